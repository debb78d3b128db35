#include "storage/entry_codec.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/byte_generators.h"
#include "tests/support/files.h"

namespace kroniek {
namespace {

using test::any_byte;
using test::any_bytes;

rc::Gen<Entry> any_entry() {
  return rc::gen::build<Entry>(
      rc::gen::set(&Entry::recorded_at, rc::gen::map(rc::gen::arbitrary<std::int64_t>(),
                                                     [](std::int64_t time) { return Instant{time}; })),
      rc::gen::set(&Entry::header, any_bytes()), rc::gen::set(&Entry::payload, any_bytes()),
      rc::gen::set(&Entry::signature, any_bytes()));
}

// Whatever comes out, decoding it must have been right: it is a leaf if and only if it is what encode makes.
bool decoded_rightly(const CapnpEntryCodec& codec, ByteView leaf) {
  const auto entry = codec.decode(leaf);
  if (!entry.ok()) return entry.error().code == "entry.not-canonical";
  return std::ranges::equal(*codec.encode(*entry), leaf);
}

Bytes leaf_of(const char* text) {
  return *hex_decode(text);
}

const Entry typical{Instant{1'700'000'000'000'000}, to_bytes("{\"alg\":\"EdDSA\"}"), to_bytes("{\"jti\":1}"),
                    Bytes(64, 0x5a)};

}  // namespace

TEST_CASE("entry codec: what was encoded decodes to the same entry, for all bytes") {
  const CapnpEntryCodec codec;
  REQUIRE(rc::check([&] {
    const Entry entry = *any_entry();
    const auto leaf = codec.encode(entry);
    RC_ASSERT(leaf.ok());
    RC_ASSERT(codec.decode(*leaf).value() == entry);
  }));
}

TEST_CASE("entry codec: bytes of any kind are refused, or are exactly what encode makes") {
  const CapnpEntryCodec codec;
  REQUIRE(rc::check([&] { RC_ASSERT(decoded_rightly(codec, *any_bytes())); }));
  REQUIRE(rc::check([&] {
    Bytes words = *any_bytes();
    words.resize(words.size() / 8 * 8);
    RC_ASSERT(decoded_rightly(codec, words));
  }));
}

TEST_CASE(
    "entry codec: a leaf with some bytes changed, cut or added is refused, or is another entry's leaf") {
  const CapnpEntryCodec codec;
  REQUIRE(rc::check([&] {
    Bytes leaf = *codec.encode(*any_entry());
    const auto changes = *rc::gen::inRange(1, 4);
    for (int change = 0; change < changes; ++change)
      leaf[*rc::gen::inRange<std::size_t>(0, leaf.size())] = *any_byte();
    RC_ASSERT(decoded_rightly(codec, leaf));
    leaf.resize(*rc::gen::inRange<std::size_t>(0, leaf.size() + 32));
    RC_ASSERT(decoded_rightly(codec, leaf));
  }));
}

TEST_CASE(
    "entry codec: a leaf with any one bit of its pointers flipped is refused, or is another entry's leaf") {
  const CapnpEntryCodec codec;
  const Bytes leaf = *codec.encode(typical);
  for (std::size_t bit = 0; bit < 40 * 8; ++bit) {
    Bytes flipped = leaf;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
    CHECK(decoded_rightly(codec, flipped));
  }
}

TEST_CASE("entry codec: every cut of a leaf is refused") {
  const CapnpEntryCodec codec;
  const Bytes leaf = *codec.encode(typical);
  for (std::size_t size = 0; size < leaf.size(); ++size)
    CHECK(codec.decode(ByteView(leaf).first(size)).error().code == "entry.not-canonical");
}

TEST_CASE("entry codec: a leaf reads the same wherever it stands in memory") {
  const CapnpEntryCodec codec;
  const Bytes leaf = *codec.encode(typical);
  for (std::size_t shift = 0; shift < 8; ++shift) {
    Bytes moved(shift, 0xff);
    moved.insert(moved.end(), leaf.begin(), leaf.end());
    CHECK(codec.decode(ByteView(moved).subspan(shift)).value() == typical);
  }
}

TEST_CASE("entry codec: other spellings of an entry are refused") {
  const CapnpEntryCodec codec;
  // The canonical one: recordedAt 1, header "a", payload "b", signature "c".
  const std::string canonical =
      "0000000001000300"
      "0100000000000000"
      "090000000a000000"
      "090000000a000000"
      "090000000a000000"
      "6100000000000000"
      "6200000000000000"
      "6300000000000000";
  CHECK(codec.decode(leaf_of(canonical.c_str())).ok());

  const auto spelling = GENERATE(as<const char*>{},
                                 // no root at all
                                 "0000000000000000",
                                 // an empty root: every field absent
                                 "00000000"
                                 "00000000",
                                 // header and payload in the other order in memory
                                 "0000000001000300"
                                 "0100000000000000"
                                 "0d0000000a000000"
                                 "050000000a000000"
                                 "090000000a000000"
                                 "6200000000000000"
                                 "6100000000000000"
                                 "6300000000000000",
                                 // header and payload share their bytes
                                 "0000000001000300"
                                 "0100000000000000"
                                 "090000000a000000"
                                 "050000000a000000"
                                 "050000000a000000"
                                 "6100000000000000"
                                 "6300000000000000",
                                 // a word after the end
                                 "0000000001000300"
                                 "0100000000000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "6100000000000000"
                                 "6200000000000000"
                                 "6300000000000000"
                                 "0000000000000000",
                                 // padding that is not zero
                                 "0000000001000300"
                                 "0100000000000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "6100000000000001"
                                 "6200000000000000"
                                 "6300000000000000",
                                 // a second word of data, from a later version of the schema
                                 "0000000002000300"
                                 "0100000000000000"
                                 "0100000000000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "6100000000000000"
                                 "6200000000000000"
                                 "6300000000000000",
                                 // a zero recordedAt written out
                                 "0000000001000300"
                                 "0000000000000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "6100000000000000"
                                 "6200000000000000"
                                 "6300000000000000",
                                 // the root points at itself
                                 "fcffffff01000300"
                                 "0100000000000000"
                                 "090000000a000000"
                                 "090000000a000000"
                                 "090000000a000000",
                                 // a list that claims half a gigabyte
                                 "0000000001000300"
                                 "0100000000000000"
                                 "09000000fa ffffff"
                                 "090000000a000000"
                                 "090000000a000000",
                                 // a pointer to another segment
                                 "0200000001000000"
                                 "0100000000000000");
  std::string text = spelling;
  std::erase(text, ' ');
  CHECK(codec.decode(leaf_of(text.c_str())).error().code == "entry.not-canonical");
}

TEST_CASE("entry codec: an entry of 65,528 bytes is the largest there is") {
  const CapnpEntryCodec codec;
  const std::size_t payload_max = 65'528 - 5 * 8;
  Entry entry{Instant{1}, {}, Bytes(payload_max, 0x41), {}};
  const auto largest = codec.encode(entry);
  REQUIRE(largest.ok());
  CHECK(largest->size() == 65'528);
  CHECK(codec.decode(*largest).value() == entry);
  entry.payload.push_back(0x41);
  CHECK(codec.encode(entry).error().code == "entry.too-large");
  CHECK(codec.decode(Bytes(65'536, 0)).error().code == "entry.too-large");
}

TEST_CASE("entry codec: the README's example is what encode makes") {
  const CapnpEntryCodec codec;
  const Entry example{Instant{1'700'000'000'000'000}, to_bytes("{\"alg\":\"EdDSA\"}"), to_bytes("{}"),
                      Bytes{1, 2, 3}};
  const std::string readme = test::file_text(KRONIEK_SOURCE_DIR "/storage/README.md");
  std::string written;
  std::size_t line = readme.find("<!-- entry example -->");
  REQUIRE(line != std::string::npos);
  line = readme.find("```\n", line) + 4;
  const std::size_t end = readme.find("```", line);
  // Each line: 16 hex digits of a word, then what it means.
  for (; line < end; line = readme.find('\n', line) + 1) written += readme.substr(line, 16);
  CHECK(written == hex(*codec.encode(example)));
}

}  // namespace kroniek
