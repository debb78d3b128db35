// How the board decides: two sides, each with its members, its quorum and its majority, and never one without
// the other. Pure arithmetic over positions; what a matter's rules are, and whether they are in force, is
// decided in board_matters.cpp.
#pragma once

#include "core/fields.h"

namespace kroniek::board_matter {

enum class Side { regions, ministry };
constexpr auto names_of(Side) {
  return std::array<std::string_view, 2>{"regions", "ministry"};
}
enum class Position { in_favour, against, abstain };
constexpr auto names_of(Position) {
  return std::array<std::string_view, 3>{"for", "against", "abstain"};
}

// What carries a matter on one side, once its quorum is there. An abstention counts for the quorum and for
// nothing else.
enum class Majority {
  simple,       // more for than against
  two_thirds,   // for at least two thirds of those for or against
  unanimous,    // one or more for, nobody against
  all_members,  // every member for
};
constexpr auto names_of(Majority) {
  return std::array<std::string_view, 4>{"simple", "two-thirds", "unanimous", "all-members"};
}

struct SideRules {
  std::vector<StreamId>
      members;  // organisations, one vote each: on equal footing, however many sign for them
  std::int64_t quorum = 0;
  Majority majority{};
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("members", &SideRules::members, Items{100}, RefersTo{"organisations"},
              Label{"Leden", "Members"}, "The organisations that vote on this side, one vote each."),
        field("quorum", &SideRules::quorum, Range{1, 100}, Label{"Quorum", "Quorum"},
              "How many members must have taken a position, abstentions included."),
        field("majority", &SideRules::majority, Label{"Meerderheid", "Majority"},
              "What carries a matter: simple (more for than against), two-thirds (of those for or against), "
              "unanimous (nobody against) or all-members (every member for)."));
  };
};

struct Procedure {
  SideRules regions;
  SideRules ministry;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("regions", &Procedure::regions, Label{"Regio's", "Regions"}, "How the regions' side decides."),
        field("ministry", &Procedure::ministry, Label{"Ministerie", "Ministry"},
              "How the ministry's side decides."));
  };
};

struct SideTally {
  std::int64_t in_favour = 0;
  std::int64_t against = 0;
  std::int64_t abstained = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("for", &SideTally::in_favour, "Members for it."),
                field("against", &SideTally::against, "Members against it."),
                field("abstain", &SideTally::abstained, "Members that abstain."));
  };
  bool operator==(const SideTally&) const = default;
};

struct Tally {
  SideTally regions;
  SideTally ministry;
  static constexpr auto fields = [](auto&& each) {
    return each(field("regions", &Tally::regions, "The regions' side."),
                field("ministry", &Tally::ministry, "The ministry's side."));
  };
  bool operator==(const Tally&) const = default;
};
void count(Tally& tally, Side side, Position position);

enum class SideOutcome { quorum_missing, not_carried, carried };
SideOutcome outcome_of(const SideRules& rules, const SideTally& tally);
// Both sides, each by its own rules.
bool both_carry(const Procedure& procedure, const Tally& tally);
// Whether they would, were all who have not voted for it.
bool can_still_carry(const Procedure& procedure, Tally tally);

// The rules for adopting the first rules of procedure, which no earlier rules can govern: every member that
// they name, on both sides, must be for them. Nobody is bound by rules that he did not agree to himself, and
// any smaller number would itself be a rule that somebody made alone.
Procedure founding_default(Procedure named);

// All members, the regions' first, in the order named.
std::vector<StreamId> members_of_both(const Procedure& procedure);

}  // namespace kroniek::board_matter
