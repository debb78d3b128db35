#include "core/log/proof.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/sha256.h"
#include "tests/core/note_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

constexpr std::uint64_t proven_index = 5;

Policy witnessed() {
  return {{{log_signer().key, ""}}, {{"w1", witness_signer().key, ""}}, {}, "w1"};
}
Hash proven_leaf() {
  return leaf_hash(as_bytes("event-5"));
}
Receipt receipt_of_event_5() {
  const auto path = prove_inclusion({proven_index}, {20}, MemoryTree::of_events(20)).value();
  return {std::nullopt, {proven_index}, path, signed_checkpoint_of_20()};
}
std::string code_of(const Receipt& receipt, const Hash& leaf) {
  const auto proven = verify_receipt(receipt, leaf, witnessed(), verifier());
  return proven.ok() ? "proven" : proven.error().code;
}

const std::string header = "c2sp.org/tlog-proof@v1\n";
const std::string hash_line = "rjI5dK4fR82yRuuDuHBjZtQ8ZK0Pr0gMeerLnPSn6Kc=\n";

}  // namespace

TEST_CASE("receipt: the published one is written byte for byte") {
  const std::string text = format_receipt(receipt_of_event_5());
  CHECK(hex(sha256(as_bytes(text))) == "270d89757f0240fbfed0fcc77f03e2dee9b6fcac9fc433e34cf5b7e84ab0426f");
  CHECK(parse_receipt(text).value() == receipt_of_event_5());
}

TEST_CASE("receipt: says which entry is in the log, under which checkpoint, cosigned by whom and when") {
  const Proven proven = verify_receipt(receipt_of_event_5(), proven_leaf(), witnessed(), verifier()).value();
  CHECK(proven.position == Position{5});
  CHECK(proven.standing.checkpoint == parse_checkpoint(checkpoint_of_20).value());
  CHECK(proven.standing.cosigned == std::vector<Cosigned>{{"w1", cosigned_at}});
  CHECK(proven.standing.quorum == Quorum::met);
}

TEST_CASE("receipt: every entry of the log has one") {
  const MemoryTree tree = MemoryTree::of_events(20);
  for (std::uint64_t i = 0; i < 20; ++i) {
    const Receipt receipt{
        std::nullopt, {i}, prove_inclusion({i}, {20}, tree).value(), signed_checkpoint_of_20()};
    REQUIRE(code_of(parse_receipt(format_receipt(receipt)).value(),
                    leaf_hash(as_bytes("event-" + std::to_string(i)))) == "proven");
  }
}

TEST_CASE("receipt: proves no other leaf, place or path") {
  const Receipt right = receipt_of_event_5();
  for (std::size_t bit = 0; bit < 256; ++bit) {
    REQUIRE(code_of(right, with_flipped_bit(proven_leaf(), bit)) == "proof.inclusion-wrong");
    Receipt wrong = right;
    wrong.path[bit % wrong.path.size()] = with_flipped_bit(wrong.path[bit % wrong.path.size()], bit);
    REQUIRE(code_of(wrong, proven_leaf()) == "proof.inclusion-wrong");
  }
  for (unsigned bit = 0; bit < 63; ++bit) {
    Receipt wrong = right;
    wrong.index.value ^= std::uint64_t{1} << bit;
    REQUIRE(code_of(wrong, proven_leaf()) == "proof.inclusion-wrong");
  }
  Receipt shorter = right;
  shorter.path.pop_back();
  CHECK(code_of(shorter, proven_leaf()) == "proof.inclusion-wrong");
}

TEST_CASE("receipt: without the quorum it is refused, under a policy that asks none it holds") {
  Receipt receipt = receipt_of_event_5();
  receipt.checkpoint = std::string(checkpoint_of_20) + "\n" + std::string(log_line_of_20);
  CHECK(code_of(receipt, proven_leaf()) == "receipt.quorum-missing");
  const Policy log_only{{{log_signer().key, ""}}, {}, {}, std::nullopt};
  CHECK(verify_receipt(receipt, proven_leaf(), log_only, verifier()).value().standing.cosigned.empty());
}

TEST_CASE("receipt: without the log's signature it is refused") {
  Receipt receipt = receipt_of_event_5();
  receipt.checkpoint = std::string(checkpoint_of_20) + "\n" + std::string(cosignature_line_of_20);
  CHECK(code_of(receipt, proven_leaf()) == "checkpoint.log-unknown");
}

TEST_CASE("receipt: extra data stands between header and index, and proves nothing") {
  Receipt receipt = receipt_of_event_5();
  receipt.extra = to_bytes("anything");
  const std::string text = format_receipt(receipt);
  CHECK(text.starts_with(header + "extra YW55dGhpbmc=\nindex 5\n"));
  CHECK(parse_receipt(text).value() == receipt);
  CHECK(code_of(receipt, proven_leaf()) == "proven");
}

TEST_CASE("receipt: a log of one entry needs no path") {
  const std::string text = header + "index 0\n\n" + signed_checkpoint_of_20();
  CHECK(parse_receipt(text).value().path.empty());
}

TEST_CASE("receipt: another form is refused") {
  const std::string end = "\n" + signed_checkpoint_of_20();
  std::string long_path;
  for (int i = 0; i < 64; ++i) long_path += hash_line;
  const auto text = GENERATE_REF(values<std::string>({"",
                                                      header,
                                                      header + "index 5\n",
                                                      header + "index 5\n" + hash_line,
                                                      "index 5\n" + end,
                                                      "c2sp.org/tlog-proof@v2\nindex 5\n" + end,
                                                      " " + header + "index 5\n" + end,
                                                      header + "index\n" + end,
                                                      header + "index 05\n" + end,
                                                      header + "index -1\n" + end,
                                                      header + "index 5 \n" + end,
                                                      header + "index  5\n" + end,
                                                      header + "Index 5\n" + end,
                                                      header + "index 9223372036854775808\n" + end,
                                                      header + "extra \nindex 5\n" + end,
                                                      header + "extra YQ=\nindex 5\n" + end,
                                                      header + "index 5\nextra YQ==\n" + end,
                                                      header + "extra YQ==\nextra YQ==\nindex 5\n" + end,
                                                      header + "extra YQ==\n" + end,
                                                      header + "index 5\nAAAA\n" + end,
                                                      header + "index 5\n" + long_path + end,
                                                      header + "index 5\r\n" + end,
                                                      header + "\nindex 5\n" + end}));
  CHECK(parse_receipt(text).error().code == "receipt.malformed");
}

TEST_CASE("receipt: the checkpoint in it must be a signed note with a checkpoint") {
  CHECK(parse_receipt(header + "index 5\n\n" + std::string(checkpoint_of_20)).error().code ==
        "note.malformed");
  CHECK(parse_receipt(header + "index 5\n\nhello\n\n" + std::string(log_line_of_20)).error().code ==
        "checkpoint.malformed");
  CHECK(parse_receipt(header + "index 5\n\n\n" + signed_checkpoint_of_20()).error().code ==
        "checkpoint.malformed");
  CHECK(parse_receipt(std::string(receipt_bytes_max + 1, 'a')).error().code == "receipt.too-large");
}

TEST_CASE("receipt: whatever is cut off or changed, what reads is what would be written") {
  const std::string right = format_receipt(receipt_of_event_5());
  const std::size_t without_cosignature = right.size() - cosignature_line_of_20.size();
  for (std::size_t length = 0; length < right.size(); ++length) {
    REQUIRE(parse_receipt(right.substr(0, length)).ok() == (length == without_cosignature));
  }
  CHECK(rc::check([&] {
    std::string changed = right;
    changed[*rc::gen::inRange<std::size_t>(0, right.size())] = *rc::gen::arbitrary<char>();
    if (const auto receipt = parse_receipt(changed); receipt.ok())
      RC_ASSERT(format_receipt(*receipt) == changed);
  }));
}
