#include "core/domain/registration_sightings.h"

#include <algorithm>

namespace kroniek::registration {
namespace {

// Nobody leaves one movement or place and is on another within five minutes, and devices' clocks agree better
// than that.
constexpr std::int64_t between_movements_microseconds = 5 * 60 * std::int64_t{1'000'000};

bool overlap(const Sighting& one, const Sighting& other) {
  return one.from.microseconds <= other.until.microseconds + between_movements_microseconds &&
         other.from.microseconds <= one.until.microseconds + between_movements_microseconds;
}

// The airport or town that a checkpoint's code begins with, EIN of EIN-GATE-1: an IATA code, a UN/LOCODE or a
// municipality's code. Empty where it does not begin so.
std::string_view site_of(std::string_view checkpoint) {
  const auto site = checkpoint.substr(0, checkpoint.find('-'));
  const bool is_code = site.size() < checkpoint.size() && site.size() >= 3 && site.size() <= 6 &&
                       std::all_of(site.begin(), site.end(),
                                   [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  return is_code ? site : std::string_view();
}

bool on_other_sites(const Sighting& one, const Sighting& other) {
  const auto site = site_of(one.checkpoint), other_site = site_of(other.checkpoint);
  return !site.empty() && !other_site.empty() && site != other_site;
}

bool with_other_movements(const Sighting& one, const Sighting& other) {
  return one.movement.has_value() && other.movement.has_value() && *one.movement != *other.movement &&
         one.checkpoint != other.checkpoint;
}

bool contradict(const Sighting& one, const Sighting& other) {
  return overlap(one, other) && (with_other_movements(one, other) || on_other_sites(one, other));
}

void note_contradictions(State& state, const Sighting& sighting) {
  for (const auto& earlier : state.sightings)
    if (earlier.counts && contradict(earlier, sighting))
      open_case(state,
                {ContradictionKind::two_places, sighting.statement, earlier.statement, false, sighting.from});
  const bool gone = state.left_at.has_value() && sighting.from > *state.left_at;
  if (gone && (state.phase == Phase::departed || state.phase == Phase::aftercare_handed_over))
    open_case(state, {ContradictionKind::after_departure, sighting.statement, {}, false, sighting.from});
  if (gone && state.phase == Phase::deceased)
    open_case(state, {ContradictionKind::after_death, sighting.statement, {}, false, sighting.from});
}

void note_open_contradictions(State& state) {
  state.contradiction_open = std::any_of(state.contradictions.begin(), state.contradictions.end(),
                                         [](const Contradiction& each) { return !each.settled; });
}

// Two devices may see somebody at the same moment; which of them uploads first must make no difference.
bool is_newest(const State& state, const Sighting& sighting) {
  if (!state.place_since.has_value() || sighting.from > *state.place_since) return true;
  return sighting.from == *state.place_since && sighting.checkpoint >= state.place.value_or("");
}

// Where and with what the person was last, by the sightings that count. A place of care that is newer stays.
void take_place(State& state, const Sighting& sighting) {
  const bool newest = is_newest(state, sighting);
  if (newest) {
    state.place = sighting.checkpoint;
    state.place_since = sighting.from;
  }
  if (!sighting.movement.has_value()) return;
  if (std::find(state.seen_on.begin(), state.seen_on.end(), *sighting.movement) == state.seen_on.end())
    state.seen_on.push_back(*sighting.movement);
}

bool is_newer(const Sighting& one, const Sighting& other) {
  return one.from != other.from ? one.from > other.from : one.movement > other.movement;
}

// A movement that is only expected stays the newest one until the person is seen with one later.
bool moved_by_sighting(const State& state, const Sighting& sighting) {
  const auto is_seen = state.movement.has_value() && std::find(state.seen_on.begin(), state.seen_on.end(),
                                                               *state.movement) != state.seen_on.end();
  return is_seen || std::all_of(state.sightings.begin(), state.sightings.end(), [&](const Sighting& each) {
           return !each.counts || !each.movement.has_value() || is_newer(sighting, each);
         });
}

void forget_place_of(State& state, const Sighting& wrong) {
  if (state.place_since == wrong.from && state.place == wrong.checkpoint) {
    state.place.reset();
    state.place_since.reset();
  }
  if (state.movement == wrong.movement) state.movement = newest_movement(state);
  state.seen_on.clear();
  for (const auto& sighting : state.sightings)
    if (sighting.counts) take_place(state, sighting);
}

// A side exit that the sighting disproves: seen later, or seen with the very movement that was missed.
bool is_back(const State& state, const Sighting& sighting) {
  const bool later = !state.left_at.has_value() || sighting.from > *state.left_at;
  const bool came_after_all =
      sighting.movement.has_value() && std::find(state.no_show_on.begin(), state.no_show_on.end(),
                                                 *sighting.movement) != state.no_show_on.end();
  switch (state.phase) {
    case Phase::no_show:
      return later || came_after_all;
    case Phase::stayed_by_choice:
    case Phase::home_by_other_means:
      return later;
    case Phase::opened:
    case Phase::announced:
    case Phase::expected:
    case Phase::seen:
    case Phase::identified:
    case Phase::registered:
    case Phase::needs_assessed:
    case Phase::in_care:
    case Phase::transferred:
    case Phase::departed:
    case Phase::aftercare_handed_over:
    case Phase::closed:
    case Phase::deceased:
    case Phase::registered_in_error:
      return false;
  }
  return false;
}

}  // namespace

std::optional<StreamId> newest_movement(const State& state) {
  const Sighting* newest = nullptr;
  for (const auto& sighting : state.sightings)
    if (sighting.counts && sighting.movement.has_value() &&
        (newest == nullptr || is_newer(sighting, *newest)))
      newest = &sighting;
  if (newest != nullptr) return newest->movement;
  if (state.expected_on.empty()) return std::nullopt;
  return state.expected_on.back();
}

void open_case(State& state, Contradiction contradiction) {
  state.contradictions.push_back(std::move(contradiction));
  note_open_contradictions(state);
}

void note_sightings_after_leaving(State& state, ContradictionKind kind) {
  const auto is_noted = [&](const Sighting& sighting) {
    return std::any_of(
        state.contradictions.begin(), state.contradictions.end(),
        [&](const Contradiction& each) { return each.kind == kind && each.sighting == sighting.statement; });
  };
  for (const auto& each : state.sightings)
    if (each.counts && state.left_at.has_value() && each.from > *state.left_at && !is_noted(each))
      open_case(state, {kind, each.statement, {}, false, each.from});
}

void move_to(State& state, Phase phase) {
  state.phase = phase;
  if (phase > Phase::transferred) return;
  state.phase_in_hand = phase;
  state.exit.reset();
  state.left_at.reset();
}

void add_sighting(State& state, Sighting sighting) {
  note_contradictions(state, sighting);
  if (state.phase < Phase::seen || is_back(state, sighting)) move_to(state, Phase::seen);
  if (sighting.movement.has_value()) std::erase(state.no_show_on, *sighting.movement);
  const bool moves = sighting.movement.has_value() && moved_by_sighting(state, sighting);
  take_place(state, sighting);
  state.sightings.push_back(std::move(sighting));
  if (moves) state.movement = newest_movement(state);
}

void settle(State& state, const ContradictionSettled& event) {
  for (auto& contradiction : state.contradictions)
    if (contradiction.sighting == event.sighting) contradiction.settled = true;
  note_open_contradictions(state);
  if (!event.wrong.has_value()) return;
  for (auto& sighting : state.sightings) {
    if (sighting.statement != *event.wrong) continue;
    sighting.counts = false;
    forget_place_of(state, sighting);
  }
}

}  // namespace kroniek::registration
