// Recovery: what a start refuses, and with which words. The store is damaged by hand; the file-level damage
// of RocksDB is in tests/storage.
#include "core/register/recovery.h"

#include <catch2/catch.hpp>

#include "core/register/tables.h"
#include "tests/core/desk.h"

namespace kroniek::test {
namespace {

struct Damaged {
  RegisterWorld world;
  Batch batch;
  std::uint64_t size = 0;

  Damaged() {
    size = world.size();
    world.close();
  }
  // The code with which a start on the damaged store is refused; empty where it starts.
  std::string start() {
    REQUIRE(world.inner_store().commit(batch).ok());
    const auto started = world.reopen();
    if (!started.ok()) CHECK(started.error().kind == ErrorKind::corrupt);
    return started.ok() ? "" : started.error().code;
  }
  std::string stored(Table table, const std::string& key) {
    return world.inner_store().snapshot()->read(table, key).value().value();
  }
  std::string last_entry() const { return key_of(size - 1); }
};

std::string note_of(std::string_view origin, std::uint64_t size, std::uint8_t signer) {
  const auto key = seeded_signer(signer);
  const auto text = format_checkpoint({std::string(origin), TreeSize{size}, Hash{7}}).value();
  return format_note(
      {text, {sign_note(text, {std::string(origin), NoteKeyType::ed25519, key->key()}, *key).value()}});
}

}  // namespace

TEST_CASE("recovery: what was written is found again") {
  Damaged damaged;
  CHECK(damaged.start() == "");
  CHECK(damaged.world.size() == damaged.size);
}

TEST_CASE("recovery: an empty store holds no register") {
  RegisterWorld::Options options;
  options.founded = false;
  RegisterWorld world(options);
  CHECK(world.reopen().error().code == "log.not-founded");
}

TEST_CASE("recovery: entry 0 must found the register") {
  Damaged damaged;
  damaged.batch.put(Table::entries, key_of(0), damaged.stored(Table::entries, key_of(1)));
  CHECK(damaged.start() == "log.not-founded");
}

TEST_CASE("recovery: a format that this program does not know is left alone") {
  Damaged damaged;
  damaged.batch.put(Table::meta, format_key, "2");
  CHECK(damaged.start() == "log.format-unknown");
}

TEST_CASE("recovery: the newest checkpoint must be there, and be signed by the log key") {
  Damaged missing;
  missing.batch.remove(Table::meta, newest_checkpoint_key);
  CHECK(missing.start() == "log.checkpoint-missing");
  Damaged garbage;
  garbage.batch.put(Table::meta, newest_checkpoint_key, "nonsense");
  CHECK(garbage.start() == "log.checkpoint-wrong");
  Damaged other_key;
  other_key.batch.put(Table::meta, newest_checkpoint_key, note_of(RegisterWorld::origin, other_key.size, 99));
  CHECK(other_key.start() == "log.checkpoint-wrong");
  Damaged other_log;
  other_log.batch.put(Table::meta, newest_checkpoint_key, note_of("kroniek.test/other", other_log.size, 201));
  CHECK(other_log.start() == "log.checkpoint-wrong");
}

TEST_CASE("recovery: any character of the checkpoint that changes is found") {
  Damaged damaged;
  const auto note = damaged.stored(Table::meta, newest_checkpoint_key);
  for (std::size_t i = 0; i < note.size(); ++i) {
    auto changed = note;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    damaged.batch.put(Table::meta, newest_checkpoint_key, changed);
    CAPTURE(i);
    REQUIRE(damaged.start() == "log.checkpoint-wrong");
  }
}

TEST_CASE("recovery: the entries must end where the checkpoint says") {
  Damaged shorter;
  shorter.batch.remove(Table::entries, shorter.last_entry());
  CHECK(shorter.start() == "log.end-wrong");
  Damaged longer;
  longer.batch.put(Table::entries, key_of(longer.size), longer.stored(Table::entries, longer.last_entry()));
  CHECK(longer.start() == "log.end-wrong");
}

TEST_CASE("recovery: the last entry's bytes must be those that were hashed") {
  Damaged damaged;
  auto leaf = damaged.stored(Table::entries, damaged.last_entry());
  leaf[leaf.size() / 2] = static_cast<char>(leaf[leaf.size() / 2] ^ 4);
  damaged.batch.put(Table::entries, damaged.last_entry(), leaf);
  CHECK(damaged.start() == "log.end-wrong");
}

TEST_CASE("recovery: the tree's right edge must be that of the signed root") {
  Damaged damaged;
  const auto edge =
      nodes_of_root(TreeSize{damaged.size}).front();  // the largest subtree, ends before the last leaf
  const auto row = key_of(row_of(edge).value);
  auto hashes = damaged.stored(Table::hashes, row);
  hashes.back() = static_cast<char>(hashes.back() ^ 1);
  damaged.batch.put(Table::hashes, row, hashes);
  CHECK(damaged.start() == "log.root-wrong");
}

TEST_CASE("recovery: missing hashes are told") {
  Damaged damaged;
  damaged.batch.remove(Table::hashes, damaged.last_entry());
  CHECK(damaged.start() == "store.corrupt");
}

TEST_CASE("recovery: a store that lost its end in one piece is found by the high water") {
  Damaged damaged;
  REQUIRE(damaged.world.reopen().ok());
  damaged.world.state(damaged.world.coordinator, operation_opened(9));
  damaged.world.close();  // writes the high water
  damaged.batch.remove(Table::entries, key_of(damaged.size));
  damaged.batch.remove(Table::hashes, key_of(damaged.size));
  damaged.batch.put(Table::meta, newest_checkpoint_key,
                    damaged.stored(Table::meta, checkpoint_key(TreeSize{damaged.size})));
  CHECK(damaged.start() == "log.behind-high-water");
  damaged.world.high_water.forget();
  CHECK(damaged.start() == "log.high-water-missing");  // nothing else would tell: why it is kept elsewhere
}

TEST_CASE(
    "recovery: without the high water it starts only where somebody says that it may, who then has it anew") {
  Damaged damaged;
  auto& high_water = damaged.world.high_water;
  CHECK_FALSE(accept_missing_high_water(damaged.world.store(), high_water).value());
  const auto before = high_water.read().value();
  high_water.forget();
  CHECK(damaged.start() == "log.high-water-missing");
  CHECK(accept_missing_high_water(damaged.world.store(), high_water).value());
  CHECK(high_water.read().value() == before);
  CHECK(damaged.start() == "");
}

TEST_CASE("recovery: another log of the same length is found by the high water") {
  Damaged damaged;
  REQUIRE(damaged.world.high_water.write(note_of(RegisterWorld::origin, damaged.size, 201)).ok());
  CHECK(damaged.start() == "log.differs-from-high-water");
  REQUIRE(damaged.world.high_water.write(note_of(RegisterWorld::origin, 2, 201)).ok());
  CHECK(damaged.start() == "log.differs-from-high-water");
}

TEST_CASE("recovery: a high water that is not signed by the log key is refused") {
  Damaged damaged;
  REQUIRE(damaged.world.high_water.write(note_of(RegisterWorld::origin, 2, 99)).ok());
  CHECK(damaged.start() == "log.checkpoint-wrong");
}

TEST_CASE("recovery: the service opens with the founding's own keys only") {
  Damaged damaged;
  const auto other = seeded_signer(99);
  const auto ports = damaged.world.ports();
  const auto with = [&](const Signer& log_key, const Signer& seal_key) {
    return Service::open({ports.store, ports.high_water, ports.codec, ports.cipher, ports.verifier, log_key,
                          seal_key, ports.clock, ports.random},
                         {}, nullptr)
        .error()
        .code;
  };
  CHECK(with(*other, ports.seal_key) == "log.key-wrong");
  CHECK(with(ports.log_key, *other) == "log.seal-key-wrong");
}

}  // namespace kroniek::test
