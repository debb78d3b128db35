// What may be said of how a file ends, and of how it goes on after all.
#include <algorithm>

#include "core/domain/parties.h"
#include "core/domain/registration_rules.h"

namespace kroniek::registration {
namespace {

Result<Ok> check_not_going_on(const State& state, std::initializer_list<Phase> also) {
  if (!in_hand(state.phase) && std::find(also.begin(), also.end(), state.phase) == also.end())
    return refused_in(state.phase);
  return no_handover_waits(state);
}

bool holds(const std::vector<StreamId>& movements, const StreamId& movement) {
  return std::find(movements.begin(), movements.end(), movement) != movements.end();
}

}  // namespace

Result<Ok> decide(const State& state, const MarkedNoShow& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (!in_hand(state.phase) && state.phase != Phase::no_show) return refused_in(state.phase);
  if (!holds(state.expected_on, event.movement))
    return invalid("/data/movement", "registration.not-expected-there",
                   "The person was not expected on that movement.");
  if (holds(state.seen_on, event.movement))
    return conflict("registration.seen-there", "The person was seen with that movement.");
  if (holds(state.no_show_on, event.movement))
    return conflict("registration.already-no-show",
                    "That the person did not come to that movement is recorded.");
  return Ok{};
}

Result<Ok> decide(const State& state, const StayedByChoice&, const Context& context) {
  TRY_OK(within_operation(context));
  return check_not_going_on(state, {Phase::no_show});
}

Result<Ok> decide(const State& state, const WentHomeByOtherMeans&, const Context& context) {
  TRY_OK(within_operation(context));
  return check_not_going_on(state, {Phase::no_show, Phase::stayed_by_choice});
}

Result<Ok> decide(const State& state, const MarkedDeceased&, const Context& context) {
  // A waiting hand-over does not keep a death from being recorded; it keeps the file from closing.
  TRY_OK(within_operation(context));
  return not_shut_nor_deceased(state);
}

Result<Ok> decide(const State& state, const MarkedRegisteredInError&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  return no_handover_waits(state);
}

Result<Ok> decide(const State& state, const ContradictionSettled& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (is_a_device(context.told.claims.author, context))
    return refuse::forbidden("registration.not-a-person", "Only a person settles what contradicts.");
  // A device may report of a file that was closed while it was away; that case is settled as any other.
  if (!state.contradiction_open) TRY_OK(not_shut(state));
  const bool waits = std::any_of(
      state.contradictions.begin(), state.contradictions.end(),
      [&](const Contradiction& each) { return each.sighting == event.sighting && !each.settled; });
  if (!waits)
    return conflict("registration.no-contradiction",
                    "No contradiction of that sighting waits to be settled.");
  const bool known = !event.wrong.has_value() ||
                     std::any_of(state.sightings.begin(), state.sightings.end(),
                                 [&](const Sighting& each) { return each.statement == *event.wrong; });
  if (!known)
    return invalid("/data/wrong", "registration.sighting-unknown",
                   "wrong must be the jti of a sighting of this person.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Closed&, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::closed) return refused_in(state.phase);
  if (state.phase < Phase::transferred)
    return conflict("registration.not-finished",
                    "A file closes after a transfer, a departure or a side exit.");
  TRY_OK(no_handover_waits(state));
  if (state.contradiction_open)
    return conflict("registration.contradiction-open", "Contradicting sightings must be settled first.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Reopened&, const Context& context) {
  TRY_OK(within_operation(context));
  if (in_hand(state.phase))
    return conflict("registration.in-hand", "The file is in hand; nothing is to be reopened.");
  return Ok{};
}

}  // namespace kroniek::registration
