// What is left after a crash, and what a damaged or missing write-ahead log does.
#include <catch2/catch.hpp>

#include "storage/wal_check.h"
#include "tests/storage/rocks_support.h"
#include "tests/support/files.h"

namespace kroniek {
namespace {

using namespace test;

constexpr std::uint64_t rows = 20;

// The files that a crash after `rows` commits leaves, all of them in one log.
void crash_after_rows(const RocksRoom& room) {
  const auto store = room.make("store");
  commit_rows(*store, rows);
  room.crash_copy("store", "crashed");
}

std::size_t begin_of_last_record(std::string_view log) {
  return rocks::extent_of_log(as_bytes(log.substr(0, log.size() - 1))).readable_bytes;
}

std::string code_of(const Result<std::unique_ptr<RocksStore>>& opened) {
  return opened.ok() ? "opened" : opened.error().code;
}

}  // namespace

TEST_CASE("rocks store: every acknowledged commit is there after a crash") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto store = room.open("crashed");
  REQUIRE(store.ok());
  CHECK(whole_rows(**store).value() == rows);
}

TEST_CASE("rocks store: a torn tail opens with exactly the whole commits before it") {
  const RocksRoom room;
  crash_after_rows(room);
  const std::string log = file_text(newest_log(room.path("crashed")));
  const std::size_t record_bytes = log.size() / rows;
  for (std::size_t cut = 1; cut < 3 * record_bytes; cut += 17) {
    room.crash_copy("crashed", "torn");
    const std::string torn = log.substr(0, log.size() - cut);
    write_file(newest_log(room.path("torn")), torn);
    const auto store = room.open_read_only("torn");
    REQUIRE(store.ok());
    CHECK(whole_rows(**store).value() == rocks::extent_of_log(as_bytes(torn)).records);
  }
}

TEST_CASE("rocks store: after a torn tail it goes on, and the torn log is gone") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto torn = newest_log(room.path("crashed"));
  std::filesystem::resize_file(torn, std::filesystem::file_size(torn) - 5);
  {
    const auto store = room.open("crashed");
    REQUIRE(store.ok());
    REQUIRE(whole_rows(**store).value() == rows - 1);
    CHECK_FALSE(std::filesystem::exists(torn));
    REQUIRE(commit_row(**store, rows - 1).ok());
    room.crash_copy("crashed", "crashed again");
  }
  CHECK(whole_rows(**room.open("crashed again")).value() == rows);
}

TEST_CASE("rocks store: a flipped bit anywhere before the last record of the log is refused") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto log = newest_log(room.path("crashed"));
  const std::string whole = file_text(log);
  const std::size_t last_record = begin_of_last_record(whole);
  for (std::size_t byte = 0; byte < last_record; ++byte) {
    flip_bit(log, byte, static_cast<int>(byte % 8));
    const auto refused = rocks::check_write_ahead_logs(room.path("crashed"));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "store.corrupt");
    write_file(log, whole);
  }
  CHECK(rocks::check_write_ahead_logs(room.path("crashed")).ok());
}

TEST_CASE("rocks store: a store with a flipped bit in its log does not open, to write or to read") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto log = newest_log(room.path("crashed"));
  // Of a record in the middle: its checksum, its length (which RocksDB alone takes for a torn tail), its
  // type, its content.
  const std::string whole = file_text(log);
  const std::size_t middle = begin_of_last_record(std::string_view(whole).substr(0, whole.size() / 2));
  const std::size_t byte = middle + GENERATE(0U, 3U, 4U, 5U, 6U, 7U, 30U, 80U);
  flip_bit(log, byte, 5);
  CHECK(code_of(room.open("crashed")) == "store.corrupt");
  CHECK(code_of(room.open_read_only("crashed")) == "store.corrupt");
}

TEST_CASE(
    "rocks store: a flipped bit in the last record is refused, or drops that record: the high water tells") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto log = newest_log(room.path("crashed"));
  const std::string whole = file_text(log);
  for (std::size_t byte = begin_of_last_record(whole); byte < whole.size(); byte += 3) {
    flip_bit(log, byte, 6);
    const auto store = room.open_read_only("crashed");
    // Opened with less: the checkpoint in the store is then older than the one in the high-water file.
    if (store.ok()) CHECK(whole_rows(**store).value() == rows - 1);
    if (!store.ok()) CHECK(store.error().code == "store.corrupt");
    write_file(log, whole);
  }
}

TEST_CASE("rocks store: a deleted log is refused") {
  const RocksRoom room;
  crash_after_rows(room);
  std::filesystem::remove(newest_log(room.path("crashed")));
  CHECK(code_of(room.open("crashed")) == "store.corrupt");
  CHECK(code_of(room.open_read_only("crashed")) == "store.corrupt");
}

TEST_CASE("rocks store: a log put in place of the newest opens with less: only the high water can tell") {
  const RocksRoom room;
  crash_after_rows(room);
  write_file(newest_log(room.path("crashed")), "");
  const auto store = room.open("crashed");
  REQUIRE(store.ok());
  CHECK(whole_rows(**store).value() == 0);
}

TEST_CASE("rocks store: a log that ends inside a record before a later log is refused") {
  const RocksRoom room;
  crash_after_rows(room);
  const auto log = newest_log(room.path("crashed"));
  const std::string whole = file_text(log);
  write_file(log, whole.substr(0, whole.size() - 5));
  write_file(room.path("crashed") / "999999.log", whole);
  CHECK(code_of(room.open("crashed")) == "store.corrupt");
}

TEST_CASE("rocks store: closed in order, it needs no log that could be lost") {
  const RocksRoom room;
  { commit_rows(*room.make("store"), rows); }
  write_file(newest_log(room.path("store")), "");
  const auto store = room.open("store");
  REQUIRE(store.ok());
  CHECK(whole_rows(**store).value() == rows);
}

TEST_CASE("write-ahead log check: the checksum is CRC-32C") {
  CHECK(rocks::crc32c(as_bytes("123456789")) == 0xe3069283U);
  CHECK(rocks::crc32c(Bytes(32, 0)) == 0x8a9136aaU);  // RFC 3720 appendix B.4
}

TEST_CASE("write-ahead log check: records that cross blocks are followed, and damage in any block is found") {
  const RocksRoom room;
  const auto store = room.make("store");
  constexpr std::size_t large = 5;
  for (std::size_t number = 0; number < large; ++number) {
    Batch batch;
    batch.put(Table::views, row_key(number), std::string(50'000, static_cast<char>('a' + number)));
    REQUIRE(store->commit(batch).ok());
  }
  std::string log = file_text(newest_log(room.path("store")));
  CHECK(rocks::extent_of_log(as_bytes(log)).records == large);
  CHECK_FALSE(rocks::extent_of_log(as_bytes(log)).damaged);
  CHECK_FALSE(rocks::extent_of_log(as_bytes(std::string_view(log).substr(0, log.size() - 1))).damaged);
  for (std::size_t byte = 0; byte < 4 * 50'000; byte += 4'999) {
    log[byte] = static_cast<char>(log[byte] ^ 1);
    CHECK(rocks::extent_of_log(as_bytes(log)).damaged);
    log[byte] = static_cast<char>(log[byte] ^ 1);
  }
}

}  // namespace kroniek
