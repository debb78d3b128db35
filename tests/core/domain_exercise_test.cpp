// Exercise data reaches nothing real: who there is, who acts and what they may do is never a matter of play.
#include <catch2/catch.hpp>

#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

World administrators_exercise() {
  World world;
  given_region(world, 1);
  given_actor(world, 1, organisation_id(1));
  given_actor(world, 2, organisation_id(1));
  world.put<Mandates>(mandate_id(1), held_mandate(actor_id(1), mandate::Role::administrator));
  operation::State exercise;
  exercise.kind = operation::Kind::exercise;
  world.put<Operations>(operation_id(9), exercise);
  world.claims.exercise = true;
  return world;
}

std::string refusal_of_organisation(const World& world) {
  return world.refusal<Organisations>(
      organisation_id(2),
      read<organisation::Registered>(R"({"name":"Oefenregio","kind":"agency","code":"OEF","side":"none"})"));
}
std::string refusal_of_actor(const World& world) {
  actor::Enrolled event;
  event.organisation = organisation_id(1);
  event.key = key(9);
  return world.refusal<Actors>(actor_id(9), event);
}
std::string refusal_of_mandate(const World& world) {
  mandate::Granted event;
  event.holder = actor_id(2);
  event.role = mandate::Role::registrar;
  event.scope.operation = operation_id(9);
  event.basis = {"Wvr-39"};
  event.instrument.document.value = Hash{};
  return world.refusal<Mandates>(mandate_id(9), event);
}

}  // namespace

TEST_CASE("exercise: no organisation, actor or mandate is exercise data, in an exercise or outside") {
  auto world = administrators_exercise();
  const auto operation = GENERATE(false, true);
  if (operation) world.claims.operation = operation_id(9);
  CHECK(refusal_of_organisation(world) == "organisation.exercise");
  CHECK(refusal_of_actor(world) == "actor.exercise");
  CHECK(refusal_of_mandate(world) == "mandate.exercise");
}

TEST_CASE("exercise: a mandate for an exercise is granted for real, and limited to it") {
  auto world = administrators_exercise();
  world.claims.exercise.reset();
  CHECK(refusal_of_mandate(world) == accepted);
  CHECK(refusal_of_actor(world) == accepted);
}
