// Passenger lists through the command line, into a register with an operation and a movement.
#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string header = "id,lastName,firstNames,dateOfBirth,sex,nationalities\n";
const std::string good_rows =
    "A1,Jansen,Anna,1980-05-17,F,NLD\n"
    "A2,Jansen,Bo,2020-01-01,M,NLD/DEU\n"
    "A3,,,,,\n"
    "A4,Silva,,1990,,BRA\n";
const std::string bad_row = "A5,Toekomst,Kim,2999-01-02,F,NLD\n";

// A register where one person may open operations, plan movements and receive lists.
class Hall {
 public:
  Hall() {
    actor_ = stream(submit(administrator(), made.enrolment("ada")));
    const auto coordinates = grant("kcr2-duty-officer");
    mandate_ = grant("registrar");
    operation_ = stream(say(coordinates, "", "operation.opened",
                            R"({"kind":"repatriation","title":"Test","area":["VR22"],"lead":")" +
                                at(made.founded, "organisation") + R"(","ground":"Wvr-39"})"));
    movement_ = stream(say(coordinates, operation_, "movement.planned",
                           R"({"kind":"flight","carrier":"VX","number":"VX1","from":"XVVAL","to":"NLEIN"})"));
  }

  Answer import(const std::string& list, const std::vector<std::string>& more = {}) const {
    write_file(made.file("list.csv"), list);
    std::vector<std::string> words{"import",   "manifest",   "--url",     serving.url(), "--operation",
                                   operation_, "--movement", movement_,   "--mandate",   mandate_,
                                   "--list",   "L1",         "--numbers", "TST"};
    words.insert(words.end(), more.begin(), more.end());
    words.push_back(made.file("list.csv"));
    return invoke(ada(std::move(words)));
  }
  Answer pfif(const std::string& document) const {
    write_file(made.file("people.xml"), document);
    return invoke(ada({"import", "pfif", "--url", serving.url(), "--operation", operation_, "--mandate",
                       mandate_, "--by", "relative", "--numbers", "PFX", made.file("people.xml")}));
  }
  Answer export_pfif() const {
    return invoke(ada({"export", "pfif", "--url", serving.url(), "--operation", operation_, "--purpose",
                       "Opsporing", "--ground", "AVG-6-1-a"}));
  }
  // What the registrar says about the operation's people.
  Answer say_registrar(const std::string& type, const std::string& data) const {
    return say(mandate_, operation_, type, data);
  }
  Json get(const std::string& path) const {
    return invoke(ada({"get", path, "--url", serving.url()})).json();
  }
  std::string size() const { return at(invoke({"verify", serving.url()}).json(), "size"); }

  const Register made;
  const Serving serving{made.data};

 private:
  std::vector<std::string> administrator() const { return made.administrator({}); }
  std::vector<std::string> ada(std::vector<std::string> words) const {
    words.insert(words.end(), {"--key", made.file("ada.jwk"), "--actor", actor_});
    return words;
  }
  Answer submit(const std::vector<std::string>& who, const std::string& file) const {
    std::vector<std::string> words{"submit", "--url", serving.url(), file};
    words.insert(words.end(), who.begin(), who.end());
    return invoke(words);
  }
  static std::string stream(const Answer& answer) {
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    return at(answer.json(), "stream");
  }
  Answer say(const std::string& mandate, const std::string& operation, const std::string& type,
             const std::string& data) const {
    Json json = Json::object({{"type", type},
                              {"mandate", mandate},
                              {"basis", Json::array({"Wvr-39"})},
                              {"data", parse_json(data).value()}});
    if (!operation.empty()) json.set("operation", operation);
    write_file(made.file("said.json"), write_json(json));
    return submit(ada({}), made.file("said.json"));
  }
  std::string grant(const std::string& role) const {
    const Json json = Json::object(
        {{"type", "mandate.granted"},
         {"mandate", at(made.founded, "administrator.mandate")},
         {"basis", Json::array({"Wvr-39"})},
         {"data", Json::object({{"holder", actor_},
                                {"role", role},
                                {"scope", Json::object()},
                                {"tasks", Json::array({"information", "people"})},
                                {"basis", Json::array({"Wvr-39"})},
                                {"from", "2020-01-01T00:00:00Z"},
                                {"instrument", Json::object({{"document", std::string(64, 'a')}})},
                                {"mayDelegate", false}})}});
    write_file(made.file("grant.json"), write_json(json));
    return stream(submit(administrator(), made.file("grant.json")));
  }

  std::string actor_, mandate_, operation_, movement_;
};

}  // namespace

TEST_CASE(
    "import manifest: good rows are taken, bad ones reported, and the same list again changes nothing") {
  const Hall hall;
  const auto first = hall.import(header + good_rows + bad_row);
  INFO(first.err);
  CHECK(first.exit == 1);  // a row was refused
  const auto said = first.json();
  CHECK(at(said, "rowsGood") == "4");
  CHECK(at(said, "rowsRefused") == "1");
  CHECK(at(said, "added") == "4");
  CHECK(at(said, "statements") == "13");   // the list, and three for each person
  CHECK(at(said, "minorAssumed") == "2");  // nothing is known, or only a 1 January
  REQUIRE(said.find("faults")->array_items()->size() == 1);
  const auto& fault = said.find("faults")->array_items()->front();
  CHECK(at(fault, "line") == "6");
  CHECK(at(fault, "code") == "manifest.date-of-birth-in-future");
  CHECK(first.out.find("Toekomst") == std::string::npos);

  const auto people = hall.get("/v1/registrations?phase=expected");
  CHECK(people.find("items")->array_items()->size() == 4);
  const auto size = hall.size();
  const auto second = hall.import(header + good_rows + bad_row);
  CHECK(at(second.json(), "alreadyThere") == "4");
  CHECK(at(second.json(), "statements") == "0");
  CHECK(at(second.json(), "listRecorded") == "false");
  CHECK(hall.size() == size);
}

TEST_CASE("import manifest: a later version of a list adds who is new, under the next free number") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  const auto later = hall.import(header + good_rows + "A6,Nieuw,Ed,1970-02-03,M,NLD\n");
  CHECK(later.exit == 0);
  CHECK(at(later.json(), "added") == "1");
  CHECK(at(later.json(), "alreadyThere") == "4");
  CHECK(at(later.json(), "statements") == "4");
}

TEST_CASE(
    "import manifest: what an import that was broken off left out is completed, and nothing is said twice") {
  const Hall hall;
  REQUIRE(
      hall.say_registrar("registration.opened", R"({"number":"TST-000017","source":"L1","externalId":"A1"})")
          .exit != 0);
  const auto opened =
      hall.say_registrar("registration.opened", R"({"number":"KLM-00042F","source":"L1","externalId":"A1"})");
  INFO(opened.err);
  REQUIRE(opened.exit == 0);
  const auto completed = hall.import(header + good_rows);
  CHECK(at(completed.json(), "completed") == "1");
  CHECK(at(completed.json(), "added") == "3");
  CHECK(at(completed.json(), "statements") == "12");
  const auto file = hall.get("/v1/" + at(opened.json(), "stream"));
  CHECK(at(file, "version") == "3");
  CHECK(at(file, "phase") == "expected");
}

TEST_CASE("import manifest: a dry run reads and reports, and asks nobody") {
  const TemporaryDirectory directory;
  const auto list = (directory.path() / "list.csv").string();
  write_file(list, header + good_rows + bad_row);
  const auto table = invoke({"import", "manifest", "--dry-run", "-o", "table", list});
  CHECK(table.exit == 1);
  CHECK(table.out.starts_with("rowsGood"));
  CHECK(table.out.find("manifest.date-of-birth-in-future") != std::string::npos);
  const auto nothing = invoke({"import", "manifest", "--dry-run", "-"}, "a,b\n1,2\n");
  CHECK(nothing.exit == 2);
  CHECK(nothing.err.starts_with("kroniek: manifest.header-missing: "));
}

TEST_CASE("import manifest: what cannot be is told before anything is stated") {
  const Hall hall;
  const auto size = hall.size();
  struct Case {
    std::vector<std::string> more;
    std::string code;
    int exit;
  };
  for (const auto& c :
       {Case{{"--persona", "x#y"}, "usage.who", 2}, Case{{"--basis", "?"}, "statement.claims-invalid", 1}}) {
    const auto answer = hall.import(header + good_rows, c.more);
    CAPTURE(answer.err);
    CHECK(answer.exit == c.exit);
    CHECK(answer.err.starts_with("kroniek: " + c.code + ": "));
  }
  CHECK(hall.size() == size);
}

TEST_CASE("import manifest: a preview says what each column becomes, with and without a register") {
  const Hall hall;
  const std::string own = "kenmerk,Wie,Geboren,Stoel\nA1,Geheim,1980-05-17,12A\nA2,1980,Geheim,12B\n";
  write_file(hall.made.file("own.csv"), own);
  const auto alone = invoke(
      {"import", "manifest", "--preview", "--map", "Wie=lastName", "--map=#4=-", hall.made.file("own.csv")});
  INFO(alone.err);
  CHECK(alone.exit == 1);
  CHECK(at(alone.json(), "rowsGood") == "1");
  CHECK(at(alone.json(), "rowsRefused") == "1");
  CHECK(alone.json().find("people") == nullptr);
  CHECK(alone.out.find("Geheim") == std::string::npos);

  const auto size = hall.size();
  const auto asked = hall.import(own, {"--preview", "--map", "Wie=lastName"});
  INFO(asked.err);
  CHECK(asked.exit == 1);
  CHECK(at(asked.json(), "people.new") == "1");
  CHECK(at(asked.json(), "source") == "L1");
  CHECK(hall.size() == size);
  CHECK(invoke({"import", "manifest", "--preview", "--map", "Wie", "-"}, own).exit == 2);
  CHECK(invoke({"import", "manifest", "--preview", "--encoding", "latin-1", "-"}, own).exit == 2);
  const auto people =
      invoke({"import", "manifest", "--preview", "--map", "Wie=lastName", "-o", "table", "-"}, own);
  CHECK(people.out.find("lastName") != std::string::npos);
}

TEST_CASE(
    "import pfif: persons are announced once, bad and expired records are told, and export gives them out") {
  const Hall hall;
  const std::string record =
      "<pfif:source_date>2026-11-23T19:50:00Z</pfif:source_date><pfif:full_name>Anna Jansen</pfif:full_name>"
      "<pfif:home_street>Dam 1</pfif:home_street></pfif:person>";
  const std::string document =
      "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">"
      "<pfif:person><pfif:person_record_id>a.example/person.1</pfif:person_record_id>" +
      record + "<pfif:person><pfif:person_record_id>b.example/jan</pfif:person_record_id>" + record +
      "<pfif:person><pfif:person_record_id>nowhere</pfif:person_record_id>" + record +
      "<pfif:person><pfif:person_record_id>a.example/2</pfif:person_record_id>"
      "<pfif:expiry_date>2020-01-01T00:00:00Z</pfif:expiry_date>" +
      record + "</pfif:pfif>";
  const auto first = hall.pfif(document);
  INFO(first.err);
  CHECK(first.exit == 1);
  const auto said = first.json();
  CHECK(at(said, "added") == "2");
  CHECK(at(said, "statements") == "6");
  CHECK(at(said, "recordsRefused") == "1");
  CHECK(at(said, "recordsExpired") == "1");
  CHECK(at(said.find("faults")->array_items()->front(), "line") == "3");
  CHECK(at(said.find("faults")->array_items()->front(), "code") == "pfif.record-id");
  CHECK(first.out.find("Jansen") == std::string::npos);

  const auto people = hall.get("/v1/registrations?phase=announced");
  REQUIRE(people.find("items")->array_items()->size() == 2);
  CHECK(hall.get("/v1/registrations?sourceKeys=a.example%3Aperson.1").find("items")->array_items()->size() ==
        1);

  const auto size = hall.size();
  const auto again = hall.pfif(document);
  CHECK(at(again.json(), "added") == "0");
  CHECK(at(again.json(), "alreadyThere") == "2");
  CHECK(at(again.json(), "statements") == "0");
  CHECK(hall.size() == size);

  const auto given = hall.export_pfif();
  INFO(given.err);
  CHECK(given.exit == 0);
  CHECK(given.out.find("<pfif:person>") == std::string::npos);  // nobody was asked yet
  CHECK(hall.pfif(given.out).exit == 0);
  CHECK(hall.pfif("<!DOCTYPE x><x/>").exit == 2);
}
