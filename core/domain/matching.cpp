#include "core/domain/matching.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <set>
#include <tuple>

namespace kroniek::matching {
namespace {

constexpr std::int64_t minute_microseconds = 60'000'000;
// A readiness of more than ten years is as good as none, and adding it to a moment would leave the calendar.
constexpr std::int64_t readiness_minutes_max = 10LL * 366 * 24 * 60;

std::map<StreamId, std::set<StreamId>> both_ways(const Adjacency& adjacency) {
  std::map<StreamId, std::set<StreamId>> borders;
  for (const auto& [region, neighbours] : adjacency)
    for (const auto& neighbour : neighbours) {
      borders[region].insert(neighbour);
      borders[neighbour].insert(region);
    }
  return borders;
}

std::int64_t available_of(const Capability& capability) {
  return capability.quantity - capability.engaged;
}

bool is_substitute(const Need& need, const Capability& capability) {
  return std::find(need.substitutes.begin(), need.substitutes.end(), capability.unit_type) !=
         need.substitutes.end();
}

bool fits(const Need& need, const Capability& capability, Instant asked_at) {
  if (capability.organisation == need.requester || available_of(capability) <= 0) return false;
  if (capability.unit_type != need.unit_type && !is_substitute(need, capability)) return false;
  if (capability.readiness_minutes < 0 || capability.readiness_minutes > readiness_minutes_max) return false;
  const Instant ready{asked_at.microseconds + capability.readiness_minutes * minute_microseconds};
  const bool still_holds = !capability.until.has_value() || *capability.until > std::max(need.from, ready);
  return ready < need.until && still_holds;
}

// Least first.
auto rank(const Match& match) {
  return std::tuple(match.distance.value_or(std::numeric_limits<std::int64_t>::max()), match.substitute,
                    match.capability.readiness_minutes, -match.available, match.capability.organisation,
                    match.capability.unit_type);
}

}  // namespace

std::map<StreamId, std::int64_t> distances_from(const StreamId& start, const Adjacency& adjacency) {
  const auto borders = both_ways(adjacency);
  std::map<StreamId, std::int64_t> distances{{start, 0}};
  for (std::deque<StreamId> waiting{start}; !waiting.empty(); waiting.pop_front()) {
    const auto found = borders.find(waiting.front());
    if (found == borders.end()) continue;
    const auto next = distances.at(waiting.front()) + 1;
    for (const auto& neighbour : found->second)
      if (distances.emplace(neighbour, next).second) waiting.push_back(neighbour);
  }
  return distances;
}

void lay_on(std::vector<Capability>& capabilities, Engaged engaged) {
  for (auto& capability : capabilities) {
    const auto left = engaged.find({capability.organisation, capability.unit_type});
    if (left == engaged.end()) continue;
    capability.engaged =
        std::clamp<std::int64_t>(left->second, 0, std::max<std::int64_t>(0, capability.quantity));
    left->second -= capability.engaged;
  }
}

std::vector<Match> find_matches(const Need& need, std::span<const Capability> capabilities,
                                const Adjacency& adjacency, Instant asked_at) {
  std::vector<Match> matches;
  if (need.missing <= 0) return matches;
  const auto distances = distances_from(need.requester, adjacency);
  for (const auto& capability : capabilities) {
    if (!fits(need, capability, asked_at)) continue;
    const auto at = distances.find(capability.organisation);
    const Instant ready{asked_at.microseconds + capability.readiness_minutes * minute_microseconds};
    const auto available = available_of(capability);
    matches.push_back({capability, at == distances.end() ? std::nullopt : std::optional(at->second),
                       available, capability.unit_type != need.unit_type, available >= need.missing,
                       ready <= need.from});
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return rank(a) < rank(b); });
  return matches;
}

}  // namespace kroniek::matching
