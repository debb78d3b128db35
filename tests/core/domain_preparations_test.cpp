#include "core/domain/preparations.h"

#include <catch2/catch.hpp>

#include "tests/core/inform_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto of = stream("preparations", 1);
const auto capability =
    R"({"organisation":")" + party(1) + R"(","unitType":"handcrew","quantity":3,"readinessMinutes":90})";
const std::string redeclared = R"({"quantity":5,"readinessMinutes":60})";
const auto plan =
    R"({"organisation":")" + party(1) + R"(","title":"Crisisplan","digest":")" + std::string(64, 'a') + "\"}";
const auto exercise =
    R"({"organisation":")" + party(1) +
    R"(","title":"Vloedgolf","from":"2027-03-01T08:00:00Z","until":"2027-03-01T17:00:00Z",)" +
    R"("participants":[")" + party(2) + "\"]}";
const std::string because = R"({"reason":"Geen mensen"})";
std::string action(std::uint8_t owner, std::string_view due = "2027-06-01T00:00:00Z") {
  return R"({"text":"Portofoons vervangen","owner":")" + party(owner) + R"(","due":")" + std::string(due) +
         "\"}";
}
std::string done(std::uint8_t statement) {
  return R"({"action":")" + said(statement) + "\"}";
}
// Statements 1 and 2: planned, and held on 1 March 2027.
Story held() {
  auto story = informed_story();
  story.given("preparation.exercise-planned", exercise, of)
      .at("2027-03-01T17:00:00Z")
      .given("preparation.exercise-held", "{}", of);
  return story;
}
preparation::State state_of(const Story& story) {
  return story.world.state<Preparations>(of);
}

}  // namespace

TEST_CASE("preparation: a capability is declared with a unit type, a quantity and its readiness") {
  auto story = informed_story();
  const auto refused = [&](const std::string& json) {
    return story.refusal("preparation.capability-declared", json, of);
  };
  CHECK(refused(capability) == accepted);
  CHECK(refused(with(capability, "unitType", R"("hand crew")")) == "preparation.unit-type-malformed");
  CHECK(refused(with(capability, "unitType", R"("111222333")")) == "field.bsn");
  CHECK(refused(with(capability, "until", R"("2026-11-23T19:45:00Z")")) == "preparation.until-not-ahead");
  CHECK(refused(with(capability, "until", R"("2027-10-01T00:00:00Z")")) == accepted);
  CHECK(refused(with(capability, "organisation", "\"" + party(4) + "\"")) ==
        "preparation.organisation-unknown");
  CHECK(refused(with(capability, "organisation", "\"" + party(2) + "\"")) ==
        "preparation.not-the-organisation");
  story.world.claims.via = Via::paper;
  CHECK(refused(with(capability, "organisation", "\"" + party(2) + "\"")) == accepted);
}

TEST_CASE("preparation: quantities are never negative, zero or beyond all bounds") {
  using preparation::CapabilityDeclared;
  const auto* const quantity = GENERATE("-1", "0", "1000001", "9007199254740991");
  CHECK(faults<CapabilityDeclared>(with(capability, "quantity", quantity)) ==
        "/quantity field.out-of-range\n");
  CHECK(faults<CapabilityDeclared>(with(capability, "quantity", R"("3")")) == "/quantity field.type\n");
  CHECK(faults<CapabilityDeclared>(with(capability, "readinessMinutes", "-1")) ==
        "/readinessMinutes field.out-of-range\n");
  CHECK(faults<preparation::CapabilityRedeclared>(with(redeclared, "quantity", quantity)) ==
        "/quantity field.out-of-range\n");
}

TEST_CASE("preparation: of a capability the newest declaration counts, until it is withdrawn") {
  auto story = informed_story();
  story.given("preparation.capability-declared", capability, of);
  CHECK(state_of(story).held_ready == party(1) + " handcrew 90");
  CHECK(story.refusal("preparation.capability-redeclared",
                      with(redeclared, "until", R"("2026-11-23T19:45:00Z")"),
                      of) == "preparation.until-not-ahead");
  story.given("preparation.capability-redeclared", redeclared, of);
  auto state = state_of(story);
  CHECK(state.quantity == 5);
  CHECK(state.unit_type == "handcrew");
  CHECK(state.held_ready == party(1) + " handcrew 60");
  story.given("preparation.capability-withdrawn", because, of);
  state = state_of(story);
  CHECK_FALSE(state.held_ready.has_value());
  CHECK(state.phase == preparation::Phase::capability_withdrawn);
  CHECK(survives_storing<Preparations>(state));
}

TEST_CASE("preparation: a stranger changes nothing of an organisation's preparation") {
  const auto refused = [](std::string_view opening, const std::string& opened, std::string_view type,
                          const std::string& json) {
    auto story = informed_story();
    story.given(opening, opened, of);
    return by(story, 2).refusal(type, json, of);
  };
  const std::string expected = "preparation.not-the-organisation";
  const auto declared = "preparation.capability-declared";
  CHECK(refused(declared, capability, "preparation.capability-redeclared", redeclared) == expected);
  CHECK(refused(declared, capability, "preparation.capability-withdrawn", because) == expected);
  CHECK(refused(declared, capability, "preparation.action-opened", action(2)) == expected);
  CHECK(refused("preparation.plan-adopted", plan, "preparation.plan-withdrawn", because) == expected);
  const auto planned = "preparation.exercise-planned";
  CHECK(refused(planned, exercise, "preparation.exercise-held", "{}") == expected);
  CHECK(refused(planned, exercise, "preparation.exercise-cancelled", because) == expected);
}

TEST_CASE("preparation: a plan is its document, and may be revised") {
  auto story = informed_story();
  CHECK(faults<preparation::PlanAdopted>("{}") ==
        "/organisation field.missing\n/title field.missing\n/digest field.missing\n");
  CHECK(faults<preparation::PlanAdopted>(with(plan, "digest", R"("abc")")) == "/digest digest.malformed\n");
  story.given("preparation.plan-adopted", plan, of)
      .given("preparation.plan-revised", R"({"digest":")" + std::string(64, 'b') + "\"}", of);
  const auto state = state_of(story);
  CHECK(state.revisions == 1);
  CHECK(state.digest.places.size() == 2);
  CHECK(survives_storing<Preparations>(state));
}

TEST_CASE("preparation: an exercise has an order of dates and participants that are there, once each") {
  auto story = informed_story();
  const auto refused = [&](const std::string& json) {
    return story.refusal("preparation.exercise-planned", json, of);
  };
  CHECK(refused(exercise) == accepted);
  CHECK(refused(with(exercise, "until", R"("2027-03-01T08:00:00Z")")) == "preparation.until-before-from");
  CHECK(refused(with(exercise, "participants", "[\"" + party(1) + "\"]")) == "preparation.participant-twice");
  CHECK(refused(with(exercise, "participants", "[\"" + party(4) + "\"]")) ==
        "preparation.participant-unknown");
  story.given("preparation.exercise-planned", exercise, of).at("2026-11-23T19:44:00Z");
  CHECK(story.refusal("preparation.exercise-held", "{}", of) == "preparation.before-begun");
}

TEST_CASE("preparation: an exercise that was held waits for its evaluation, on its organiser") {
  auto story = held();
  const auto duties = preparation::duties(state_of(story));
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].kind == "preparation.evaluation-due");
  CHECK(duties[0].organisation == organisation_id(1));
  CHECK(duties[0].since == instant("2027-03-01T17:00:00Z"));
  const std::string evaluated = R"({"findings":"Te weinig portofoons"})";
  story.at("2027-03-01T16:59:59Z");
  CHECK(story.refusal("preparation.evaluated", evaluated, of) == "preparation.evaluated-before-held");
  story.at("2027-04-01T12:00:00Z").given("preparation.evaluated", evaluated, of);
  CHECK(story.waiting(of).empty());
  CHECK(survives_storing<Preparations>(state_of(story)));
}

TEST_CASE("preparation: an action waits on its owner until it is done, and is done once") {
  auto story = held();
  story.given("preparation.action-opened", action(2), of).given("preparation.action-opened", action(1), of);
  const auto duties = preparation::duties(state_of(story));
  REQUIRE(duties.size() == 3);
  CHECK(duties[1].kind == "preparation.action-due");
  CHECK(duties[1].about == said(3));
  CHECK(duties[1].organisation == organisation_id(2));
  CHECK(duties[1].until == instant("2027-06-01T00:00:00Z"));

  const auto refused = [&](std::uint8_t statement) {
    return story.refusal("preparation.action-done", done(statement), of);
  };
  CHECK(refused(9) == "preparation.action-unknown");
  by(story, 3);
  CHECK(refused(3) == "preparation.not-the-owner");
  by(story, 2);
  CHECK(refused(4) == "preparation.not-the-owner");
  story.at("2027-03-01T16:00:00Z");
  CHECK(refused(3) == "preparation.done-before-opened");
  story.at("2027-05-01T00:00:00Z").given("preparation.action-done", done(3), of);
  CHECK(refused(3) == "preparation.action-already-done");
  by(story, 1);
  CHECK(refused(4) == accepted);
  CHECK(story.waiting(of) == "preparation.evaluation-due\npreparation.action-due " + said(4) + "\n");
}

TEST_CASE("preparation: an action has an owner that is there and a term that lies ahead") {
  auto story = held();
  const auto refused = [&](const std::string& json) {
    return story.refusal("preparation.action-opened", json, of);
  };
  CHECK(refused(action(4)) == "preparation.owner-unknown");
  CHECK(refused(action(2, "2027-03-01T17:00:00Z")) == "preparation.due-not-after");
}

TEST_CASE(
    "preparation: planning an exercise is real work, and what is played never touches a real operation") {
  auto story = informed_story();
  in_operation(story, 2, true);
  CHECK(story.refusal("preparation.exercise-planned", exercise, of) == "preparation.exercise-is-real-work");
  // Within an exercise capabilities may be played; they stand apart, as all that is played.
  CHECK(story.refusal("preparation.capability-declared", capability, of) == accepted);
  in_operation(story, 1, true);
  CHECK(story.refusal("preparation.capability-declared", capability, of) == "operation.exercise-mismatch");
  story.world.claims.operation.reset();
  CHECK(story.refusal("preparation.capability-declared", capability, of) == "operation.required");

  story.world.claims.exercise.reset();
  story.given("preparation.exercise-planned", exercise, of);
  const auto played_in = [](std::uint8_t operation) {
    return R"({"playedIn":")" + to_string(operation_id(operation)) + "\"}";
  };
  const auto refused = [&](std::uint8_t operation) {
    return story.refusal("preparation.exercise-held", played_in(operation), of);
  };
  CHECK(refused(1) == "preparation.played-in-real-operation");
  CHECK(refused(9) == "preparation.played-in-real-operation");
  CHECK(refused(2) == accepted);
}

TEST_CASE("preparation: actions may be about an operation that is closed") {
  auto story = informed_story();
  in_operation(story, 3).given("preparation.plan-adopted", plan, of);
  CHECK(story.refusal("preparation.action-opened", action(2), of) == accepted);
}
