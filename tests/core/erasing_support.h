// The world that tests of erasures and holds need: operation 1 with files 1 to 3, operation 2 with file 4,
// exercise 3 with file 5, actor 9 outside any operation. Actor 1 speaks unless a test says otherwise; 1 and 2
// are people, 3 is a program.
#pragma once

#include "core/domain/actors.h"
#include "core/domain/disclosures.h"
#include "core/domain/erasures.h"
#include "core/domain/holds.h"
#include "core/domain/openings.h"
#include "core/domain/operations.h"
#include "core/domain/registrations.h"
#include "tests/support/story.h"

namespace kroniek::test {

inline StreamId operation_id(std::uint8_t number) {
  return stream("operations", number);
}
inline StreamId file_id(std::uint8_t number = 1) {
  return stream("registrations", number);
}
inline StreamId erasure_id(std::uint8_t number = 1) {
  return stream("erasures", number);
}
inline StreamId hold_id(std::uint8_t number = 1) {
  return stream("holds", number);
}

inline Story& within(Story& story, std::optional<std::uint8_t> operation) {
  auto& claims = story.world.claims;
  claims.operation = operation.has_value() ? std::optional(operation_id(*operation)) : std::nullopt;
  claims.exercise = operation == std::uint8_t{3} ? std::optional(true) : std::nullopt;
  return story;
}
inline Story& by_actor(Story& story, std::uint8_t number) {
  return story.by(stream("actors", number), stream("mandates", number));
}

inline Story erasing_story() {
  Story story;
  auto& world = story.world;
  for (const auto number : std::to_array<std::uint8_t>({1, 2, 3})) {
    operation::State state;
    state.phase = operation::Phase::closed;  // files outlive their operation
    state.kind = number == 3 ? operation::Kind::exercise : operation::Kind::repatriation;
    within(story, number);
    world.put<Operations>(operation_id(number), state);
  }
  const auto put_file = [&](std::uint8_t file, std::uint8_t operation) {
    within(story, operation);
    world.put<Registrations>(file_id(file), {});
  };
  for (const auto file : std::to_array<std::uint8_t>({1, 2, 3})) put_file(file, 1);
  put_file(4, 2);
  put_file(5, 3);
  within(story, std::nullopt);
  world.put<Actors>(stream("actors", 9), {});
  for (const auto person : std::to_array<std::uint8_t>({1, 2}))
    world.put<Actors>(stream("actors", person), {});
  actor::State program;
  program.kind = actor::Kind::system;
  world.put<Actors>(stream("actors", 3), program);
  within(story, 1);
  world.put<Openings>(stream("openings", 1), {});
  return story;
}

inline std::string quoted(const StreamId& id) {
  return "\"" + to_string(id) + "\"";
}
inline std::string proposal(const StreamId& subject, std::string_view more = "",
                            std::string_view classes = R"(["personal"])") {
  return R"({"subject":)" + quoted(subject) + R"(,"classes":)" + std::string(classes) +
         R"(,"ground":"AVG-17")" + std::string(more) + "}";
}
inline std::string keeping(const StreamId& subject, std::string_view more = "") {
  return R"({"subject":)" + quoted(subject) + R"(,"ground":"AVG-18","reason":"Onderzoek")" +
         std::string(more) + "}";
}
inline const std::string because = R"({"reason":"Niet meer nodig"})";

// Proposed by actor 1, approved by actor 2.
inline void propose(Story& story, const StreamId& subject = file_id(), const StreamId& of = erasure_id()) {
  by_actor(story, 1).given("erasure.proposed", proposal(subject), of);
}
inline void approve(Story& story, const StreamId& of = erasure_id()) {
  by_actor(story, 2).given("erasure.approved", "{}", of);
}
inline void set_hold(Story& story, const StreamId& subject, const StreamId& of = hold_id(),
                     std::string_view more = "") {
  story.given("hold.set", keeping(subject, more), of);
}

}  // namespace kroniek::test
