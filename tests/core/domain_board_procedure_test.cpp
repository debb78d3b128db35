#include <rapidcheck.h>

#include <set>

#include "core/domain/board_procedure.h"
#include "tests/core/domain_board_support.h"

using namespace kroniek;
using namespace kroniek::test;
using board_matter::Majority;
using board_matter::Position;
using board_matter::Side;
using board_matter::SideOutcome;
using board_matter::SideRules;
using board_matter::SideTally;

namespace {

SideRules rules_of(std::uint8_t members, std::int64_t quorum, Majority majority) {
  SideRules rules;
  for (std::uint8_t i = 0; i < members; ++i) rules.members.push_back(organisation_id(i));
  rules.quorum = quorum;
  rules.majority = majority;
  return rules;
}

// A member and what it says next, drawn at random: 1 to 3 are regions, 10 is the ministry.
struct Said {
  std::uint8_t member;
  std::string position;
};
Said any_said() {
  return {*rc::gen::element<std::uint8_t>(1, 2, 3, 10),
          *rc::gen::element<std::string>("for", "against", "abstain")};
}

// The tally counted again from what each member said last.
board_matter::Tally counted(const std::map<std::uint8_t, std::string>& last) {
  board_matter::Tally tally;
  for (const auto& [member, position] : last) {
    auto& side = member == 10 ? tally.ministry : tally.regions;
    (position == "for" ? side.in_favour : position == "against" ? side.against : side.abstained) += 1;
  }
  return tally;
}

}  // namespace

TEST_CASE("board procedure: what carries a matter on one side") {
  struct Row {
    Majority majority;
    SideTally tally;
    SideOutcome expected;
  };
  using enum Majority;
  using enum SideOutcome;
  const auto row = GENERATE(values<Row>({
      {simple, {2, 1, 0}, quorum_missing},
      {simple, {2, 1, 1}, carried},
      {simple, {2, 2, 1}, not_carried},
      {simple, {1, 0, 3}, carried},
      {simple, {0, 0, 4}, not_carried},
      {two_thirds, {2, 1, 1}, carried},
      {two_thirds, {3, 2, 0}, not_carried},
      {two_thirds, {4, 2, 0}, carried},
      {two_thirds, {0, 0, 5}, not_carried},
      {two_thirds, {5, 0, 0}, carried},
      {unanimous, {3, 0, 1}, carried},
      {unanimous, {5, 1, 0}, not_carried},
      {unanimous, {0, 0, 6}, not_carried},
      {all_members, {5, 0, 1}, not_carried},
      {all_members, {6, 0, 0}, carried},
  }));
  INFO(name_of(row.majority) << " " << row.tally.in_favour << "-" << row.tally.against << "-"
                             << row.tally.abstained);
  CHECK(outcome_of(rules_of(6, 4, row.majority), row.tally) == row.expected);
}

TEST_CASE("board procedure: the founding default asks every member of both sides") {
  board_matter::Procedure named{rules_of(25, 1, Majority::simple), rules_of(1, 1, Majority::simple)};
  const auto made = founding_default(named);
  CHECK(made.regions.quorum == 25);
  CHECK(made.ministry.quorum == 1);
  CHECK_FALSE(both_carry(made, {{24, 0, 1}, {1, 0, 0}}));
  CHECK_FALSE(both_carry(made, {{25, 0, 0}, {0, 0, 1}}));
  CHECK(both_carry(made, {{25, 0, 0}, {1, 0, 0}}));
}

TEST_CASE("board procedure: whatever the majority, nothing is carried by one side alone") {
  CHECK(rc::check("one side without a vote for never carries", [] {
    const auto majority =
        *rc::gen::element(Majority::simple, Majority::two_thirds, Majority::unanimous, Majority::all_members);
    const board_matter::Procedure procedure{rules_of(25, 13, majority), rules_of(1, 1, majority)};
    const auto regions = *rc::gen::inRange<std::int64_t>(0, 26);
    const auto against = *rc::gen::inRange<std::int64_t>(0, 26 - regions);
    RC_ASSERT(!both_carry(procedure, {{regions, against, 25 - regions - against}, {0, 0, 0}}));
    RC_ASSERT(!both_carry(procedure, {{0, against, 25 - against}, {1, 0, 0}}));
  }));
}

TEST_CASE("board matter: the tally is always the sum of the positions, one a member") {
  CHECK(rc::check("tally, votes that count and outcome agree", [] {
    auto story = ruled_board();
    const auto of = matter_id(2);
    story.given("board-matter.tabled", decision, of);
    std::map<std::uint8_t, std::string> last;
    const auto length = *rc::gen::inRange(0, 30);
    for (int i = 0; i < length; ++i) {
      const auto said = any_said();
      const bool same = last.contains(said.member) && last[said.member] == said.position;
      const auto code = vote_refusal(story, of, said.member, said.position);
      RC_ASSERT(code == (same ? "board-matter.position-unchanged" : accepted) ||
                code == "board-matter.changed-too-often");
      if (code != accepted) continue;
      vote(story, of, said.member, said.position);
      last[said.member] = said.position;
    }
    const auto& state = matter(story, of);
    const auto expected = counted(last);
    RC_ASSERT(state.tally == expected);
    std::set<StreamId> members;
    for (const auto& vote : state.votes)
      if (vote.counts) RC_ASSERT(members.insert(vote.organisation).second);
    RC_ASSERT(members.size() == last.size());
    const auto& side = expected.regions;
    const bool carried = side.in_favour + side.against + side.abstained >= 2 &&
                         side.in_favour > side.against && expected.ministry.in_favour == 1;
    RC_ASSERT((story.refusal("board-matter.adopted", "{}", of) == accepted) == carried);
    // What is not carried fails once all have voted or nothing can carry it any more.
    const auto failing = story.refusal("board-matter.not-adopted", "{}", of);
    const bool is_told = carried ? failing == "board-matter.both-sides-agree"
                                 : failing == accepted || failing == "board-matter.voting-open";
    RC_ASSERT(is_told);
  }));
}
