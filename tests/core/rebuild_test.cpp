// Rebuilding gives the same bytes, whatever was there, and a rebuild that was cut off is noticed and can be
// done again.
#include "core/register/rebuild.h"

#include <catch2/catch.hpp>

#include "tests/core/audit_support.h"

namespace kroniek::test {
namespace {

std::string code_of(const Result<Rebuilt>& result) {
  return result.ok() ? "" : result.error().code;
}

const RebuildOptions two_threads{2, nullptr};

}  // namespace

TEST_CASE("rebuild: the tables are byte for byte as they were") {
  const auto on = GENERATE(RegisterWorld::On::memory, RegisterWorld::On::rocks);
  RegisterWorld::Options options = founded_only();
  options.on = on;
  RegisterWorld world(options);
  fill_small(world);
  see_often(world, 300);
  const auto size = world.size();
  world.close();
  const CopiedStore before(*world.inner_store().snapshot());
  const auto rebuilt = rebuild(world.inner_store(), world.codec(), two_threads).value();
  CHECK(rebuilt.size.value == size);
  CHECK(rebuilt.streams == before.rows(Table::views).size());
  CHECK(CopiedStore(*world.inner_store().snapshot()) == before);
  CHECK(world.reopen().ok());
}

TEST_CASE("rebuild: damaged, missing and stray rows are mended") {
  RegisterWorld world(founded_only());
  fill_small(world);
  world.close();
  const CopiedStore before(*world.inner_store().snapshot());
  for (const auto table : {Table::streams, Table::views, Table::view_history, Table::statements, Table::lists,
                           Table::list_history}) {
    const auto& rows = before.rows(table);
    Batch damage;
    damage.put(table, rows.begin()->first, "x");
    damage.put(table, "stray", "y");
    damage.remove(table, rows.rbegin()->first);
    REQUIRE(world.inner_store().commit(damage).ok());
    REQUIRE(rebuild(world.inner_store(), world.codec(), two_threads).ok());
    CHECK(CopiedStore(*world.inner_store().snapshot()) == before);
  }
}

TEST_CASE("rebuild: cut off at any commit, the register does not start until it is done again") {
  RegisterWorld world(founded_only());
  fill_small(world);
  world.close();
  const CopiedStore before(*world.inner_store().snapshot());
  std::size_t cut_off = 0;
  for (;; ++cut_off) {
    FaultStore faults(world.inner_store());
    faults.fail_after(cut_off, Fault::refuse);
    if (rebuild(faults, world.codec(), two_threads).ok()) break;
    const auto opened = world.reopen();
    CHECK(opened.ok() == (cut_off == 0));
    if (!opened.ok()) CHECK(opened.error().code == "log.rebuild-unfinished");
    world.close();
  }
  CHECK(cut_off == 3);  // the last one finds nothing to drop any more: the mark, the rows, the mark's end
  CHECK(CopiedStore(*world.inner_store().snapshot()) == before);
  CHECK(world.reopen().ok());
}

TEST_CASE("rebuild: an entry that does not read is named, and the mark stays") {
  RegisterWorld world(founded_only());
  fill_small(world);
  world.close();
  Batch damage;
  damage.put(Table::entries, key_of(3), "x");
  REQUIRE(world.inner_store().commit(damage).ok());
  CHECK(code_of(rebuild(world.inner_store(), world.codec(), two_threads)) == "entry.unreadable");
  CHECK(CopiedStore(*world.inner_store().snapshot()).rows(Table::meta).contains(rebuilding_key));
}

TEST_CASE("rebuild: there is nothing to rebuild where nothing was founded") {
  RegisterWorld::Options options;
  options.founded = false;
  RegisterWorld world(options);
  CHECK_FALSE(rebuild(world.store(), world.codec(), two_threads).ok());
  CHECK(CopiedStore(*world.inner_store().snapshot()).rows(Table::meta).empty());
}

}  // namespace kroniek::test
