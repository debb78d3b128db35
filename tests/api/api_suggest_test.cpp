// Suggested links: who may be one person under two spellings; never twins unasked, never what people judged.
#include <catch2/catch.hpp>

#include "tests/api/suggest_support.h"

namespace kroniek::test {

TEST_CASE("api suggest: one person under two spellings is suggested, with what speaks for it and no value") {
  SuggestDesk desk;
  const auto a = desk.file(1, one), b = desk.file(2, same);
  desk.file(3, {"Pieter", "van den Berg", "1951-09-30"});
  const auto size = desk.world.size();
  const auto answer = desk.ask(&desk.world.registrar);
  REQUIRE(answer.status == 200);
  const auto said = json_of(answer);
  CHECK(at(said, "threshold") == Json(80));
  CHECK(at(said, "compared") == Json(3));
  CHECK(at(said, "pairs") == Json(1));
  CHECK(at(said, "known") == Json(0));
  CHECK(at(said, "suggested") == Json(1));
  CHECK(at(said, "left") == Json(0));
  CHECK(text_at(said, "links/0/a") == to_string(a));
  CHECK(text_at(said, "links/0/b") == to_string(b));
  CHECK(*at(said, "links/0/score").integer() >= 80);
  REQUIRE(items_at(said, "links/0/scoreParts").size() == 2);  // one document only: nothing to compare
  CHECK(text_at(said, "links/0/scoreParts/0/kind") == "name");
  CHECK(text_at(said, "links/0/scoreParts/1/kind") == "date-of-birth");
  CHECK(at(said, "links/0/scoreParts/1/score") == Json(100));
  for (const auto* value : {"Yılmaz", "Yilmaz", "Aysegul", "1984", "SPECAY001"})
    CHECK(answer.content().find(value) == std::string_view::npos);

  CHECK(desk.world.size() == size + 2);  // the look, then the suggestion that follows from it
  const auto look = json_of(desk.api.get(header_of(answer, "Location"), &desk.world.data_protection));
  CHECK(text_at(look, "claims/type") == "opening.made-for-several");
  CHECK(text_at(look, "claims/data/occasion") == "search");
  CHECK(at(look, "claims/data/subjects") == Json::array({to_string(a), to_string(b)}));
  const auto link = json_of(desk.api.get("/v1/" + text_at(said, "links/0/link"), &desk.world.registrar));
  CHECK(text_at(link, "phase") == "suggested");
  CHECK(text_at(link, "method") == "name-date-document-1");
  CHECK(at(link, "score") == at(said, "links/0/score"));
  CHECK(text_at(link, "proposedBy/0") == to_string(desk.world.registrar.actor));
  const auto statement =
      json_of(desk.api.get("/v1/statements/" + text_at(said, "links/0/statement"), &desk.world.registrar));
  CHECK(text_at(statement, "assurance") == "sealed");
  CHECK(text_at(statement, "claims/causes/0") == text_at(said, "opening/statement"));
}

TEST_CASE("api suggest: a second call suggests nothing new, and records that somebody looked") {
  SuggestDesk desk;
  desk.file(1, one), desk.file(2, same);
  CHECK(desk.counts() == "2 1 0 1");
  const auto size = desk.world.size();
  const auto again = desk.ask(&desk.second);
  CHECK(at(json_of(again), "known") == Json(1));
  CHECK(at(json_of(again), "links") == Json::array());
  CHECK(desk.world.size() == size + 1);
  const auto look = json_of(desk.api.get(header_of(again, "Location"), &desk.world.data_protection));
  CHECK(text_at(look, "claims/type") == "opening.searched");
  CHECK(at(look, "claims/data/by") == Json::array({"names", "date-of-birth", "document"}));
  CHECK(header_of(again, "Kroniek-Index") == std::to_string(size));
  desk.file(3, {"Aysegül", "Yilmas"});
  CHECK(desk.counts() == "3 3 1 2");
}

TEST_CASE("api suggest: twins stay below the threshold, and below a lower one nothing joins them") {
  SuggestDesk desk;
  struct Pair {
    std::string what;
    Who one, other;
    std::string counts, counts_at_60;
  };
  const auto [what, twin, other, counts, lower] = GENERATE(
      Pair{"a short family name", {"Fatima", "Bakker"}, {"Karim", "Bakker"}, "2 0 0 0", "2 1 0 1"},
      Pair{"a long one",
           {"Ana", "Garcia Lopez Fernandez"},
           {"Luis", "Garcia Lopez Fernandez"},
           "2 0 0 0",
           "2 1 0 1"},
      Pair{"passports of one day",
           {"Fatima", "El Amrani", "1992-03-04", "NSPEC1234"},
           {"Karim", "El Amrani", "1992-03-04", "NSPEC1235"},
           "2 0 0 0",
           "2 1 0 1"},
      Pair{"one given name shared",
           {"Anna Maria", "de Vries"},
           {"Sofia Maria", "de Vries"},
           "2 0 0 0",
           "2 1 0 1"},
      Pair{"one given name more", {"Anna", "de Vries"}, {"Anna Maria", "de Vries"}, "2 1 0 1", "2 1 1 0"},
      Pair{"an initial", {"J.", "de Vries"}, {"Jan", "de Vries"}, "2 1 0 1", "2 1 1 0"});
  CAPTURE(what);
  desk.file(1, twin), desk.file(2, other);
  CHECK(desk.counts() == counts);
  CHECK(desk.counts(R"(, "threshold": 60)") == lower);
  // Who asked for suggestions confirms none, and one other person is not enough.
  const auto link = desk.only_link();
  CHECK(desk.world.refusal(desk.world.registrar, desk.api.registered(link, "link.confirmed", "{}", 2)) ==
        "link.confirmed-by-proposer");
  desk.say(desk.second, link, "link.confirmed", "{}");
  CHECK(text_at(desk.world.view(link), "phase") == "confirmed-once");
}

TEST_CASE("api suggest: a document of each, the same or another") {
  SuggestDesk desk;
  SECTION("an identity card beside a passport keeps nobody apart") {
    desk.file(1, one), desk.file(2, {"Ayşegül", "Yılmaz", "1984-05-17", "IDCARD987"});
    const auto said = desk.suggest();
    CHECK(at(said, "links/0/score") == Json(83));
    CHECK(at(said, "links/0/scoreParts/2/score") == Json(0));
  }
  SECTION("one number under two birth dates") {
    desk.file(1, one), desk.file(2, {"Aysegul", "Yilmaz", "unknown", "SPECAY0O1"});
    const auto said = desk.suggest();
    CHECK(*at(said, "links/0/score").integer() > 90);
    CHECK(text_at(said, "links/0/scoreParts/1/kind") == "document");
  }
  SECTION("a name alone is not enough") {
    desk.file(1, one), desk.file(2, {"Ayşegül", "Yılmaz", "unknown"});
    CHECK(desk.counts() == "2 0 0 0");
  }
}

TEST_CASE("api suggest: what was rejected or withdrawn is not suggested again") {
  SuggestDesk desk;
  const auto a = desk.file(1, one);
  desk.file(2, same);
  CHECK(desk.counts() == "2 1 0 1");
  const auto link = desk.only_link();
  SECTION("rejected") {
    desk.say(desk.second, link, "link.rejected", R"({"reasons": "Nichten"})");
  }
  SECTION("withdrawn") {
    desk.say(desk.second, link, "link.confirmed", "{}");
    desk.say(desk.third, link, "link.confirmed", "{}");
    desk.say(desk.second, link, "link.withdrawn", R"({"reasons": "Toch nichten"})");
  }
  CHECK(desk.counts() == "2 1 1 0");
  CHECK(desk.counts(R"(, "threshold": 0)") == "2 1 1 0");
  CHECK(desk.only_link() == link);
}

TEST_CASE("api suggest: files of other operations count too, those of exercises never") {
  SuggestDesk desk;
  const auto a = desk.file(1, one);
  desk.open_operation(7, "exercise");
  desk.file(2, same);
  CHECK(desk.counts() == "1 0 0 0");
  desk.file(3, one);
  CHECK(desk.counts() == "2 1 0 1");
  CHECK(desk.counts() == "2 1 1 0");

  desk.open_operation(8, "repatriation");
  CHECK(desk.counts() == "0 0 0 0");
  const auto c = desk.file(4, same);
  const auto said = desk.suggest();
  REQUIRE(items_at(said, "links").size() == 1);
  CHECK(text_at(said, "links/0/a") == to_string(a));
  CHECK(text_at(said, "links/0/b") == to_string(c));
  desk.operation = desk.world.operation;
  CHECK(desk.counts() == "1 1 1 0");
}

TEST_CASE("api suggest: erased, erroneous and shielded files are not compared") {
  SuggestDesk desk;
  const auto a = desk.file(1, one);
  const auto b = desk.file(2, same);
  SECTION("erased") {
    const auto officer = desk.world.enrol(60, desk.world.kcr2, "data-protection-officer");
    const auto erasure = stream("erasures", 1);
    desk.say(desk.world.data_protection, erasure, "erasure.proposed",
             R"({"subject": ")" + to_string(b) + R"(", "classes": ["personal"], "ground": "AVG-17"})");
    desk.say(officer, erasure, "erasure.approved", "{}");
    desk.say(desk.world.data_protection, erasure, "erasure.performed", "{}");
  }
  SECTION("registered in error") {
    desk.say(desk.world.registrar, b, "registration.marked-registered-in-error", R"({"reason": "Dubbel"})");
  }
  SECTION("shielded from the reader, whichever operation asks") {
    desk.say(desk.world.reception_lead, b, "registration.flagged", R"({"kind": "protection"})");
    desk.open_operation(8, "repatriation");
    desk.file(3, same);
    CHECK(desk.counts() == "1 1 0 1");
    const auto lead = json_of(desk.ask(&desk.world.reception_lead));
    CHECK(at(lead, "pairs") == Json(2));
    CHECK(at(lead, "suggested") == Json(1));
    desk.operation = desk.world.operation;
  }
  const auto said = desk.suggest();
  CHECK(at(said, "compared") == Json(1));
  CHECK(at(said, "suggested") == Json(0));
}

}  // namespace kroniek::test
