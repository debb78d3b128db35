// What waits in a file, and on whom.
#include "core/domain/registrations.h"

namespace kroniek::registration {
namespace {

void add_handover(std::vector<Duty>& out, const State& state) {
  if (!state.handover.has_value() || state.handover->status != HandoverStatus::waiting) return;
  out.push_back({"registration.handover-due", "", state.handover->to, "liaison", state.handover->since, {}});
}

void add_contradictions(std::vector<Duty>& out, const State& state) {
  for (const auto& each : state.contradictions)
    if (!each.settled && each.since.has_value())
      out.push_back(
          {"registration.settlement-due", to_string(each.sighting), {}, "registrar", *each.since, {}});
}

// From the moment that a child is here until somebody is known to look after it.
void add_responsible_adult(std::vector<Duty>& out, const State& state) {
  const bool here = state.phase >= Phase::seen && state.phase <= Phase::in_care;
  const bool looked_after = state.responsible_adult.has_value() || !state.guardian_decision.places.empty() ||
                            !state.responsible_person.places.empty();
  if (!here || looked_after || state.minor != true || state.sightings.empty()) return;
  auto since = state.sightings.front().from;
  for (const auto& each : state.sightings) since = std::min(since, each.from);
  out.push_back({"registration.responsible-adult-due", "", {}, "reception-lead", since, {}});
}

void add_urgent_needs(std::vector<Duty>& out, const State& state) {
  const bool helped_elsewhere = state.phase > Phase::transferred;
  for (const auto& need : state.needs)
    if (need.urgent && !need.met && !helped_elsewhere && need.since.has_value())
      out.push_back({"registration.urgent-need-due", to_string(need.statement), {}, "care", *need.since, {}});
}

}  // namespace

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> out;
  // Nothing is left to do in a file that should never have been opened.
  if (state.phase == Phase::registered_in_error) return out;
  add_handover(out, state);
  add_contradictions(out, state);
  add_responsible_adult(out, state);
  add_urgent_needs(out, state);
  return out;
}

}  // namespace kroniek::registration
