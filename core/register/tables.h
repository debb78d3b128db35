// Keys of the store's tables: normative, with storage/README.md. Numbers are big-endian, so that byte order
// is their order; a stream stands as its text, closed by a zero byte, which no text of ours holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/field_info.h"
#include "core/log/tree.h"
#include "core/ports.h"

namespace kroniek {

std::string key_of(std::uint64_t number);  // 8 bytes
std::optional<std::uint64_t> number_of(std::string_view key);

inline std::string entry_key(Position position) {
  return key_of(position.value);
}
std::string statement_key(const Uuid& jti);  // 16 bytes

// Where a statement stands, and the size of the checkpoint that was released with it.
struct StatementRow {
  Position position;
  TreeSize acknowledged_at;
};
std::string to_bytes(const StatementRow& row);
Result<StatementRow> parse_statement_row(std::string_view value);

std::string stream_prefix(const StreamId& stream);                     // text ‖ 0
std::string stream_key(const StreamId& stream, std::uint64_t number);  // prefix ‖ number
std::string vault_key(const StreamId& stream, FieldClass field_class, const Uuid& jti);
std::string data_key_key(const StreamId& stream, FieldClass field_class);

// The first key that does not begin with `prefix`; empty if there is none.
std::string after_prefix(std::string prefix);

inline const std::string newest_checkpoint_key = "checkpoint";
inline const std::string format_key = "format";
inline const std::string external_secret_key = "external-ids";
inline const std::string rebuilding_key =
    "rebuilding";  // stands while the tables that follow from the log are not whole
constexpr std::string_view format_version = "1";
inline const std::string checkpoint_prefix = newest_checkpoint_key + "/";
std::string checkpoint_key(
    TreeSize size);  // prefix ‖ size: every checkpoint that was released, for its receipts

// Reads hashes of the tree from one snapshot, all of a question in one batch.
class StoredHashes final : public HashReader {
 public:
  explicit StoredHashes(const Snapshot& snapshot) : snapshot_(snapshot) {}
  Result<std::vector<Hash>> read(std::span<const TreeNode> nodes) const override;

 private:
  const Snapshot& snapshot_;
};
std::string to_bytes(const std::vector<Hash>& row);

// Reads a value that must be there: `store.corrupt` with the table and what was looked for.
Result<std::string> read_required(const Snapshot& snapshot, Table table, const std::string& key,
                                  std::string_view what);

}  // namespace kroniek
