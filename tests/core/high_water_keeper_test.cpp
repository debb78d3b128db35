// The keeper of the high-water file: what it does when the file cannot be written.
#include "core/register/high_water_keeper.h"

#include <catch2/catch.hpp>

#include "tests/support/register_world.h"

namespace kroniek::test {

TEST_CASE(
    "high-water keeper: a write that failed once is made up for without another checkpoint, or an end") {
  MemoryHighWater file;
  file.fail(true);
  HighWaterKeeper keeper(file);
  keeper.offer("a");
  REQUIRE(eventually([&] { return !keeper.health().ok(); }));
  CHECK(keeper.health().error().code == "high-water.not-written");
  file.fail(false);
  REQUIRE(eventually([&] { return keeper.health().ok(); }));
  CHECK(file.read().value() == "a");
}

TEST_CASE(
    "high-water keeper: after a failed write the newest checkpoint is written, not the one that failed") {
  MemoryHighWater file;
  file.fail(true);
  HighWaterKeeper keeper(file);
  keeper.offer("a");
  REQUIRE(eventually([&] { return file.tries() > 0; }));
  keeper.offer("b");
  file.fail(false);
  REQUIRE(eventually([&] { return file.read().value() == "b"; }));
}

TEST_CASE("high-water keeper: at its end it tries once more, and no more than that") {
  MemoryHighWater file;
  file.fail(true);
  {
    HighWaterKeeper keeper(file);
    keeper.offer("a");
    REQUIRE(eventually([&] { return !keeper.health().ok(); }));
    file.fail(false);
  }
  CHECK(file.read().value() == "a");

  std::size_t before = 0;
  file.fail(true);
  {
    HighWaterKeeper keeper(file);
    keeper.offer("b");
    REQUIRE(eventually([&] { return !keeper.health().ok(); }));
    before = file.tries();
  }
  CHECK(file.tries() <= before + 2);  // the pause may have ended meanwhile
  CHECK(file.read().value() == "a");
}

}  // namespace kroniek::test
