#include "core/domain/passengers.h"

#include <algorithm>
#include <set>

#include "core/domain/persons.h"

namespace kroniek {
namespace {

using registration::Phase;
using registration::State;

template <typename T>
void add_all(std::vector<T>& held, const std::vector<T>& more) {
  for (const auto& each : more)
    if (std::find(held.begin(), held.end(), each) == held.end()) held.push_back(each);
}

// What was decided or seen of the person in any of the files holds of the person.
void take_together(State& all, const State& file) {
  add_all(all.expected_on, file.expected_on);
  add_all(all.listed_on, file.listed_on);
  add_all(all.seen_on, file.seen_on);
  add_all(all.no_show_on, file.no_show_on);
  all.expectations.insert(all.expectations.end(), file.expectations.begin(), file.expectations.end());
  if (!all.exit.has_value()) all.exit = file.exit;
  if (!all.category.has_value()) all.category = file.category;
  if (file.dual_national.value_or(false)) all.dual_national = true;
  all.phase = std::max(all.phase, file.phase);
}

}  // namespace

std::vector<StreamId> files_of(const StreamId& movement, const States& states) {
  std::vector<StreamId> files;
  const auto holds = [&](const std::vector<StreamId>& movements) {
    return std::find(movements.begin(), movements.end(), movement) != movements.end();
  };
  for (const auto field : {"expectedOn", "seenOn"})
    for (const auto& each : states.listed({Registrations::collection, field, to_string(movement)})) {
      const auto state = find_state<Registrations>(states, each);
      if (state != nullptr && (holds(state->expected_on) || holds(state->seen_on))) files.push_back(each);
    }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::vector<Passenger> passengers_of(const StreamId& movement, const States& states) {
  std::vector<Passenger> passengers;
  std::set<StreamId> told;
  for (const auto& id : files_of(movement, states)) {
    if (told.contains(id)) continue;
    auto file = find_state<Registrations>(states, id);
    auto files = stands(file.get()) ? files_of_person(id, states) : std::vector{id};
    told.insert(files.begin(), files.end());
    if (files.size() == 1) {
      passengers.push_back({std::move(files), std::move(file)});
      continue;
    }
    auto all = std::make_shared<State>(*find_state<Registrations>(states, files.front()));
    for (std::size_t i = 1; i < files.size(); ++i)
      take_together(*all, *find_state<Registrations>(states, files[i]));
    passengers.push_back({std::move(files), std::move(all)});
  }
  std::sort(passengers.begin(), passengers.end(),
            [](const Passenger& a, const Passenger& b) { return a.id() < b.id(); });
  return passengers;
}

std::vector<const registration::State*> states_of(const std::vector<Passenger>& passengers) {
  std::vector<const registration::State*> states;
  for (const auto& each : passengers) states.push_back(each.file.get());
  return states;
}

}  // namespace kroniek
