// The erasures whose values are deleted and still stand in the files, because a start had no room to purge
// them: those whose mark in the table meta stands. Whoever goes on with them is the purger.
#pragma once

#include "core/register/erasing.h"

namespace kroniek {

// Errors of the store.
Result<std::vector<Erasing>> unpurged_erasures(const Snapshot& snapshot);

}  // namespace kroniek
