// Streams under a value of a list, as one snapshot holds them now.
#pragma once

#include <vector>

#include "core/aggregate.h"
#include "core/ports.h"

namespace kroniek {

// In the order of their ids.
Result<std::vector<StreamId>> listed_now(const Snapshot& snapshot, const Listing& listing);

}  // namespace kroniek
