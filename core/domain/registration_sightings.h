// A person is in one place at a time. Every sighting is recorded; one that contradicts another, a departure
// or a death opens a case that somebody settles. Only the fold of registrations includes this.
#pragma once

#include "core/domain/registration_state.h"

namespace kroniek::registration {

// In hand the phase only goes forward; anywhere else it goes where it is told.
void move_to(State& state, Phase phase);

void add_sighting(State& state, Sighting sighting);
// A case that somebody must settle.
void open_case(State& state, Contradiction contradiction);
// Cases of this kind for the sightings that happened after the person left, whichever was recorded first.
void note_sightings_after_leaving(State& state, ContradictionKind kind);
// The newest movement that the person was seen with, or else is expected on.
std::optional<StreamId> newest_movement(const State& state);
// Settles the cases of `event.sighting`; a wrong sighting no longer counts for place and movements.
void settle(State& state, const ContradictionSettled& event);

}  // namespace kroniek::registration
