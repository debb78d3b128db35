#include "core/domain/board_matter_rules.h"

#include <algorithm>

#include "core/domain/organisations.h"
#include "core/domain/refuse.h"

namespace kroniek::board_matter {
namespace {

using refuse::conflict;
using refuse::invalid;

const std::string of_regions = "/data/procedure/regions";
const std::string of_ministry = "/data/procedure/ministry";

organisation::Side side_of_organisation(Side side) {
  return side == Side::regions ? organisation::Side::regions : organisation::Side::ministry;
}

Result<Ok> check_side(const std::string& at, const SideRules& rules, Side side, const Context& context) {
  if (rules.members.empty())
    return invalid(at + "/members", "board-matter.side-without-members",
                   "Each side needs one member or more.");
  for (const auto& member : rules.members) {
    const auto found = context.find<Organisations>(member);
    if (found == nullptr || found->phase != organisation::Phase::active)
      return invalid(at + "/members", "board-matter.member-unknown",
                     "A member must be a registered organisation that is active.");
    if (found->side != side_of_organisation(side))
      return invalid(at + "/members", "board-matter.member-of-other-side",
                     "A member must stand on the side that it votes on.");
    if (std::count(rules.members.begin(), rules.members.end(), member) != 1)
      return invalid(at + "/members", "board-matter.member-twice",
                     "Every member has one vote, so it is named once.");
  }
  if (rules.quorum < 1 || rules.quorum > static_cast<std::int64_t>(rules.members.size()))
    return invalid(at + "/quorum", "board-matter.quorum-out-of-range",
                   "A quorum is at least 1 and at most the number of the side's members.");
  return Ok{};
}

Result<Ok> check_all_are_members(const std::string& at, const SideRules& rules, Side side,
                                 const Context& context) {
  const std::string name(name_of(side_of_organisation(side)));
  for (const auto& id : context.states.listed({Organisations::collection, "side", name})) {
    const auto found = context.find<Organisations>(id);
    const bool is_called = std::find(rules.members.begin(), rules.members.end(), id) != rules.members.end();
    if (found == nullptr || found->phase != organisation::Phase::active || is_called) continue;
    if (found->side == side_of_organisation(side))
      return invalid(at + "/members", "board-matter.member-missing",
                     "The first rules name every active safety region and the ministry; " + found->code +
                         " is missing.");
  }
  return Ok{};
}

// Rules say how to decide, and take the place of those that they were decided under, so that at any time one
// set is in force. What is no rules of procedure says nothing of the kind.
Result<Ok> check_kind(const Composition& matter, const Context& context) {
  if (matter.kind != Kind::rules) {
    if (matter.procedure.has_value())
      return invalid("/data/procedure", "board-matter.procedure-misplaced",
                     "Only a matter of kind rules has a procedure.");
    if (!matter.rules.has_value())
      return invalid("/data/rules", "board-matter.rules-missing",
                     "rules must name the rules that it is decided under.");
    return Ok{};
  }
  if (!matter.procedure.has_value())
    return invalid("/data/procedure", "board-matter.procedure-missing",
                   "Rules of procedure must say who votes and how.");
  if (matter.rescinds != matter.rules)
    return invalid(
        "/data/rescinds", "board-matter.rules-not-replaced",
        "New rules must rescind the rules that they are decided under; the first rescind nothing.");
  TRY_OK(check_side(of_regions, matter.procedure->regions, Side::regions, context));
  TRY_OK(check_side(of_ministry, matter.procedure->ministry, Side::ministry, context));
  return check_calls_all(matter, context);
}

bool same_members(std::vector<StreamId> a, std::vector<StreamId> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

}  // namespace

Composition composition_of(const Tabled& event) {
  return {event.kind, event.rules, event.members, event.procedure, event.rescinds};
}
Composition composition_of(const State& state) {
  return {state.kind, state.rules, state.members, state.procedure, state.rescinds};
}
Composition composition_of(const State& state, const Amended& event) {
  auto made = composition_of(state);
  if (event.rules.has_value()) made.rules = event.rules;
  if (!event.members.empty()) made.members = event.members;
  if (event.procedure.has_value()) made.procedure = event.procedure;
  return made;
}

Result<Ok> check_calls_all(const Composition& matter, const Context& context) {
  if (matter.rules.has_value() || !matter.procedure.has_value()) return Ok{};
  TRY_OK(check_all_are_members(of_regions, matter.procedure->regions, Side::regions, context));
  return check_all_are_members(of_ministry, matter.procedure->ministry, Side::ministry, context);
}

Result<Procedure> procedure_for(const Composition& matter, const Context& context) {
  if (!matter.rules.has_value()) return founding_default(matter.procedure.value_or(Procedure{}));
  const auto rules = context.find<BoardMatters>(*matter.rules);
  if (rules == nullptr || rules->kind != Kind::rules)
    return invalid("/data/rules", "board-matter.rules-unknown", "rules must name rules of procedure.");
  if (!is_in_force(*rules))
    return conflict("board-matter.rules-not-in-force",
                    "The rules that it is decided under are not adopted, or were rescinded.");
  VERIFY(rules->procedure.has_value(), "rules are tabled with a procedure");
  return *rules->procedure;
}

Result<Ok> check_rescinds(const Composition& matter, const Context& context) {
  if (!matter.rescinds.has_value()) return Ok{};
  const auto found = context.find<BoardMatters>(*matter.rescinds);
  if (found == nullptr)
    return invalid("/data/rescinds", "board-matter.rescinds-unknown",
                   "rescinds must name a matter that was tabled.");
  if (!is_in_force(*found))
    return conflict("board-matter.rescinds-not-in-force", "Only a matter in force can be rescinded.");
  if ((found->kind == Kind::rules) != (matter.kind == Kind::rules))
    return invalid("/data/rescinds", "board-matter.rescinds-other-kind",
                   "Rules are rescinded by new rules only, and rules rescind nothing else.");
  return Ok{};
}

Result<Ok> check_composition(const Composition& matter, const Context& context) {
  TRY_OK(check_kind(matter, context));
  TRY_OK(check_rescinds(matter, context));
  TRY(procedure, procedure_for(matter, context));
  if (!same_members(matter.members, members_of_both(procedure)))
    return invalid("/data/members", "board-matter.members-mismatch",
                   "members must name exactly the members of the rules that it is decided under.");
  return Ok{};
}

}  // namespace kroniek::board_matter
