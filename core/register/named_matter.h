// The board matter that a statement names as what it rests on: in its field `matter`, or, where it grants a
// mandate, in its instrument. Said once, for the list of the log by matter and for the chains that follow it.
#pragma once

#include <optional>

#include "core/statement/claims.h"

namespace kroniek {

std::optional<StreamId> matter_named(const Claims& claims);

}  // namespace kroniek
