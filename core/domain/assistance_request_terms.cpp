#include "core/domain/assistance_request_terms.h"

#include <algorithm>

#include "core/domain/assistance_request_leg.h"
#include "core/domain/terms.h"

namespace kroniek::assistance_request {

constexpr int claim_months = 12;

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
  return months_after(*released, claim_months);
}

std::optional<Instant> claims_over_at(const State& state) {
  const auto term = claim_term(state);
  if (!term.has_value()) return std::nullopt;
  std::optional<Instant> over;
  for (const auto& leg : state.legs) {
    if (!has_served(leg)) continue;
    const auto claim = std::find_if(state.claims.begin(), state.claims.end(),
                                    [&](const Claim& each) { return each.party == leg.party; });
    const auto heard = claim == state.claims.end() ? *term : std::min(claim->at, *term);
    over = std::max(over, std::optional(heard));
  }
  return over;
}

}  // namespace kroniek::assistance_request
