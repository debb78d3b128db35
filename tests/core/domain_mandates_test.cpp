#include <catch2/catch.hpp>

#include "core/domain/board_matters.h"
#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using mandate::Granted;
using mandate::Phase;
using mandate::Role;
using mandate::Withdrawn;

namespace {

const auto of = mandate_id(9);
const auto grantor = actor_id(1);
const auto holder = actor_id(2);
const auto withdrawn = read<Withdrawn>(R"({"reason":"Einde dienst"})");

// Actor 1 of region 1, with mandate 1, grants; actor 2 of region 2 receives.
World world_with(const mandate::State& own) {
  World world;
  given_region(world, 1);
  given_region(world, 2);
  given_actor(world, 1, organisation_id(1));
  given_actor(world, 2, organisation_id(2));
  world.put<Operations>(operation_id(1), {});
  world.put<Operations>(operation_id(2), {});
  world.put<Mandates>(mandate_id(1), own);
  board_matter::State matter;
  matter.kind = board_matter::Kind::mandate;
  matter.phase = board_matter::Phase::adopted;
  world.put<BoardMatters>(stream("board-matters", 1), matter);
  return world;
}
World administrators_world() {
  return world_with(held_mandate(grantor, Role::administrator));
}

// A registrar's mandate for people, in operation 1, for the year 2026, which may be delegated.
mandate::State delegable() {
  auto own = held_mandate(grantor, Role::registrar);
  own.tasks = {Task::people};
  own.basis = {"Wvr-39", "Wvr-51"};
  own.scope_operation = operation_id(1);
  own.until = instant("2027-01-01T00:00:00Z");
  own.may_delegate = true;
  return own;
}
World delegators_world() {
  return world_with(delegable());
}

Granted granted() {
  Granted event;
  event.holder = holder;
  event.role = Role::registrar;
  event.tasks = {Task::people};
  event.scope.operation = operation_id(1);
  event.basis = {"Wvr-39"};
  event.from = instant("2026-06-01T00:00:00Z");
  event.until = instant("2026-12-01T00:00:00Z");
  event.instrument.matter = stream("board-matters", 1);
  return event;
}

}  // namespace

TEST_CASE("mandate: an administrator grants it") {
  CHECK(administrators_world().refusal<Mandates>(of, granted()) == accepted);
}

TEST_CASE("mandate: is read with all its parts") {
  const auto event = read<Granted>(
      R"({"holder":")" + to_string(holder) + R"(","role":"kcr2-duty-officer","scope":{"operation":")" +
      to_string(operation_id(1)) + R"("},"tasks":["people","crisis-teams"],"basis":["Wvr-39"],)" +
      R"("from":"2026-06-01T00:00:00+02:00","instrument":{"document":")" + std::string(64, 'a') +
      R"("},"mayDelegate":true})");
  CHECK(event.role == Role::kcr2_duty_officer);
  CHECK(event.scope.operation == operation_id(1));
  CHECK(event.tasks == std::vector{Task::people, Task::crisis_teams});
  CHECK(event.instrument.document.value.has_value());
  CHECK(event.may_delegate);
  CHECK(faults<Withdrawn>("{}") == "/reason field.missing\n");
}

TEST_CASE("mandate: nobody grants one to himself") {
  auto event = granted();
  event.holder = grantor;
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.to-oneself");
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.to-oneself");
}

TEST_CASE("mandate: nobody grants one to the organisation through which he would hold it himself") {
  auto event = granted();
  event.holder = organisation_id(1);
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.to-own-organisation");
  event.holder = organisation_id(2);
  CHECK(administrators_world().refusal<Mandates>(of, event) == accepted);
}

TEST_CASE("mandate: its holder is there and active") {
  auto event = granted();
  auto world = administrators_world();
  given_suspended_region(world, 3);
  event.holder = organisation_id(3);
  CHECK(world.refusal<Mandates>(of, event) == "mandate.holder-not-active");
  event.holder = actor_id(9);
  CHECK(world.refusal<Mandates>(of, event) == "mandate.holder-unknown");
  event.holder = operation_id(1);
  CHECK(world.refusal<Mandates>(of, event) == "mandate.holder-unknown");
  world.given<Actors>(holder, read<actor::Suspended>(R"({"reason":"Onderzoek"})"));
  CHECK(world.refusal<Mandates>(of, granted()) == "mandate.holder-not-active");
}

TEST_CASE("mandate: ends after it begins") {
  auto event = granted();
  event.until = event.from;
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.until-before-from");
  event.until.reset();
  CHECK(administrators_world().refusal<Mandates>(of, event) == accepted);
}

TEST_CASE("mandate: rests on a legal basis and on an instrument, and names tasks that exist") {
  auto event = granted();
  event.basis.clear();
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.basis-malformed");
  event.basis = {"Wvr 39"};
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.basis-malformed");

  event = granted();
  event.instrument.matter.reset();
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.instrument-missing");
  event.instrument.document.value = Hash{1};
  CHECK(administrators_world().refusal<Mandates>(of, event) == accepted);

  event = granted();
  event.tasks = {Task::none};
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.task-none");
}

TEST_CASE("mandate: its scope names an organisation and an operation that are there") {
  auto event = granted();
  event.scope = {organisation_id(2), operation_id(2)};
  CHECK(administrators_world().refusal<Mandates>(of, event) == accepted);
  event.scope = {organisation_id(9), std::nullopt};
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.scope-organisation-unknown");
  event.scope = {std::nullopt, operation_id(9)};
  CHECK(administrators_world().refusal<Mandates>(of, event) == "mandate.scope-operation-unknown");
}

TEST_CASE("mandate: a grantor without a mandate that is known grants nothing") {
  auto world = administrators_world();
  world.claims.mandate = mandate_id(8);
  CHECK(world.refusal<Mandates>(of, granted()) == "mandate.grantor-unknown");
}

TEST_CASE("mandate: whoever is no administrator delegates his own, and only where that is allowed") {
  CHECK(delegators_world().refusal<Mandates>(of, granted()) == accepted);
  auto own = delegable();
  own.may_delegate = false;
  CHECK(world_with(own).refusal<Mandates>(of, granted()) == "mandate.not-delegable");
}

TEST_CASE("mandate: what is delegated is nowhere wider than the grantor's own") {
  auto event = granted();
  event.role = Role::reception_lead;
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.other-role");
  event = granted();
  event.tasks = {Task::people, Task::assistance};
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.tasks-wider");
  event = granted();
  event.scope.operation.reset();
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.scope-wider");
  event = granted();
  event.scope.operation = operation_id(2);
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.scope-wider");
  event = granted();
  event.basis = {"Wvr-39", "Wvr-8"};
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.basis-wider");
  event = granted();
  event.from = instant("2025-12-31T23:59:59Z");
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.from-earlier");
  event = granted();
  event.until = instant("2027-01-01T00:00:01Z");
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.until-later");
  event.until.reset();
  CHECK(delegators_world().refusal<Mandates>(of, event) == "mandate.until-later");
}

TEST_CASE("mandate: what is delegated may be as wide as the grantor's own, or narrower") {
  auto event = granted();
  event.from = instant("2026-01-01T00:00:00Z");
  event.until = instant("2027-01-01T00:00:00Z");
  CHECK(delegators_world().refusal<Mandates>(of, event) == accepted);
  event.tasks.clear();
  event.scope.organisation = organisation_id(2);
  CHECK(delegators_world().refusal<Mandates>(of, event) == accepted);
}

TEST_CASE("mandate: an administrator of one organisation grants nothing beyond it") {
  auto own = held_mandate(grantor, Role::administrator);
  own.scope_organisation = organisation_id(1);
  auto world = world_with(own);
  given_actor(world, 3, organisation_id(1));
  auto event = granted();
  event.holder = actor_id(3);
  CHECK(world.refusal<Mandates>(of, event) == "mandate.scope-wider");
  event.scope.organisation = organisation_id(2);
  CHECK(world.refusal<Mandates>(of, event) == "mandate.scope-wider");
  event.scope.organisation = organisation_id(1);
  CHECK(world.refusal<Mandates>(of, event) == accepted);
  for (const auto& outsider : {holder, organisation_id(2)}) {
    event.holder = outsider;
    CHECK(world.refusal<Mandates>(of, event) == "mandate.outside-mandate");
  }
}

TEST_CASE("mandate: an administrator of one organisation takes away what he might have given, and no more") {
  auto own = held_mandate(grantor, Role::administrator);
  own.scope_organisation = organisation_id(1);
  auto world = world_with(own);
  auto theirs = held_mandate(holder, Role::registrar);
  theirs.granted_by = actor_id(9);
  for (const auto& [scope, code] :
       {std::pair<std::optional<StreamId>, std::string>{organisation_id(1), accepted},
        {organisation_id(2), "mandate.not-the-grantor"},
        {std::nullopt, "mandate.not-the-grantor"}}) {
    theirs.scope_organisation = scope;
    world.put<Mandates>(of, theirs);
    CHECK(world.refusal<Mandates>(of, withdrawn) == code);
  }
}

TEST_CASE("mandate: its grantor or an administrator withdraws it, once") {
  auto world = delegators_world();
  world.given<Mandates>(of, granted());
  CHECK(world.refusal<Mandates>(of, withdrawn) == accepted);

  world.claims.author = holder;
  CHECK(world.refusal<Mandates>(of, withdrawn) == "mandate.not-the-grantor");
  world.put<Mandates>(mandate_id(1), held_mandate(holder, Role::administrator));
  CHECK(world.refusal<Mandates>(of, withdrawn) == accepted);

  world.given<Mandates>(of, withdrawn);
  CHECK(world.refusal<Mandates>(of, withdrawn) == "mandate.already-withdrawn");
}

TEST_CASE("mandate: is active from its first moment until the first that it no longer covers") {
  auto world = administrators_world();
  world.given<Mandates>(of, granted());
  const auto state = world.state<Mandates>(of);
  CHECK_FALSE(mandate::active_at(state, instant("2026-05-31T23:59:59.999999Z")));
  CHECK(mandate::active_at(state, instant("2026-06-01T00:00:00Z")));
  CHECK(mandate::active_at(state, instant("2026-11-30T23:59:59.999999Z")));
  CHECK_FALSE(mandate::active_at(state, instant("2026-12-01T00:00:00Z")));
}

TEST_CASE("mandate: a withdrawn one is active up to the moment that the withdrawal speaks of") {
  auto world = administrators_world();
  world.given<Mandates>(of, granted());
  world.claims.occurred_at = instant("2026-09-01T12:00:00Z");
  world.given<Mandates>(of, withdrawn);
  const auto state = world.state<Mandates>(of);
  CHECK(state.phase == Phase::withdrawn);
  CHECK(mandate::active_at(state, instant("2026-09-01T11:59:59.999999Z")));
  CHECK_FALSE(mandate::active_at(state, instant("2026-09-01T12:00:00Z")));
}

TEST_CASE("mandate: a delegated one holds no longer than the one that it came from") {
  auto world = delegators_world();
  world.given<Mandates>(of, granted());
  const auto delegated = world.state<Mandates>(of);
  const auto at = instant("2026-10-01T00:00:00Z");
  CHECK(mandate::holds_at(delegated, at, world));
  CHECK_FALSE(mandate::holds_at(delegated, instant("2026-12-01T00:00:00Z"), world));

  world.claims.occurred_at = instant("2026-09-01T12:00:00Z");
  world.given<Mandates>(mandate_id(1), withdrawn);
  CHECK(mandate::active_at(delegated, at));
  CHECK_FALSE(mandate::holds_at(delegated, at, world));
  CHECK(mandate::holds_at(delegated, instant("2026-09-01T11:00:00Z"), world));

  auto further = granted();
  further.holder = organisation_id(2);
  world.claims.mandate = of;
  world.given<Mandates>(mandate_id(10), further);
  CHECK_FALSE(mandate::holds_at(world.state<Mandates>(mandate_id(10)), at, world));
}

TEST_CASE("mandate: what an administrator granted outlives his own") {
  auto world = administrators_world();
  world.given<Mandates>(of, granted());
  world.claims.occurred_at = instant("2026-09-01T12:00:00Z");
  world.given<Mandates>(mandate_id(1), withdrawn);
  CHECK(mandate::holds_at(world.state<Mandates>(of), instant("2026-10-01T00:00:00Z"), world));
}

TEST_CASE("mandate: its state says who granted it, under what, and everything that it covers") {
  auto world = delegators_world();
  auto event = granted();
  event.scope.organisation = organisation_id(2);
  event.instrument.document.places = {{stream("statements", 7).id, "/instrument/document"}};
  event.may_delegate = true;
  world.given<Mandates>(of, event).given<Mandates>(of, withdrawn);
  const auto state = world.state<Mandates>(of);
  CHECK(state.granted_by == grantor);
  CHECK(state.granted_under == mandate_id(1));
  CHECK(state.holder == holder);
  CHECK(state.role == Role::registrar);
  CHECK(state.scope_organisation == organisation_id(2));
  CHECK(state.scope_operation == operation_id(1));
  CHECK(state.tasks == event.tasks);
  CHECK(state.basis == event.basis);
  CHECK(state.instrument.matter == event.instrument.matter);
  CHECK(state.instrument.document.places == event.instrument.document.places);
  CHECK(state.may_delegate);
  CHECK(state.reason.places.size() == 1);
  CHECK(survives_storing<Mandates>(state));
}
