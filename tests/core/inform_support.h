// The world in which situations are reported and accounts are given: organisations 1 to 3 with an actor each
// (4 is suspended), operation 1 open, 2 an exercise, 3 closed. Actor 1 is a duty officer of the centre.
#pragma once

#include "tests/core/domain_support.h"
#include "tests/support/story.h"

namespace kroniek::test {

inline Story informed_story() {
  Story story;
  auto& world = story.world;
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3})) {
    given_region(world, number);
    given_actor(world, number, organisation_id(number));
    operation::State state;
    state.kind = number == 2 ? operation::Kind::exercise : operation::Kind::incident;
    state.phase = number == 3 ? operation::Phase::closed : operation::Phase::open;
    world.put<Operations>(operation_id(number), state);
  }
  given_suspended_region(world, 4);
  world.put<Mandates>(mandate_id(1), held_mandate(actor_id(1), mandate::Role::kcr2_duty_officer));
  world.put<Mandates>(mandate_id(2), held_mandate(actor_id(2), mandate::Role::region_duty_officer));
  world.put<Mandates>(mandate_id(3), held_mandate(actor_id(3), mandate::Role::liaison));
  return story;
}

// Who speaks from now on: the actor of that number, on his mandate.
inline Story& by(Story& story, std::uint8_t number) {
  return story.by(actor_id(number), mandate_id(number));
}
inline Story& in_operation(Story& story, std::uint8_t number, bool exercise = false) {
  story.world.claims.operation = operation_id(number);
  story.world.claims.exercise = exercise;
  return story;
}

// The jti of the story's nth statement.
inline std::string said(std::uint8_t number) {
  return to_string(stream("statements", static_cast<std::uint8_t>(100 + number)).id);
}

inline std::string party(std::uint8_t number) {
  return to_string(organisation_id(number));
}
// The JSON of an object with one member replaced or added; without it where the value is empty.
inline std::string with(std::string_view json, std::string_view member, std::string_view value) {
  auto object = parse_json(json).value();
  object.remove(member);
  if (!value.empty()) object.set(std::string(member), parse_json(value).value());
  return write_json(object);
}

// What lists and views hold of a stream, as JSON.
template <typename Aggregate>
std::string view_of(const Story& story, const StreamId& of) {
  return canonical_json(write_fields(story.world.state<Aggregate>(of), WriteMode::state));
}

}  // namespace kroniek::test
