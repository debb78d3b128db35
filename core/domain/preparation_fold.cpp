// What each event of a preparation changes, and what then still has to be done.
#include <algorithm>

#include "core/domain/preparations.h"

namespace kroniek::preparation {
namespace {

void begin(State& state, Phase phase, Kind kind, const Told& told) {
  state.phase = phase;
  state.kind = kind;
  state.begun_at = told.claims.occurred_at;
}

// Of either declaration: the newest counts.
template <typename Event>
void declare(State& state, const Event& event) {
  state.quantity = event.quantity;
  state.readiness_minutes = event.readiness_minutes;
  state.until = event.until;
  state.description.supersede(event.description);
  state.held_ready = to_string(state.organisation) + " " + state.unit_type.value_or("") + " " +
                     std::to_string(event.readiness_minutes);
}

}  // namespace

void evolve(State& state, const CapabilityDeclared& event, const Told& told) {
  begin(state, Phase::capability_declared, Kind::capability, told);
  state.organisation = event.organisation;
  state.unit_type = event.unit_type;
  declare(state, event);
}
void evolve(State& state, const CapabilityRedeclared& event, const Told&) {
  declare(state, event);
}
void evolve(State& state, const CapabilityWithdrawn& event, const Told&) {
  state.phase = Phase::capability_withdrawn;
  state.held_ready.reset();
  state.reason.supersede(event.reason);
}

void evolve(State& state, const PlanAdopted& event, const Told& told) {
  begin(state, Phase::plan_adopted, Kind::plan, told);
  state.organisation = event.organisation;
  state.title.supersede(event.title);
  state.digest.supersede(event.digest);
  state.revisions = 0;
}
void evolve(State& state, const PlanRevised& event, const Told&) {
  state.digest.supersede(event.digest);
  state.reason.supersede(event.reasons);
  state.revisions = state.revisions.value_or(0) + 1;
}
void evolve(State& state, const PlanWithdrawn& event, const Told&) {
  state.phase = Phase::plan_withdrawn;
  state.reason.supersede(event.reason);
}

void evolve(State& state, const ExercisePlanned& event, const Told& told) {
  begin(state, Phase::exercise_planned, Kind::exercise, told);
  state.organisation = event.organisation;
  state.title.supersede(event.title);
  state.goals.supersede(event.goals);
  state.from = event.from;
  state.until = event.until;
  state.participants = event.participants;
}
void evolve(State& state, const ExerciseHeld& event, const Told& told) {
  state.phase = Phase::exercise_held;
  state.held_at = told.claims.occurred_at;
  state.played_in = event.played_in;
}
void evolve(State& state, const ExerciseCancelled& event, const Told&) {
  state.phase = Phase::exercise_cancelled;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Evaluated& event, const Told& told) {
  state.phase = Phase::exercise_evaluated;
  state.evaluated_at = told.claims.occurred_at;
  state.findings.supersede(event.findings);
  state.report.supersede(event.report);
}

void evolve(State& state, const ActionOpened& event, const Told& told) {
  auto& action = state.actions.emplace_back();
  action.id = told.claims.jti;
  action.text.supersede(event.text);
  action.owner = event.owner;
  action.opened_at = told.claims.occurred_at;
  action.due = event.due;
}
void evolve(State& state, const ActionDone& event, const Told& told) {
  const auto action = std::find_if(state.actions.begin(), state.actions.end(),
                                   [&](const Action& each) { return each.id == event.action; });
  if (action == state.actions.end()) return;
  action->done_at = told.claims.occurred_at;
  action->result.supersede(event.result);
}

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> waiting;
  if (state.phase == Phase::exercise_held)
    waiting.push_back({"preparation.evaluation-due",
                       "",
                       state.organisation,
                       {},
                       state.held_at.value_or(state.begun_at),
                       std::nullopt});
  for (const auto& action : state.actions)
    if (!action.done_at.has_value())
      waiting.push_back(
          {"preparation.action-due", to_string(action.id), action.owner, {}, action.opened_at, action.due});
  return waiting;
}

}  // namespace kroniek::preparation
