// The file whose data an erasure, or a hold on erasing, is about: what either must hold towards it. Each
// aggregate refuses with a code of its own.
#pragma once

#include "core/aggregate.h"

namespace kroniek {

enum class SubjectFault {
  none,
  unknown,            // there is no such stream
  exercise_mismatch,  // exercise data and real data: a game must never erase what is real
  operation_differs,  // the claim operation, which limits mandates, is not that of the file
};
SubjectFault subject_fault(const StreamId& subject, const Context& context);

// What a hold may name to keep this file: the file itself, and the operation that it belongs to.
std::vector<StreamId> kept_by(const StreamId& subject, const Context& context);

}  // namespace kroniek
