#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/log/checkpoint.h"
#include "core/log/signed_note.h"
#include "core/sha256.h"
#include "tests/core/note_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

constexpr std::string_view example_vkey =
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view example_note =
    "This is an example message.\n\n"
    "— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

std::string code_of(const Result<std::vector<VerifiedSignature>>& result) {
  return result.ok() ? "verified" : result.error().code;
}
std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("note: the specification's own example verifies") {
  const Note note = parse_note(example_note).value();
  CHECK(note.text == "This is an example message.\n");
  CHECK(format_note(note) == example_note);
  const std::vector keys{parse_vkey(example_vkey).value()};
  CHECK(verify_note(note, keys, verifier()).value() == std::vector{VerifiedSignature{0, std::nullopt}});
}

TEST_CASE("vkey: keys of the published vectors are written as they are published") {
  CHECK(format_vkey(log_signer().key) ==
        "127.0.0.1/kroniek-test+464d5cc5+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs");
  CHECK(format_vkey(witness_signer().key) ==
        "witness.example/w1+fea3b187+BBOY9ixtGkV8UbpqS189vS9p/KkyFiGNyJl+QWvRfZPK");
  CHECK(parse_vkey(format_vkey(log_signer().key)).value() == log_signer().key);
  CHECK(parse_vkey(format_vkey(witness_signer().key)).value() == witness_signer().key);
  CHECK(format_vkey(parse_vkey(example_vkey).value()) == example_vkey);
}

TEST_CASE("vkey: base64 that contains a plus sign is not cut there") {
  const NoteKey key{"a", NoteKeyType::ed25519, {KeyKind::ed25519, Bytes(32, 0xfb), {}}};
  REQUIRE(format_vkey(key).find('+', 11) != std::string::npos);
  CHECK(parse_vkey(format_vkey(key)).value() == key);
}

TEST_CASE("vkey: what is not one is refused by its code") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"", "vkey.malformed"},
      {"example.com/foo", "vkey.malformed"},
      {"+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.malformed"},
      {"example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.malformed"},
      {"example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.malformed"},
      {"example.com/foo+530d903a", "vkey.malformed"},
      {"example.com/foo+530d903a+", "vkey.malformed"},
      {"example.com/foo+530d903a+AQ==", "vkey.malformed"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k=", "vkey.malformed"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ", "vkey.malformed"},
      {"example.com /foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.malformed"},
      {"example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.id-wrong"},
      {"example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.id-wrong"},
      {"example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.id-wrong"},
      {"example.com/foo+530d903a+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "vkey.type-unsupported"},
  }));
  CHECK(parse_vkey(text).error().code == code);
}

TEST_CASE("key name: has no space of any script, no plus sign and no control character") {
  CHECK(is_key_name("kroniek.example/log1"));
  CHECK(is_key_name("caf\xc3\xa9"));
  const auto name = GENERATE(values<std::string>({"", "a b", "a+b", "a\nb", "a\tb",
                                                  "a\xc2\xa0"
                                                  "b",
                                                  "a\xe2\x80\xa8", "\xe3\x80\x80", "\xc2\x85",
                                                  "\xe2\x80\x80x", "\xe1\x9a\x80", "bad\xff"}));
  CHECK_FALSE(is_key_name(name));
}

TEST_CASE("note: log line and cosignature of the published vector are made byte for byte") {
  CHECK(format_signature_line(log_signer().sign(checkpoint_of_20)) == log_line_of_20);
  CHECK(format_signature_line(witness_signer().cosign_at(checkpoint_of_20, cosigned_at)) ==
        cosignature_line_of_20);
  CHECK(hex(sha256(as_bytes(log_signer().key.name))) ==
        "b4a81f6d179c81846be41f01a42c50e4458981138893ba095f24ad032bccc1df");
}

TEST_CASE("note: both lines verify, and the cosignature says when") {
  const Note note = parse_note(signed_checkpoint_of_20()).value();
  CHECK(format_note(note) == signed_checkpoint_of_20());
  const std::vector keys{witness_signer().key, log_signer().key};
  CHECK(verify_note(note, keys, verifier()).value() ==
        std::vector<VerifiedSignature>{{1, std::nullopt}, {0, cosigned_at}});
}

TEST_CASE("note: unknown keys are ignored, but one known key must have signed") {
  const Note note = parse_note(signed_checkpoint_of_20()).value();
  CHECK(verify_note(note, std::vector{log_signer().key}, verifier()).value().size() == 1);
  CHECK(code_of(verify_note(note, std::vector{parse_vkey(example_vkey).value()}, verifier())) ==
        "note.unsigned");
  CHECK(code_of(verify_note(note, {}, verifier())) == "note.unsigned");
}

TEST_CASE("note: the same key under another name or type is another key") {
  const Note note = parse_note(signed_checkpoint_of_20()).value();
  NoteKey renamed = log_signer().key;
  renamed.name += "x";
  NoteKey retyped = log_signer().key;
  retyped.type = NoteKeyType::cosignature;
  CHECK(code_of(verify_note(note, std::vector{renamed}, verifier())) == "note.unsigned");
  CHECK(code_of(verify_note(note, std::vector{retyped}, verifier())) == "note.unsigned");
}

TEST_CASE("note: one wrong line by a known key refuses the whole note, whatever bit of it is flipped") {
  const Note right = parse_note(signed_checkpoint_of_20()).value();
  const std::vector keys{log_signer().key, witness_signer().key};
  const std::size_t line = GENERATE(0U, 1U);
  for (std::size_t bit = 0; bit < right.signatures[line].payload.size() * 8; ++bit) {
    Note wrong = right;
    wrong.signatures[line].payload[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    REQUIRE(code_of(verify_note(wrong, keys, verifier())) == "note.signature-wrong");
  }
}

TEST_CASE("note: a right line beside a wrong one by the same key does not save it") {
  Note note = parse_note(signed_checkpoint_of_20()).value();
  note.signatures.push_back(note.signatures[0]);
  CHECK(code_of(verify_note(note, std::vector{log_signer().key}, verifier())) == "verified");
  note.signatures.back().payload[0] ^= 1;
  CHECK(code_of(verify_note(note, std::vector{log_signer().key}, verifier())) == "note.signature-wrong");
}

TEST_CASE("note: payloads of a wrong length are wrong signatures") {
  const std::vector keys{log_signer().key, witness_signer().key};
  const std::size_t line = GENERATE(0U, 1U);
  for (const std::size_t length : {1U, 7U, 8U, 9U, 63U, 65U, 71U, 73U, 200U}) {
    Note note = parse_note(signed_checkpoint_of_20()).value();
    note.signatures[line].payload.resize(length);
    REQUIRE(code_of(verify_note(note, keys, verifier())) == "note.signature-wrong");
  }
}

TEST_CASE("note: any flipped bit of the text is noticed") {
  const Note right = parse_note(signed_checkpoint_of_20()).value();
  const std::vector keys{log_signer().key, witness_signer().key};
  for (std::size_t bit = 0; bit < right.text.size() * 8; ++bit) {
    Note wrong = right;
    wrong.text[bit / 8] = static_cast<char>(wrong.text[bit / 8] ^ (1 << bit % 8));
    REQUIRE(code_of(verify_note(wrong, keys, verifier())) == "note.signature-wrong");
  }
}

TEST_CASE("note: the text ends at the last empty line, and may have others") {
  const std::string text = "first\n\nsecond\n";
  const std::string bytes = text + "\n" + format_signature_line(log_signer().sign(text));
  const Note note = parse_note(bytes).value();
  CHECK(note.text == text);
  CHECK(verify_note(note, std::vector{log_signer().key}, verifier()).ok());
}

TEST_CASE("note: sixteen signatures and more are read, over a hundred refused") {
  const std::string line = format_signature_line({"somebody.example", 7, Bytes(3400, 9)});
  CHECK(parse_note("text\n\n" + repeated(line, 16)).value().signatures.size() == 16);
  CHECK(parse_note("text\n\n" + repeated(line, 100)).value().signatures.size() == 100);
  CHECK(parse_note("text\n\n" + repeated(line, 101)).error().code == "note.too-large");
  CHECK(parse_note(std::string(note_bytes_max + 1, 'a')).error().code == "note.too-large");
}

TEST_CASE("note: malformed ones are refused") {
  const auto bytes = GENERATE(values<std::string>({"",
                                                   "\n",
                                                   "\n\n",
                                                   "text",
                                                   "text\n",
                                                   "text\n\n",
                                                   "— a AAAAAAA=\n",
                                                   "text\n— a AAAAAAA=\n",
                                                   "text\n\n— a AAAAAAA=",
                                                   "text\n\n— a AAAAAA==\n",
                                                   "text\n\n— a AAAAAAA\n",
                                                   "text\n\n— a  AAAAAAA=\n",
                                                   "text\n\n—  AAAAAAA=\n",
                                                   "text\n\n- a AAAAAAA=\n",
                                                   "text\n\n—a AAAAAAA=\n",
                                                   "text\n\n— a AAAAAAA= \n",
                                                   "text\n\n— a AAAAAAA=\n\n",
                                                   "text\n\n— a AAAAAAA=\nx\n",
                                                   "text\n\n— a+b AAAAAAA=\n",
                                                   "text\n\n— a AAAAAAA=\r\n",
                                                   "te\txt\n\n— a AAAAAAA=\n",
                                                   "te\rxt\n\n— a AAAAAAA=\n",
                                                   "te\xffxt\n\n— a AAAAAAA=\n",
                                                   "text\n\n— a\xc2\xa0"
                                                   "b AAAAAAA=\n",
                                                   "text\n\n— a AAAAAAB=\n",
                                                   std::string("te\0xt\n\n— a AAAAAAA=\n", 22)}));
  CHECK(parse_note(bytes).error().code == "note.malformed");
}

TEST_CASE("note: the smallest one reads") {
  CHECK(parse_note("text\n\n— a AAAAAAA=\n").value().text == "text\n");
}

TEST_CASE("note: what a witness answers is one line or more") {
  CHECK(parse_signature_lines(cosignature_line_of_20).value().front() ==
        witness_signer().cosign_at(checkpoint_of_20, cosigned_at));
  CHECK(parse_signature_lines("").error().code == "note.malformed");
  CHECK(parse_signature_lines("\n").error().code == "note.malformed");
}

TEST_CASE("note: whatever the bytes, what reads is what would be written") {
  CHECK(rc::check([](const std::string& bytes) {
    if (const auto note = parse_note(bytes); note.ok()) RC_ASSERT(format_note(*note) == bytes);
    if (const auto key = parse_vkey(bytes); key.ok()) RC_ASSERT(format_vkey(*key) == bytes);
    if (const auto checkpoint = parse_checkpoint(bytes); checkpoint.ok())
      RC_ASSERT(!checkpoint->origin.empty());
  }));
}

TEST_CASE("note: no single byte can be changed into a note that reads and is written otherwise") {
  const std::string right = signed_checkpoint_of_20();
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (int value = 0; value < 256; value += 3) {
      std::string changed = right;
      changed[at] = static_cast<char>(value);
      const auto note = parse_note(changed);
      if (note.ok()) REQUIRE(format_note(*note) == changed);
    }
  }
}

TEST_CASE("checkpoint: is origin, size and root, a line each") {
  const Checkpoint checkpoint{"127.0.0.1/kroniek-test", {20}, MemoryTree::of_events(20).frontier().root()};
  CHECK(format_checkpoint(checkpoint).value() == checkpoint_of_20);
  CHECK(parse_checkpoint(checkpoint_of_20).value() == checkpoint);
  CHECK(checkpoint.head() == MemoryTree::of_events(20).frontier().head());
}

TEST_CASE("checkpoint: the empty tree has the empty root and no other") {
  const std::string text = "log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  CHECK(parse_checkpoint(text).value().head() == Frontier{}.head());
  CHECK(format_checkpoint({"log", {0}, empty_root()}).value() == text);
  CHECK(parse_checkpoint("log\n0\nCGiLOFFjxkbah1M4rDQ9Zihbc7PmEe5koHLaVdJt3aw=\n").error().code ==
        "checkpoint.malformed");
}

TEST_CASE("checkpoint: extension lines of others are kept") {
  const std::string text = std::string(checkpoint_of_20) + "one more\nand another\n";
  const Checkpoint checkpoint = parse_checkpoint(text).value();
  CHECK(checkpoint.extensions == std::vector<std::string>{"one more", "and another"});
  CHECK(format_checkpoint(checkpoint).value() == text);
}

TEST_CASE("checkpoint: an origin that could not name a key is not written") {
  const auto origin = GENERATE(values<std::string>({"", "a b", "a+b", "a\nb", std::string(256, 'a')}));
  CHECK(format_checkpoint({origin, {0}, empty_root()}).error().code == "origin.malformed");
}

TEST_CASE("checkpoint: every other text is refused") {
  const std::string root = "CGiLOFFjxkbah1M4rDQ9Zihbc7PmEe5koHLaVdJt3aw=";
  const auto text = GENERATE_COPY(values<std::string>({"",
                                                       "\n",
                                                       "log\n",
                                                       "log\n20\n",
                                                       "log\n20\n" + root,
                                                       "\n20\n" + root + "\n",
                                                       "log\n020\n" + root + "\n",
                                                       "log\n+20\n" + root + "\n",
                                                       "log\n-1\n" + root + "\n",
                                                       "log\n 20\n" + root + "\n",
                                                       "log\n20 \n" + root + "\n",
                                                       "log\n\n" + root + "\n",
                                                       "log\n0x14\n" + root + "\n",
                                                       "log\n9223372036854775808\n" + root + "\n",
                                                       "log\n18446744073709551616\n" + root + "\n",
                                                       "log\n20\n" + root.substr(4) + "\n",
                                                       "log\n20\nAAAA" + root + "\n",
                                                       "log\n20\n" + root.substr(0, 43) + "\n",
                                                       "log\n20\n" + root + " \n",
                                                       "log\n20\n" + root + "\n\n",
                                                       "log\n20\n" + root + "\nx",
                                                       "log\n20\n" + root + "\n\nx\n",
                                                       "log\r\n20\r\n" + root + "\r\n",
                                                       "l\xffog\n20\n" + root + "\n",
                                                       std::string(256, 'a') + "\n20\n" + root + "\n"}));
  CHECK(parse_checkpoint(text).error().code == "checkpoint.malformed");
}
