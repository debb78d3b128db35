// What must hold of any sequence about a group: who waits is who was separated and not reunited, and every
// minor without an adult who is still there.
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/core/together_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto group_id = stream("groups", 1);
constexpr std::uint8_t files_count = 6;  // 1 to 3 are of age, 4 to 6 are minors

bool is_minor(std::uint8_t number) {
  return number > 3;
}

// The same told another way: sets of numbers.
struct Sets {
  std::set<std::uint8_t> members, separated;
  std::map<std::uint8_t, std::uint8_t> adult_of;
};

void remove(Sets& sets, std::uint8_t number) {
  sets.members.erase(number);
  sets.separated.erase(number);
  sets.adult_of.erase(number);
  std::erase_if(sets.adult_of, [&](const auto& each) { return each.second == number; });
}

std::string member_json(std::string_view name, std::uint8_t number, const std::string& rest = {}) {
  return "{\"" + std::string(name) + "\":" + file(number) + rest + "}";
}

// Says it where it may be said, and keeps the sets in step.
void say(Story& story, Sets& sets, int what, std::uint8_t number, std::uint8_t adult) {
  const auto minor = is_minor(number) ? std::string(R"(,"minor":true)") : R"(,"minor":false)";
  const std::vector<Line> lines{
      {1, "group.member-added", member_json("registration", number, minor)},
      {1, "group.member-removed", member_json("registration", number, R"(,"reason":"Weg")")},
      {1, "group.separated", member_json("member", number)},
      {1, "group.reunited", member_json("member", number)},
      {1, "group.responsible-adult-recorded",
       member_json("minor", number, R"(,"adult":)" + file(adult) + R"(,"basis":"relative")")}};
  const auto& line = lines[static_cast<std::size_t>(what)];
  if (refusal(story, group_id, line) != accepted) return;
  tell(story, group_id, {line});
  if (what == 0) sets.members.insert(number);
  if (what == 1) remove(sets, number);
  if (what == 2) sets.separated.insert(number);
  if (what == 3) sets.separated.erase(number);
  if (what == 4) sets.adult_of[number] = adult;
}

std::set<std::string> expected(const Sets& sets) {
  std::set<std::string> waiting;
  for (const auto number : sets.separated) waiting.insert("group.reunion-due " + to_string(file_id(number)));
  for (const auto number : sets.members)
    if (is_minor(number) && !sets.adult_of.contains(number))
      waiting.insert("group.responsible-adult-due " + to_string(file_id(number)));
  return waiting;
}

}  // namespace

TEST_CASE("properties: a group waits for exactly those who are apart, and for minors without an adult") {
  CHECK(rc::check([] {
    auto story = together_story();
    for (std::uint8_t number = 1; number <= files_count; ++number)
      put_file(story.world, number, 1, is_minor(number));
    tell(story, group_id, {{1, "group.formed", R"({"kind":"household"})"}});
    Sets sets;
    const auto number = rc::gen::inRange<int>(1, files_count + 1);
    const auto steps = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
        rc::gen::tuple(rc::gen::inRange(0, 5), number, number));
    for (const auto& [what, first, second] : steps)
      say(story, sets, what, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second));
    std::set<std::string> waiting;
    const auto state = story.world.state<Groups>(group_id);
    for (const auto& duty : group::duties(state)) waiting.insert(std::string(duty.kind) + " " + duty.about);
    RC_ASSERT(waiting == expected(sets));
    RC_ASSERT(state.members.size() == sets.members.size());
    RC_ASSERT(state.registrations.size() == sets.members.size());
    RC_ASSERT(survives_storing<Groups>(state));
  }));
}
