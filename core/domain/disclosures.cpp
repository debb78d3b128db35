#include "core/domain/disclosures.h"

#include <algorithm>

#include "core/domain/disclosure_rules.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::disclosure {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Where the event is not for this phase: what the phase is.
Error wrong_phase(Phase phase) {
  switch (phase) {
    case Phase::requested:
      return conflict("disclosure.not-approved", "The disclosure waits for approval.");
    case Phase::approved:
      return conflict("disclosure.already-approved",
                      "The disclosure is approved, and waits to be performed.");
    case Phase::refused:
      return conflict("disclosure.already-refused", "The disclosure was refused; ask for another one.");
    case Phase::withdrawn:
      return conflict("disclosure.already-withdrawn", "The disclosure was withdrawn; ask for another one.");
    case Phase::performed:
      return conflict("disclosure.already-performed", "The data have left.");
    case Phase::receipted:
      return conflict("disclosure.already-receipted", "The data have left, and were received.");
  }
  return conflict("disclosure.not-approved", "The disclosure waits for approval.");
}

Result<Ok> in_phase(const State& state, Phase phase) {
  if (state.phase == phase) return Ok{};
  return wrong_phase(state.phase);
}

// Asking, deciding, performing and receiving follow each other.
Result<Ok> check_order(const State& state, const Context& context) {
  const auto newest = std::max({std::optional(state.requested_at), state.approved_at, state.performed_at});
  return check_not_before(newest, "disclosure.dates-reversed", context);
}

// No program lets data leave, whatever mandate it holds.
Result<Ok> by_a_person(const Context& context) {
  if (said_in_person(context) == InPerson::not_a_person)
    return forbidden("disclosure.not-a-person",
                     "Only a person asks for a disclosure, decides on it or performs it.");
  return Ok{};
}

Result<Ok> by_another(const State& state, const Context& context) {
  if (context.told.claims.author == state.requester)
    return forbidden("disclosure.own-request", "Who asks for a disclosure does not also decide about it.");
  return by_a_person(context);
}

// What has left does not come back: the second person's word is his own signature.
Result<Ok> not_sealed(const Context& context) {
  if (said_in_person(context) == InPerson::sealed)
    return forbidden("disclosure.sealed-approval",
                     "A disclosure is approved with the person's own key, never sealed.");
  return Ok{};
}

template <typename Event>
Result<Ok> check_need(const Event& event, const Context& context) {
  if (!is_basis_code(event.ground))
    return invalid("/data/ground", "disclosure.ground-malformed", "ground must be a legal-basis code.");
  if (event.needed_by.has_value() && *event.needed_by <= context.told.claims.occurred_at)
    return invalid("/data/neededBy", "disclosure.needed-by-past", "neededBy must lie after occurredAt.");
  return Ok{};
}

template <typename Event>
void evolve_request(State& state, const Event& event, const Told& told) {
  state.recipient = event.recipient;
  state.asked = event.asked;
  state.purpose.supersede(event.purpose);
  state.ground = event.ground;
  state.requester = told.claims.author;
  state.requested_at = told.claims.occurred_at;
  state.needed_by = event.needed_by;
}

void evolve_performance(State& state, const Told& told) {
  state.phase = Phase::performed;
  state.performer = told.claims.author;
  state.performed_at = told.claims.occurred_at;
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b) {
  if (!a.has_value() || !b.has_value()) return a.has_value() ? a : b;
  return std::min(*a, *b);
}

}  // namespace

std::vector<std::string> fields_of(Format format) {
  switch (format) {
    case Format::pfif:
      return {"dateOfBirth", "names", "otherNames", "sex"};
  }
  return {};
}

Result<Ok> may_be_performed(const State& state, std::optional<Format> as, Instant at) {
  if (state.format.has_value() && !as.has_value())
    return conflict("disclosure.is-an-export", "What was asked is an export, in the format that it names.");
  if (state.format != as)
    return conflict("disclosure.not-an-export", "What was asked is no export in this format.");
  TRY_OK(in_phase(state, Phase::approved));
  if (state.approved_until.has_value() && at >= *state.approved_until)
    return conflict("disclosure.approval-ended", "The approval held until an earlier moment.");
  return Ok{};
}

// ---- decide

Result<Ok> decide(const State&, const Requested& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_request(event, context));
  TRY_OK(check_need(event, context));
  TRY_OK(check_shields(event.subjects, event.includes_shielded, Judging::no, context));
  return by_a_person(context);
}

Result<Ok> decide(const State&, const ExportRequested& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(check_export(event, context));
  TRY_OK(check_need(event, context));
  return by_a_person(context);
}

Result<Ok> decide(const State& state, const Approved& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(in_phase(state, Phase::requested));
  TRY_OK(by_another(state, context));
  TRY_OK(not_sealed(context));
  TRY_OK(check_order(state, context));
  if (event.until.has_value() && *event.until <= context.told.claims.occurred_at)
    return invalid("/data/until", "disclosure.until-past", "until must lie after occurredAt.");
  return check_shields(state.subjects, state.includes_shielded, Judging::yes, context);
}

Result<Ok> decide(const State& state, const Refused&, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(in_phase(state, Phase::requested));
  TRY_OK(by_another(state, context));
  return check_order(state, context);
}

// Also an approval is taken back, by whoever may ask or approve: until the data have left.
Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(about_named_operation(context));
  const bool has_left = state.phase != Phase::requested && state.phase != Phase::approved;
  return has_left ? wrong_phase(state.phase) : check_order(state, context);
}

Result<Ok> decide(const State& state, const Performed& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  TRY_OK(may_be_performed(state, std::nullopt, context.told.claims.occurred_at));
  TRY_OK(by_a_person(context));
  TRY_OK(check_order(state, context));
  TRY_OK(check_opening(state, event, context));
  TRY_OK(check_objections(state, context));
  return check_shields(state.subjects, state.includes_shielded, Judging::yes, context);
}

Result<Ok> decide(const State& state, const ExportPerformed& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (!state.format.has_value())
    return conflict("disclosure.not-an-export", "What was asked is values of the persons named.");
  TRY_OK(may_be_performed(state, state.format, context.told.claims.occurred_at));
  TRY_OK(by_a_person(context));
  TRY_OK(check_order(state, context));
  return check_openings(state, event, context);
}

Result<Ok> decide(const State& state, const Receipted&, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (state.phase == Phase::approved)
    return conflict("disclosure.not-performed", "Nothing has left yet that could be received.");
  TRY_OK(in_phase(state, Phase::performed));
  return check_order(state, context);
}

// ---- evolve

void evolve(State& state, const Requested& event, const Told& told) {
  evolve_request(state, event, told);
  state.subjects = event.subjects;
  state.includes_shielded = event.includes_shielded;
}
void evolve(State& state, const ExportRequested& event, const Told& told) {
  evolve_request(state, event, told);
  state.format = event.format;
}
void evolve(State& state, const Approved& event, const Told& told) {
  state.phase = Phase::approved;
  state.approver = told.claims.author;
  state.approved_at = told.claims.occurred_at;
  state.approval_recorded_at = told.recorded_at;
  state.approved_until = event.until;
  state.conditions.supersede(event.conditions);
}
void evolve(State& state, const Refused& event, const Told&) {
  state.phase = Phase::refused;
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const Withdrawn& event, const Told&) {
  state.phase = Phase::withdrawn;
  state.reasons.supersede(event.reason);
}
void evolve(State& state, const Performed& event, const Told& told) {
  evolve_performance(state, told);
  state.openings = {event.opening};
}
void evolve(State& state, const ExportPerformed& event, const Told& told) {
  evolve_performance(state, told);
  state.openings = event.openings;
}
void evolve(State& state, const Receipted& event, const Told& told) {
  state.phase = Phase::receipted;
  state.receipted_at = told.claims.occurred_at;
  state.received_by.supersede(event.received_by);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  using enum mandate::Role;
  switch (state.phase) {
    case Phase::requested:
      return {{"disclosure.approval-due",
               {},
               {},
               name_of(data_protection_officer),
               state.requested_at,
               state.needed_by}};
    case Phase::approved:
      return {{"disclosure.performance-due",
               {},
               {},
               name_of(reception_lead),
               state.approved_at.value_or(state.requested_at),
               earlier(state.approved_until, state.needed_by)}};
    case Phase::performed:
      return {{"disclosure.receipt-due",
               {},
               state.recipient,
               name_of(liaison),
               state.performed_at.value_or(state.requested_at),
               {}}};
    case Phase::refused:
    case Phase::withdrawn:
    case Phase::receipted:
      return {};
  }
  return {};
}

}  // namespace kroniek::disclosure

namespace kroniek {
AggregateRow disclosures() {
  return make_aggregate<Disclosures>();
}
}  // namespace kroniek
