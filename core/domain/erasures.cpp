#include "core/domain/erasures.h"

#include <algorithm>

#include "core/domain/data_subject.h"
#include "core/domain/disclosures.h"
#include "core/domain/holds.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/terms.h"
#include "core/domain/within_operation.h"

namespace kroniek::erasure {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

constexpr int answer_months = 1;

bool holds(const std::vector<Erased>& classes, Erased one) {
  return std::find(classes.begin(), classes.end(), one) != classes.end();
}

// How the register accounts for what it did with personal data outlives the data: who looked, whose and which
// data, on which ground stands in open fields. Only its free text may go, because a name may have been typed
// into it; it holds no personal values, save of a disclosure who received it.
bool accounts_for_use(const StreamId& subject, const std::vector<Erased>& classes) {
  constexpr auto accounts =
      std::to_array<std::string_view>({Openings::collection, Erasures::collection, Holds::collection});
  if (subject.collection == "registers") return true;
  return std::find(accounts.begin(), accounts.end(), subject.collection) != accounts.end() &&
         holds(classes, Erased::personal);
}

// A file takes no more text once its text was erased, and these end with reasons.
bool ends_with_text(const StreamId& subject, const Context& context) {
  if (const auto found = context.find<Holds>(subject))
    return hold::is_in_force(*found, context.told.recorded_at);
  if (const auto found = context.find<Erasures>(subject))
    return found->phase == Phase::proposed || found->phase == Phase::approved;
  const auto found = context.find<Disclosures>(subject);
  return found != nullptr &&
         (found->phase == disclosure::Phase::requested || found->phase == disclosure::Phase::approved);
}

template <typename T>
bool holds_twice(std::vector<T> items) {
  std::sort(items.begin(), items.end());
  return std::adjacent_find(items.begin(), items.end()) != items.end();
}

Result<Ok> check_subject(std::string_view at, const StreamId& subject, const std::vector<Erased>& classes,
                         const Context& context) {
  if (accounts_for_use(subject, classes))
    return invalid(at, "erasure.subject-protected",
                   "What accounts for the use of personal data is not erased, save its free text: " +
                       to_string(subject) + ".");
  if (holds(classes, Erased::text) && ends_with_text(subject, context))
    return conflict("erasure.subject-under-way",
                    "Its free text goes when it is over: " + to_string(subject) + ".");
  switch (subject_fault(subject, context)) {
    case SubjectFault::none:
      return Ok{};
    case SubjectFault::unknown:
      return invalid(at, "erasure.subject-unknown", to_string(subject) + " is not there.");
    case SubjectFault::exercise_mismatch:
      return invalid("/exercise", "erasure.exercise-mismatch",
                     "The claim exercise must be true for exercise data, and for no other.");
    case SubjectFault::operation_differs:
      return invalid("/operation", "erasure.operation-differs",
                     "The claim operation must be the one that " + to_string(subject) + " belongs to.");
  }
  VERIFY(false, "a SubjectFault is one of its names");
  return Ok{};
}

// By another erasure of the same files.
Result<Ok> check_not_erased(const std::vector<StreamId>& files, const std::vector<Erased>& classes,
                            const Context& context) {
  const bool exercise = context.told.claims.is_exercise();
  for (const auto& file : files)
    for (const auto each : classes)
      if (!context.states.listed({Erasures::collection, erased_field(each), to_string(file), exercise})
               .empty())
        return conflict("erasure.already-erased", "These values of " + to_string(file) + " are gone.");
  return Ok{};
}

Result<Ok> check_no_hold(const State& state, const Context& context) {
  for (const auto& file : files_of(state))
    if (const auto hold = hold_on(file, context))
      return conflict("erasure.under-hold", to_string(*hold) + " keeps " + to_string(file) + ".");
  return Ok{};
}

Result<Ok> check_not_ended(const State& state) {
  switch (state.phase) {
    case Phase::proposed:
    case Phase::approved:
      return Ok{};
    case Phase::refused:
      return conflict("erasure.already-refused", "The erasure was refused; propose it anew.");
    case Phase::withdrawn:
      return conflict("erasure.already-withdrawn", "The erasure was withdrawn; propose it anew.");
    case Phase::performed:
      return conflict("erasure.already-performed", "The erasure was performed, and cannot be undone.");
  }
  VERIFY(false, "a Phase is one of its names");
  return Ok{};
}

// No program has anything erased, nor keeps it from being erased.
Result<Ok> by_a_person(const Context& context) {
  if (said_in_person(context) == InPerson::not_a_person)
    return forbidden("erasure.not-a-person",
                     "Only a person proposes an erasure, decides on it or performs it.");
  return Ok{};
}

// What is gone is gone: the second person's word, and the last one, are his own signature.
Result<Ok> in_person(const Context& context) {
  TRY_OK(by_a_person(context));
  if (said_in_person(context) == InPerson::sealed)
    return forbidden("erasure.sealed-decision",
                     "An erasure is approved and performed with the person's own key, never sealed.");
  return Ok{};
}

// Proposing, deciding and performing follow each other.
Result<Ok> check_order(const State& state, const Context& context) {
  return check_not_before(std::max(std::optional(state.proposed_at), state.decided_at),
                          "erasure.dates-reversed", context);
}

// Approving and refusing: by somebody else than who proposes.
Result<Ok> check_deciding(const State& state, const Context& context) {
  TRY_OK(check_not_ended(state));
  if (state.phase == Phase::approved)
    return conflict("erasure.already-approved", "The erasure is approved; withdraw it to keep the data.");
  if (state.proposed_by == context.told.claims.author)
    return forbidden("erasure.by-proposer", "Whoever proposes an erasure does not decide on it.");
  TRY_OK(by_a_person(context));
  return check_order(state, context);
}

void decided(State& state, Phase phase, const Told& told) {
  state.phase = phase;
  state.decided_by = told.claims.author;
  state.decided_at = told.claims.occurred_at;
}

}  // namespace

std::vector<StreamId> files_of(const State& state) {
  std::vector<StreamId> files{state.subject};
  files.insert(files.end(), state.also.begin(), state.also.end());
  return files;
}

// ---- decide

Result<Ok> decide(const State&, const Proposed& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  State proposed;
  proposed.subject = event.subject;
  proposed.also = event.also;
  const auto files = files_of(proposed);
  if (holds_twice(files)) return invalid("/data/also", "erasure.subject-twice", "A file is named twice.");
  if (event.classes.empty())
    return invalid("/data/classes", "erasure.classes-missing", "classes must name personal, text or both.");
  if (holds_twice(event.classes))
    return invalid("/data/classes", "erasure.class-twice", "classes names one of them twice.");
  if (!is_basis_code(event.ground))
    return invalid("/data/ground", "erasure.ground-malformed", "ground must be a legal-basis code.");
  if (event.requested_at.has_value() && *event.requested_at > context.told.recorded_at)
    return invalid("/data/requestedAt", "erasure.requested-ahead", "requestedAt lies ahead.");
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto at = i == 0 ? "/data/subject" : "/data/also/" + std::to_string(i - 1);
    TRY_OK(check_subject(at, files[i], event.classes, context));
  }
  TRY_OK(check_not_erased(files, event.classes, context));
  return by_a_person(context);
}

Result<Ok> decide(const State& state, const Approved&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_deciding(state, context));
  TRY_OK(in_person(context));
  TRY_OK(check_no_hold(state, context));
  return check_not_erased(files_of(state), state.classes, context);
}

Result<Ok> decide(const State& state, const Refused&, const Context& context) {
  TRY_OK(about_named_operation(context));
  return check_deciding(state, context);
}

// A hold that was set after the approval stops it too.
Result<Ok> decide(const State& state, const Performed&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_not_ended(state));
  if (state.phase == Phase::proposed)
    return conflict("erasure.not-approved", "Somebody else than the proposer must approve it first.");
  TRY_OK(in_person(context));
  TRY_OK(check_order(state, context));
  TRY_OK(check_no_hold(state, context));
  return check_not_erased(files_of(state), state.classes, context);
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_not_ended(state));
  TRY_OK(by_a_person(context));
  return check_order(state, context);
}

// ---- evolve

void evolve(State& state, const Proposed& event, const Told& told) {
  state.subject = event.subject;
  state.also = event.also;
  state.classes = event.classes;
  state.ground = event.ground;
  state.requested_at = event.requested_at;
  state.proposed_by = told.claims.author;
  state.proposed_at = told.claims.occurred_at;
  state.reason.supersede(event.reason);
}

void evolve(State& state, const Approved& event, const Told& told) {
  decided(state, Phase::approved, told);
  state.reason.supersede(event.reason);
}

void evolve(State& state, const Refused& event, const Told& told) {
  decided(state, Phase::refused, told);
  state.reason.supersede(event.reasons);
}

void evolve(State& state, const Performed&, const Told& told) {
  state.phase = Phase::performed;
  state.performed_by = told.claims.author;
  state.performed_at = told.claims.occurred_at;
  for (const auto each : state.classes)
    (each == Erased::personal ? state.personal_erased_of : state.text_erased_of) = files_of(state);
}

void evolve(State& state, const Withdrawn& event, const Told&) {
  state.phase = Phase::withdrawn;
  state.reason.supersede(event.reason);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  const auto role = name_of(mandate::Role::data_protection_officer);
  std::optional<Instant> until;
  if (state.requested_at.has_value()) until = months_after(*state.requested_at, answer_months);
  if (state.phase == Phase::proposed)
    return {{"erasure.decision-due", "", std::nullopt, role, state.proposed_at, until}};
  if (state.phase == Phase::approved)
    return {{"erasure.performing-due", "", std::nullopt, role, *state.decided_at, until}};
  return {};
}

}  // namespace kroniek::erasure

namespace kroniek {
AggregateRow erasures() {
  return make_aggregate<Erasures>();
}
}  // namespace kroniek
