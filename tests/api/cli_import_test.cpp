// Passenger lists through the command line, into a register with an operation and a movement.
#include <catch2/catch.hpp>

#include "tests/api/cli_hall.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string good_rows =
    "A1,Jansen,Anna,1980-05-17,F,NLD\n"
    "A2,Jansen,Bo,2020-01-01,M,NLD/DEU\n"
    "A3,,,,,\n"
    "A4,Silva,,1990,,BRA\n";
const std::string bad_row = "A5,Toekomst,Kim,2999-01-02,F,NLD\n";

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

TEST_CASE("import manifest: the same file under another name doubles nobody") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  const auto size = hall.size();
  const auto again = hall.import(header + good_rows, {"--list", "L2"});
  CHECK(again.exit == 2);
  CHECK(again.err.starts_with("kroniek: import.list-under-another-name: "));
  CHECK(hall.size() == size);
}

TEST_CASE("import manifest: a list of which every row is refused is not received, and says so") {
  const Hall hall;
  const auto size = hall.size();
  const auto all_bad =
      hall.import(header + "A1,Jansen,Anna,31-31-1980,F,NLD\nA2,Bakker,Bo,40-01-1980,M,NLD\n");
  CHECK(all_bad.exit == 1);
  CHECK(all_bad.err.find("kroniek: import.no-row-taken: ") != std::string::npos);
  CHECK(at(all_bad.json(), "rowsRefused") == "2");  // and each with its reason
  CHECK(all_bad.json().find("faults")->array_items()->size() == 2);
  CHECK(hall.size() == size);
  const auto mended =
      hall.import(header + "A1,Jansen,Anna,1980-01-31,F,NLD\nA2,Bakker,Bo,40-01-1980,M,NLD\n");
  CHECK(mended.exit == 1);
  CHECK(at(mended.json(), "added") == "1");
  CHECK(hall.totals() == "2 2");  // the second row has no file, and is looked for all the same
}

TEST_CASE("import manifest: a newer list that only counts its rows puts nobody's name on another's file") {
  const Hall hall;
  REQUIRE(hall.import("Nr;Achternaam;Voornamen\n1;Jansen;Anna\n2;Bakker;Bo\n3;Smit;Cor\n").exit == 0);
  const auto size = hall.size();
  const auto shifted = hall.import("Nr;Achternaam;Voornamen\n1;Bakker;Bo\n2;Smit;Cor\n");
  CHECK(shifted.exit == 2);
  CHECK(shifted.err.starts_with("kroniek: import.list-without-ids: "));
  CHECK(hall.size() == size);
}

TEST_CASE(
    "import manifest: a list of the same name on another movement is of the same people, or is refused") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  const auto next_leg = hall.plan_movement("VX2");
  const auto size = hall.size();
  const auto strangers = hall.import_of(next_leg, header + "A1,Ander,Iemand,1970-01-01,M,NLD\n");
  CHECK(strangers.exit == 2);
  CHECK(strangers.err.starts_with("kroniek: import.list-of-another-movement: "));
  CHECK(strangers.err.find(hall.movement()) != std::string::npos);
  const auto never = hall.import_of(next_leg, header + good_rows, {"--continues", next_leg});
  CHECK(never.exit == 2);
  CHECK(hall.size() == size);

  const auto onward = hall.import_of(next_leg, header + good_rows, {"--continues", hall.movement()});
  INFO(onward.err);
  REQUIRE(onward.exit == 0);
  CHECK(at(onward.json(), "added") == "0");
  CHECK(at(onward.json(), "completed") != "0");
  // It is settled once: the list again, and its next version, need not say so.
  CHECK(at(hall.import_of(next_leg, header + good_rows).json(), "statements") == "0");
  CHECK(hall.import_of(next_leg, header + good_rows + "A9,Laat,Nog,1970-01-01,M,NLD\n").exit == 0);

  const auto own_name = hall.import_of(hall.plan_movement("VX3"), header + good_rows, {"--list", "L2"});
  CHECK(own_name.exit == 0);
  CHECK(at(own_name.json(), "completed") == "0");
  const auto wrong = hall.import_of(hall.plan_movement("VX4"), header + good_rows,
                                    {"--list", "L4", "--continues", hall.movement()});
  CHECK(wrong.err.starts_with("kroniek: import.continues-unknown: "));
}

TEST_CASE(
    "import manifest: what an import that was broken off left out is completed, and nothing is said twice") {
  const Hall hall;
  std::string rows;  // numbered, so that one can be stated by hand
  std::istringstream lines(good_rows);
  for (std::string line; std::getline(lines, line);) rows += line.substr(1) + "\n";
  REQUIRE(
      hall.say_registrar("registration.opened", R"({"number":"TST-000017","source":"L1","externalId":"1"})")
          .exit != 0);
  const auto opened =
      hall.say_registrar("registration.opened", R"({"number":"KLM-00042F","source":"L1","externalId":"1"})");
  INFO(opened.err);
  REQUIRE(opened.exit == 0);
  const auto completed = hall.import(header + rows);
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
  for (const auto& file : *people.find("items")->array_items())
    CHECK(at(file, "sourceKeys").find(".example:x1-") != std::string::npos);

  const auto size = hall.size();
  const auto again = hall.pfif(document);
  CHECK(at(again.json(), "added") == "0");
  CHECK(at(again.json(), "alreadyThere") == "2");
  CHECK(at(again.json(), "statements") == "0");
  CHECK(hall.size() == size);

  const auto requested = hall.request_export();
  INFO(requested.err);
  REQUIRE(requested.exit == 0);
  const auto disclosure = at(requested.json(), "stream");
  CHECK(hall.export_pfif(disclosure).exit == 1);  // nobody approved it
  hall.approve(disclosure);
  const auto given = hall.export_pfif(disclosure);
  INFO(given.err);
  CHECK(given.exit == 0);
  CHECK(given.out.find("<pfif:person>") == std::string::npos);  // nobody was asked yet
  CHECK(hall.pfif(given.out).exit == 0);
  CHECK(hall.pfif("<!DOCTYPE x><x/>").exit == 2);
}
