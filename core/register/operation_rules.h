// How a statement must fit the operation that it names, and exercise data stay apart. For every type alike.
#pragma once

#include <functional>
#include <memory>

#include "core/register/held.h"

namespace kroniek {

using FindHeld = std::function<std::shared_ptr<const Held>(const StreamId&)>;

// Codes: `statement.exercise-mixed`, `statement.operation-differs`, `statement.operation-unknown`. `before` is the
// stream as it stands, or null.
Result<Ok> check_operation(const Claims& claims, const Held* before, const FindHeld& find);

}  // namespace kroniek
