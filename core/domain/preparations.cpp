#include "core/domain/preparations.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/operations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::preparation {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Also where the organisation has ended: what it held ready must not be counted on.
Result<Ok> check_speaker(const StreamId& organisation, const Context& context) {
  if (!speaks_for(organisation, context))
    return forbidden("preparation.not-the-organisation",
                     "Only the organisation whose preparation it is says this, by its own people or by phone "
                     "or paper to the centre.");
  return Ok{};
}

Result<Ok> check_organisation(const StreamId& organisation, const Context& context) {
  if (!is_active_organisation(organisation, context))
    return invalid("/data/organisation", "preparation.organisation-unknown",
                   "organisation must be a registered organisation that is active.");
  return check_speaker(organisation, context);
}

Result<Ok> check_order(const State& state, const Context& context) {
  if (context.told.claims.occurred_at < state.begun_at)
    return invalid("/occurredAt", "preparation.before-begun",
                   "occurredAt lies before it was declared, adopted or planned.");
  return Ok{};
}

Result<Ok> check_ahead(const std::optional<Instant>& until, const Context& context) {
  if (until.has_value() && *until <= context.told.claims.occurred_at)
    return invalid("/data/until", "preparation.until-not-ahead", "until must lie after occurredAt.");
  return Ok{};
}

// Nothing is done to what is over.
Result<Ok> check_alive(const State& state) {
  switch (state.phase) {
    case Phase::capability_declared:
    case Phase::plan_adopted:
    case Phase::exercise_planned:
    case Phase::exercise_held:
    case Phase::exercise_evaluated:
      return Ok{};
    case Phase::capability_withdrawn:
      return conflict("preparation.capability-withdrawn", "The capability is withdrawn.");
    case Phase::plan_withdrawn:
      return conflict("preparation.plan-withdrawn", "The plan is withdrawn.");
    case Phase::exercise_cancelled:
      return conflict("preparation.exercise-cancelled", "The exercise is cancelled.");
  }
  return Ok{};
}

Result<Ok> check_kind(const State& state, Kind kind) {
  if (state.kind == kind) return Ok{};
  switch (kind) {
    case Kind::capability:
      return conflict("preparation.not-a-capability", "The stream is that of a plan or an exercise.");
    case Kind::plan:
      return conflict("preparation.not-a-plan", "The stream is that of a capability or an exercise.");
    case Kind::exercise:
      return conflict("preparation.not-an-exercise", "The stream is that of a capability or a plan.");
  }
  return Ok{};
}

// What changes something of this kind that is not over.
Result<Ok> check_change(const State& state, Kind kind, const Context& context) {
  TRY_OK(check_kind(state, kind));
  TRY_OK(check_alive(state));
  return check_order(state, context);
}

Result<Ok> check_only_planned(const State& state) {
  if (state.phase == Phase::exercise_held || state.phase == Phase::exercise_evaluated)
    return conflict("preparation.exercise-already-held", "The exercise has been held.");
  return Ok{};
}

Result<Ok> check_participants(const ExercisePlanned& event, const Context& context) {
  auto sorted = event.participants;
  sorted.push_back(event.organisation);
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    return invalid("/data/participants", "preparation.participant-twice",
                   "participants names an organisation twice, or the organiser.");
  for (const auto& each : event.participants)
    if (!is_active_organisation(each, context))
      return invalid("/data/participants", "preparation.participant-unknown",
                     "participants must be registered organisations that are active.");
  return Ok{};
}

}  // namespace

Result<Ok> decide(const State&, const CapabilityDeclared& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (!is_opaque_code(event.unit_type))
    return invalid("/data/unitType", "preparation.unit-type-malformed",
                   "unitType must be a code of letters, digits, dots, hyphens and underscores.");
  TRY_OK(check_ahead(event.until, context));
  return check_organisation(event.organisation, context);
}

Result<Ok> decide(const State& state, const CapabilityRedeclared& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::capability, context));
  TRY_OK(check_ahead(event.until, context));
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State& state, const CapabilityWithdrawn&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::capability, context));
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State&, const PlanAdopted& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  return check_organisation(event.organisation, context);
}

Result<Ok> decide(const State& state, const PlanRevised&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::plan, context));
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State& state, const PlanWithdrawn&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::plan, context));
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State&, const ExercisePlanned& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "preparation.exercise-is-real-work",
                   "Planning an exercise is real work; only what is played in it is exercise data.");
  if (event.until <= event.from)
    return invalid("/data/until", "preparation.until-before-from", "until must lie after from.");
  TRY_OK(check_participants(event, context));
  return check_organisation(event.organisation, context);
}

Result<Ok> decide(const State& state, const ExerciseHeld& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::exercise, context));
  TRY_OK(check_only_planned(state));
  if (event.played_in.has_value()) {
    const auto operation = context.find<Operations>(*event.played_in);
    if (operation == nullptr || operation->kind != operation::Kind::exercise)
      return invalid("/data/playedIn", "preparation.played-in-real-operation",
                     "playedIn must be an operation of kind exercise: no exercise touches a real one.");
  }
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State& state, const ExerciseCancelled&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::exercise, context));
  TRY_OK(check_only_planned(state));
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State& state, const Evaluated&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_change(state, Kind::exercise, context));
  if (state.phase == Phase::exercise_planned)
    return conflict("preparation.exercise-not-held", "The exercise has not been held.");
  if (state.phase == Phase::exercise_evaluated)
    return conflict("preparation.already-evaluated", "The exercise has been evaluated.");
  if (context.told.claims.occurred_at < state.held_at)
    return invalid("/occurredAt", "preparation.evaluated-before-held",
                   "occurredAt lies before the exercise was held.");
  return check_speaker(state.organisation, context);
}

Result<Ok> decide(const State& state, const ActionOpened& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_alive(state));
  TRY_OK(check_order(state, context));
  if (event.due <= context.told.claims.occurred_at)
    return invalid("/data/due", "preparation.due-not-after", "due must lie after occurredAt.");
  if (!is_active_organisation(event.owner, context))
    return invalid("/data/owner", "preparation.owner-unknown",
                   "owner must be a registered organisation that is active.");
  return check_speaker(state.organisation, context);
}

// In every phase: what is no longer needed is done with too.
Result<Ok> decide(const State& state, const ActionDone& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  const auto action = std::find_if(state.actions.begin(), state.actions.end(),
                                   [&](const Action& each) { return each.id == event.action; });
  if (action == state.actions.end())
    return invalid("/data/action", "preparation.action-unknown",
                   "action names no statement that opened one here.");
  if (action->done_at.has_value()) return conflict("preparation.action-already-done", "The action is done.");
  if (!speaks_for(action->owner, context) && !speaks_for(state.organisation, context))
    return forbidden("preparation.not-the-owner",
                     "Its owner, or the organisation whose preparation it is, says that an action is done.");
  if (context.told.claims.occurred_at < action->opened_at)
    return invalid("/occurredAt", "preparation.done-before-opened",
                   "occurredAt lies before the action was opened.");
  return Ok{};
}

}  // namespace kroniek::preparation

namespace kroniek {
AggregateRow preparations() {
  return make_aggregate<Preparations>();
}
}  // namespace kroniek
