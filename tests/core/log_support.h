// What the tests of core/log share: a tree in memory that counts how often it is read, and hashes from their
// text.
#pragma once

#include <algorithm>
#include <string>

#include "core/log/text.h"
#include "core/log/tree.h"

namespace kroniek::test {

class MemoryTree final : public HashReader {
 public:
  void append(ByteView leaf) { rows_.push_back(frontier_.append(leaf_hash(leaf))); }
  // Leaves `event-0`, `event-1` and so on.
  static MemoryTree of_events(std::uint64_t count) {
    MemoryTree tree;
    for (std::uint64_t i = 0; i < count; ++i) tree.append(as_bytes("event-" + std::to_string(i)));
    return tree;
  }

  Result<std::vector<Hash>> read(std::span<const TreeNode> nodes) const override {
    ++reads;
    std::vector<Hash> hashes;
    for (const TreeNode node : nodes) {
      hashes.push_back(rows_.at(static_cast<std::size_t>(row_of(node).value)).at(node.level));
    }
    return hashes;
  }
  const Frontier& frontier() const { return frontier_; }
  const std::vector<std::vector<Hash>>& rows() const { return rows_; }

  mutable int reads = 0;

 private:
  Frontier frontier_;
  std::vector<std::vector<Hash>> rows_;
};

inline Hash hash_of(std::string_view text) {
  return parse_hash(text).value();
}

inline Hash with_flipped_bit(Hash hash, std::size_t bit) {
  hash.at(bit / 8 % hash.size()) ^= static_cast<std::uint8_t>(1U << bit % 8);
  return hash;
}

}  // namespace kroniek::test
