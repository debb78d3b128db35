// What is decided on a request by those who have the say: the minister's consent, the costs, the closing.
#include <algorithm>
#include <set>

#include "core/domain/assistance_request_rules.h"
#include "core/domain/assistance_request_terms.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"

namespace kroniek::assistance_request {
namespace {

// On the adjacent route the region that is asked answers itself; there is nothing to consent to.
Result<Ok> check_is_assessed(const State& state) {
  if (state.route == Route::adjacent)
    return conflict("assistance-request.goes-direct",
                    "A request on the adjacent route goes straight to the region, and is not assessed.");
  return Ok{};
}

Result<Ok> check_awaits_assessment(const State& state) {
  if (state.phase == Phase::refused)
    return conflict("assistance-request.already-assessed", "The request has been assessed.");
  if (state.phase != Phase::submitted) return refused_in(state.phase);
  return check_is_assessed(state);
}

// The head of KCR2 consents on behalf of the minister; whoever is of the ministry speaks for it himself.
Result<Ok> check_on_behalf(const StreamId& ministry, const Context& context) {
  const auto found = context.find<Organisations>(ministry);
  if (found == nullptr || found->kind != organisation::Kind::ministry ||
      found->phase != organisation::Phase::active)
    return invalid("/data/onBehalfOf", "assistance-request.on-behalf-unknown",
                   "onBehalfOf must be a registered ministry that is active.");
  if (authors_organisation(context) == ministry) return Ok{};
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  if (mandate == nullptr || mandate->role != mandate::Role::kcr2_head)
    return forbidden("assistance-request.consent-by-head-only",
                     "Only the head of KCR2, or the ministry itself, decides for the minister.");
  return Ok{};
}

Result<Ok> check_granted(const State& state, const std::vector<Share>& granted) {
  std::set<std::string_view> lines;
  bool less = granted.size() < state.lines.size();
  for (const auto& share : granted) {
    const auto* line = find_line(state, share.line);
    if (line == nullptr)
      return invalid("/data/granted", "assistance-request.line-unknown",
                     "granted names a line that the request does not have.");
    if (!lines.insert(share.line).second)
      return invalid("/data/granted", "assistance-request.line-twice", "granted names a line twice.");
    if (share.quantity > line->quantity)
      return invalid("/data/granted", "assistance-request.granted-above-requested",
                     "No more can be granted of a line than it asks for.");
    less = less || share.quantity < line->quantity;
  }
  if (granted.empty() || !less)
    return invalid("/data/granted", "assistance-request.granted-mismatch",
                   "A partly granted request grants something, and not all of it.");
  return Ok{};
}

Result<Ok> check_after_submission(const State& state, const Context& context) {
  return kroniek::check_not_before(state.submitted_at, "assistance-request.before-submission", context);
}

template <typename Decision>
Result<Ok> check_decision(const State& state, const Decision& event, const Context& context) {
  TRY_OK(check_on_behalf(event.on_behalf_of, context));
  TRY_OK(check_after_submission(state, context));
  if (event.outcome != Outcome::granted && !event.reasons.value.has_value())
    return invalid("/data/reasons", "assistance-request.reasons-missing",
                   "What is not wholly granted carries reasons.");
  if (event.outcome == Outcome::partly_granted) return check_granted(state, event.granted);
  if (!event.granted.empty())
    return invalid("/data/granted", "assistance-request.granted-mismatch",
                   "granted names lines only where the request is partly granted.");
  return Ok{};
}

Result<Ok> check_ready_to_end(const State& state) {
  const bool open_or_ended = is_open_for_legs(state) || is_calling_home(state.phase);
  if (!open_or_ended) return refused_in(state.phase);
  if (!all_legs_over(state))
    return conflict("assistance-request.legs-open", "Something is still asked, offered, accepted or out.");
  return Ok{};
}

// Those who bear the costs, and who shares them out for them; not whoever claims.
Result<Ok> check_settler(const State& state, const Context& context) {
  const auto kind = authors_kind(context);
  if (kind == organisation::Kind::kcr2 || kind == organisation::Kind::ministry ||
      authors_organisation(context) == state.requester)
    return Ok{};
  return forbidden("assistance-request.may-not-settle",
                   "KCR2, the ministry or the requesting organisation settles the costs.");
}

// Settling ends the claiming, so it waits for the twelve months in which every party may claim.
Result<Ok> check_claims_over(const State& state, const Context& context) {
  const auto over = claims_over_at(state);
  if (over.has_value() && context.told.claims.occurred_at < *over)
    return conflict("assistance-request.claims-open",
                    "A party that sent something has not claimed yet, and its term has not passed.");
  return Ok{};
}

}  // namespace

Result<Ok> decide(const State& state, const Returned&, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY_OK(check_awaits_assessment(state));
  return check_after_submission(state, context);
}

Result<Ok> decide(const State& state, const Assessed& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  TRY_OK(check_awaits_assessment(state));
  return check_decision(state, event, context);
}

// The only way in which something that is under way can come to be refused, and what was refused be granted.
Result<Ok> decide(const State& state, const DecisionRevised& event, const Context& context) {
  TRY_OK(admitted(state.route, context));
  const bool decided =
      state.phase == Phase::granted || state.phase == Phase::partly_granted || state.phase == Phase::refused;
  if (!decided) {
    if (state.phase == Phase::submitted) TRY_OK(check_is_assessed(state));
    return refused_in(state.phase);
  }
  if (context.told.claims.occurred_at < state.decided_at.value_or(Instant{}))
    return invalid("/occurredAt", "assistance-request.before-decision",
                   "A decision is revised after it was taken.");
  return check_decision(state, event, context);
}

Result<Ok> decide(const State& state, const CostClaimed& event, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  if (!is_open_for_legs(state) && !is_calling_home(state.phase)) return refused_in(state.phase);
  bool served = false;
  std::optional<Instant> last_home;
  for (const auto& leg : state.legs) {
    if (leg.party != event.party) continue;
    served = served || has_served(leg);
    last_home = std::max(last_home, leg.home_at);
    if (!is_over(leg))
      return conflict("assistance-request.legs-open",
                      "The party still has something asked, accepted or out.");
  }
  if (!served)
    return invalid("/data/party", "assistance-request.party-did-not-serve",
                   "party must be one that sent something.");
  if (!speaks_for(event.party, context))
    return forbidden(
        "assistance-request.not-the-party",
        "Only the party claims its costs, or an officer of KCR2 who writes down what it claimed by "
        "phone or on paper.");
  return check_not_before(last_home, context);
}

Result<Ok> decide(const State& state, const Settled&, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  TRY_OK(check_ready_to_end(state));
  if (!anything_served(state))
    return conflict("assistance-request.nothing-to-settle", "Nothing left home, so there are no costs.");
  TRY_OK(check_settler(state, context));
  TRY_OK(check_not_before(newest_step_at(state), context));
  return check_claims_over(state, context);
}

Result<Ok> decide(const State& state, const Closed&, const Context& context) {
  TRY_OK(admitted_to_end(state.route, context));
  if (state.phase != Phase::settled) {
    TRY_OK(check_ready_to_end(state));
    if (anything_served(state))
      return conflict("assistance-request.not-settled", "Something was sent: its costs are settled first.");
  }
  const bool must_inform = state.route == Route::adjacent && state.submitted_at.has_value();
  if (must_inform &&
      !(is_informed(state, Informee::minister) && is_informed(state, Informee::kings_commissioner)))
    return conflict("assistance-request.not-informed",
                    "The minister and the King's Commissioner have yet to be informed.");
  return check_not_before(newest_step_at(state), context);
}

}  // namespace kroniek::assistance_request
