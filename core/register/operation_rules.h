// How a statement must fit its stream's version and the operation that it names, and exercise data stay
// apart. For every type alike; the recorder asks it of what comes in, verify of what stands in the log.
#pragma once

#include <functional>
#include <memory>

#include "core/register/held.h"

namespace kroniek {

using FindHeld = std::function<std::shared_ptr<const Held>(const StreamId&)>;

// Codes: `stream.exists`, `stream.unknown`, `statement.version-missing`, `.version-stale`, `.version-ahead`.
// `before` is the stream as it stands, or null.
Result<Ok> check_version(const Claims& claims, Use use, const Held* before);

// Codes: `statement.exercise-mixed`, `statement.operation-differs`, `statement.operation-unknown`. `before`
// is the stream as it stands, or null.
Result<Ok> check_operation(const Claims& claims, const Held* before, const FindHeld& find);

}  // namespace kroniek
