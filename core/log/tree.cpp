#include "core/log/tree.h"

#include <algorithm>
#include <bit>

#include "core/check.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

// The leaves begin ≤ i < end. Those that proofs ask for are perfect, or end where the tree ends.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t size() const { return end - begin; }
};

// RFC 6962's k: the largest power of two smaller than n; n > 1.
std::uint64_t split_of(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

// Appends the perfect subtrees that a range consists of, left to right.
void append_nodes(Range range, std::vector<TreeNode>& nodes) {
  while (range.begin < range.end) {
    const std::uint64_t width = std::bit_floor(range.size());
    const auto level = static_cast<unsigned>(std::countr_zero(width));
    nodes.push_back({level, range.begin >> level});
    range.begin += width;
  }
}

// The smallest subtrees stand on the right, so a range is hashed from right to left.
Hash fold(std::span<const Hash> subtrees) {
  Hash hash = subtrees.back();
  for (std::size_t i = subtrees.size() - 1; i > 0; --i) hash = node_hash(subtrees[i - 1], hash);
  return hash;
}

Result<std::vector<Hash>> read_nodes(std::span<const TreeNode> nodes, const HashReader& reader) {
  if (nodes.empty()) return std::vector<Hash>{};
  TRY(hashes, reader.read(nodes));
  VERIFY(hashes.size() == nodes.size(), "a reader answers every node it was asked for");
  return hashes;
}

// One hash for each range, from one batch.
Result<std::vector<Hash>> read_ranges(std::span<const Range> ranges, const HashReader& reader) {
  std::vector<TreeNode> nodes;
  for (const Range range : ranges) append_nodes(range, nodes);
  TRY(stored, read_nodes(nodes, reader));
  std::vector<Hash> hashes;
  std::span<const Hash> rest = stored;
  for (const Range range : ranges) {
    const auto count = static_cast<std::size_t>(std::popcount(range.size()));
    hashes.push_back(fold(rest.first(count)));
    rest = rest.subspan(count);
  }
  return hashes;
}

// PATH(m, D[n]) of section 2.1.1, walked from the root down and then turned round.
std::vector<Range> inclusion_ranges(Position position, TreeSize size) {
  std::vector<Range> ranges;
  Range tree{0, size.value};
  while (tree.size() > 1) {
    const std::uint64_t middle = tree.begin + split_of(tree.size());
    const bool left = position.value < middle;
    ranges.push_back(left ? Range{middle, tree.end} : Range{tree.begin, middle});
    tree = left ? Range{tree.begin, middle} : Range{middle, tree.end};
  }
  std::reverse(ranges.begin(), ranges.end());
  return ranges;
}

// SUBPROOF(m, D[n], true) of section 2.1.2, walked likewise; 0 < from < to.
std::vector<Range> consistency_ranges(TreeSize from, TreeSize to) {
  std::vector<Range> ranges;
  Range tree{0, to.value};
  while (tree.end != from.value) {
    const std::uint64_t middle = tree.begin + split_of(tree.size());
    const bool left = from.value <= middle;
    ranges.push_back(left ? Range{middle, tree.end} : Range{tree.begin, middle});
    tree = left ? Range{tree.begin, middle} : Range{middle, tree.end};
  }
  if (tree.begin != 0) ranges.push_back(tree);  // else it is the old root itself, which the checker has
  std::reverse(ranges.begin(), ranges.end());
  return ranges;
}

Error wrong_inclusion() {
  return {ErrorKind::invalid, "proof.inclusion-wrong",
          "The proof does not show this leaf at this place in this tree."};
}
Error wrong_consistency() {
  return {ErrorKind::invalid, "proof.consistency-wrong",
          "The proof does not show that one tree continues the other."};
}

// A node's way up while a proof is checked: its index at this level, and the last index of the tree there.
struct Climb {
  std::uint64_t node;
  std::uint64_t last;

  bool sibling_is_left() const { return (node & 1) == 1 || node == last; }
  void up() { node >>= 1, last >>= 1; }
  // On the right edge a node without a sibling stands for its parent too.
  void skip_levels_without_sibling() {
    while ((node & 1) == 0 && node != 0) up();
  }
};

}  // namespace

Position row_of(TreeNode node) {
  return {((node.index + 1) << node.level) - 1};
}

Hash leaf_hash(ByteView leaf) {
  const std::uint8_t prefix = 0x00;
  return sha256({ByteView{&prefix, 1}, leaf});
}

Hash node_hash(const Hash& left, const Hash& right) {
  const std::uint8_t prefix = 0x01;
  return sha256({ByteView{&prefix, 1}, left, right});
}

Hash empty_root() {
  return sha256(ByteView{});
}

Result<Frontier> Frontier::at(TreeSize size, const HashReader& reader) {
  TRY(edge, read_nodes(nodes_of_root(size), reader));
  Frontier frontier;
  frontier.size_ = size;
  frontier.edge_ = std::move(edge);
  return frontier;
}

std::vector<Hash> Frontier::append(const Hash& leaf) {
  VERIFY(size_.value < tree_size_max, "the tree is full");
  std::vector<Hash> row{leaf};
  for (std::uint64_t rest = size_.value; (rest & 1) == 1; rest >>= 1) {
    row.push_back(node_hash(edge_.back(), row.back()));
    edge_.pop_back();
  }
  edge_.push_back(row.back());
  ++size_.value;
  return row;
}

Hash Frontier::root() const {
  return edge_.empty() ? empty_root() : fold(edge_);
}

std::vector<TreeNode> nodes_of_root(TreeSize size) {
  std::vector<TreeNode> nodes;
  append_nodes({0, size.value}, nodes);
  return nodes;
}

Result<Hash> root_at(TreeSize size, const HashReader& reader) {
  TRY(hashes, read_nodes(nodes_of_root(size), reader));
  return hashes.empty() ? empty_root() : fold(hashes);
}

Result<std::vector<Hash>> prove_inclusion(Position position, TreeSize size, const HashReader& reader) {
  if (position.value >= size.value) {
    return Error{ErrorKind::not_found, "tree.position-beyond",
                 "The tree of this size does not reach that position."};
  }
  return read_ranges(inclusion_ranges(position, size), reader);
}

Result<Ok> check_inclusion(std::span<const Hash> proof, Position position, const Hash& leaf,
                           const TreeHead& head) {
  if (head.size.value > tree_size_max || position.value >= head.size.value) return wrong_inclusion();
  Climb climb{position.value, head.size.value - 1};
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (climb.last == 0) return wrong_inclusion();  // more hashes than the tree has levels
    if (climb.sibling_is_left()) {
      hash = node_hash(sibling, hash);
      climb.skip_levels_without_sibling();
    } else {
      hash = node_hash(hash, sibling);
    }
    climb.up();
  }
  if (climb.last != 0 || hash != head.root) return wrong_inclusion();
  return Ok{};
}

Result<std::vector<Hash>> prove_consistency(TreeSize from, TreeSize to, const HashReader& reader) {
  if (from.value > to.value) {
    return Error{ErrorKind::invalid, "tree.sizes-reversed", "The old size is larger than the new one."};
  }
  if (from.value == 0 || from == to) return std::vector<Hash>{};
  return read_ranges(consistency_ranges(from, to), reader);
}

Result<Ok> check_consistency(std::span<const Hash> proof, const TreeHead& from, const TreeHead& to) {
  if (to.size.value > tree_size_max || from.size > to.size) return wrong_consistency();
  if (from.size.value == 0 || from.size == to.size) {
    const bool same = from.size != to.size ? from.root == empty_root() : from.root == to.root;
    if (!same || !proof.empty()) return wrong_consistency();
    return Ok{};
  }
  if (proof.empty()) return wrong_consistency();
  Climb climb{from.size.value - 1, to.size.value - 1};
  while ((climb.node & 1) == 1) climb.up();
  // A perfect old tree is a node of the new one, so its root starts the climb and the proof leaves it out.
  const bool old_is_perfect = std::has_single_bit(from.size.value);
  Hash old_hash = old_is_perfect ? from.root : proof.front();
  Hash new_hash = old_hash;
  for (const Hash& sibling : proof.subspan(old_is_perfect ? 0 : 1)) {
    if (climb.last == 0) return wrong_consistency();
    if (climb.sibling_is_left()) {
      old_hash = node_hash(sibling, old_hash);
      new_hash = node_hash(sibling, new_hash);
      climb.skip_levels_without_sibling();
    } else {
      new_hash = node_hash(new_hash, sibling);
    }
    climb.up();
  }
  if (climb.last != 0 || old_hash != from.root || new_hash != to.root) return wrong_consistency();
  return Ok{};
}

}  // namespace kroniek
