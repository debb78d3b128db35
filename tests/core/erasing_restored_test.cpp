// Values that come back with an old backup are erased again before the register answers anything.
#include <catch2/catch.hpp>

#include "core/register/copying.h"
#include "storage/memory_store.h"
#include "tests/core/audit_support.h"
#include "tests/core/erased_register.h"

namespace kroniek::test {
namespace {

// What restoring refuses, of two copies of a log.
std::string refusal(const Store& older, const Store& newer) {
  const auto before = older.snapshot();
  const auto after = newer.snapshot();
  const auto checked = check_continues(*before, *after);
  return checked.ok() ? accepted : checked.error().code;
}

void copy_into(const Store& from, Store& to, std::span<const Table> tables) {
  REQUIRE(copy_rows(*from.snapshot(), to, tables).ok());
}

std::size_t rows_of(const Store& store, const StreamId& of) {
  std::size_t rows = 0;
  for (const auto table : {Table::vault, Table::data_keys}) {
    const auto prefix = stream_prefix(of);
    REQUIRE(store.snapshot()
                ->scan(table, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view, std::string_view) { return ++rows, true; })
                .ok());
  }
  return rows;
}

}  // namespace

TEST_CASE("restoring: an older vault under the newer log loses what was erased since, and nothing else") {
  ErasedRegister erased;
  auto& world = erased.world;
  MemoryStore backup;
  copy_into(world.inner_store(), backup, all_tables());
  const auto others = rows_of(backup, person(2));
  erased.erase(R"(["personal","text"])");
  REQUIRE(refusal(backup, world.inner_store()) == accepted);
  MemoryStore restored;
  copy_into(world.inner_store(), restored, log_tables());
  copy_into(backup, restored, vault_tables());
  CHECK(rows_of(restored, person(1)) > 0);
  REQUIRE(finish_erasures(restored).ok());
  CHECK(rows_of(restored, person(1)) == 0);
  CHECK(rows_of(restored, person(2)) == others);
  CHECK(recover({restored, world.high_water, world.codec(), world.verifier()}).ok());
}

TEST_CASE("restoring: the log must be the backup's own, and go on where the backup ended") {
  ErasedRegister erased;
  MemoryStore backup;
  copy_into(erased.world.inner_store(), backup, all_tables());
  CHECK(refusal(backup, backup) == accepted);
  erased.tell("seen", R"("data": {"checkpoint": "AMS-2"})");
  CHECK(refusal(backup, erased.world.inner_store()) == accepted);
  CHECK(refusal(erased.world.inner_store(), backup) == "restore.log-older");
  Batch changed;
  const auto edge = key_of(row_of(nodes_of_root(TreeSize{erased.world.size() - 1}).front()).value);
  auto hashes = erased.world.inner_store().snapshot()->read(Table::hashes, edge).value().value();
  hashes.back() = static_cast<char>(hashes.back() ^ 1);
  changed.put(Table::hashes, edge, hashes);
  MemoryStore other;
  copy_into(erased.world.inner_store(), other, all_tables());
  REQUIRE(other.commit(changed).ok());
  CHECK(refusal(backup, other) == "restore.log-differs");
  RegisterWorld::Options options;
  options.plan = erased.world.plan();
  options.plan->origin = "kroniek.test/other";
  options.populated = false;
  CHECK(refusal(backup, RegisterWorld(options).inner_store()) == "restore.other-log");
}

TEST_CASE("restoring: a copy holds every row, and a register starts on it") {
  ErasedRegister erased;
  erased.erase();
  MemoryStore copied;
  copy_into(erased.world.inner_store(), copied, all_tables());
  CHECK(CopiedStore(*copied.snapshot()) == CopiedStore(*erased.world.inner_store().snapshot()));
  CHECK(recover({copied, erased.world.high_water, erased.world.codec(), erased.world.verifier()}).ok());
}

TEST_CASE("erasing: rows and keys that are put back are gone after a start") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase(R"(["personal","text"])");
  erased.world.close();
  erased.put_back(before);
  CHECK(erased.verify() == "vault.not-erased");
  CHECK(erased.verify(false) == "vault.not-erased");
  REQUIRE(erased.world.reopen().ok());
  CHECK(erased.stored().empty());
  CHECK(erased.world.faults().purges() == 4);
  CHECK(erased.verify() == "");
  CHECK(erased.opening(erased.world.registrar) == "subject.erased");
}

TEST_CASE("erasing: a key alone, or a row alone, is enough to be erased again") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase();
  for (const auto& row : before) {
    if (!row.key.starts_with(data_key_key(person(1), FieldClass::personal))) continue;
    erased.world.close();
    erased.put_back({row});
    CHECK(erased.verify() == "vault.not-erased");
    REQUIRE(erased.world.reopen().ok());
    CHECK(ErasedRegister::count(erased.stored(), FieldClass::personal) == 0);
  }
}

TEST_CASE("erasing: a start with nothing to erase writes nothing and purges nothing") {
  ErasedRegister erased;
  erased.erase();
  REQUIRE(erased.world.reopen().ok());
  erased.world.close();
  const auto started = erased.world.reopen();
  REQUIRE(started.ok());
  CHECK(erased.world.faults().commits() == 0);
  CHECK(erased.world.faults().purges() == 0);
}

TEST_CASE("erasing: where what came back cannot be deleted, the register does not start") {
  ErasedRegister erased;
  const auto before = erased.stored();
  erased.erase();
  erased.world.close();
  erased.put_back(before);
  FaultStore full(erased.world.inner_store());
  full.fail_next(Fault::disk_full);
  auto ports = erased.world.ports();
  const ServicePorts with_full{full,          ports.high_water, ports.codec, ports.cipher, ports.verifier,
                               ports.log_key, ports.seal_key,   ports.clock, ports.random};
  CHECK(Service::open(with_full, {}, nullptr).error().code == "store.disk-full");
}

}  // namespace kroniek::test
