#include "core/domain/enquiries.h"

#include <algorithm>
#include <array>

#include "core/codes.h"
#include "core/domain/calendar.h"
#include "core/domain/contact_form.h"
#include "core/domain/enquiry_ground.h"
#include "core/domain/mandates.h"
#include "core/domain/mrz_states.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/persons.h"
#include "core/domain/refuse.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"
#include "core/domain/within_operation.h"

namespace kroniek::enquiry {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// `enquiry.<phase>`: an enquiry that ended in some way waits for nothing.
Result<Ok> is_waiting(const State& state) {
  switch (state.phase) {
    case Phase::received:
      return Ok{};
    case Phase::answered:
      return conflict("enquiry.answered", "The enquirer was answered; reopen the enquiry first.");
    case Phase::refused:
      return conflict("enquiry.refused", "The enquiry was refused; reopen it first.");
    case Phase::passed_to_sis:
      return conflict("enquiry.passed-to-sis", "SIS goes on with the enquiry; reopen it first.");
    case Phase::withdrawn:
      return conflict("enquiry.withdrawn", "The enquirer withdrew the enquiry; reopen it first.");
    case Phase::closed:
      return conflict("enquiry.closed", "The enquiry is closed; reopen it first.");
  }
  return Ok{};
}

// The enquiry, its answer, and its reopening follow each other.
Result<Ok> check_order(const State& state, const Context& context) {
  return check_not_before(std::max(state.waiting_since, state.answered_at), "enquiry.dates-reversed",
                          context);
}

Result<Ok> check_file(const StreamId& file, const Context& context) {
  const auto found = context.find<Registrations>(file);
  if (found == nullptr)
    return invalid("/data/registration", "enquiry.registration-unknown",
                   "registration must name a person's file.");
  if (found->file_of != context.told.claims.operation)
    return invalid("/data/registration", "enquiry.registration-of-other-operation",
                   "The file belongs to another operation.");
  if (found->phase == registration::Phase::registered_in_error)
    return conflict("enquiry.registered-in-error", "That file was registered in error.");
  return Ok{};
}

// Whether this author may tell that enquirer of the person: who may not see a shielded person does not say
// where the person is either, on whatever ground.
Result<Ok> may_tell(const StreamId& file, Ground ground, Relation relation, const Context& context) {
  const Sought sought{*context.find<Registrations>(file), flags_of_person(file, context.states)};
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  const bool may_see = mandate != nullptr && registration::may_see(sought.flags, mandate->role);
  if (registration::is_shielded(sought.flags) && !may_see)
    return forbidden("enquiry.shield-not-yours",
                     "The person is shielded, and not for the role of this mandate to see; pass it on.");
  return file_allows(sought, ground, relation);
}

Result<Ok> is_candidate(const State& state, const StreamId& file) {
  const auto* candidate = find_candidate(state, file);
  if (candidate == nullptr)
    return conflict("enquiry.candidate-unknown", "The file was not found as a candidate before.");
  if (candidate->rejected)
    return conflict("enquiry.candidate-was-rejected", "The candidate was rejected; reconsider it first.");
  return Ok{};
}

Result<Ok> check_promise(const std::optional<Instant>& reply_by, const Context& context) {
  if (reply_by.has_value() && *reply_by < context.told.claims.occurred_at)
    return invalid("/data/replyBy", "enquiry.reply-by-passed", "replyBy must not lie before occurredAt.");
  return Ok{};
}

bool says_nothing(const registration::Name& name) {
  return name.family.value_or("").empty() && name.given.value_or("").empty();
}

bool lies_ahead(const PartialDate& birth, Instant at) {
  const auto today = latest_day(at);
  using Day = std::array<int, 3>;
  return birth.year.has_value() && Day{*birth.year, birth.month.value_or(1), birth.day.value_or(1)} >
                                       Day{today.year, today.month, today.day};
}

// A ground that is not the person's own word must be accounted for, and so must every no.
bool needs_reasons(const GroundChecked& event) {
  const bool is_own_word = event.ground == Ground::consent || event.ground == Ground::named_consent;
  return event.outcome == Outcome::deny || !is_own_word;
}

// Nobody is told that nobody was found while somebody may have been.
Result<Ok> may_say_not_found(const State& state, const Answered& event) {
  if (event.registration.has_value())
    return invalid("/data/registration", "enquiry.registration-needless",
                   "Who was not found has no file; leave registration out.");
  const bool somebody = std::any_of(state.candidates.begin(), state.candidates.end(),
                                    [](const Candidate& each) { return !each.rejected; });
  if (somebody)
    return conflict("enquiry.candidates-remain",
                    "There are candidates; reject those who are somebody else, or refuse to answer.");
  return Ok{};
}

}  // namespace

Result<Ok> decide(const State&, const Received& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_promise(event.reply_by, context));
  const auto& phone = event.enquirer_phone.value;
  const auto& email = event.enquirer_email.value;
  if (phone.has_value() && !is_phone_number(*phone))
    return invalid("/data/enquirerPhone", "enquiry.phone-malformed",
                   "enquirerPhone must be + and 7 to 15 digits (ITU-T E.164).");
  if (email.has_value() && !is_email_address(*email))
    return invalid("/data/enquirerEmail", "enquiry.email-malformed", "enquirerEmail must hold an @.");
  if (!phone.has_value() && !email.has_value() && event.channel != Channel::desk)
    return invalid("/data/enquirerPhone", "enquiry.contact-missing",
                   "Whoever is not at the desk needs a phone number or an e-mail address to be answered at.");
  if (!event.names.value.has_value() || says_nothing(*event.names.value))
    return invalid("/data/names", "enquiry.names-missing", "names must hold a family name or given names.");
  if (event.date_of_birth.value.has_value() &&
      lies_ahead(*event.date_of_birth.value, context.told.claims.occurred_at))
    return invalid("/data/dateOfBirth", "enquiry.birth-date-in-future",
                   "dateOfBirth must not lie after the day of the enquiry.");
  const auto codes = event.nationalities.value.value_or(std::vector<std::string>{});
  if (!std::all_of(codes.begin(), codes.end(), is_mrz_state))
    return invalid("/data/nationalities", "enquiry.state-code-unknown",
                   "Each of nationalities must be a code of ICAO 9303: NLD, D, XXA.");
  return Ok{};
}

Result<Ok> decide(const State& state, const CandidateFound& event, const Context& context) {
  TRY_OK(within_operation(context));
  const bool may_have_changed = state.phase == Phase::answered && state.answer == Answer::not_found;
  if (!may_have_changed) TRY_OK(is_waiting(state));
  TRY_OK(check_file(event.registration, context));
  if (event.score_parts.empty())
    return invalid("/data/scoreParts", "enquiry.score-parts-missing", "A candidate says on what it rests.");
  if (likeness::counts_twice(event.score_parts))
    return invalid("/data/scoreParts", "enquiry.score-part-twice", "scoreParts names one kind twice.");
  if (find_candidate(state, event.registration) != nullptr)
    return conflict("enquiry.already-candidate",
                    "The file was found before; one that was rejected can be reconsidered.");
  if (state.candidates.size() == candidates_max)
    return conflict("enquiry.candidates-too-many", "An enquiry has at most 100 candidates.");
  return Ok{};
}

Result<Ok> decide(const State& state, const CandidateRejected& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  return is_candidate(state, event.registration);
}

Result<Ok> decide(const State& state, const CandidateReconsidered& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  const auto* candidate = find_candidate(state, event.registration);
  if (candidate == nullptr || !candidate->rejected)
    return conflict("enquiry.candidate-not-rejected", "No such candidate was rejected.");
  return check_file(event.registration, context);
}

Result<Ok> decide(const State& state, const GroundChecked& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  TRY_OK(is_candidate(state, event.registration));
  TRY_OK(check_file(event.registration, context));
  if (!is_person(context.told.claims.author, context))
    return forbidden("enquiry.not-a-person", "Only a person judges whether an enquirer may be told.");
  if (needs_reasons(event) && event.reasons.value.value_or("").empty())
    return invalid("/data/reasons", "enquiry.reasons-missing", "reasons must say why.");
  if (event.outcome == Outcome::deny) return Ok{};
  return may_tell(event.registration, event.ground, state.relation, context);
}

Result<Ok> decide(const State& state, const Answered& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  TRY_OK(check_order(state, context));
  if (event.what == Answer::not_found) return may_say_not_found(state, event);
  if (!event.registration.has_value())
    return invalid("/data/registration", "enquiry.registration-missing",
                   "The answer must say of whose file it is.");
  TRY_OK(is_candidate(state, *event.registration));
  TRY_OK(check_file(*event.registration, context));
  const auto* candidate = find_candidate(state, *event.registration);
  if (!candidate->outcome.has_value())
    return conflict("enquiry.ground-unchecked", "First check on which ground this enquirer may be told.");
  if (candidate->outcome == Outcome::deny)
    return conflict("enquiry.ground-denied", "This enquirer may not be told; refuse, or check again.");
  const auto file = context.find<Registrations>(*event.registration);
  if (file->phase == registration::Phase::deceased)
    return conflict("enquiry.deceased", "The person has died: the police bring that, in person.");
  // What the person said may have changed since the check.
  return may_tell(*event.registration, *candidate->ground, state.relation, context);
}

Result<Ok> decide(const State& state, const Refused&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  return check_order(state, context);
}

Result<Ok> decide(const State& state, const PassedToSis& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase != Phase::answered && state.phase != Phase::refused) TRY_OK(is_waiting(state));
  TRY_OK(check_order(state, context));
  if (!is_opaque_code(event.reference))
    return invalid("/data/reference", "enquiry.reference-malformed",
                   "reference must be a code of 1 to 60 letters, digits, dots, hyphens and underscores.");
  if (!event.to.has_value()) return Ok{};
  if (!is_active_organisation(*event.to, context))
    return invalid("/data/to", "enquiry.organisation-unknown",
                   "to must name a registered organisation that is active.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  return check_order(state, context);
}

Result<Ok> decide(const State& state, const Reopened& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::received)
    return conflict("enquiry.already-open", "The enquiry waits for an answer already.");
  TRY_OK(check_order(state, context));
  return check_promise(event.reply_by, context);
}

Result<Ok> decide(const State& state, const Closed&, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::received)
    return conflict("enquiry.not-answered", "The enquirer waits for an answer, a refusal or SIS.");
  if (state.phase == Phase::closed) return is_waiting(state);
  return check_order(state, context);
}

}  // namespace kroniek::enquiry

namespace kroniek {
AggregateRow enquiries() {
  return make_aggregate<Enquiries>();
}
}  // namespace kroniek
