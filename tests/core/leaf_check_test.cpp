// The last look at a batch before its head is signed: a bit that flipped is found while there is a way back.
#include "core/register/leaf_check.h"

#include <catch2/catch.hpp>

#include "core/register/tables.h"
#include "tests/core/desk.h"

namespace kroniek::test {
namespace {

struct Sample {
  CapnpEntryCodec codec;
  Batch batch;
  std::vector<Entry> entries;
  Frontier after;

  Sample() {
    for (std::uint8_t i = 0; i < 3; ++i) {
      entries.push_back({Instant{i}, {'h', i}, {'p', i}, Bytes(64, i)});
      const auto leaf = codec.encode(entries.back()).value();
      batch.put(Table::entries, key_of(i), std::string(as_text(leaf)));
      after.append(leaf_hash(leaf));
      batch.put(Table::meta, "something else", "");
    }
  }
  std::string code() const {
    const auto checked = check_leaves({batch, entries, codec}, Frontier(), after);
    return checked.ok() ? "" : checked.error().code;
  }
};

}  // namespace

TEST_CASE("leaf check: what was said and hashed is what is to be written") {
  CHECK(Sample().code() == "");
}

TEST_CASE("leaf check: any bit that flips in the batch is found") {
  Sample sample;
  auto& bytes = *sample.batch.changes[2].value;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    CAPTURE(bit);
    REQUIRE(sample.code() == "log.leaf-changed");
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
  }
}

TEST_CASE("leaf check: an entry too few, too many, deleted or in another's place is found") {
  Sample missing;
  missing.batch.changes.erase(missing.batch.changes.begin());
  CHECK(missing.code() == "log.leaf-changed");
  Sample more;
  more.batch.changes.push_back(more.batch.changes[0]);
  CHECK(more.code() == "log.leaf-changed");
  Sample deleted;
  deleted.batch.changes[0].value.reset();
  CHECK(deleted.code() == "log.leaf-changed");
  Sample swapped;
  std::swap(swapped.batch.changes[0].value, swapped.batch.changes[2].value);
  CHECK(swapped.code() == "log.leaf-changed");
}

TEST_CASE("leaf check: a bit that flips between saying and hashing is found before anything is signed") {
  const auto bit = GENERATE(0U, 64U, 300U, 1'000U, 2'000U, 5'003U);
  RegisterWorld world;
  const FlippingCodec codec(world.codec(), bit);
  const CountingSigner log_key(world.ports().log_key);
  Desk desk(world, codec, log_key);
  const auto commits = world.faults().commits();
  const auto answer = desk.record({desk.prepare(world.coordinator, operation_opened(9))});
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().code == "log.leaf-changed");
  CHECK(log_key.signatures() == 0);
  CHECK(world.faults().commits() == commits);
  CHECK(world.reopen().ok());
}

}  // namespace kroniek::test
