#include <catch2/catch.hpp>

#include "core/domain/assistance_requests.h"
#include "core/domain/crisis_teams.h"
#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using operation::Closed;
using operation::Kind;
using operation::Opened;
using operation::PartyConnected;
using operation::Phase;
using operation::PrioritySet;
using operation::Reopened;
using operation::WoundDown;

namespace {

const auto of = operation_id(1);
const auto connected = PartyConnected{organisation_id(2)};
const auto priority = read<PrioritySet>(R"({"priority":2,"decision":"Besluit van het hoofd"})");
const auto wound_down = read<WoundDown>("{}");
const auto closed = read<Closed>(R"({"reason":"Iedereen is thuis"})");
const auto reopened = read<Reopened>(R"({"reason":"Nog een vlucht"})");

Opened opened(Kind kind) {
  Opened event;
  event.kind = kind;
  event.area = {"VR03"};
  event.lead = organisation_id(1);
  event.ground = "Wvr-39";
  return event;
}

World empty_world() {
  World world;
  given_region(world, 1);
  given_region(world, 2);
  given_suspended_region(world, 3);
  return world;
}
World open_world() {
  return empty_world().given<Operations>(of, opened(Kind::repatriation));
}
World winding_down_world() {
  return open_world().given<Operations>(of, wound_down);
}
World closed_world() {
  return open_world().given<Operations>(of, closed);
}

}  // namespace

TEST_CASE("operation: is opened with a title, an area, a lead and a ground") {
  CHECK(empty_world().refusal<Operations>(of, opened(Kind::repatriation)) == accepted);
  CHECK(faults<Opened>("{}") ==
        "/kind field.missing\n/title field.missing\n/lead field.missing\n/ground field.missing\n");
  auto event = opened(Kind::incident);
  event.area.clear();
  CHECK(empty_world().refusal<Operations>(of, event) == "operation.area-missing");
  event = opened(Kind::incident);
  event.ground = "39 Wvr";
  CHECK(empty_world().refusal<Operations>(of, event) == "operation.ground-malformed");
}

TEST_CASE("operation: its area is told in codes of regions, municipalities, islands and countries") {
  struct Row {
    std::string code, expected;
  };
  const auto row = GENERATE(values<Row>({{"VR25", accepted},
                                         {"GM0106", accepted},
                                         {"BQ-SE", accepted},
                                         {"MA", accepted},
                                         {"VR26", "operation.area-malformed"},
                                         {"ma", "operation.area-malformed"},
                                         {"MAR", "operation.area-malformed"},
                                         {"M", "operation.area-malformed"}}));
  auto event = opened(Kind::international);
  event.area = {"VR03", row.code};
  INFO(row.code);
  CHECK(empty_world().refusal<Operations>(of, event) == row.expected);
}

TEST_CASE("operation: an active organisation leads it, and active organisations take part once") {
  auto event = opened(Kind::incident);
  event.lead = organisation_id(9);
  CHECK(empty_world().refusal<Operations>(of, event) == "operation.lead-unknown");
  event.lead = organisation_id(3);
  CHECK(empty_world().refusal<Operations>(of, event) == "operation.lead-unknown");

  CHECK(open_world().refusal<Operations>(of, PartyConnected{organisation_id(9)}) ==
        "operation.party-unknown");
  CHECK(open_world().refusal<Operations>(of, PartyConnected{organisation_id(3)}) ==
        "operation.party-unknown");
  CHECK(open_world().refusal<Operations>(of, PartyConnected{organisation_id(1)}) ==
        "operation.party-already-connected");
}

TEST_CASE("operation: a party leaves, whoever leads it does not") {
  const auto leaves = [](std::uint8_t number) {
    return operation::PartyDisconnected{organisation_id(number), {}};
  };
  auto world = open_world();
  CHECK(world.refusal<Operations>(of, leaves(2)) == "operation.party-not-connected");
  CHECK(world.refusal<Operations>(of, leaves(1)) == "operation.party-leads");
  world.given<Operations>(of, connected);
  CHECK(world.refusal<Operations>(of, leaves(2)) == accepted);
  world.given<Operations>(of, leaves(2));
  CHECK(world.state<Operations>(of).parties == std::vector{organisation_id(1)});
  CHECK(world.refusal<Operations>(of, connected) == accepted);
  world.given<Operations>(of, closed);
  CHECK(world.refusal<Operations>(of, leaves(2)) == "operation.closed");
}

TEST_CASE("operation: what may happen to it in each phase") {
  CHECK(open_world().refusal<Operations>(of, connected) == accepted);
  CHECK(open_world().refusal<Operations>(of, priority) == accepted);
  CHECK(open_world().refusal<Operations>(of, wound_down) == accepted);
  CHECK(open_world().refusal<Operations>(of, closed) == accepted);
  CHECK(open_world().refusal<Operations>(of, reopened) == "operation.already-open");

  CHECK(winding_down_world().refusal<Operations>(of, connected) == accepted);
  CHECK(winding_down_world().refusal<Operations>(of, priority) == accepted);
  CHECK(winding_down_world().refusal<Operations>(of, wound_down) == "operation.already-winding-down");
  CHECK(winding_down_world().refusal<Operations>(of, closed) == accepted);
  CHECK(winding_down_world().refusal<Operations>(of, reopened) == accepted);

  CHECK(closed_world().refusal<Operations>(of, connected) == "operation.closed");
  CHECK(closed_world().refusal<Operations>(of, priority) == "operation.closed");
  CHECK(closed_world().refusal<Operations>(of, wound_down) == "operation.closed");
  CHECK(closed_world().refusal<Operations>(of, closed) == "operation.closed");
  CHECK(closed_world().refusal<Operations>(of, reopened) == accepted);
}

TEST_CASE("operation: statements on an exercise are exercise statements, and on nothing else are") {
  auto world = empty_world();
  const auto mismatch = "operation.exercise-mismatch";
  CHECK(world.refusal<Operations>(of, opened(Kind::exercise)) == mismatch);
  world.claims.exercise = true;
  CHECK(world.refusal<Operations>(of, opened(Kind::exercise)) == accepted);
  CHECK(world.refusal<Operations>(of, opened(Kind::incident)) == mismatch);

  world.given<Operations>(of, opened(Kind::incident));
  CHECK(world.refusal<Operations>(of, connected) == mismatch);
  CHECK(world.refusal<Operations>(of, priority) == mismatch);
  CHECK(world.refusal<Operations>(of, wound_down) == mismatch);
  CHECK(world.refusal<Operations>(of, closed) == mismatch);
  CHECK(world.refusal<Operations>(of, reopened) == mismatch);

  world.given<Operations>(of, opened(Kind::exercise));
  CHECK(world.refusal<Operations>(of, connected) == accepted);
  world.claims.exercise = false;
  CHECK(world.refusal<Operations>(of, connected) == mismatch);
}

TEST_CASE("operation: priorities run from 1 to 5, and decisions and reasons are given") {
  CHECK(faults<PrioritySet>(R"({"priority":0,"decision":"Besluit"})") == "/priority field.out-of-range\n");
  CHECK(faults<PrioritySet>(R"({"priority":6,"decision":"Besluit"})") == "/priority field.out-of-range\n");
  CHECK(faults<PrioritySet>(R"({"priority":1})") == "/decision field.missing\n");
  CHECK(faults<Closed>("{}") == "/reason field.missing\n");
  CHECK(faults<Reopened>("{}") == "/reason field.missing\n");
}

TEST_CASE("operation: takes statements until it is closed, and again once it is reopened") {
  CHECK(operation::accepts_statements(open_world().state<Operations>(of)));
  CHECK(operation::accepts_statements(winding_down_world().state<Operations>(of)));
  CHECK_FALSE(operation::accepts_statements(closed_world().state<Operations>(of)));
  CHECK(operation::accepts_statements(closed_world().given<Operations>(of, reopened).state<Operations>(of)));
}

TEST_CASE("operation: its state follows what is said of it") {
  auto world = open_world();
  world.given<Operations>(of, connected).given<Operations>(of, priority).given<Operations>(of, wound_down);
  const auto state = world.state<Operations>(of);
  CHECK(state.phase == Phase::winding_down);
  CHECK(state.kind == Kind::repatriation);
  CHECK(state.area == std::vector<std::string>{"VR03"});
  CHECK(state.lead == organisation_id(1));
  CHECK(state.ground == "Wvr-39");
  CHECK(state.parties == std::vector{organisation_id(1), organisation_id(2)});
  CHECK(state.priority == 2);
  CHECK(state.decision.places.size() == 1);
  CHECK(survives_storing<Operations>(state));
}

TEST_CASE("operation: its phases follow each other in time") {
  const auto reversed = "operation.dates-reversed";
  const auto at = [](World world, std::string_view time) {
    world.claims.occurred_at = instant(time);
    return world;
  };
  const auto before = "2026-11-23T19:44:59Z", after = "2026-11-23T20:00:00Z";
  auto world = at(open_world(), before);
  CHECK(world.refusal<Operations>(of, wound_down) == reversed);
  CHECK(world.refusal<Operations>(of, closed) == reversed);
  CHECK(at(winding_down_world(), before).refusal<Operations>(of, reopened) == reversed);
  world = at(open_world(), after).given<Operations>(of, wound_down);
  CHECK(at(world, after).refusal<Operations>(of, closed) == accepted);
  CHECK(at(world, "2026-11-23T19:59:59Z").refusal<Operations>(of, closed) == reversed);
  world.given<Operations>(of, closed);
  CHECK(at(world, "2026-11-23T19:59:59Z").refusal<Operations>(of, reopened) == reversed);
  CHECK(at(world, after).refusal<Operations>(of, reopened) == accepted);
  CHECK(world.state<Operations>(of).phase_since == instant(after));
}

TEST_CASE("operation: is not closed while what was sent in it is out, or a crisis team of it is active") {
  using assistance_request::Progress;
  auto world = open_world();
  const auto request = stream("assistance-requests", 1);
  const auto sent = [&](Progress progress, const StreamId& operation) {
    assistance_request::State state;
    state.progress = progress;
    state.request_of = operation;
    world.put<AssistanceRequests>(request, state);
    return world.refusal<Operations>(of, closed);
  };
  CHECK(sent(Progress::under_way, of) == "operation.assistance-out");
  CHECK(world.refusal<Operations>(of, wound_down) == accepted);
  CHECK(sent(Progress::under_way, operation_id(2)) == accepted);
  CHECK(sent(Progress::home, of) == accepted);
  CHECK(sent(Progress::asking, of) == accepted);

  const auto team = stream("crisis-teams", 1);
  world.claims.operation = operation_id(2);
  world.put<CrisisTeams>(team, {});
  CHECK(world.refusal<Operations>(of, closed) == accepted);
  world.claims.operation = of;
  world.put<CrisisTeams>(stream("crisis-teams", 2), {});
  CHECK(world.refusal<Operations>(of, closed) == "operation.crisis-team-active");
  crisis_team::State disbanded;
  disbanded.phase = crisis_team::Phase::disbanded;
  world.put<CrisisTeams>(stream("crisis-teams", 2), disbanded);
  CHECK(world.refusal<Operations>(of, closed) == accepted);
}
