// A chain of legs as one way: from the first departure to the last arrival, how many people came through, and
// who joined, left or was lost where. Legs may part: one flight, two buses.
#pragma once

#include "core/domain/reconciliation.h"

namespace kroniek {

struct ChainLeg {
  StreamId movement;
  movement::Reconciled numbers;
  std::vector<StreamId> joined;  // seen with it and with no leg before it; of a first leg nobody
  std::vector<StreamId> left;  // seen with no leg after it, and the file says that the person went elsewhere
  std::vector<StreamId> lost;  // seen with no leg after it, though one has departed, and nobody knows why
};

struct MovementChain {
  std::vector<ChainLeg> legs;  // each behind the one that it continues
  movement::Reconciled whole;  // of all legs together: everybody counts once
  MovementCase of;             // what `whole` is made of
  std::vector<StreamId> files;
  std::optional<Instant> departed_at, arrived_at;  // of the first leg to depart and the last to arrive
};

// The whole chain that the movement is a leg of.
MovementChain chain_of(const StreamId& movement, const States& states);

}  // namespace kroniek
