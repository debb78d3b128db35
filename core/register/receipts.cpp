#include "core/register/receipts.h"

#include <algorithm>

#include "core/json.h"

namespace kroniek {

BatchHashes::BatchHashes(const Frontier& before, Position first, Rows rows)
    : edge_nodes_(nodes_of_root(before.size())),
      edge_(before.edge()),
      first_(first),
      rows_(std::move(rows)) {}

Result<std::vector<Hash>> BatchHashes::read(std::span<const TreeNode> nodes) const {
  std::vector<Hash> hashes;
  hashes.reserve(nodes.size());
  for (const auto& node : nodes) {
    const auto row = row_of(node);
    if (row >= first_) {
      hashes.push_back(rows_(row.value - first_.value).at(node.level));
    } else {
      const auto at = std::find(edge_nodes_.begin(), edge_nodes_.end(), node);
      VERIFY(at != edge_nodes_.end(), "a proof of a new leaf needs only the right edge before it");
      hashes.push_back(edge_[static_cast<std::size_t>(at - edge_nodes_.begin())]);
    }
  }
  return hashes;
}

Bytes receipt_extra(Instant recorded_at) {
  return to_bytes(canonical_json(Json::object({{"recordedAt", to_string(recorded_at)}})));
}

Result<Receipt> acknowledged_receipt(const Snapshot& snapshot, const StatementRow& row, Instant recorded_at) {
  TRY(note, read_required(snapshot, Table::meta, checkpoint_key(row.acknowledged_at),
                          "a checkpoint that was released"));
  return receipt_against(snapshot, row.position, recorded_at, {std::move(note), row.acknowledged_at});
}

Result<Receipt> receipt_against(const Snapshot& snapshot, Position position, Instant recorded_at,
                                ReleasedHead head) {
  TRY(path, prove_inclusion(position, head.size, StoredHashes(snapshot)));
  return Receipt{receipt_extra(recorded_at), position, std::move(path), std::move(head.note)};
}

Result<std::int64_t> version_at(const Snapshot& snapshot, const StreamId& stream, Position position) {
  TRY(view,
      read_required(snapshot, Table::view_history, stream_key(stream, position.value), "a view's history"));
  TRY(json, parse_json(view));
  const auto* version = json.find("version");
  if (version == nullptr || version->integer() == nullptr)
    return Error{ErrorKind::corrupt, "store.corrupt", "A stored view does not say its version."};
  return *version->integer();
}

}  // namespace kroniek
