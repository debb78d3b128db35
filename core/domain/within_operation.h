// What every statement about people and movements must hold: it names an operation, the operation is open,
// and it is an exercise statement exactly where the operation is an exercise. That a stream never changes its
// operation is held for all types alike by core/register/operation_rules.h.
#pragma once

#include "core/aggregate.h"

namespace kroniek {

// `operation.required`, `operation.unknown`, `operation.closed`, `operation.exercise-mismatch`.
Result<Ok> within_operation(const Context& context);

}  // namespace kroniek
