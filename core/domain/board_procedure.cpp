#include "core/domain/board_procedure.h"

namespace kroniek::board_matter {
namespace {

bool has_majority(const SideRules& rules, const SideTally& tally) {
  switch (rules.majority) {
    case Majority::simple:
      return tally.in_favour > tally.against;
    case Majority::two_thirds:
      return tally.in_favour > 0 && 3 * tally.in_favour >= 2 * (tally.in_favour + tally.against);
    case Majority::unanimous:
      return tally.in_favour > 0 && tally.against == 0;
    case Majority::all_members:
      return tally.in_favour == static_cast<std::int64_t>(rules.members.size());
  }
  return false;
}

void let_the_rest_be_for(const SideRules& rules, SideTally& tally) {
  tally.in_favour = static_cast<std::int64_t>(rules.members.size()) - tally.against - tally.abstained;
}

void make_unanimous(SideRules& side) {
  side.quorum = static_cast<std::int64_t>(side.members.size());
  side.majority = Majority::all_members;
}

}  // namespace

void count(Tally& tally, Side side, Position position) {
  auto& counted = side == Side::regions ? tally.regions : tally.ministry;
  switch (position) {
    case Position::in_favour:
      ++counted.in_favour;
      return;
    case Position::against:
      ++counted.against;
      return;
    case Position::abstain:
      ++counted.abstained;
      return;
  }
}

SideOutcome outcome_of(const SideRules& rules, const SideTally& tally) {
  if (tally.in_favour + tally.against + tally.abstained < rules.quorum) return SideOutcome::quorum_missing;
  return has_majority(rules, tally) ? SideOutcome::carried : SideOutcome::not_carried;
}

bool both_carry(const Procedure& procedure, const Tally& tally) {
  return outcome_of(procedure.regions, tally.regions) == SideOutcome::carried &&
         outcome_of(procedure.ministry, tally.ministry) == SideOutcome::carried;
}

bool can_still_carry(const Procedure& procedure, Tally tally) {
  let_the_rest_be_for(procedure.regions, tally.regions);
  let_the_rest_be_for(procedure.ministry, tally.ministry);
  return both_carry(procedure, tally);
}

Procedure founding_default(Procedure named) {
  make_unanimous(named.regions);
  make_unanimous(named.ministry);
  return named;
}

std::vector<StreamId> members_of_both(const Procedure& procedure) {
  auto all = procedure.regions.members;
  all.insert(all.end(), procedure.ministry.members.begin(), procedure.ministry.members.end());
  return all;
}

}  // namespace kroniek::board_matter
