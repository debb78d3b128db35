#include "core/domain/offers.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/assistance_request_rules.h"
#include "core/domain/mandates.h"

namespace kroniek::offer {
namespace {

using assistance_request::is_active;
using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

Result<Ok> check_open(const State& state, const Context& context) {
  switch (state.phase) {
    case Phase::made:
      if (context.told.claims.occurred_at < state.made_at)
        return invalid("/occurredAt", "offer.before-made", "occurredAt lies before the offer was made.");
      return Ok{};
    case Phase::accepted:
      return conflict("offer.already-accepted", "The offer is accepted already.");
    case Phase::declined:
      return conflict("offer.already-declined", "The offer is declined already.");
    case Phase::lapsed:
      return conflict("offer.already-lapsed", "The offer has lapsed.");
  }
  return conflict("offer.already-lapsed", "The offer has lapsed.");
}

bool does_as_well(const assistance_request::Line& line, const State& state) {
  return line.unit_type == state.unit_type || std::find(line.substitutes.begin(), line.substitutes.end(),
                                                        state.unit_type) != line.substitutes.end();
}

Result<Ok> check_request(const State& state, const Accepted& event, const Context& context) {
  const auto request = context.find<AssistanceRequests>(event.request);
  if (request == nullptr || request->request_of != state.offer_of)
    return invalid("/data/request", "offer.request-unknown", "request must be one of the same operation.");
  TRY_OK(check_task(request->route, context));
  if (!is_open_for_legs(*request))
    return conflict("offer.request-not-open", "The request is not granted, or has ended.");
  if (request->requester == state.organisation)
    return invalid("/data/request", "offer.of-requester", "Nobody helps himself with an offer of his own.");
  const auto* line = assistance_request::find_line(*request, event.line);
  if (line == nullptr) return invalid("/data/line", "offer.line-unknown", "line must be one of the request.");
  if (!does_as_well(*line, state))
    return invalid("/data/line", "offer.unit-type-differs",
                   "The line asks for another unit type, and does not name this one as a substitute.");
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Made& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (!is_active(event.organisation, context))
    return invalid("/data/organisation", "offer.organisation-unknown",
                   "organisation must be a registered organisation that is active.");
  if (!speaks_for(event.organisation, context))
    return forbidden(
        "offer.not-the-offering-party",
        "Only the organisation itself offers, or an officer of KCR2 who writes down what it offered by "
        "phone or on paper.");
  if (!is_opaque_code(event.unit_type) || !is_opaque_code(event.unit))
    return invalid("/data/unitType", "offer.code-malformed",
                   "unitType and unit must be letters, digits, dots, hyphens and underscores.");
  if (event.until <= event.from)
    return invalid("/data/until", "offer.dates-reversed", "until must lie after from.");
  if (event.reply_by.has_value() && *event.reply_by <= context.told.claims.occurred_at)
    return invalid("/data/replyBy", "offer.reply-before-offer", "replyBy must lie after occurredAt.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Accepted& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_open(state, context));
  if (state.reply_by.has_value() && context.told.claims.occurred_at >= *state.reply_by)
    return conflict("offer.too-late", "The offer was to be answered before that moment.");
  if (event.quantity > state.quantity)
    return invalid("/data/quantity", "offer.accepted-above-offered",
                   "No more can be accepted than is offered.");
  return check_request(state, event, context);
}

Result<Ok> decide(const State& state, const Declined&, const Context& context) {
  TRY_OK(about_operation(context));
  return check_open(state, context);
}

// Whoever offered may take it back at any time; for others it lapses when its term has passed.
Result<Ok> decide(const State& state, const Lapsed&, const Context& context) {
  TRY_OK(about_operation(context));
  TRY_OK(check_open(state, context));
  const bool has_passed = state.reply_by.has_value() && context.told.claims.occurred_at >= *state.reply_by;
  if (!has_passed && assistance_request::authors_organisation(context) != state.organisation)
    return forbidden("offer.not-lapsed-yet", "Before its term only the offering organisation takes it back.");
  return Ok{};
}

// ---- evolve

void evolve(State& state, const Made& event, const Told& told) {
  if (told.claims.operation.has_value()) state.offer_of = *told.claims.operation;
  state.organisation = event.organisation;
  state.unit_type = event.unit_type;
  state.quantity = event.quantity;
  state.unit = event.unit;
  state.from = event.from;
  state.until = event.until;
  state.made_at = told.claims.occurred_at;
  state.reply_by = event.reply_by;
  state.description.supersede(event.description);
  state.conditions.supersede(event.conditions);
}
void evolve(State& state, const Accepted& event, const Told&) {
  state.phase = Phase::accepted;
  state.request = event.request;
  state.line = event.line;
  state.accepted = event.quantity;
}
void evolve(State& state, const Declined& event, const Told&) {
  state.phase = Phase::declined;
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const Lapsed& event, const Told&) {
  state.phase = Phase::lapsed;
  state.explanation.supersede(event.explanation);
}

std::vector<Duty> duties(const State& state) {
  if (state.phase != Phase::made) return {};
  return {
      {"offer.reply-due", {}, {}, name_of(mandate::Role::kcr2_duty_officer), state.made_at, state.reply_by}};
}

}  // namespace kroniek::offer

namespace kroniek {
AggregateRow offers() {
  return make_aggregate<Offers>();
}
}  // namespace kroniek
