#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::ContradictionKind;
using registration::Phase;

namespace {

std::string seen(std::string_view checkpoint, std::uint8_t number, std::string_view until = "") {
  return R"({"checkpoint":")" + std::string(checkpoint) + "\"," + member("movement", movement_id(number)) +
         (until.empty() ? "" : R"(,"until":")" + std::string(until) + "\"") + "}";
}

PeopleWorld world_opened() {
  PeopleWorld people;
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"desk-1"})");
  people.given("registration.expected", "{" + member("movement", movement_id(1)) + "}");
  return people;
}

}  // namespace

TEST_CASE("registration: a sighting says where the person is and with which movement") {
  auto people = world_opened();
  const auto jti = people.given("registration.seen", seen("EIN-1", 1));
  const auto state = people.state();
  CHECK(state.phase == Phase::seen);
  CHECK(state.place == "EIN-1");
  CHECK(state.place_since == people.world.claims.occurred_at);
  CHECK(state.seen_on == std::vector{movement_id(1)});
  REQUIRE(state.sightings.size() == 1);
  CHECK(state.sightings[0].statement == jti);
  CHECK_FALSE(state.contradiction_open);
}

TEST_CASE("registration: an older sighting that arrives later does not move the person back") {
  auto people = world_opened();
  people.given("registration.seen", seen("EIN-1", 1));
  people.at("2026-11-23T15:00:00Z");
  people.given("registration.checkpoint-passed", R"({"checkpoint":"BEY-2"})");
  CHECK(people.state().place == "EIN-1");
  CHECK(people.state().sightings.size() == 2);
}

TEST_CASE(
    "registration: of two sightings at one moment the same is the newest, whichever is uploaded first") {
  for (const auto& [first, second] : {std::pair{"EIN-1", "EIN-2"}, std::pair{"EIN-2", "EIN-1"}}) {
    auto people = world_opened();
    people.given("registration.seen", seen(first, 1));
    people.given("registration.seen", seen(second, 1));
    CHECK(people.state().place == "EIN-2");
  }
}

TEST_CASE("registration: who passes a checkpoint has been seen") {
  auto people = world_opened();
  people.given("registration.checkpoint-passed", R"({"checkpoint":"EIN-1"})");
  CHECK(people.state().phase == Phase::seen);
}

TEST_CASE("registration: a sighting in two movements at one time is recorded and opens a case") {
  auto people = world_opened();
  people.at("2026-11-23T15:00:00Z");
  const auto first = people.given("registration.seen", seen("BEY-1", 1, "2026-11-23T15:30:00Z"));
  people.at("2026-11-23T15:20:00Z");
  const auto second = people.given("registration.seen", seen("LCA-1", 2));
  const auto state = people.state();
  CHECK(state.contradiction_open);
  REQUIRE(state.contradictions.size() == 1);
  CHECK(state.contradictions[0].kind == ContradictionKind::two_places);
  CHECK(state.contradictions[0].sighting == second);
  CHECK(state.contradictions[0].against == first);
  CHECK(survives_storing<Registrations>(state));
}

TEST_CASE("registration: sightings contradict at one time, at other places or with other movements") {
  const auto [time, checkpoint, number, contradicts] =
      GENERATE(table<std::string, std::string, std::uint8_t, bool>({
          {"2026-11-23T15:00:00Z", "LCA-1", 2, true},
          {"2026-11-23T15:05:00Z", "LCA-1", 2, true},
          {"2026-11-23T14:55:00Z", "LCA-1", 2, true},
          {"2026-11-23T15:05:01Z", "LCA-1", 2, false},
          {"2026-11-23T14:54:59Z", "LCA-1", 2, false},
          {"2026-11-23T15:00:00Z", "BEY-1", 2, false},
          {"2026-11-23T15:00:00Z", "LCA-1", 1, true},
          {"2026-11-23T15:05:01Z", "LCA-1", 1, false},
          {"2026-11-23T15:00:00Z", "BEY-GATE-2", 1, false},
          {"2026-11-23T15:00:00Z", "desk-1", 1, false},
      }));
  auto people = world_opened();
  people.at("2026-11-23T15:00:00Z");
  people.given("registration.seen", seen("BEY-1", 1));
  people.at(time);
  people.given("registration.seen", seen(checkpoint, number));
  CHECK(people.state().contradiction_open == contradicts);
}

TEST_CASE("registration: without movements too, nobody is at two airports at once") {
  auto people = world_opened();
  people.at("2026-11-23T15:00:00Z");
  people.given("registration.seen", R"({"checkpoint":"EIN-1","until":"2026-11-23T16:00:00Z"})");
  people.at("2026-11-23T15:30:00Z");
  people.given("registration.seen", R"({"checkpoint":"EIN-2"})");
  CHECK_FALSE(people.state().contradiction_open);
  people.given("registration.seen", R"({"checkpoint":"AMS-1"})");
  CHECK(people.state().contradiction_open);
}

TEST_CASE("registration: a sighting does not end before it began") {
  const auto people = world_opened();
  CHECK(people.refusal("registration.seen", seen("EIN-1", 1, "2026-11-23T19:44:59Z")) ==
        "registration.until-before-seen");
  CHECK(people.refusal("registration.seen", seen("EIN-1", 1, "2026-11-23T19:45:00Z")) == accepted);
  CHECK(people.refusal("registration.seen", R"({"checkpoint":"Gate 1"})") == "registration.code-malformed");
}

TEST_CASE("registration: a settled case leaves out the sighting that was wrong") {
  auto people = world_opened();
  const auto first = people.given("registration.seen", seen("EIN-1", 1));
  const auto second = people.given("registration.seen", seen("LCA-1", 2));
  CHECK(people.state().movement == movement_id(2));
  people.given("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})");
  people.given("registration.departed", "{}");
  CHECK(people.refusal("registration.closed", R"({"reason":"Klaar"})") == "registration.contradiction-open");
  CHECK(people.refusal("registration.contradiction-settled",
                       "{" + member("sighting", first) + R"(,"reason":"Onbekend"})") ==
        "registration.no-contradiction");
  CHECK(people.refusal("registration.contradiction-settled",
                       "{" + member("sighting", second) + "," + member("wrong", statement_id(1)) +
                           R"(,"reason":"Onbekend"})") == "registration.sighting-unknown");
  people.given("registration.contradiction-settled", "{" + member("sighting", second) + "," +
                                                         member("wrong", second) +
                                                         R"(,"reason":"Verkeerde polsband gescand"})");
  const auto state = people.state();
  CHECK_FALSE(state.contradiction_open);
  CHECK(state.seen_on == std::vector{movement_id(1)});
  CHECK(state.movement == movement_id(1));
  CHECK(state.place == "EIN-1");
  CHECK(state.sightings.size() == 2);
  CHECK(people.refusal("registration.closed", R"({"reason":"Klaar"})") == accepted);
}

TEST_CASE("registration: a wrong sighting of the only movement leaves the one that is expected") {
  auto people = world_opened();
  people.given("registration.seen", R"({"checkpoint":"EIN-1","until":"2026-11-23T20:00:00Z"})");
  people.given("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})");
  people.at("2026-11-23T19:50:00Z");
  people.given("registration.departed", "{}");
  people.at("2026-11-23T20:10:00Z");
  const auto ghost = people.given("registration.seen", seen("AMS-1", 2));
  CHECK(people.state().movement == movement_id(2));
  people.given(
      "registration.contradiction-settled",
      "{" + member("sighting", ghost) + "," + member("wrong", ghost) + R"(,"reason":"Ander persoon"})");
  CHECK(people.state().movement == movement_id(1));
  CHECK(people.state().place == "EIN-1");
  CHECK(people.state().seen_on.empty());
}

TEST_CASE("registration: to be seen after departure or death opens a case and changes no phase") {
  const auto [type, json, phase, kind] = GENERATE(table<std::string, std::string, Phase, ContradictionKind>({
      {"registration.departed", "{}", Phase::departed, ContradictionKind::after_departure},
      {"registration.marked-deceased", R"({"reason":"Arts"})", Phase::deceased,
       ContradictionKind::after_death},
  }));
  auto people = world_opened();
  people.given("registration.seen", seen("EIN-1", 1));
  people.given("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})");
  people.given(type, json);
  people.at("2026-11-23T19:00:00Z");
  people.given("registration.seen", seen("EIN-2", 1));
  CHECK_FALSE(people.state().contradiction_open);
  people.at("2026-11-23T19:45:00Z");  // at the very moment
  people.given("registration.seen", seen("EIN-2", 1));
  CHECK_FALSE(people.state().contradiction_open);
  people.at("2026-11-23T21:00:00Z");
  people.given("registration.seen", seen("EIN-3", 1));
  CHECK(people.state().phase == phase);
  REQUIRE(people.state().contradictions.size() == 1);
  CHECK(people.state().contradictions[0].kind == kind);
  CHECK(people.state().contradictions[0].against == std::nullopt);
}

TEST_CASE("registration: a departure or death that is recorded after a later sighting opens the same case") {
  const auto [type, json, kind] = GENERATE(table<std::string, std::string, ContradictionKind>({
      {"registration.departed", "{}", ContradictionKind::after_departure},
      {"registration.marked-deceased", R"({"reason":"Arts"})", ContradictionKind::after_death},
  }));
  auto people = world_opened();
  people.given("registration.seen", seen("EIN-1", 1));
  people.given("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})");
  people.at("2026-11-23T21:00:00Z");
  const auto later = people.given("registration.seen", seen("EIN-3", 1));
  people.at("2026-11-23T20:00:00Z");
  people.given(type, json);
  REQUIRE(people.state().contradictions.size() == 1);
  CHECK(people.state().contradictions[0].kind == kind);
  CHECK(people.state().contradictions[0].sighting == later);
  CHECK(people.state().contradiction_open);
  people.given(
      "registration.contradiction-settled",
      "{" + member("sighting", later) + "," + member("wrong", later) + R"(,"reason":"Ander persoon"})");
  CHECK_FALSE(people.state().contradiction_open);
}

TEST_CASE("registration: what was settled once is no new case when the person departs again") {
  auto people = world_opened();
  people.given("registration.seen", seen("EIN-1", 1));
  people.given("registration.identified", R"({"level":0,"basis":["oral-self"],"minor":false})");
  people.given("registration.departed", "{}");
  people.at("2026-11-23T21:00:00Z");
  const auto later = people.given("registration.seen", seen("EIN-3", 1));
  people.given("registration.contradiction-settled",
               "{" + member("sighting", later) + R"(,"reason":"Tas vergeten"})");
  people.given("registration.closed", R"({"reason":"Klaar"})");
  people.given("registration.reopened", R"({"reason":"Te vroeg"})");
  people.at("2026-11-23T20:00:00Z");
  people.given("registration.departed", "{}");
  CHECK(people.state().contradictions.size() == 1);
  CHECK_FALSE(people.state().contradiction_open);
}

TEST_CASE("registration: a no-show who is seen after all is here again") {
  auto people = world_opened();
  people.given("registration.marked-no-show", "{" + member("movement", movement_id(1)) + "}");
  CHECK(people.state().phase == Phase::no_show);
  CHECK(people.state().exit == Phase::no_show);
  people.at("2026-11-23T15:00:00Z");
  people.given("registration.seen", R"({"checkpoint":"BEY-1"})");
  CHECK(people.state().phase == Phase::no_show);  // seen before it was missed: no contradiction
  people.given("registration.seen", seen("BEY-2", 1));
  CHECK(people.state().phase == Phase::seen);
  CHECK(people.state().exit == std::nullopt);
  CHECK(people.state().no_show_on.empty());
}

TEST_CASE("registration: who stayed or went home is here again only when seen later") {
  const auto type = GENERATE(
      values<std::string>({"registration.stayed-by-choice", "registration.went-home-by-other-means"}));
  auto people = world_opened();
  people.given(type, "{}");
  const auto left = people.state().phase;
  people.at("2026-11-23T15:00:00Z");
  people.given("registration.seen", seen("BEY-1", 1));
  CHECK(people.state().phase == left);
  people.at("2026-11-24T15:00:00Z");
  people.given("registration.seen", seen("BEY-1", 1));
  CHECK(people.state().phase == Phase::seen);
}
