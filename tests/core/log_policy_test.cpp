#include "core/log/policy.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <set>

#include "tests/core/note_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// Witnesses of two sides, as the register's board has them.
struct Board {
  std::vector<NoteSigner> signers;
  std::string lines;

  Board() {
    std::uint8_t seed = 20;
    for (const std::string name : {"X1", "X2", "X3", "Y1", "Y2"}) {
      signers.emplace_back("witness.example/" + name, NoteKeyType::cosignature, seed++);
      lines += "witness " + name + " " + format_vkey(signers.back().key) + "\n";
    }
  }
};
const Board& board() {
  static const Board made;
  return made;
}
std::string log_line() {
  return "log " + format_vkey(log_signer().key) + "\n";
}
std::string witness_line(const std::string& name, std::uint8_t seed) {
  return "witness " + name + " " + format_vkey(NoteSigner("w", NoteKeyType::cosignature, seed).key) + "\n";
}
Policy two_sided() {
  return parse_policy(log_line() + board().lines +
                      "group X 2 X1 X2 X3\n"
                      "group Y any Y1 Y2\n"
                      "group both all X Y\n"
                      "quorum both\n")
      .value();
}

Note cosigned_by(const std::vector<std::size_t>& witnesses) {
  Note note{std::string(checkpoint_of_20), {log_signer().sign(checkpoint_of_20)}};
  for (const std::size_t i : witnesses)
    note.signatures.push_back(board().signers[i].cosign_at(checkpoint_of_20, cosigned_at + i));
  return note;
}

}  // namespace

TEST_CASE("policy: logs, witnesses, groups and the quorum are read") {
  const Policy policy =
      parse_policy("# who must sign\n\n \t" + log_line() + "  # indented\n" + "witness\tW1 \t " +
                   format_vkey(witness_signer().key) + " https://witness.example/w1 \n" +
                   "group all-of-them all W1\nquorum all-of-them")
          .value();
  CHECK(policy.logs == std::vector<PolicyLog>{{log_signer().key, ""}});
  CHECK(policy.witnesses ==
        std::vector<PolicyWitness>{{"W1", witness_signer().key, "https://witness.example/w1"}});
  CHECK(policy.groups == std::vector<PolicyGroup>{{"all-of-them", 1, {"W1"}}});
  CHECK(policy.quorum == "all-of-them");
}

TEST_CASE("policy: only the quorum line is mandatory") {
  CHECK(parse_policy("quorum none\n").value() == Policy{});
  CHECK(parse_policy("").error().code == "policy.malformed");
}

TEST_CASE("policy: thresholds are all, any or a number of members") {
  const Policy policy = two_sided();
  CHECK(policy.groups[0].threshold == 2);
  CHECK(policy.groups[1].threshold == 1);
  CHECK(policy.groups[2].threshold == 2);
}

TEST_CASE("policy: forty logs, witnesses and groups are read") {
  std::string text;
  for (std::uint8_t i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    text += "log " + format_vkey(NoteSigner("log" + number, NoteKeyType::ed25519, i).key) + "\n";
    text += witness_line("w" + number, static_cast<std::uint8_t>(100 + i));
    text += "group g" + number + " any w" + number + "\n";
  }
  const Policy policy = parse_policy(text + "quorum g39\n").value();
  CHECK(policy.logs.size() == 40);
  CHECK(policy.witnesses.size() == 40);
  CHECK(policy.groups.size() == 40);
}

TEST_CASE("policy: lines that mean nothing, or two things, are refused with their number") {
  const std::string w = witness_line("W", 8);
  const std::string log_key = format_vkey(log_signer().key);
  const std::string witness_key = format_vkey(witness_signer().key);
  const auto second_line = GENERATE_COPY(values<std::string>({"nonsense",
                                                              "Log " + log_key,
                                                              "log",
                                                              "log " + log_key + " url more",
                                                              "log " + witness_key,
                                                              "log broken+00000000+AQ==",
                                                              "witness X",
                                                              "witness X " + log_key,
                                                              "witness X " + witness_key + " url more",
                                                              "witness none " + witness_key,
                                                              witness_line("W", 9),
                                                              witness_line("V", 8),
                                                              "group g",
                                                              "group g any",
                                                              "group none any W",
                                                              "group W any W",
                                                              "group g 0 W",
                                                              "group g 2 W",
                                                              "group g 01 W",
                                                              "group g +1 W",
                                                              "group g -1 W",
                                                              "group g most W",
                                                              "group g any V",
                                                              "group g any none",
                                                              "group g any g",
                                                              "group g all W W",
                                                              "quorum",
                                                              "quorum W W",
                                                              "quorum V",
                                                              "quorum all"}));
  const Result<Policy> policy = parse_policy(w + second_line + "\nquorum none\n");
  REQUIRE(policy.error().code == "policy.malformed");
  CHECK(policy.error().detail.starts_with("Line 2: "));
}

TEST_CASE("policy: there is one quorum, what it names stands above, and no log or member stands twice") {
  CHECK_FALSE(parse_policy("quorum none\nquorum none\n").ok());
  CHECK_FALSE(parse_policy("quorum W\n" + witness_line("W", 8)).ok());
  CHECK_FALSE(parse_policy(log_line() + log_line() + "quorum none\n").ok());
  CHECK_FALSE(parse_policy(witness_line("W", 8) + "group a any W\ngroup b any W\nquorum a\n").ok());
}

TEST_CASE("policy: control characters are refused, bytes above ASCII are not") {
  const auto byte = GENERATE('\0', '\r', '\x0b', '\x1f', '\x7f');
  CHECK_FALSE(parse_policy("# comment " + std::string(1, byte) + "\nquorum none\n").ok());
  CHECK(parse_policy("# \x80\xff\nquorum none\n").ok());
  CHECK(parse_policy(std::string(policy_bytes_max + 1, '#')).error().code == "policy.too-large");
}

TEST_CASE("policy: the quorum is met exactly when both sides have enough") {
  using Signed = std::vector<std::size_t>;
  const auto [witnesses, quorum] = GENERATE(table<Signed, Quorum>({
      {Signed{}, Quorum::missing},
      {Signed{0, 1, 2}, Quorum::missing},
      {Signed{3, 4}, Quorum::missing},
      {Signed{0, 3}, Quorum::missing},
      {Signed{0, 0, 3}, Quorum::missing},
      {Signed{0, 1, 3}, Quorum::met},
      {Signed{1, 2, 4}, Quorum::met},
      {Signed{0, 1, 2, 3, 4}, Quorum::met},
  }));
  CHECK(evaluate(two_sided(), cosigned_by(witnesses), verifier()).value().quorum == quorum);
}

TEST_CASE("policy: who cosigned, and when, is told in the policy's order") {
  const Standing standing = evaluate(two_sided(), cosigned_by({4, 0}), verifier()).value();
  CHECK(standing.cosigned == std::vector<Cosigned>{{"X1", cosigned_at}, {"Y2", cosigned_at + 4}});
  CHECK(standing.checkpoint == parse_checkpoint(checkpoint_of_20).value());
}

TEST_CASE("policy: of two cosignatures by one witness the newest counts") {
  Note note = cosigned_by({0});
  note.signatures.push_back(board().signers[0].cosign_at(checkpoint_of_20, cosigned_at + 60));
  note.signatures.push_back(board().signers[0].cosign_at(checkpoint_of_20, cosigned_at + 30));
  CHECK(evaluate(two_sided(), note, verifier()).value().cosigned ==
        std::vector<Cosigned>{{"X1", cosigned_at + 60}});
}

TEST_CASE("policy: a single witness can be the quorum, and none needs nobody") {
  const Policy one = parse_policy(log_line() + board().lines + "quorum X2\n").value();
  CHECK(evaluate(one, cosigned_by({0}), verifier()).value().quorum == Quorum::missing);
  CHECK(evaluate(one, cosigned_by({1}), verifier()).value().quorum == Quorum::met);
  const Policy none = parse_policy(log_line() + "quorum none\n").value();
  CHECK(evaluate(none, cosigned_by({}), verifier()).value().quorum == Quorum::met);
}

TEST_CASE("policy: a checkpoint without its log's own signature counts for nothing") {
  Note note = cosigned_by({0, 1, 3});
  note.signatures.erase(note.signatures.begin());
  CHECK(evaluate(two_sided(), note, verifier()).error().code == "checkpoint.log-unknown");
}

TEST_CASE("policy: a log vouches for its own origin only") {
  const NoteSigner other("other.example/log", NoteKeyType::ed25519, 99);
  const Policy policy =
      parse_policy(log_line() + "log " + format_vkey(other.key) + "\n" + board().lines + "quorum X1\n")
          .value();
  Note note = cosigned_by({0});
  note.signatures[0] = other.sign(checkpoint_of_20);
  CHECK(evaluate(policy, note, verifier()).error().code == "checkpoint.log-unknown");
}

TEST_CASE(
    "policy: a wrong line by a log or a witness refuses the checkpoint, and so does a text that is none") {
  Note wrong_log = cosigned_by({0, 1, 3});
  wrong_log.signatures[0].payload[5] ^= 1;
  CHECK(evaluate(two_sided(), wrong_log, verifier()).error().code == "note.signature-wrong");
  Note wrong_witness = cosigned_by({0, 1, 3});
  wrong_witness.signatures[2].payload[5] ^= 1;
  CHECK(evaluate(two_sided(), wrong_witness, verifier()).error().code == "note.signature-wrong");
  const Note no_checkpoint{"hello\n", {log_signer().sign("hello\n")}};
  CHECK(evaluate(two_sided(), no_checkpoint, verifier()).error().code == "checkpoint.malformed");
}

TEST_CASE("policy: whatever the lines, no witness counts twice and every threshold can be met") {
  const auto word = rc::gen::elementOf(std::vector<std::string>{
      "log", "witness", "group", "quorum", "none", "any", "all", "2", "a", "b", "#", " ", "\t", "\n",
      format_vkey(log_signer().key), format_vkey(witness_signer().key)});
  CHECK(rc::check([&] {
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(word)) text += piece + " ";
    const auto policy = parse_policy(text);
    if (!policy.ok()) return;
    std::set<std::string> members;
    for (const PolicyGroup& group : policy->groups) {
      RC_ASSERT(group.threshold >= 1 && group.threshold <= group.members.size());
      for (const std::string& member : group.members) RC_ASSERT(members.insert(member).second);
    }
  }));
}
