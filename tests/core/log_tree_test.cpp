#include "core/log/tree.h"

#include <bit>
#include <catch2/catch.hpp>

#include "tests/core/log_support.h"

using namespace kroniek;
using test::hash_of;
using test::MemoryTree;
using test::with_flipped_bit;

namespace {

constexpr std::uint64_t tree_size = 300;

const MemoryTree& grown() {
  static const MemoryTree tree = MemoryTree::of_events(tree_size);
  return tree;
}
Hash event(std::uint64_t i) {
  return leaf_hash(as_bytes("event-" + std::to_string(i)));
}

// The roots of all sizes, by the definition of MTH itself (RFC 6962 section 2.1).
Hash defined_root(std::uint64_t begin, std::uint64_t end) {
  if (begin == end) return empty_root();
  if (end - begin == 1) return event(begin);
  const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
  return node_hash(defined_root(begin, middle), defined_root(middle, end));
}
std::vector<TreeHead> heads_of_all_sizes() {
  std::vector<TreeHead> heads;
  for (std::uint64_t n = 0; n <= tree_size; ++n) heads.push_back({{n}, defined_root(0, n)});
  return heads;
}
const std::vector<TreeHead>& heads() {
  static const std::vector<TreeHead> all = heads_of_all_sizes();
  return all;
}

// How many of the wrong variants of a right inclusion proof are accepted; each has one bit flipped.
int accepted_wrong_inclusions(std::vector<Hash> proof, Position position, const TreeHead& head) {
  int accepted = 0;
  const Hash leaf = event(position.value);
  const std::size_t bit = position.value * 7 + head.size.value;
  const auto count = [&](Position at, const Hash& claimed, const TreeHead& in) {
    if (check_inclusion(proof, at, claimed, in).ok()) ++accepted;
  };
  count(position, with_flipped_bit(leaf, bit), head);
  count(position, leaf, {head.size, with_flipped_bit(head.root, bit)});
  for (const unsigned b : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 32U, 62U, 63U}) {
    count({position.value ^ (std::uint64_t{1} << b)}, leaf, head);
    const std::uint64_t size = head.size.value ^ (std::uint64_t{1} << b);
    count(position, leaf, {{size}, heads()[size <= tree_size ? size : 0].root});
  }
  for (Hash& hash : proof) {
    const Hash right = hash;
    hash = with_flipped_bit(hash, bit);
    count(position, leaf, head);
    hash = right;
  }
  proof.push_back(Hash{});
  count(position, leaf, head);
  proof.pop_back();
  if (!proof.empty()) {
    proof.pop_back();
    count(position, leaf, head);
  }
  return accepted;
}

int accepted_wrong_consistencies(std::vector<Hash> proof, const TreeHead& from, const TreeHead& to) {
  int accepted = 0;
  const std::size_t bit = from.size.value * 7 + to.size.value;
  const auto count = [&](const TreeHead& old_head, const TreeHead& new_head) {
    if (check_consistency(proof, old_head, new_head).ok()) ++accepted;
  };
  count({from.size, with_flipped_bit(from.root, bit)}, to);
  count(from, {to.size, with_flipped_bit(to.root, bit)});
  for (std::size_t i = 0; i < proof.size(); ++i) {
    const Hash right = proof[i];
    proof[i] = with_flipped_bit(right, bit);
    count(from, to);
    proof[i] = right;
  }
  proof.push_back(Hash{});
  count(from, to);
  proof.pop_back();
  if (proof.empty()) return accepted;  // equal sizes: the two heads are only compared
  for (const unsigned b : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U, 9U, 32U, 62U, 63U}) {
    const std::uint64_t old_size = from.size.value ^ (std::uint64_t{1} << b);
    const std::uint64_t new_size = to.size.value ^ (std::uint64_t{1} << b);
    count({{old_size}, heads()[old_size <= tree_size ? old_size : 0].root}, to);
    count(from, {{new_size}, heads()[new_size <= tree_size ? new_size : 0].root});
  }
  proof.pop_back();
  count(from, to);
  return accepted;
}

}  // namespace

TEST_CASE("tree: the empty root, leaves and roots are those of RFC 6962") {
  CHECK(empty_root() == hash_of("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
  const auto [size, root] =
      GENERATE(table<std::uint64_t, std::string>({{1, "ZzTbOxm2Tcg3A/mh9K7naX37KS+04IJ8xj+KNRsbNgk="},
                                                  {2, "P9HVoFmrFxo0X5kSyDwt2LeTO06VDmdJvIPbsfQ8y94="},
                                                  {3, "2y7/5k02NSvNTCYL3g4RODEMn3e4nUxXV4ZS+bGFtjA="},
                                                  {7, "gTvaOkIAD4KUtqlU6oN5LC3vrmUkbvdgr5/dU699Rjg="},
                                                  {8, "N90W6/aD2WwOJECE1c124CLQDGoJL2AIzIrHq80rbxI="},
                                                  {20, "CGiLOFFjxkbah1M4rDQ9Zihbc7PmEe5koHLaVdJt3aw="}}));
  CHECK(MemoryTree::of_events(size).frontier().root() == hash_of(root));
  CHECK(root_at({size}, grown()).value() == hash_of(root));
}

TEST_CASE("tree: proofs are those that other implementations make") {
  CHECK(prove_inclusion({5}, {20}, grown()).value() ==
        std::vector{hash_of("rjI5dK4fR82yRuuDuHBjZtQ8ZK0Pr0gMeerLnPSn6Kc="),
                    hash_of("yrYZOl74VI0A2rhPRtCONaKrJ6EtJsZrNtwj7TrJWho="),
                    hash_of("MwFXNIsphb0cRlfkTzYorpF23YKBH/sxqOARud6ouaE="),
                    hash_of("2kZR6epE+7TucTWJN0et6DaQirgnaNDSZm4Hctt48PM="),
                    hash_of("1J5Ic2FQytSBf5hEkmUesKHmmYRB8KurZXY5fq6BOGY=")});
  CHECK(prove_consistency({3}, {7}, grown()).value() ==
        std::vector{hash_of("T7cNqgptqvfpPys3xeXfczRmMP2KUZltUPHY7v8nlCY="),
                    hash_of("Xz5pjPk3YirKfGvyc+8hdgkuwzwWLcyuOd+HAWJdGJ8="),
                    hash_of("P9HVoFmrFxo0X5kSyDwt2LeTO06VDmdJvIPbsfQ8y94="),
                    hash_of("CdE923ZptzRMGk5/zSfZNnUk1MxvmDHjZ9hsED0563g=")});
}

TEST_CASE("tree: a row holds the hashes of the perfect subtrees that end at its leaf") {
  const auto& rows = grown().rows();
  for (std::uint64_t i = 0; i < tree_size; ++i) {
    REQUIRE(rows[i].size() == static_cast<std::size_t>(std::countr_one(i)) + 1);
    for (unsigned level = 0; level < rows[i].size(); ++level) {
      REQUIRE(rows[i][level] == defined_root(i + 1 - (std::uint64_t{1} << level), i + 1));
    }
  }
}

TEST_CASE("tree: the edge of any size is found in one read, and grows on as if never left") {
  for (std::uint64_t size = 0; size < tree_size; ++size) {
    const MemoryTree tree = MemoryTree::of_events(size);
    Frontier frontier = Frontier::at({size}, tree).value();
    REQUIRE(tree.reads == (size == 0 ? 0 : 1));
    REQUIRE(frontier == tree.frontier());
    REQUIRE(frontier.head() == heads()[size]);
    REQUIRE(root_at({size}, tree).value() == heads()[size].root);
    REQUIRE(frontier.append(event(size)) == grown().rows()[size]);
    REQUIRE(frontier.head() == heads()[size + 1]);
  }
}

TEST_CASE("tree: every inclusion proof holds, is one read, and holds no more after any one bit is flipped") {
  for (std::uint64_t size = 1; size <= tree_size; ++size) {
    for (std::uint64_t position = 0; position < size; ++position) {
      const int reads = grown().reads;
      const std::vector<Hash> proof = prove_inclusion({position}, {size}, grown()).value();
      REQUIRE(grown().reads - reads == (size == 1 ? 0 : 1));
      REQUIRE(check_inclusion(proof, {position}, event(position), heads()[size]).ok());
      REQUIRE(accepted_wrong_inclusions(proof, {position}, heads()[size]) == 0);
    }
  }
}

TEST_CASE(
    "tree: every consistency proof holds, is one read, and holds no more after any one bit is flipped") {
  for (std::uint64_t to = 0; to <= tree_size; ++to) {
    for (std::uint64_t from = 0; from <= to; ++from) {
      const int reads = grown().reads;
      const std::vector<Hash> proof = prove_consistency({from}, {to}, grown()).value();
      REQUIRE(grown().reads - reads == (from == 0 || from == to ? 0 : 1));
      REQUIRE(check_consistency(proof, heads()[from], heads()[to]).ok());
      if (from == 0) continue;  // any tree continues the empty one, so there is nothing to refuse
      REQUIRE(accepted_wrong_consistencies(proof, heads()[from], heads()[to]) == 0);
    }
  }
}

TEST_CASE("tree: in small trees each bit of each hash of every proof counts") {
  constexpr std::uint64_t small = 12;
  constexpr std::size_t bits = sizeof(Hash) * 8;
  for (std::uint64_t size = 1; size <= small; ++size) {
    for (std::uint64_t at = 0; at < size; ++at) {
      auto proof = prove_inclusion({at}, {size}, grown()).value();
      auto path = prove_consistency({at + 1}, {size}, grown()).value();
      std::size_t accepted = 0;
      for (std::size_t bit = 0; bit < bits; ++bit) {
        const auto leaf = with_flipped_bit(event(at), bit);
        const TreeHead wrong{{size}, with_flipped_bit(heads()[size].root, bit)};
        const TreeHead wrong_old{{at + 1}, with_flipped_bit(heads()[at + 1].root, bit)};
        accepted += check_inclusion(proof, {at}, leaf, heads()[size]).ok();
        accepted += check_inclusion(proof, {at}, event(at), wrong).ok();
        accepted += check_consistency(path, heads()[at + 1], wrong).ok();
        accepted += check_consistency(path, wrong_old, heads()[size]).ok();
        for (auto& hash : proof) {
          hash = with_flipped_bit(hash, bit);
          accepted += check_inclusion(proof, {at}, event(at), heads()[size]).ok();
          hash = with_flipped_bit(hash, bit);
        }
        for (auto& hash : path) {
          hash = with_flipped_bit(hash, bit);
          accepted += check_consistency(path, heads()[at + 1], heads()[size]).ok();
          hash = with_flipped_bit(hash, bit);
        }
      }
      REQUIRE(accepted == 0);
    }
  }
}

TEST_CASE("tree: what lies beyond the tree is not proved") {
  CHECK(prove_inclusion({20}, {20}, grown()).error().code == "tree.position-beyond");
  CHECK(prove_inclusion({0}, {0}, grown()).error().code == "tree.position-beyond");
  CHECK(prove_consistency({8}, {7}, grown()).error().code == "tree.sizes-reversed");
  CHECK(check_inclusion({}, {0}, event(0), heads()[0]).error().code == "proof.inclusion-wrong");
  CHECK(check_consistency({}, heads()[8], heads()[7]).error().code == "proof.consistency-wrong");
}

TEST_CASE("tree: from nothing, or to the same size, only the same roots and no hashes are consistent") {
  CHECK(check_consistency({}, heads()[0], heads()[9]).ok());
  CHECK_FALSE(check_consistency({}, {{0}, Hash{}}, heads()[9]).ok());
  CHECK_FALSE(check_consistency(std::vector{Hash{}}, heads()[0], heads()[9]).ok());
  CHECK_FALSE(check_consistency({}, heads()[9], {{9}, Hash{}}).ok());
  CHECK_FALSE(check_consistency(std::vector{Hash{}}, heads()[9], heads()[9]).ok());
  CHECK_FALSE(check_consistency({}, heads()[8], heads()[9]).ok());
}

TEST_CASE("tree: sizes that no tree of ours can have are refused, however long the proof") {
  const std::vector<Hash> proof(64);
  CHECK_FALSE(check_inclusion(proof, {1}, event(1), {{~std::uint64_t{0}}, Hash{}}).ok());
  CHECK_FALSE(check_consistency(proof, heads()[3], {{~std::uint64_t{0}}, Hash{}}).ok());
  CHECK_FALSE(check_inclusion(proof, {tree_size_max - 1}, event(1), {{tree_size_max}, Hash{}}).ok());
}

TEST_CASE("tree: an error of the reader is handed on") {
  class Broken final : public HashReader {
    Result<std::vector<Hash>> read(std::span<const TreeNode>) const override {
      return Error{ErrorKind::corrupt, "store.corrupt"};
    }
  };
  CHECK(root_at({3}, Broken{}).error().code == "store.corrupt");
  CHECK(Frontier::at({3}, Broken{}).error().code == "store.corrupt");
  CHECK(prove_inclusion({1}, {3}, Broken{}).error().code == "store.corrupt");
  CHECK(prove_consistency({1}, {3}, Broken{}).error().code == "store.corrupt");
}
