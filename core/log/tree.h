// The Merkle tree of RFC 6962 section 2.1 with SHA-256. Pure: what is stored is read through HashReader, one
// batch for each question. Each leaf owns a row with the hashes of all perfect subtrees that end at it, level
// 0 first, so a row never changes once written. Every function is O(log n); sizes are at most tree_size_max.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/bytes.h"
#include "core/ids.h"
#include "core/result.h"

namespace kroniek {

// No proof is longer than 63 hashes, and every size fits the signed 64-bit numbers that other implementations
// use.
constexpr std::uint64_t tree_size_max = (std::uint64_t{1} << 63) - 1;

// A size and its root. The root alone does not bind the size: only a signature over both does (a checkpoint).
struct TreeHead {
  TreeSize size;
  Hash root{};
  bool operator==(const TreeHead&) const = default;
};

// The perfect subtree over the leaves index·2^level up to, not including, (index+1)·2^level.
struct TreeNode {
  unsigned level = 0;
  std::uint64_t index = 0;
  bool operator==(const TreeNode&) const = default;
};
// Where its hash is stored: in the row of its last leaf, at place `level`.
Position row_of(TreeNode node);

class HashReader {
 public:
  virtual ~HashReader() = default;
  // One hash for each node, in their order. Only nodes are asked for whose row has been appended.
  virtual Result<std::vector<Hash>> read(std::span<const TreeNode> nodes) const = 0;
};

Hash leaf_hash(ByteView leaf);                        // SHA-256(0x00 ‖ leaf)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 ‖ left ‖ right)
Hash empty_root();                                    // SHA-256 of nothing

// The right edge of a growing tree: all that is needed to append to it.
class Frontier {
 public:
  Frontier() = default;
  static Result<Frontier> at(TreeSize size, const HashReader& reader);

  // Returns the row of hashes to store for this leaf.
  std::vector<Hash> append(const Hash& leaf);
  TreeSize size() const { return size_; }
  Hash root() const;
  TreeHead head() const { return {size_, root()}; }
  // The hashes of nodes_of_root(size()), in that order.
  const std::vector<Hash>& edge() const { return edge_; }
  bool operator==(const Frontier&) const = default;

 private:
  TreeSize size_;
  std::vector<Hash> edge_;  // roots of the perfect subtrees from left to right, the largest first
};

// The nodes that a root is folded from, left to right: what to read for root_at and Frontier::at.
std::vector<TreeNode> nodes_of_root(TreeSize size);
Result<Hash> root_at(TreeSize size, const HashReader& reader);

// RFC 6962 section 2.1.1; the leaf's sibling first. `tree.position-beyond` unless position < size.
Result<std::vector<Hash>> prove_inclusion(Position position, TreeSize size, const HashReader& reader);
// RFC 9162 section 2.1.3.2. `leaf` is a leaf_hash. `proof.inclusion-wrong`.
Result<Ok> check_inclusion(std::span<const Hash> proof, Position position, const Hash& leaf,
                           const TreeHead& head);

// RFC 6962 section 2.1.2; empty from size 0 and between equal sizes. `tree.sizes-reversed` unless from ≤ to.
Result<std::vector<Hash>> prove_consistency(TreeSize from, TreeSize to, const HashReader& reader);
// RFC 9162 section 2.1.4.2. `proof.consistency-wrong`.
Result<Ok> check_consistency(std::span<const Hash> proof, const TreeHead& from, const TreeHead& to);

}  // namespace kroniek
