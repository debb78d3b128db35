// Receipts: proofs from what is stored, or from a batch that was committed a moment ago.
#pragma once

#include <functional>

#include "core/log/proof.h"
#include "core/register/tables.h"

namespace kroniek {

// Hashes of the tree while its newest rows are still in hand: the right edge before the batch, and the
// batch's rows. Enough for every inclusion proof of the batch's own leaves, without a read.
class BatchHashes final : public HashReader {
 public:
  using Rows = std::function<const std::vector<Hash>&(std::size_t)>;
  BatchHashes(const Frontier& before, Position first, Rows rows);
  Result<std::vector<Hash>> read(std::span<const TreeNode> nodes) const override;

 private:
  std::vector<TreeNode> edge_nodes_;
  std::vector<Hash> edge_;
  Position first_;
  Rows rows_;
};

// What the leaf holds besides the author's signed bytes: canonical JSON {"recordedAt": …}. It stands in a
// receipt's `extra`, so that receipt and statement together give the leaf; a wrong moment gives another leaf,
// which proves nothing.
Bytes receipt_extra(Instant recorded_at);

// The receipt that was given when the statement was acknowledged, byte for byte.
Result<Receipt> acknowledged_receipt(const Snapshot& snapshot, const StatementRow& row, Instant recorded_at);
// A receipt against any checkpoint that is not smaller; the note as it was signed (and cosigned).
struct ReleasedHead {
  std::string note;
  TreeSize size;
};
Result<Receipt> receipt_against(const Snapshot& snapshot, Position position, Instant recorded_at,
                                ReleasedHead head);
// The version that the statement at this position made of its stream.
Result<std::int64_t> version_at(const Snapshot& snapshot, const StreamId& stream, Position position);

}  // namespace kroniek
