// The picture that an advice rests on: an advice names it by its index in the log, which only the register
// can look up.
#pragma once

#include <span>

#include "core/ports.h"
#include "core/register/intake.h"

namespace kroniek {

// The log up to a statement that is being decided on: what is stored, and what its batch took before it.
struct LogSoFar {
  const Snapshot& stored;
  const EntryCodec& codec;
  TreeSize size;  // of what is stored
  std::span<const Entry> taken;
};

// `crisis-team.not-a-picture` for an advice, given or issued anew, whose pictureIndex is not that of a
// situation report of its operation, or of the correction of one. An index past the end is for the aggregate
// to refuse.
Result<Ok> check_picture_of(const Prepared& statement, const LogSoFar& log, const States& states);

}  // namespace kroniek
