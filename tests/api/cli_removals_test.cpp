// Newer versions of a list that leave people out, through the command line.
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

}  // namespace

TEST_CASE("import manifest: half a list, or none, ends nobody's expectation unless it is said to be right") {
  const Hall hall;
  const std::string row = ",Jansen,Anna,1980-05-17,F,NLD\n";
  std::string whole = header, half = header;
  for (int i = 1; i <= 8; ++i) whole += "A" + std::to_string(i) + row;
  for (int i = 1; i <= 5; ++i) half += "A" + std::to_string(i) + row;
  // New people do not make fewer of those who are left out.
  for (int i = 21; i <= 29; ++i) half += "B" + std::to_string(i) + row;
  REQUIRE(hall.import(whole).exit == 0);
  const auto preview = hall.import(half, {"--preview"});
  CHECK(preview.exit == 1);
  CHECK(at(preview.json(), "people.gone") == "0");
  for (int time = 0; time < 2; ++time) {
    const auto withheld = hall.import(half);
    CHECK(withheld.exit == 1);
    CHECK(at(withheld.json(), "removed") == "0");
    CHECK(at(withheld.json(), "removalsWithheld") == "true");
    REQUIRE_FALSE(withheld.json().find("faults")->array_items()->empty());
    const auto fault = withheld.json().find("faults")->array_items()->front();
    CHECK(at(fault, "code") == "manifest.removals-withheld-too-many");
    CHECK(at(fault, "detail").starts_with("It leaves out 3 of the 8 people"));
    CHECK(hall.totals() == "17 17");
  }
  const auto accepted = hall.import(half, {"--accept-removals"});
  CHECK(accepted.exit == 0);
  CHECK(at(accepted.json(), "removed") == "3");
  CHECK(at(accepted.json(), "removalsWithheld") == "false");
  CHECK(hall.totals() == "14 14");
  const auto none = hall.import(header);
  CHECK(none.exit == 1);
  CHECK(at(none.json(), "removalsWithheld") == "true");
  CHECK(hall.totals() == "14 14");
}

TEST_CASE("import manifest: a list that leaves out few is followed, an empty one never") {
  const Hall hall;
  REQUIRE(hall.import(header + good_rows).exit == 0);
  CHECK(hall.import(header).exit == 1);
  CHECK(hall.totals() == "4 4");
  const auto two = hall.import(header + "A1,Jansen,Anna,1980-05-17,F,NLD\nA3,,,,,\n");
  CHECK(two.exit == 0);
  CHECK(at(two.json(), "removed") == "2");
}

TEST_CASE("import manifest: without the version before nobody is called unchanged") {
  const Hall hall;
  const auto first = hall.import(header + good_rows);
  CHECK(at(first.json(), "unchanged") == "0");
  CHECK(at(hall.import(header + good_rows).json(), "unchanged") == "4");
  const auto later = hall.import(header + good_rows + "A6,Nieuw,Ed,1970-02-03,M,NLD\n");
  CHECK(at(later.json(), "notCompared") == "4");
  CHECK(later.out.find("import.not-compared") != std::string::npos);
  CHECK(later.json().find("unchanged") == nullptr);
}
