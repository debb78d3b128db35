// What a statement must hold towards the operation that it names: the operation is there and open, and it is
// an exercise statement exactly where the operation is an exercise. That a stream never changes its operation
// is held for all types alike by core/register/operation_rules.h.
#pragma once

#include "core/aggregate.h"

namespace kroniek {

// `operation.required`, `operation.unknown`, `operation.closed`, `operation.exercise-mismatch`.
Result<Ok> within_operation(const Context& context);

// The same for what ends something that belongs to it, also after it was closed: what is settled or called
// off a year later would else wait for ever.
Result<Ok> about_operation(const Context& context);

// The same for what may stand outside every operation. Exercise data may not: it names its exercise.
Result<Ok> within_named_operation(const Context& context);

// The same for what is said about an operation, also after it was closed.
Result<Ok> about_named_operation(const Context& context);

// Whether streams of the collection are opened within operations at all. Who there is, with which key, and
// what founders and board decide stands outside every one, and an operation in none but itself.
bool may_stand_in_operation(std::string_view collection);

}  // namespace kroniek
