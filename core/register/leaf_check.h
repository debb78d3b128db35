// The last look at a batch before its tree head is signed: one bit that flips between hashing and signing
// would end the log for good. What was said and what was hashed are both held against the bytes as they stand
// in the batch.
#pragma once

#include <span>

#include "core/log/tree.h"
#include "core/ports.h"

namespace kroniek {

struct LeavesToCheck {
  const Batch& batch;
  std::span<const Entry> entries;  // as they were said, in the order in which they were taken
  const EntryCodec& codec;
};
// `before` is the tree before the batch, `after` the one that is to be signed. `log.leaf-changed`, kind
// unavailable.
Result<Ok> check_leaves(const LeavesToCheck& leaves, Frontier before, const Frontier& after);

}  // namespace kroniek
