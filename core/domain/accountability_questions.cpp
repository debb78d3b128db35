#include "core/domain/accountability_questions.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"
#include "core/domain/organisations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::accountability_question {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Whatever follows the question.
Result<Ok> admitted_later(const State& state, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (state.phase == Phase::closed)
    return conflict("accountability-question.closed", "The question is closed.");
  if (context.told.claims.occurred_at < state.asked_at)
    return invalid("/occurredAt", "accountability-question.before-asked",
                   "occurredAt lies before the question.");
  return Ok{};
}

// The question, who is to answer it, the answers and the objections follow each other.
Result<Ok> check_order(const State& state, const Context& context) {
  auto newest = std::max(std::optional(state.asked_at), state.assigned_at);
  for (const auto& each : state.answers) newest = std::max(newest, std::optional(each.at));
  for (const auto& each : state.objections) newest = std::max(newest, std::optional(each.at));
  return check_not_before(newest, "accountability-question.dates-reversed", context);
}

// The term that the answer to come is held to: that of the objection where one waits.
std::optional<Instant> standing_term(const State& state) {
  if (state.phase == Phase::objected && !state.objections.empty()) return state.objections.back().due;
  return state.due;
}

// Who owes the account sees to it: of whom it was asked, and to whom it was passed on.
Result<Ok> check_answering_side(const State& state, const Context& context) {
  if (speaks_for(state.addressed, context)) return Ok{};
  if (state.assigned_to.has_value() && speaks_for(*state.assigned_to, context)) return Ok{};
  return forbidden("accountability-question.not-the-answering-side",
                   "Only the organisation that the question is addressed or assigned to says this.");
}

// What an asker without people of his own in the register said by phone or on paper is written down by the
// centre, or by whom he asked; what an organisation of the register said, by the centre only.
bool writes_down_for_asker(const State& state, const Context& context) {
  const auto& claims = context.told.claims;
  const auto own = organisation_of(claims.author, context);
  if (!own.has_value() || (claims.via != Via::phone && claims.via != Via::paper)) return false;
  const auto organisation = context.find<Organisations>(*own);
  const bool centre = organisation != nullptr && organisation->kind == organisation::Kind::kcr2;
  return centre || (!state.asker.has_value() && own == state.addressed);
}

bool is_board_member(const Context& context) {
  const auto own = context.find<Mandates>(context.told.claims.mandate);
  return own != nullptr && own->role == mandate::Role::board_member;
}

// Whether he is content is for the asker to say.
Result<Ok> check_asking_side(const State& state, const Context& context) {
  const bool of_asker =
      state.asker.has_value() && organisation_of(context.told.claims.author, context) == state.asker;
  const bool of_board = state.by == AskedBy::board && is_board_member(context);
  if (of_asker || of_board || writes_down_for_asker(state, context)) return Ok{};
  return forbidden("accountability-question.not-the-asker",
                   "Only the asker says this, or who writes down what he said by phone or on paper.");
}

Result<Ok> check_not_answered(const State& state) {
  if (state.phase == Phase::answered)
    return conflict("accountability-question.already-answered", "The question is answered.");
  return Ok{};
}

Result<Ok> check_due(const std::optional<Instant>& due, const Context& context) {
  if (due.has_value() && *due <= context.told.claims.occurred_at)
    return invalid("/data/due", "accountability-question.due-not-after", "due must lie after occurredAt.");
  return Ok{};
}

Result<Ok> check_evidence(std::vector<Uuid> evidence) {
  std::sort(evidence.begin(), evidence.end());
  if (std::adjacent_find(evidence.begin(), evidence.end()) != evidence.end())
    return invalid("/data/evidence", "accountability-question.evidence-twice",
                   "evidence names a statement twice.");
  return Ok{};
}

Result<Ok> check_assignee(const Assigned& event, const Context& context) {
  if (!is_active_organisation(event.organisation, context))
    return invalid("/data/organisation", "accountability-question.organisation-unknown",
                   "organisation must be a registered organisation that is active.");
  if (!event.actor.has_value()) return Ok{};
  const auto actor = context.find<Actors>(*event.actor);
  if (actor == nullptr || actor->phase != actor::Phase::active)
    return invalid("/data/actor", "accountability-question.actor-unknown",
                   "actor must be an enrolled actor who is active.");
  if (actor->organisation != event.organisation)
    return invalid("/data/actor", "accountability-question.actor-of-other-organisation",
                   "actor must be one of the organisation's people.");
  return Ok{};
}

// The term is that of the first answer; an objection brings its own.
Result<Ok> check_term_runs(const State& state, const Context& context) {
  TRY_OK(check_not_answered(state));
  if (state.phase == Phase::objected)
    return conflict("accountability-question.objection-waits",
                    "The term was that of the answer; an objection to it waits.");
  if (context.told.claims.occurred_at >= state.due)
    return conflict("accountability-question.term-over", "The term was over, and cannot be extended.");
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Asked& event, const Context& context) {
  TRY_OK(about_named_operation(context));
  if (event.reference.has_value() && !is_opaque_code(*event.reference))
    return invalid("/data/reference", "accountability-question.reference-malformed",
                   "reference must be a code of letters, digits, dots, hyphens and underscores.");
  if (event.asker.has_value() && !is_active_organisation(*event.asker, context))
    return invalid("/data/asker", "accountability-question.asker-unknown",
                   "asker must be a registered organisation that is active.");
  if (!is_active_organisation(event.addressed, context))
    return invalid("/data/addressed", "accountability-question.addressed-unknown",
                   "addressed must be a registered organisation that is active.");
  return check_due(event.due, context);
}

Result<Ok> decide(const State& state, const Assigned& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_not_answered(state));
  TRY_OK(check_order(state, context));
  TRY_OK(check_answering_side(state, context));
  TRY_OK(check_assignee(event, context));
  if (state.assigned_to == event.organisation && state.assigned_actor == event.actor)
    return conflict("accountability-question.already-assigned", "It is assigned so already.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Answered& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_not_answered(state));
  TRY_OK(check_order(state, context));
  if (!state.assigned_to.has_value())
    return conflict("accountability-question.not-assigned", "Nobody has been assigned to answer it.");
  if (!speaks_for(*state.assigned_to, context))
    return forbidden("accountability-question.not-the-assigned",
                     "Only the organisation to which the question is assigned answers it.");
  return check_evidence(event.evidence);
}

Result<Ok> decide(const State& state, const Extended& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_term_runs(state, context));
  TRY_OK(check_answering_side(state, context));
  if (event.until <= state.due)
    return invalid("/data/until", "accountability-question.until-not-later",
                   "until must lie after the term that runs.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Objected& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  if (state.phase == Phase::objected)
    return conflict("accountability-question.already-objected", "An objection waits already.");
  if (state.phase != Phase::answered)
    return conflict("accountability-question.not-answered", "There is no answer to object to.");
  TRY_OK(check_asking_side(state, context));
  TRY_OK(check_order(state, context));
  return check_due(event.due, context);
}

Result<Ok> decide(const State& state, const Closed& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_order(state, context));
  if (event.ending != Ending::answered && !event.reason.value.has_value())
    return invalid("/data/reason", "accountability-question.reason-missing",
                   "A question that ends otherwise than answered needs a reason.");
  switch (event.ending) {
    case Ending::withdrawn:
      return check_asking_side(state, context);
    case Ending::forwarded:
      if (state.phase == Phase::answered || state.phase == Phase::objected)
        return conflict("accountability-question.already-answered", "The question is answered.");
      return check_answering_side(state, context);
    case Ending::answered:
      if (state.phase == Phase::objected)
        return conflict("accountability-question.objection-waits", "An objection waits for an answer.");
      if (state.phase != Phase::answered)
        return conflict("accountability-question.not-answered", "The question is not answered.");
      return check_answering_side(state, context);
  }
  return Ok{};
}

// ---- evolve

void evolve(State& state, const Asked& event, const Told& told) {
  state.by = event.by;
  state.asker = event.asker;
  state.reference = event.reference;
  state.text.supersede(event.text);
  state.addressed = event.addressed;
  state.asked_at = told.claims.occurred_at;
  state.due = event.due;
}
void evolve(State& state, const Assigned& event, const Told& told) {
  if (state.phase == Phase::asked) state.phase = Phase::assigned;
  state.assigned_to = event.organisation;
  state.assigned_actor = event.actor;
  state.assigned_at = told.claims.occurred_at;
}
void evolve(State& state, const Answered& event, const Told& told) {
  const auto term = standing_term(state);
  state.phase = Phase::answered;
  auto& answer = state.answers.emplace_back();
  answer.statement = told.claims.jti;
  answer.at = told.claims.occurred_at;
  answer.by = told.claims.author;
  answer.late = term.has_value() && answer.at >= *term;
  answer.text.supersede(event.text);
  answer.evidence = event.evidence;
}
void evolve(State& state, const Extended& event, const Told& told) {
  auto& extension = state.extensions.emplace_back();
  extension.at = told.claims.occurred_at;
  extension.until = event.until;
  extension.reasons.supersede(event.reasons);
  state.due = event.until;
}
void evolve(State& state, const Objected& event, const Told& told) {
  state.phase = Phase::objected;
  auto& objection = state.objections.emplace_back();
  objection.at = told.claims.occurred_at;
  objection.due = event.due;
  objection.reasons.supersede(event.reasons);
}
void evolve(State& state, const Closed& event, const Told&) {
  state.phase = Phase::closed;
  state.ending = event.ending;
  state.reason.supersede(event.reason);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  switch (state.phase) {
    case Phase::asked:
      return {{"accountability-question.assignment-due", "", state.addressed, "board-secretary",
               state.asked_at, state.due}};
    case Phase::assigned:
      return {{"accountability-question.answer-due", "", state.assigned_to, "legal-officer",
               state.assigned_at.value_or(state.asked_at), state.due}};
    case Phase::objected: {
      const auto objection = state.objections.empty() ? Objection{} : state.objections.back();
      return {{"accountability-question.objection-due", "", state.assigned_to, "legal-officer", objection.at,
               objection.due}};
    }
    case Phase::answered:
    case Phase::closed:
      return {};
  }
  return {};
}

}  // namespace kroniek::accountability_question

namespace kroniek {
AggregateRow accountability_questions() {
  return make_aggregate<AccountabilityQuestions>();
}
}  // namespace kroniek
