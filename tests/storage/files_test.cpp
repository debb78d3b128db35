// The high-water file and the real disk.
#include <sys/statvfs.h>

#include <catch2/catch.hpp>

#include "storage/disk.h"
#include "storage/high_water_file.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kroniek {

TEST_CASE("high-water file: nothing was written yet, then always the newest text, also for the next reader") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "high-water";
  HighWaterFile file(path);
  CHECK(file.read().value() == std::nullopt);
  REQUIRE(file.write("a long first checkpoint\n10\n").ok());
  REQUIRE(file.write("second\n11\n").ok());
  CHECK(file.read().value() == "second\n11\n");
  CHECK(HighWaterFile(path).read().value() == "second\n11\n");
  CHECK(test::file_text(path) == "second\n11\n");
  CHECK_FALSE(std::filesystem::exists(directory.path() / "high-water.new"));
}

TEST_CASE("high-water file: what a crash left half written is not read, and does not stand in the way") {
  const test::TemporaryDirectory directory;
  HighWaterFile file(directory.path() / "high-water");
  REQUIRE(file.write("whole\n").ok());
  test::write_file(directory.path() / "high-water.new", "ha");
  // Whoever tries again writes another file: of the first one a sync may have failed, and would not say so
  // again.
  std::filesystem::create_hard_link(directory.path() / "high-water.new", directory.path() / "first-try");
  CHECK(file.read().value() == "whole\n");
  REQUIRE(file.write("next\n").ok());
  CHECK(file.read().value() == "next\n");
  CHECK(test::file_text(directory.path() / "first-try") == "ha");
}

TEST_CASE("high-water file: what cannot be read or written is an error, never an empty answer") {
  const test::TemporaryDirectory directory;
  CHECK(HighWaterFile(directory.path()).read().error().code == "high-water.unreadable");
  CHECK(HighWaterFile(directory.path()).write("text").error().code == "high-water.not-written");
  CHECK(HighWaterFile(directory.path() / "none" / "file").write("text").error().code ==
        "high-water.not-written");
  test::write_file(directory.path() / "huge", std::string(100'000, 'x'));
  CHECK(HighWaterFile(directory.path() / "huge").read().error().code == "high-water.unreadable");
}

TEST_CASE("disk: the free space is what the file system says, and an unknown path is an error") {
  const test::TemporaryDirectory directory;
  struct statvfs space {};
  REQUIRE(::statvfs(directory.path().c_str(), &space) == 0);
  const std::uint64_t all = std::uint64_t{space.f_blocks} * space.f_frsize;
  const auto free = FileSystemDisk(directory.path()).free_bytes();
  REQUIRE(free.ok());
  CHECK(*free > 0);
  CHECK(*free <= all);
  CHECK(FileSystemDisk(directory.path() / "none").free_bytes().error().code == "disk.unreadable");
}

}  // namespace kroniek
