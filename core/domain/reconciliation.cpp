#include "core/domain/reconciliation.h"

#include <algorithm>

namespace kroniek {
namespace {

using registration::Phase;

using Files = std::span<const registration::State* const>;

template <typename T>
bool holds(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

bool is_counted(const MovementCase& of, const StreamId& movement) {
  return movement == of.movement || holds(of.with, movement);
}
bool any_counted(const MovementCase& of, const std::vector<StreamId>& movements) {
  return std::any_of(movements.begin(), movements.end(),
                     [&](const StreamId& each) { return is_counted(of, each); });
}

bool is_no_show(const MovementCase& of, const registration::State& file) {
  return any_counted(of, file.no_show_on) || file.exit == Phase::stayed_by_choice ||
         file.exit == Phase::deceased;
}

bool is_diverted(const MovementCase& of, const registration::State& file) {
  return file.exit == Phase::home_by_other_means ||
         std::any_of(file.seen_on.begin(), file.seen_on.end(),
                     [&](const StreamId& seen) { return !is_counted(of, seen) && !holds(of.chain, seen); });
}

// Whose lists expect the person on the movement.
std::vector<std::string> sources_of(const registration::State& file, const StreamId& movement) {
  std::vector<std::string> sources;
  for (const auto& each : file.expectations)
    if (!each.ended_by.has_value() && each.movement == movement && each.source.has_value())
      sources.push_back(*each.source);
  return sources;
}

std::int64_t without_file(const ListCase& list, Files files) {
  std::int64_t on_movement = 0, by_source = 0, without_source = 0;
  for (const auto* file : files) {
    if (!holds(file->expected_on, list.movement)) continue;
    const auto sources = sources_of(*file, list.movement);
    // A row of the list is accounted for by its file: also by one of two of the same person, and by one that
    // somebody found to be registered in error.
    by_source += std::count(sources.begin(), sources.end(), list.source);
    if (file->exit == Phase::registered_in_error) continue;
    ++on_movement;
    without_source += sources.empty() ? 1 : 0;
  }
  return list.count - (by_source > 0 ? by_source + without_source : on_movement);
}

// Streams in a list of movements, but for those that do not say so.
std::vector<StreamId> next_legs(const StreamId& movement, const States& states) {
  std::vector<StreamId> legs;
  const auto id = to_string(movement);
  for (const auto& each : states.listed({Movements::collection, "previous", id})) {
    const auto state = find_state<Movements>(states, each);
    if (state != nullptr && state->previous == movement) legs.push_back(each);
  }
  std::sort(legs.begin(), legs.end());
  return legs;
}

}  // namespace

std::optional<Outcome> outcome_of(const MovementCase& of, const registration::State& file) {
  if (file.exit == Phase::registered_in_error) return std::nullopt;
  const bool seen = any_counted(of, file.seen_on);
  if (!any_counted(of, file.expected_on)) return seen ? std::optional(Outcome::unexpected) : std::nullopt;
  if (seen) return Outcome::seen;
  if (is_no_show(of, file)) return Outcome::no_show;
  return is_diverted(of, file) ? Outcome::diverted : Outcome::unresolved;
}

std::int64_t without_file(const MovementCase& of, Files files) {
  std::int64_t expected = 0;
  for (const auto* file : files) {
    const auto outcome = outcome_of(of, *file);
    expected += outcome.has_value() && outcome != Outcome::unexpected ? 1 : 0;
  }
  auto missing = std::max<std::int64_t>(0, of.manifest_count - expected);
  for (const auto& list : of.lists) missing = std::max(missing, without_file(list, files));
  return missing;
}

movement::Reconciled reconcile(const MovementCase& of, Files files) {
  movement::Reconciled numbers;
  for (const auto* file : files) {
    const auto outcome = outcome_of(of, *file);
    if (!outcome.has_value()) continue;
    numbers.seen += outcome == Outcome::seen ? 1 : 0;
    numbers.no_show += outcome == Outcome::no_show ? 1 : 0;
    numbers.diverted += outcome == Outcome::diverted ? 1 : 0;
    numbers.unresolved += outcome == Outcome::unresolved ? 1 : 0;
    numbers.unexpected += outcome == Outcome::unexpected ? 1 : 0;
  }
  numbers.unresolved += without_file(of, files);
  numbers.expected = numbers.seen + numbers.no_show + numbers.diverted + numbers.unresolved;
  return numbers;
}

movement::Reconciled reconcile(const MovementCase& of, std::span<const registration::State> files) {
  std::vector<const registration::State*> each;
  for (const auto& file : files) each.push_back(&file);
  return reconcile(of, each);
}

std::vector<StreamId> legs_before(const StreamId& movement, const States& states) {
  std::vector<StreamId> legs;
  for (auto at = find_state<Movements>(states, movement); at != nullptr && at->previous.has_value();) {
    const auto previous = *at->previous;
    if (previous == movement || holds(legs, previous)) break;
    legs.insert(legs.begin(), previous);
    at = find_state<Movements>(states, previous);
  }
  return legs;
}

std::vector<StreamId> legs_after(const StreamId& movement, const States& states) {
  auto legs = next_legs(movement, states);
  for (std::size_t i = 0; i < legs.size(); ++i)
    for (const auto& next : next_legs(legs[i], states))
      if (next != movement && !holds(legs, next)) legs.push_back(next);
  return legs;
}

MovementCase case_of(const StreamId& movement, const States& states) {
  MovementCase of{movement, legs_before(movement, states)};
  for (const auto& leg : legs_after(movement, states)) of.chain.push_back(leg);
  const auto state = find_state<Movements>(states, movement);
  if (state == nullptr) return of;
  for (const auto& manifest : state->manifests) {
    const auto same = std::find_if(of.lists.begin(), of.lists.end(),
                                   [&](const ListCase& each) { return each.source == manifest.source; });
    if (same == of.lists.end())
      of.lists.push_back({movement, manifest.source, manifest.count});
    else
      same->count = manifest.count;  // versions rise, so the later one is the newer one
  }
  return of;
}

movement::Reconciled reconcile(const StreamId& movement, const States& states) {
  const auto passengers = passengers_of(movement, states);
  return reconcile(case_of(movement, states), states_of(passengers));
}

}  // namespace kroniek
