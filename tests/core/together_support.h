// The world of links, groups and enquiries: that of inform_support.h, with files. 1 to 6 are of operation 1:
// 3 a minor, 4 of nobody knows what age, 5 registered in error, 6 deceased. 7 is of operation 4, 8 of the
// exercise, operation 2. Actors 1 to 4 are people, 5 is a program.
#pragma once

#include "core/domain/enquiries.h"
#include "core/domain/groups.h"
#include "core/domain/links.h"
#include "core/domain/registrations.h"
#include "tests/core/inform_support.h"

namespace kroniek::test {

inline StreamId file_id(std::uint8_t number) {
  return stream("registrations", number);
}
inline std::string file(std::uint8_t number) {
  return "\"" + to_string(file_id(number)) + "\"";
}

inline void put_file(World& world, std::uint8_t number, std::uint8_t operation, std::optional<bool> minor) {
  registration::State state;
  state.phase = registration::Phase::identified;
  state.file_of = operation_id(operation);
  state.minor = minor;
  world.put<Registrations>(file_id(number), state);
}
// Another state of a file, made by changing the one it has.
template <typename Change>
void change_file(Story& story, std::uint8_t number, const Change& change) {
  auto state = story.world.state<Registrations>(file_id(number));
  change(state);
  story.world.put<Registrations>(file_id(number), state);
}

inline Story together_story() {
  auto story = informed_story();
  auto& world = story.world;
  given_actor(world, 4, organisation_id(1));
  actor::Enrolled program;
  program.organisation = organisation_id(1);
  program.kind = actor::Kind::system;
  program.key = key(5);
  world.given<Actors>(actor_id(5), program);
  operation::State other;
  other.kind = operation::Kind::repatriation;
  world.put<Operations>(operation_id(4), other);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 5, 6}))
    put_file(world, number, 1, false);
  put_file(world, 3, 1, true);
  put_file(world, 4, 1, std::nullopt);
  put_file(world, 7, 4, false);
  put_file(world, 8, 2, false);
  change_file(story, 5, [](auto& state) { state.phase = registration::Phase::registered_in_error; });
  change_file(story, 6, [](auto& state) { state.phase = registration::Phase::deceased; });
  in_operation(story, 1);
  by(story, 1);
  return story;
}

// One thing that is said: by which actor, which type, with which data.
struct Line {
  std::uint8_t author;
  std::string_view type;
  std::string json;
};
using Lines = std::vector<Line>;

inline Lines operator+(Lines lines, const Lines& more) {
  lines.insert(lines.end(), more.begin(), more.end());
  return lines;
}
inline void tell(Story& story, const StreamId& of, const Lines& lines) {
  for (const auto& line : lines) by(story, line.author).given(line.type, line.json, of);
}
// The code with which the line would be refused, or `accepted`.
inline std::string refusal(Story& story, const StreamId& of, const Line& line) {
  return by(story, line.author).refusal(line.type, line.json, of);
}
// For transition tables: a story of these lines, after which actor `next` speaks.
inline std::function<StreamId(Story&)> telling(const StreamId& of, const Lines& lines, std::uint8_t next) {
  return [=](Story& story) {
    story = together_story();
    tell(story, of, lines);
    by(story, next);
    return of;
  };
}

inline const std::string because = R"({"reasons":"Zelfde geboorteplaats, andere ouders"})";
inline const std::string parts = R"("score":80,"scoreParts":[{"kind":"name","score":100},)"
                                 R"({"kind":"date-of-birth","score":100}])";

}  // namespace kroniek::test
