#include "core/domain/holds.h"

#include "core/domain/data_subject.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/terms.h"
#include "core/domain/within_operation.h"

namespace kroniek::hold {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

constexpr int review_months = 12;

Result<Ok> check_subject(const StreamId& subject, const Context& context) {
  switch (subject_fault(subject, context)) {
    case SubjectFault::none:
      return Ok{};
    case SubjectFault::unknown:
      return invalid("/data/subject", "hold.subject-unknown", "subject names a stream that is not there.");
    case SubjectFault::exercise_mismatch:
      return invalid("/exercise", "hold.exercise-mismatch",
                     "The claim exercise must be true for exercise data, and for no other.");
    case SubjectFault::operation_differs:
      return invalid("/operation", "hold.operation-differs",
                     "The claim operation must be the one that the subject belongs to, or is.");
  }
  VERIFY(false, "a SubjectFault is one of its names");
  return Ok{};
}

// What a hold kept may be erased once it is lifted.
Result<Ok> in_person(const Context& context) {
  switch (said_in_person(context)) {
    case InPerson::yes:
      return Ok{};
    case InPerson::not_a_person:
      return forbidden("hold.not-a-person", "Only a person lifts a hold.");
    case InPerson::sealed:
      return forbidden("hold.sealed-lifting", "A hold is lifted with the person's own key, never sealed.");
  }
  VERIFY(false, "an InPerson is one of its names");
  return Ok{};
}

}  // namespace

bool is_in_force(const State& state, Instant at) {
  return state.phase == Phase::active && (!state.until.has_value() || at < *state.until);
}

// ---- decide

Result<Ok> decide(const State&, const Set& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_subject(event.subject, context));
  if (!is_basis_code(event.ground))
    return invalid("/data/ground", "hold.ground-malformed", "ground must be a legal-basis code.");
  if (event.until.has_value() && *event.until <= context.told.recorded_at)
    return invalid("/data/until", "hold.until-passed", "until must lie ahead.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Lifted&, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (state.phase == Phase::lifted) return conflict("hold.already-lifted", "The hold was lifted before.");
  TRY_OK(in_person(context));
  return check_not_before(state.set_at, "hold.dates-reversed", context);
}

// ---- evolve

void evolve(State& state, const Set& event, const Told& told) {
  state.subject = event.subject;
  state.ground = event.ground;
  state.until = event.until;
  state.set_by = told.claims.author;
  state.set_at = told.claims.occurred_at;
  state.reason.supersede(event.reason);
}

void evolve(State& state, const Lifted& event, const Told& told) {
  state.phase = Phase::lifted;
  state.lifted_by = told.claims.author;
  state.reason.supersede(event.reason);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  if (state.phase != Phase::active || state.until.has_value()) return {};
  return {{"hold.review-due", "", std::nullopt, name_of(mandate::Role::data_protection_officer),
           months_after(state.set_at, review_months), std::nullopt}};
}

}  // namespace kroniek::hold

namespace kroniek {

AggregateRow holds() {
  return make_aggregate<Holds>();
}

std::optional<StreamId> hold_on(const StreamId& subject, const Context& context) {
  const auto& told = context.told;
  for (const auto& name : kept_by(subject, context)) {
    const Listing listing{Holds::collection, "subject", to_string(name), told.claims.is_exercise()};
    for (const auto& id : context.states.listed(listing)) {
      const auto found = context.find<Holds>(id);
      if (found != nullptr && hold::is_in_force(*found, told.recorded_at)) return id;
    }
  }
  return std::nullopt;
}

}  // namespace kroniek
