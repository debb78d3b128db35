// What each statement changes.
#include <algorithm>

#include "core/domain/assistance_request_rules.h"
#include "core/domain/assistance_request_terms.h"

namespace kroniek::assistance_request {
namespace {

void set_reception(State& state, const Reception& reception) {
  auto& set = state.reception.emplace();
  set.place.supersede(reception.place);
  set.report_to.supersede(reception.report_to);
  set.command.supersede(reception.command);
  set.radio.supersede(reception.radio);
  set.lcms_id = reception.lcms_id;
}

Line line_of(const NeedLine& need) {
  Line line;
  line.id = need.id;
  line.effect.supersede(need.effect);
  line.unit_type = need.unit_type;
  line.quantity = need.quantity;
  line.unit = need.unit;
  line.from = need.from;
  line.until = need.until;
  line.substitutes = need.substitutes;
  line.self_sufficient = need.self_sufficient;
  return line;
}

// What a draft and a redraft have in common: all but the requester and the route.
template <typename Draft>
void draft(State& state, const Draft& event, const Told& told) {
  state.drafted_at = told.claims.occurred_at;
  if (event.priority.has_value()) state.priority = event.priority;
  if (event.answer_by.has_value()) state.answer_by = event.answer_by;
  state.situation.supersede(event.situation);
  state.forecast.supersede(event.forecast);
  state.risks.supersede(event.risks);
  state.own_means.supersede(event.own_means);
  if (!event.lines.empty()) state.lines.clear();
  for (const auto& need : event.lines) state.lines.push_back(line_of(need));
  if (event.reception.has_value()) set_reception(state, *event.reception);
  if (event.caller.has_value()) {
    auto& caller = state.caller.has_value() ? *state.caller : state.caller.emplace();
    caller.name.supersede(event.caller->name);
    caller.phone.supersede(event.caller->phone);
  }
  state.crisis_plan.supersede(event.crisis_plan);
  state.urgency.supersede(event.urgency);
}

Progress progress_of(const State& state) {
  const auto any = [&](auto&& holds) { return std::any_of(state.legs.begin(), state.legs.end(), holds); };
  if (any([](const Leg& leg) { return !is_over(leg) && has_served(leg); })) return Progress::under_way;
  if (any([](const Leg& leg) { return leg.phase == LegPhase::accepted; })) return Progress::committed;
  if (any([](const Leg& leg) { return !is_over(leg); })) return Progress::asking;
  return anything_served(state) ? Progress::home : Progress::none;
}

OfType& of_type(Line& line, const std::string& unit_type) {
  for (auto& each : line.of_types)
    if (each.unit_type == unit_type) return each;
  auto& made = line.of_types.emplace_back();
  made.unit_type = unit_type;
  return made;
}

void count_leg(Line& line, const Leg& leg) {
  if (leg.committed == 0 || leg.phase >= LegPhase::declined) return;
  auto& type = of_type(line, unit_type_of(line, leg));
  type.committed += committed_now(leg);
  type.under_way += leg.departed - leg.home - leg.lost;
  type.in_service += leg.arrived - leg.released;
}

void count(State& state) {
  for (auto& line : state.lines) {
    line.of_types.clear();
    for (const auto& leg : state.legs)
      if (leg.line == line.id) count_leg(line, leg);
    line.committed = line.under_way = line.in_service = 0;
    for (const auto& type : line.of_types) {
      line.committed += type.committed;
      line.under_way += type.under_way;
      line.in_service += type.in_service;
    }
  }
  state.progress = progress_of(state);
}

// Who had yet to answer, or to be answered, need not any more; what is accepted or out is called home.
void end(State& state, Phase phase, Instant at) {
  state.phase = phase;
  state.ended_at = at;
  for (auto& leg : state.legs)
    if (leg.phase == LegPhase::asked || leg.phase == LegPhase::offered) leg.phase = LegPhase::not_needed;
  count(state);
}

void grant(Line& line, Outcome outcome, const std::vector<Share>& shares) {
  line.granted = outcome == Outcome::granted ? line.quantity : 0;
  if (outcome != Outcome::partly_granted) return;
  for (const auto& share : shares)
    if (share.line == line.id) line.granted = share.quantity;
}

template <typename Decision>
void conclude(State& state, const Decision& event, Instant at) {
  state.outcome = event.outcome;
  state.decided_at = at;
  ++state.decisions;
  state.on_behalf_of = event.on_behalf_of;
  state.reasons.supersede(event.reasons);
  state.conditions.supersede(event.conditions);
  for (auto& line : state.lines) grant(line, event.outcome, event.granted);
  if (event.outcome == Outcome::refused) return end(state, Phase::refused, at);
  state.phase = event.outcome == Outcome::granted ? Phase::granted : Phase::partly_granted;
  state.ended_at.reset();
}

template <typename Event>
void move_leg(State& state, const Event& event, const Told& told) {
  if (auto* leg = find_leg(state, event.leg)) advance(*leg, event, told.claims.occurred_at);
  count(state);
}

}  // namespace

void evolve(State& state, const Drafted& event, const Told& told) {
  if (told.claims.operation.has_value()) state.request_of = *told.claims.operation;
  state.requester = event.requester;
  state.route = event.route;
  state.direction = event.direction;
  state.supersedes = event.supersedes;
  draft(state, event, told);
}
void evolve(State& state, const Redrafted& event, const Told& told) {
  draft(state, event, told);
}
void evolve(State& state, const Submitted& event, const Told& told) {
  state.phase = Phase::submitted;
  state.submitted_at = told.claims.occurred_at;
  state.explanation.supersede(event.explanation);
  // Nobody's consent is waited for on that route, so the parties are asked for all of it.
  if (state.route == Route::adjacent)
    for (auto& line : state.lines) line.granted = line.quantity;
}
void evolve(State& state, const Returned& event, const Told& told) {
  state.phase = Phase::returned;
  state.returned_at = told.claims.occurred_at;
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const Assessed& event, const Told& told) {
  conclude(state, event, told.claims.occurred_at);
}
void evolve(State& state, const DecisionRevised& event, const Told& told) {
  conclude(state, event, told.claims.occurred_at);
}
void evolve(State& state, const Withdrawn& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  end(state, Phase::withdrawn, told.claims.occurred_at);
}
void evolve(State& state, const Superseded& event, const Told& told) {
  state.superseded_by = event.by;
  end(state, Phase::superseded, told.claims.occurred_at);
}
void evolve(State& state, const Informed& event, const Told& told) {
  state.informed.push_back({event.who, event.organisation, told.claims.occurred_at});
}
void evolve(State& state, const ReceptionSet& event, const Told&) {
  set_reception(state, event.reception);
}

void evolve(State& state, const Asked& event, const Told& told) {
  auto& leg = state.legs.emplace_back();
  leg.id = told.claims.jti;
  leg.party = event.party;
  leg.line = event.line;
  leg.asked = event.quantity;
  leg.asked_at = told.claims.occurred_at;
  leg.reply_by = event.reply_by;
  leg.offer = event.offer;
  if (const auto* line = find_line(state, event.line)) leg.until = line->until;
  count(state);
}
void evolve(State& state, const Offered& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Declined& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Accepted& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const NotNeeded& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Departed& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Arrived& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Extended& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const ReleaseOrdered& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const Released& event, const Told& told) {
  move_leg(state, event, told);
}
void evolve(State& state, const ReturnedHome& event, const Told& told) {
  move_leg(state, event, told);
}

void evolve(State& state, const CostClaimed& event, const Told& told) {
  std::erase_if(state.claims, [&](const Claim& each) { return each.party == event.party; });
  const auto at = told.claims.occurred_at;
  const auto term = claim_term(state);
  state.claims.push_back({event.party, event.amount_cents, at, term.has_value() && at >= *term, {}, {}});
  state.claims.back().explanation.supersede(event.explanation);
  state.claims.back().document.supersede(event.document);
}
void evolve(State& state, const Settled& event, const Told& told) {
  state.phase = Phase::settled;
  state.settled_at = told.claims.occurred_at;
  state.borne_by = event.borne_by;
  state.amount_cents = event.amount_cents;
  state.explanation.supersede(event.explanation);
}
void evolve(State& state, const Closed& event, const Told&) {
  state.phase = Phase::closed;
  state.explanation.supersede(event.explanation);
}

}  // namespace kroniek::assistance_request
