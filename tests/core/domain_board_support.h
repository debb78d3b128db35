// A board for tests: regions 1 to 3 and ministry 10 are its members; actor n of organisation n votes for it.
// Actor 4 is region 1's deputy, actor 5 of region 5, which came after the first rules, and actor 6 of
// municipality 6 are no members, actor 20 is the secretary. Matter 1 is the first rules.
#pragma once

#include "core/domain/board_matters.h"
#include "tests/core/domain_support.h"
#include "tests/support/story.h"

namespace kroniek::test {

using Numbers = std::initializer_list<std::uint8_t>;

inline StreamId matter_id(std::uint8_t number) {
  return stream("board-matters", number);
}

inline void given_member(World& world, std::uint8_t actor, std::uint8_t organisation) {
  given_actor(world, actor, organisation_id(organisation));
  world.put<Mandates>(mandate_id(actor), held_mandate(actor_id(actor), mandate::Role::board_member));
}

inline Story board() {
  Story story;
  auto& world = story.world;
  for (const auto region : Numbers{1, 2, 3}) given_region(world, region);
  world.given<Organisations>(
      organisation_id(10),
      read<organisation::Registered>(R"({"name":"JenV","kind":"ministry","code":"JENV","side":"ministry"})"));
  world.given<Organisations>(organisation_id(6),
                             read<organisation::Registered>(
                                 R"({"name":"Assen","kind":"municipality","code":"GM0106","side":"none"})"));
  for (const auto number : Numbers{1, 2, 3, 5, 6, 10}) given_member(world, number, number);
  given_member(world, 4, 1);
  given_actor(world, 20, organisation_id(1));
  world.put<Mandates>(mandate_id(20), held_mandate(actor_id(20), mandate::Role::board_secretary));
  return story.by(actor_id(20), mandate_id(20));
}

inline std::string text_of(const StreamId& of) {
  return "\"" + to_string(of) + "\"";
}
inline const std::string region_members = "[" + text_of(organisation_id(1)) + "," +
                                          text_of(organisation_id(2)) + "," + text_of(organisation_id(3)) +
                                          "]";
inline const std::string ministry_members = "[" + text_of(organisation_id(10)) + "]";
inline const std::string all_members = "[" + text_of(organisation_id(10)) + "," +
                                       text_of(organisation_id(3)) + "," + text_of(organisation_id(2)) + "," +
                                       text_of(organisation_id(1)) + "]";
// Two regions of three make a quorum, and more for than against carries a matter.
inline const std::string procedure = R"({"regions":{"members":)" + region_members +
                                     R"(,"quorum":2,"majority":"simple"},"ministry":{"members":)" +
                                     ministry_members + R"(,"quorum":1,"majority":"simple"}})";
inline const std::string first_rules =
    R"({"kind":"rules","title":"Reglement","text":"Zo besluiten wij.","procedure":)" + procedure +
    R"(,"members":)" + all_members + "}";
inline const std::string under_rules = R"("rules":)" + text_of(matter_id(1)) + R"(,"members":)" + all_members;
inline const std::string decision =
    R"({"kind":"decision","title":"Besluit","text":"Wij besluiten.",)" + under_rules + "}";

inline const board_matter::State& matter(const Story& story, const StreamId& of) {
  return *std::static_pointer_cast<const board_matter::State>(story.world.find(of));
}
inline std::string position_json(const Story& story, const StreamId& of, std::uint8_t member,
                                 std::string_view position) {
  return R"({"on":")" + to_string(matter(story, of).text_statement) + R"(","member":)" +
         text_of(organisation_id(member)) + R"(,"side":")" + (member == 10 ? "ministry" : "regions") +
         R"(","position":")" + std::string(position) + "\"}";
}

// The code with which actor n's vote would be refused, or `accepted`.
inline std::string vote_refusal(Story& story, const StreamId& of, std::uint8_t member,
                                std::string_view position) {
  story.by(actor_id(member), mandate_id(member));
  const auto code =
      story.refusal("board-matter.position-taken", position_json(story, of, member, position), of);
  story.by(actor_id(20), mandate_id(20));
  return code;
}
inline Story& vote(Story& story, const StreamId& of, std::uint8_t member, std::string_view position) {
  story.by(actor_id(member), mandate_id(member));
  story.given("board-matter.position-taken", position_json(story, of, member, position), of);
  return story.by(actor_id(20), mandate_id(20));
}
inline Story& all_for(Story& story, const StreamId& of) {
  for (const auto member : Numbers{1, 2, 3, 10}) vote(story, of, member, "for");
  return story;
}
inline Story& adopt(Story& story, const StreamId& of, std::string_view json) {
  story.given("board-matter.tabled", json, of);
  return all_for(story, of).given("board-matter.adopted", "{}", of);
}
// A board whose first rules are in force.
inline Story ruled_board() {
  auto story = board();
  adopt(story, matter_id(1), first_rules);
  given_region(story.world, 5);
  return story;
}
inline std::string of_kind(std::string_view kind) {
  return R"({"kind":")" + std::string(kind) + R"(","title":"Stuk","text":"Tekst.",)" + under_rules + "}";
}
// New rules that take the place of matter 1.
inline std::string new_rules() {
  return R"({"kind":"rules","title":"Reglement","text":"Nieuw.","procedure":)" + procedure +
         R"(,"rescinds":)" + text_of(matter_id(1)) + "," + under_rules + "}";
}

}  // namespace kroniek::test
