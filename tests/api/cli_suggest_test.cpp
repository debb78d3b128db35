// Suggesting links by command: what a list holds twice is suggested once.
#include <catch2/catch.hpp>

#include "tests/api/cli_hall.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// One person twice, under two spellings, and two siblings born together.
const std::string people =
    "A1,Yılmaz,Ayşegül,1980-05-17,F,NLD\n"
    "A2,Yilmaz,Aysegul,1980-05-17,F,TUR\n"
    "B1,El Amrani,Fatima,2012-03-04,F,NLD\n"
    "B2,El Amrani,Karim,2012-03-04,M,NLD\n";

}  // namespace

TEST_CASE("suggest links: one person's two files are suggested, siblings are not, and again nothing is") {
  const Hall hall;
  REQUIRE(hall.import(header + people).exit == 0);
  const auto first = hall.suggest();
  INFO(first.err);
  REQUIRE(first.exit == 0);
  const auto said = first.json();
  CHECK(at(said, "compared") == "4");
  CHECK(at(said, "pairs") == "1");
  CHECK(at(said, "suggested") == "1");
  CHECK(said.find("links")->array_items()->size() == 1);
  CHECK(first.out.find("Yilmaz") == std::string::npos);

  const auto again = hall.suggest();
  CHECK(again.exit == 0);
  CHECK(at(again.json(), "suggested") == "0");
  CHECK(at(again.json(), "known") == "1");

  const auto lower = hall.suggest({"--threshold", "60", "-o", "table"});
  INFO(lower.out);
  CHECK(lower.exit == 0);
  CHECK(lower.out.find("suggested  1") != std::string::npos);
  CHECK(lower.out.find("registrations/") != std::string::npos);
}

TEST_CASE("suggest links: what is asked wrongly is refused") {
  const Hall hall;
  CHECK(hall.suggest({"--threshold", "101"}).exit == 2);
  CHECK(hall.suggest({"--mandate", "none"}).exit == 2);
  CHECK(invoke({"suggest", "links"}).exit == 2);
  CHECK(hall.suggest({"--mandate", "mandates/01935a00-0000-7000-8000-000000000001"}).exit == 1);
}
