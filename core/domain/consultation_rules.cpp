#include "core/domain/consultation_rules.h"

#include <algorithm>
#include <set>

#include "core/domain/calendar.h"
#include "core/domain/organisations.h"
#include "core/domain/refuse.h"

namespace kroniek::consultation {
namespace {

using refuse::conflict;
using refuse::invalid;

bool is_of_kind(const StreamId& founder, organisation::Kind kind, const Context& context) {
  const auto found = context.find<Organisations>(founder);
  return found != nullptr && found->kind == kind;
}

// Wgr 31a.2: no decision before the councils could say what they wish or fear. It must hold for the day on
// which the board decided as well as for the moment that the statement speaks of.
Result<Ok> check_councils(const State& state, Date date, const Context& context) {
  const auto from = may_decide_from(state);
  if (!from.has_value())
    return conflict("consultation.draft-not-sent", "A council has not been sent the draft.");
  if (context.told.claims.occurred_at < *from || date < date_of(*from))
    return conflict("consultation.councils-not-heard",
                    "A council has not given its views, and its deadline has not passed.");
  return Ok{};
}

// Whom the founder named is not enough: every council of the region has its say, as the register knows the
// region. Once decided it stays so: who came after, by a merger say, could not have been asked.
Result<Ok> check_all_take_part(const State& state, const Context& context) {
  if (state.phase != Phase::running) return Ok{};
  const Listing of_region{Organisations::collection, "region", to_string(state.founder)};
  for (const auto& id : context.states.listed(of_region)) {
    const auto found = context.find<Organisations>(id);
    if (found != nullptr && is_left_out(state, id, *found))
      return conflict("consultation.municipality-missing",
                      "The council of " + found->code + " takes no part; add it, and hear it first.");
  }
  return Ok{};
}

// What the foundation rests on stands: it was established in the ministry's stream on this very consultation.
Result<Ok> check_nothing_rests_on_it(const Context& context) {
  const auto& claims = context.told.claims;
  const Listing established{Consultations::collection, "phase", std::string(name_of(Phase::established))};
  for (const auto& id : context.states.listed(established)) {
    const auto found = context.find<Consultations>(id);
    if (found == nullptr || found->phase != Phase::established) continue;
    const auto& rests_on = found->consultations;
    if (std::find(rests_on.begin(), rests_on.end(), claims.stream) != rests_on.end())
      return conflict("consultation.established",
                      "The foundation is established on the decision that stands.");
  }
  return Ok{};
}

Result<Ok> check_regions(const FoundationEstablished& event, const Context& context) {
  std::set<StreamId> regions;
  for (const auto& each : event.consultations) {
    const auto found = context.find<Consultations>(each);
    if (found == nullptr)
      return invalid("/data/consultations", "consultation.consultation-unknown",
                     "consultations must name consultations.");
    if (!is_of_kind(found->founder, organisation::Kind::safety_region, context))
      return invalid("/data/consultations", "consultation.not-a-region",
                     "consultations must name those of safety regions.");
    if (!regions.insert(found->founder).second)
      return invalid("/data/consultations", "consultation.region-twice",
                     "consultations must name one of each region.");
    if (found->phase != Phase::in_favour)
      return conflict("consultation.region-not-in-favour", "A region has not decided in favour.");
    if (event.deed_date < found->decisions.back().date)
      return invalid("/data/deedDate", "consultation.dates-reversed",
                     "deedDate lies before the decision of a region.");
  }
  if (regions.size() != safety_regions)
    return conflict("consultation.regions-missing",
                    "All 25 regions must have decided; consultations must name one of each.");
  return Ok{};
}

}  // namespace

Result<Ok> check_final_decision(const State& state, const FinalDecisionTaken& event, const Context& context) {
  const bool by_minister = event.board == Board::minister;
  if (by_minister != is_of_kind(state.founder, organisation::Kind::ministry, context))
    return invalid("/data/board", "consultation.other-board",
                   "A region's general board decides, and for the ministry the minister.");
  if (event.outcome == Outcome::against && !event.reasons.value.has_value())
    return invalid("/data/reasons", "consultation.reasons-missing",
                   "A decision against founding needs reasons.");
  const auto earliest = state.decisions.empty() ? date_of(state.since) : state.decisions.back().date;
  if (event.date < earliest || event.date > latest_day(context.told.claims.occurred_at))
    return invalid("/data/date", "consultation.decision-date",
                   "date lies before the opening or the earlier decision, or after occurredAt.");
  if (!state.decisions.empty() && state.decisions.back().outcome == event.outcome)
    return conflict("consultation.outcome-unchanged", "The founder decided so before.");
  TRY_OK(check_nothing_rests_on_it(context));
  TRY_OK(check_councils(state, event.date, context));
  return check_all_take_part(state, context);
}

Result<Ok> check_establishment(const State& state, const FoundationEstablished& event,
                               const Context& context) {
  if (!is_of_kind(state.founder, organisation::Kind::ministry, context))
    return conflict("consultation.not-the-ministry",
                    "The establishment is stated once, in the ministry's own consultation.");
  if (event.deed_date > latest_day(context.told.claims.occurred_at))
    return invalid("/data/deedDate", "consultation.deed-date-ahead", "deedDate lies after occurredAt.");
  if (event.deed_date < state.decisions.back().date)
    return invalid("/data/deedDate", "consultation.dates-reversed",
                   "deedDate lies before the ministry's decision.");
  return check_regions(event, context);
}

}  // namespace kroniek::consultation
