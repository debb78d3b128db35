#include "core/register/leaf_check.h"

#include "core/sha256.h"

namespace kroniek {
namespace {

Error changed() {
  return {ErrorKind::unavailable, "log.leaf-changed",
          "The bytes to be written are not those that were hashed; nothing was signed or written."};
}

}  // namespace

Result<Ok> check_leaves(const LeavesToCheck& leaves, Frontier before, const Frontier& after) {
  std::size_t count = 0;
  for (const auto& change : leaves.batch.changes) {
    if (change.table != Table::entries) continue;
    if (!change.value.has_value() || count == leaves.entries.size()) return changed();
    const auto bytes = as_bytes(*change.value);
    const auto entry = leaves.codec.decode(bytes);
    if (!entry.ok() || *entry != leaves.entries[count]) return changed();
    // By plain hashing, not by leaf_hash: a second path to the same hash (RFC 6962 section 2.1).
    const std::uint8_t leaf_prefix = 0x00;
    before.append(sha256({ByteView(&leaf_prefix, 1), bytes}));
    ++count;
  }
  if (count != leaves.entries.size() || before != after) return changed();
  return Ok{};
}

}  // namespace kroniek
