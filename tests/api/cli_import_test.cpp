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
  // What the registrar says about the operation's people.
  Answer say_registrar(const std::string& type, const std::string& data) const {
    return say(mandate_, operation_, type, data);
  }
  Json get(const std::string& path) const {
    return invoke(ada({"get", path, "--url", serving.url()})).json();
  }
  const std::string& movement() const { return movement_; }
  // Expected, and of these unresolved: nobody has been seen.
  std::string totals() const {
    const auto answer = get("/v1/" + movement_ + "/_reconciliation");
    return at(answer, "totals.expected") + " " + at(answer, "totals.unresolved");
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

TEST_CASE("import manifest: a newer version ends what the one before expected, and says whom it changed") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  write_file(hall.made.file("before.csv"), header + good_rows);
  const std::string newer = header +
                            "A1,Jansen,Anna Maria,1980-05-17,F,NLD\n"
                            "A3,,,,,\n"
                            "A4,Silva,,1990,,BRA\n"
                            "A6,Nieuw,Ed,1970-02-03,M,NLD\n";
  const auto later = hall.import(newer, {"--previous", hall.made.file("before.csv")});
  INFO(later.err);
  CHECK(later.exit == 0);
  const auto said = later.json();
  CHECK(at(said, "added") == "1");
  CHECK(at(said, "removed") == "1");
  CHECK(at(said, "changed") == "1");
  CHECK(at(said, "unchanged") == "2");
  CHECK(said.find("removedNumbers")->array_items()->size() == 1);
  CHECK(later.out.find("Jansen") == std::string::npos);
  const auto versions = hall.get("/v1/" + hall.movement() + "/_manifests");
  const auto& items = *versions.find("items")->array_items();
  REQUIRE(items.size() == 2);
  CHECK(items[1].find("added")->array_items()->size() == 1);
  CHECK(items[1].find("removed")->array_items()->size() == 1);
  CHECK(items[1].find("changed")->array_items()->size() == 1);
  CHECK(at(items[1], "unchanged") == "2");
  CHECK(hall.totals() == "4 4");
  const auto size = hall.size();
  const auto again = hall.import(newer, {"--previous", hall.made.file("before.csv")});
  CHECK(at(again.json(), "statements") == "0");
  CHECK(hall.size() == size);
  const auto old = hall.import(header + good_rows);
  CHECK(old.exit == 2);
  CHECK(old.err.starts_with("kroniek: import.list-superseded: "));
  CHECK(hall.size() == size);
}

TEST_CASE("import manifest: half a list and then the whole of it, and the other way round") {
  const Hall hall;
  const std::string half = header + "A1,Jansen,Anna,1980-05-17,F,NLD\nA2,Jansen,Bo,2020-01-01,M,NLD/DEU\n";
  REQUIRE(hall.import(half).exit == 0);
  const auto whole = hall.import(header + good_rows);
  CHECK(at(whole.json(), "added") == "2");
  CHECK(at(whole.json(), "removed") == "0");
  CHECK(hall.totals() == "4 4");
  CHECK(at(hall.import(half + "\n").json(), "removed") == "2");
  CHECK(hall.totals() == "2 2");
  CHECK(at(hall.import(header + good_rows + "\n").json(), "completed") == "2");
  CHECK(hall.totals() == "4 4");
}

TEST_CASE("import manifest: where a row of the newer list is refused, nobody is left out") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  const auto later = hall.import(header + "A1,Jansen,Anna,1980-05-17,F,NLD\n" + bad_row);
  CHECK(later.exit == 1);
  CHECK(at(later.json(), "removed") == "0");
  CHECK(at(later.json(), "removalsWithheld") == "true");
  CHECK(hall.totals() == "4 4");
}

TEST_CASE("import manifest: columns that are swapped are told, and nothing is recorded") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  const auto size = hall.size();
  const auto swapped = hall.import(
      "id,dateOfBirth,firstNames,lastName,sex,nationalities\n"
      "A1,Jansen,Anna,1980-05-17,F,NLD\n",
      {"--dry-run"});
  CHECK(swapped.exit == 1);
  CHECK(at(swapped.json(), "rowsRefused") == "1");
  CHECK(hall.size() == size);
}

TEST_CASE("import manifest: without ids nobody can tell who is on both versions") {
  const Hall hall;
  const std::string without = "lastName,firstNames\nJansen,Anna\n";
  REQUIRE(hall.import(without).exit == 0);
  CHECK(at(hall.import(without).json(), "statements") == "0");
  const auto size = hall.size();
  for (const auto& list : {without + "Jansen,Bo\n", header + good_rows}) {
    const auto later = hall.import(list);
    CHECK(later.exit == 2);
    CHECK(later.err.starts_with("kroniek: import.list-without-ids: "));
  }
  write_file(hall.made.file("never.csv"), without + "Jansen,Cor\n");
  const auto unknown = hall.import(without, {"--previous", hall.made.file("never.csv")});
  CHECK(unknown.exit == 2);
  CHECK(unknown.err.starts_with("kroniek: import.previous-unknown: "));
  CHECK(hall.size() == size);
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
