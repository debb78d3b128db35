#include "core/register/tables.h"

#include <algorithm>

namespace kroniek {

std::string key_of(std::uint64_t number) {
  std::string key(8, '\0');
  for (int i = 7; i >= 0; --i, number >>= 8)
    key[static_cast<std::size_t>(i)] = static_cast<char>(number & 0xFF);
  return key;
}

std::optional<std::uint64_t> number_of(std::string_view key) {
  if (key.size() != 8) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : key) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

std::string statement_key(const Uuid& jti) {
  return std::string(as_text(jti.bytes));
}

std::string to_bytes(const StatementRow& row) {
  return key_of(row.position.value) + key_of(row.acknowledged_at.value);
}

Result<StatementRow> parse_statement_row(std::string_view value) {
  if (value.size() != 16)
    return Error{ErrorKind::corrupt, "store.corrupt",
                 "A row of the table statements does not hold two numbers."};
  return StatementRow{{*number_of(value.substr(0, 8))}, {*number_of(value.substr(8))}};
}

std::string stream_prefix(const StreamId& stream) {
  return to_string(stream) + '\0';
}
std::string stream_key(const StreamId& stream, std::uint64_t number) {
  return stream_prefix(stream) + key_of(number);
}

namespace {
char class_byte(FieldClass field_class) {
  return field_class == FieldClass::text ? 't' : 'p';
}
}  // namespace

std::string vault_key(const StreamId& stream, FieldClass field_class, const Uuid& jti) {
  return data_key_key(stream, field_class) + statement_key(jti);
}
std::string data_key_key(const StreamId& stream, FieldClass field_class) {
  return stream_prefix(stream) + class_byte(field_class);
}

std::string after_prefix(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xFF') prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

std::string checkpoint_key(TreeSize size) {
  return checkpoint_prefix + key_of(size.value);
}

Result<std::vector<Hash>> StoredHashes::read(std::span<const TreeNode> nodes) const {
  std::vector<std::string> keys;
  keys.reserve(nodes.size());
  for (const auto& node : nodes) keys.push_back(key_of(row_of(node).value));
  TRY(rows, snapshot_.read_all(Table::hashes, keys));
  std::vector<Hash> hashes(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto offset = nodes[i].level * sizeof(Hash);
    if (!rows[i].has_value() || rows[i]->size() < offset + sizeof(Hash))
      return Error{ErrorKind::corrupt, "store.corrupt",
                   "The tree's hashes for index " + std::to_string(row_of(nodes[i]).value) + " are missing."};
    std::copy_n(rows[i]->begin() + static_cast<std::ptrdiff_t>(offset), sizeof(Hash), hashes[i].begin());
  }
  return hashes;
}

std::string to_bytes(const std::vector<Hash>& row) {
  std::string bytes;
  bytes.reserve(row.size() * sizeof(Hash));
  for (const auto& hash : row) bytes.append(hash.begin(), hash.end());
  return bytes;
}

Result<std::string> read_required(const Snapshot& snapshot, Table table, const std::string& key,
                                  std::string_view what) {
  TRY(value, snapshot.read(table, key));
  if (!value.has_value())
    return Error{ErrorKind::corrupt, "store.corrupt", "The store lacks " + std::string(what) + "."};
  return *std::move(value);
}

}  // namespace kroniek
