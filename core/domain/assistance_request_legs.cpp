// What may be said of a leg, from the asking to its return. Each leg moves by itself.
#include <algorithm>

#include "core/domain/assistance_request_rules.h"
#include "core/domain/offers.h"

namespace kroniek::assistance_request {
namespace {

constexpr std::size_t legs_max = 500;  // a view is read as a whole; more than any request ever had

Error leg_not_yet(LegPhase first) {
  switch (first) {
    case LegPhase::asked:
    case LegPhase::offered:
      return conflict("assistance-request.leg-not-offered", "The party has yet to answer.");
    case LegPhase::accepted:
      return conflict("assistance-request.leg-not-accepted", "The offer has yet to be accepted.");
    case LegPhase::departed:
      return conflict("assistance-request.leg-not-departed", "Nothing has left home yet.");
    case LegPhase::arrived:
      return conflict("assistance-request.leg-not-arrived", "Nothing has arrived yet.");
    case LegPhase::release_ordered:
    case LegPhase::released:
    case LegPhase::returned_home:
    case LegPhase::declined:
    case LegPhase::not_needed:
      return conflict("assistance-request.leg-not-ordered-home", "Nothing has been ordered home yet.");
  }
  return conflict("assistance-request.leg-not-ordered-home", "Nothing has been ordered home yet.");
}

Error leg_already(LegPhase phase) {
  switch (phase) {
    case LegPhase::asked:
    case LegPhase::offered:
      return conflict("assistance-request.leg-already-offered", "The party has offered already.");
    case LegPhase::accepted:
      return conflict("assistance-request.leg-already-accepted", "The offer is accepted already.");
    case LegPhase::departed:
    case LegPhase::arrived:
      return conflict("assistance-request.leg-already-departed", "It is under way already.");
    case LegPhase::release_ordered:
      return conflict("assistance-request.leg-already-ordered-home", "All of it is ordered home already.");
    case LegPhase::released:
      return conflict("assistance-request.leg-already-released", "All of it is released already.");
    case LegPhase::returned_home:
      return conflict("assistance-request.leg-returned-home", "All of it is home already.");
    case LegPhase::declined:
      return conflict("assistance-request.leg-declined", "The party declined.");
    case LegPhase::not_needed:
      return conflict("assistance-request.leg-not-needed", "Nothing has to come from this party.");
  }
  return conflict("assistance-request.leg-not-needed", "Nothing has to come from this party.");
}

enum class Sends { more, home };  // whether a statement brings help, or ends it
struct Between {
  LegPhase first, last;
  Sends sends;
};

Result<Leg> leg_in(const State& state, const Uuid& id, Between between) {
  const bool homeward = between.sends == Sends::home && is_calling_home(state.phase);
  if (!is_open_for_legs(state) && !homeward) return refused_in(state.phase);
  const auto* leg = find_leg(state, id);
  if (leg == nullptr)
    return invalid("/data/leg", "assistance-request.leg-unknown",
                   "leg must be a statement of this request that asked.");
  if (leg->phase > between.last) return leg_already(leg->phase);
  if (leg->phase < between.first) return leg_not_yet(between.first);
  return *leg;
}

Result<Ok> check_for_party(const StreamId& party, const Context& context) {
  if (speaks_for(party, context)) return Ok{};
  return forbidden(
      "assistance-request.not-the-party",
      "Only the supplying party says this, or an officer of KCR2 who writes down what it said by phone "
      "or on paper.");
}

// The newest of what was said on a leg before it is answered with a no.
std::optional<Instant> last_answer_at(const Leg& leg) {
  return std::max({std::optional(leg.asked_at), leg.offered_at, leg.accepted_at});
}

template <typename Event>
Result<Ok> check_advanced(Leg leg, const Event& event, const Context& context) {
  advance(leg, event, context.told.claims.occurred_at);
  return check_numbers(leg);
}

// Adjacency is said by either of the two.
bool are_adjacent(const StreamId& a, const StreamId& b, const Context& context) {
  const auto names = [&](const StreamId& one, const StreamId& other) {
    const auto found = context.find<Organisations>(one);
    return found != nullptr &&
           std::find(found->adjacent.begin(), found->adjacent.end(), other) != found->adjacent.end();
  };
  return names(a, b) || names(b, a);
}

Result<Ok> check_asker(const State& state, const Context& context) {
  if (state.route == Route::adjacent) return check_for_requester(state, context);
  const auto kind = authors_kind(context);
  if (kind == organisation::Kind::kcr2 || kind == organisation::Kind::ministry) return Ok{};
  return forbidden("assistance-request.not-the-coordinator",
                   "KCR2 or the ministry asks others; only on the adjacent route the requester does so.");
}

// Across the border abroad helps us, or we help abroad. The countries of the Kingdom help each other's
// islands.
bool may_be_asked(const State& state, bool foreign) {
  if (is_international(state.route)) return foreign == (state.direction == Direction::out);
  return !foreign || state.route == Route::islands;
}

Result<Ok> check_party(const State& state, const StreamId& party, const Context& context) {
  if (!is_active(party, context))
    return invalid("/data/party", "assistance-request.party-unknown",
                   "party must be a registered organisation that is active.");
  if (party == state.requester)
    return invalid("/data/party", "assistance-request.party-is-requester",
                   "Nobody is asked to help himself.");
  if (state.route == Route::adjacent && !are_adjacent(state.requester, party, context))
    return invalid("/data/party", "assistance-request.party-not-adjacent",
                   "On the adjacent route only a region that borders on the requester's is asked.");
  const bool foreign = context.find<Organisations>(party)->kind == organisation::Kind::foreign;
  if (may_be_asked(state, foreign)) return Ok{};
  return invalid("/data/party", "assistance-request.party-kind",
                 "Abroad is asked on a route across the border where we ask, and on that of the islands; all "
                 "others help from within the country.");
}

Result<Ok> check_offer(const State& state, const Asked& event, const Context& context) {
  if (!event.offer.has_value()) return Ok{};
  const auto offer = context.find<Offers>(*event.offer);
  if (offer == nullptr || offer->phase != offer::Phase::accepted ||
      offer->request != context.told.claims.stream || offer->organisation != event.party ||
      offer->line != event.line)
    return invalid("/data/offer", "assistance-request.offer-unknown",
                   "offer must be one of this party that was accepted for this request and line.");
  for (const auto& leg : state.legs)
    if (leg.offer == event.offer)
      return conflict("assistance-request.offer-taken-up", "A leg takes up that offer already.");
  if (event.quantity > offer->accepted.value_or(0))
    return invalid("/data/quantity", "assistance-request.above-offer",
                   "No more can be taken up than was accepted of the offer.");
  return Ok{};
}

// What the line asks for or takes as well; and of an offer that the leg takes up, what was offered then.
Result<Ok> check_unit_type(const State& state, const Leg& leg, const Offered& event, const Context& context) {
  const auto& line = *find_line(state, leg.line);
  const auto unit_type = event.unit_type.value_or(line.unit_type);
  if (unit_type != line.unit_type &&
      std::find(line.substitutes.begin(), line.substitutes.end(), unit_type) == line.substitutes.end())
    return invalid("/data/unitType", "assistance-request.unit-type-unknown",
                   "unitType must be what the line asks for, or one of its substitutes.");
  const auto offer = leg.offer.has_value() ? context.find<Offers>(*leg.offer) : nullptr;
  if (offer != nullptr && offer->unit_type != unit_type)
    return invalid("/data/unitType", "assistance-request.unit-type-differs",
                   "The leg takes up an offer of another unit type; unitType must be that one.");
  return Ok{};
}

std::int64_t committed_to(const State& state, std::string_view line) {
  std::int64_t sum = 0;
  for (const auto& leg : state.legs)
    if (leg.line == line) sum += committed_now(leg);
  return sum;
}

}  // namespace

Result<Ok> decide(const State& state, const Asked& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  if (!is_open_for_legs(state)) return refused_in(state.phase);
  TRY_OK(check_asker(state, context));
  TRY_OK(check_party(state, event.party, context));
  const auto* line = find_line(state, event.line);
  if (line == nullptr)
    return invalid("/data/line", "assistance-request.line-unknown", "line must be one of the request.");
  if (line->granted == 0)
    return conflict("assistance-request.line-not-granted", "Nothing of that line was granted.");
  TRY_OK(check_not_before(state.route == Route::adjacent ? state.submitted_at : state.decided_at, context));
  if (event.reply_by.has_value() && *event.reply_by <= context.told.claims.occurred_at)
    return invalid("/data/replyBy", "assistance-request.reply-before-asking",
                   "replyBy must lie after occurredAt.");
  for (const auto& leg : state.legs)
    if (leg.phase == LegPhase::asked && leg.party == event.party && leg.line == event.line)
      return conflict("assistance-request.already-asked", "The party has yet to answer for that line.");
  if (state.legs.size() >= legs_max)
    return conflict("assistance-request.legs-too-many", "The request has as many legs as it can hold.");
  return check_offer(state, event, context);
}

Result<Ok> decide(const State& state, const Offered& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::asked, LegPhase::asked, Sends::more}));
  TRY_OK(check_for_party(leg.party, context));
  TRY_OK(check_not_before(leg.asked_at, context));
  TRY_OK(check_unit_type(state, leg, event, context));
  if (event.earliest >= event.until.value_or(*leg.until))
    return invalid("/data/earliest", "assistance-request.offer-dates-reversed",
                   "earliest must lie before until, or before the end of the need where until is left out.");
  return Ok{};
}

// Also of what was offered or accepted and has not left yet: who turns out unable to come says so.
Result<Ok> decide(const State& state, const Declined& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::asked, LegPhase::accepted, Sends::home}));
  TRY_OK(check_for_party(leg.party, context));
  return check_not_before(last_answer_at(leg), context);
}

Result<Ok> decide(const State& state, const Accepted& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::offered, LegPhase::offered, Sends::more}));
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(leg.offered_at, context));
  if (event.quantity > leg.offered)
    return invalid("/data/quantity", "assistance-request.accepted-above-offered",
                   "No more can be accepted than was offered.");
  const auto sum = committed_to(state, leg.line) + event.quantity;
  if (sum > find_line(state, leg.line)->granted && !event.reasons.value.has_value())
    return invalid("/data/reasons", "assistance-request.above-requested-reasons-missing",
                   "More would come than the line was granted: reasons must say why.");
  return Ok{};
}

Result<Ok> decide(const State& state, const NotNeeded& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::asked, LegPhase::accepted, Sends::home}));
  TRY_OK(check_for_requester(state, context));
  return check_not_before(last_answer_at(leg), context);
}

Result<Ok> decide(const State& state, const Departed& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::accepted, LegPhase::arrived, Sends::more}));
  TRY_OK(check_for_party(leg.party, context));
  TRY_OK(check_not_before(leg.accepted_at, context));
  return check_advanced(leg, event, context);
}

Result<Ok> decide(const State& state, const Arrived& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::departed, LegPhase::release_ordered, Sends::home}));
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(leg.departed_at, context));
  const auto turned_round = std::max<std::int64_t>(0, leg.home + leg.lost - leg.released);
  if (leg.arrived + event.quantity > leg.departed - turned_round)
    return conflict("assistance-request.arrived-above-departed", "More would arrive than are on their way.");
  return check_advanced(leg, event, context);
}

Result<Ok> decide(const State& state, const Extended& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::arrived, LegPhase::arrived, Sends::more}));
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(leg.arrived_at, context));
  if (event.until <= *leg.until)
    return invalid("/data/until", "assistance-request.extension-not-later",
                   "until must lie after the end that it replaces.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ReleaseOrdered& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::departed, LegPhase::arrived, Sends::home}));
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(leg.departed_at, context));
  return check_advanced(leg, event, context);
}

Result<Ok> decide(const State& state, const Released& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::arrived, LegPhase::release_ordered, Sends::home}));
  if (leg.ordered_home == 0) return leg_not_yet(LegPhase::release_ordered);
  TRY_OK(check_for_requester(state, context));
  TRY_OK(check_not_before(leg.arrived_at, context));
  return check_advanced(leg, event, context);
}

Result<Ok> decide(const State& state, const ReturnedHome& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY(leg, leg_in(state, event.leg, {LegPhase::departed, LegPhase::released, Sends::home}));
  if (leg.ordered_home == 0) return leg_not_yet(LegPhase::release_ordered);
  TRY_OK(check_for_party(leg.party, context));
  TRY_OK(check_not_before(leg.departed_at, context));
  if (event.quantity == 0 && !event.lost.has_value())
    return invalid("/data/quantity", "assistance-request.nothing-returned",
                   "quantity or lost must say how many.");
  if (event.lost.has_value() && !event.explanation.value.has_value())
    return invalid("/data/explanation", "assistance-request.loss-unexplained",
                   "explanation must say what became of what is lost.");
  return check_advanced(leg, event, context);
}

}  // namespace kroniek::assistance_request
