#include "core/domain/assistance_request_leg.h"

#include <algorithm>

#include "core/domain/refuse.h"

namespace kroniek::assistance_request {
namespace {

using refuse::conflict;

// Of a leg on its way the numbers say how far it has come: units of one leg leave, arrive and go home in
// parts.
LegPhase phase_by_numbers(const Leg& leg) {
  if (leg.departed == 0) return LegPhase::accepted;
  if (leg.ordered_home < leg.departed) return leg.arrived > 0 ? LegPhase::arrived : LegPhase::departed;
  if (leg.home + leg.lost == leg.departed) return LegPhase::returned_home;
  const bool all_released = leg.arrived > 0 && leg.released == leg.arrived;
  return all_released ? LegPhase::released : LegPhase::release_ordered;
}

}  // namespace

bool is_over(const Leg& leg) {
  return leg.phase >= LegPhase::returned_home;
}
bool has_served(const Leg& leg) {
  return leg.departed > 0;
}
std::int64_t committed_now(const Leg& leg) {
  return is_over(leg) ? 0 : leg.committed - leg.home - leg.lost;
}

std::int64_t committed_in_all(const State& state, std::string_view line) {
  std::int64_t sum = 0;
  for (const auto& leg : state.legs)
    if (leg.line == line && leg.phase < LegPhase::declined) sum += leg.committed;
  return sum;
}
const std::string& unit_type_of(const Line& line, const Leg& leg) {
  return leg.unit_type.has_value() ? *leg.unit_type : line.unit_type;
}

void advance(Leg& leg, const Offered& event, Instant at) {
  leg.phase = LegPhase::offered;
  leg.offered = event.quantity;
  leg.unit_type = event.unit_type;
  leg.offered_at = at;
  leg.earliest = event.earliest;
  if (event.until.has_value()) leg.until = event.until;
  leg.conditions.supersede(event.conditions);
}
void advance(Leg& leg, const Declined& event, Instant) {
  leg.phase = LegPhase::declined;
  leg.reasons.supersede(event.reasons);
}
void advance(Leg& leg, const Accepted& event, Instant at) {
  leg.phase = LegPhase::accepted;
  leg.committed = event.quantity;
  leg.accepted_at = at;
  leg.reasons.supersede(event.reasons);
}
void advance(Leg& leg, const NotNeeded& event, Instant) {
  leg.phase = LegPhase::not_needed;
  leg.reasons.supersede(event.reasons);
}
void advance(Leg& leg, const Departed& event, Instant at) {
  leg.departed += event.quantity;
  leg.departed_at = leg.departed_at.has_value() ? std::min(*leg.departed_at, at) : at;
  leg.phase = phase_by_numbers(leg);
}
void advance(Leg& leg, const Arrived& event, Instant at) {
  leg.arrived += event.quantity;
  leg.arrived_at = leg.arrived_at.has_value() ? std::min(*leg.arrived_at, at) : at;
  leg.phase = phase_by_numbers(leg);
}
void advance(Leg& leg, const Extended& event, Instant) {
  leg.until = event.until;
  ++leg.extensions;
  leg.reasons.supersede(event.reasons);
}
void advance(Leg& leg, const ReleaseOrdered& event, Instant at) {
  leg.ordered_home += event.quantity.value_or(leg.departed - leg.ordered_home);
  leg.ordered_home_at = at;
  leg.phase = phase_by_numbers(leg);
}
void advance(Leg& leg, const Released& event, Instant at) {
  leg.released += event.quantity;
  leg.released_at = leg.released_at.has_value() ? std::max(*leg.released_at, at) : at;
  leg.phase = phase_by_numbers(leg);
}
void advance(Leg& leg, const ReturnedHome& event, Instant at) {
  leg.home += event.quantity;
  leg.lost += event.lost.value_or(0);
  leg.home_at = leg.home_at.has_value() ? std::max(*leg.home_at, at) : at;
  leg.phase = phase_by_numbers(leg);
}

Result<Ok> check_numbers(const Leg& leg) {
  if (leg.departed > leg.committed)
    return conflict("assistance-request.departed-above-committed", "More would leave than were accepted.");
  if (leg.arrived > leg.departed)
    return conflict("assistance-request.arrived-above-departed", "More would arrive than have left home.");
  if (leg.ordered_home > leg.departed)
    return conflict("assistance-request.ordered-above-departed",
                    "More would be ordered home than have left home.");
  if (leg.released > leg.ordered_home)
    return conflict("assistance-request.released-above-ordered",
                    "More would be released than were ordered home.");
  if (leg.released > leg.arrived)
    return conflict("assistance-request.released-above-arrived", "More would be released than have arrived.");
  const auto gone = leg.home + leg.lost;
  // Who turned round before he arrived comes home without having been released.
  if (gone > leg.ordered_home || gone > leg.released + leg.departed - leg.arrived)
    return conflict("assistance-request.returned-above-released",
                    "More would be home or lost than were released or turned round.");
  return Ok{};
}

Leg* find_leg(State& state, const Uuid& id) {
  for (auto& each : state.legs)
    if (each.id == id) return &each;
  return nullptr;
}
const Leg* find_leg(const State& state, const Uuid& id) {
  for (const auto& each : state.legs)
    if (each.id == id) return &each;
  return nullptr;
}

}  // namespace kroniek::assistance_request
