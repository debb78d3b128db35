#include "core/domain/movement_chain.h"

#include <algorithm>
#include <map>

namespace kroniek {
namespace {

using registration::Phase;

bool seen_on_any(const registration::State& file, const std::vector<StreamId>& legs) {
  return std::any_of(file.seen_on.begin(), file.seen_on.end(), [&](const StreamId& seen) {
    return std::find(legs.begin(), legs.end(), seen) != legs.end();
  });
}

bool has_departed(const StreamId& movement, const States& states) {
  const auto leg = find_state<Movements>(states, movement);
  return leg != nullptr && leg->departed_at.has_value();
}

void add_changes(ChainLeg& leg, const States& states) {
  const auto before = legs_before(leg.movement, states);
  const auto after = legs_after(leg.movement, states);
  const bool goes_on = std::any_of(after.begin(), after.end(),
                                   [&](const StreamId& each) { return has_departed(each, states); });
  for (const auto& passenger : passengers_of(leg.movement, states)) {
    const auto& file = passenger.file;
    const auto& id = passenger.id();
    if (file->exit == Phase::registered_in_error || !seen_on_any(*file, {leg.movement})) continue;
    if (!before.empty() && !seen_on_any(*file, before)) leg.joined.push_back(id);
    if (!goes_on || seen_on_any(*file, after)) continue;
    (file->phase >= Phase::transferred ? leg.left : leg.lost).push_back(id);
  }
}

void add_times(MovementChain& chain, const movement::State& leg) {
  const auto& [departed, arrived] = std::tie(leg.departed_at, leg.arrived_at);
  if (departed.has_value() && (!chain.departed_at.has_value() || *departed < *chain.departed_at))
    chain.departed_at = departed;
  if (arrived.has_value() && (!chain.arrived_at.has_value() || *arrived > *chain.arrived_at))
    chain.arrived_at = arrived;
}

}  // namespace

MovementChain chain_of(const StreamId& movement, const States& states) {
  const auto before = legs_before(movement, states);
  const auto first = before.empty() ? movement : before.front();
  auto legs = legs_after(first, states);
  MovementChain chain;
  chain.of.movement = first;
  chain.of.with = legs;
  legs.insert(legs.begin(), first);
  std::map<StreamId, Passenger> people;  // of all legs, everybody once
  for (const auto& id : legs) {
    const auto of = case_of(id, states);
    chain.of.lists.insert(chain.of.lists.end(), of.lists.begin(), of.lists.end());
    const auto passengers = passengers_of(id, states);
    for (const auto& each : passengers) people.insert_or_assign(each.id(), each);
    ChainLeg leg{id, reconcile(of, states_of(passengers)), {}, {}, {}};
    add_changes(leg, states);
    chain.legs.push_back(std::move(leg));
    if (const auto state = find_state<Movements>(states, id)) add_times(chain, *state);
  }
  std::vector<const registration::State*> files;
  for (const auto& [id, each] : people) {
    chain.files.push_back(id);
    files.push_back(each.file.get());
  }
  chain.whole = reconcile(chain.of, files);
  return chain;
}

}  // namespace kroniek
