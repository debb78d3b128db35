#include "core/domain/assistance_request_terms.h"

#include <algorithm>
#include <chrono>

#include "core/domain/assistance_request_leg.h"

namespace kroniek::assistance_request {

Instant twelve_months_after(Instant instant) {
  using namespace std::chrono;
  const sys_time<microseconds> at{microseconds{instant.microseconds}};
  const auto day = floor<days>(at);
  auto next = year_month_day{day} + years{1};
  if (!next.ok()) next = next.year() / next.month() / last;
  return Instant{(sys_days{next} + (at - day)).time_since_epoch().count()};
}

std::optional<Instant> all_released_at(const State& state) {
  std::optional<Instant> latest;
  for (const auto& leg : state.legs) {
    if (leg.phase >= LegPhase::accepted && leg.phase <= LegPhase::release_ordered) return std::nullopt;
    if (!has_served(leg)) continue;
    const auto at = leg.released_at.has_value() ? leg.released_at : leg.home_at;
    latest = latest.has_value() ? std::max(latest, at) : at;
  }
  return latest;
}

std::optional<Instant> claim_term(const State& state) {
  const auto released = all_released_at(state);
  if (!released.has_value()) return std::nullopt;
  return twelve_months_after(*released);
}

}  // namespace kroniek::assistance_request
