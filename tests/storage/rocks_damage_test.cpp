// Damaged and missing table files and manifests; who may open a store, and when.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/storage/rocks_support.h"
#include "tests/support/files.h"

namespace kroniek {
namespace {

using namespace test;

constexpr std::uint64_t rows = 200;

void closed_store(const RocksRoom& room) {
  commit_rows(*room.make("store"), rows);
}

// `store.corrupt` from opening or from reading, or all rows as they were written; whole_rows stops at
// anything else.
bool noticed_or_harmless(const RocksRoom& room) {
  const auto store = room.open_read_only("store");
  if (!store.ok()) return store.error().code == "store.corrupt";
  const auto read = whole_rows(**store);
  return read.ok() ? *read == rows : read.error().code == "store.corrupt";
}

// The table file with the rows: the largest.
std::filesystem::path table_file(const RocksRoom& room) {
  const auto files = files_ending(room.path("store"), ".sst");
  VERIFY(!files.empty(), "a closed store has its rows in table files");
  return *std::ranges::max_element(files, {},
                                   [](const auto& file) { return std::filesystem::file_size(file); });
}

std::string code_of(const Result<std::unique_ptr<RocksStore>>& opened) {
  return opened.ok() ? "opened" : opened.error().code;
}

}  // namespace

TEST_CASE("rocks store: a flipped bit anywhere in a table file is noticed, or changes nothing that is read") {
  const RocksRoom room;
  closed_store(room);
  const auto file = table_file(room);
  const std::string whole = file_text(file);
  for (std::size_t byte = 0; byte < whole.size(); byte += whole.size() / 150 + 1) {
    flip_bit(file, byte, static_cast<int>(byte % 8));
    CHECK(noticed_or_harmless(room));
    write_file(file, whole);
  }
}

TEST_CASE("rocks store: a flipped bit in a data block is an error of the read and of the scan that meet it") {
  const RocksRoom room;
  closed_store(room);
  flip_bit(table_file(room), 20, 3);
  const auto store = room.open("store");
  REQUIRE(store.ok());
  const auto snapshot = (*store)->snapshot();
  const std::vector<std::string> keys{row_key(0)};
  CHECK(snapshot->read(Table::entries, row_key(0)).error().code == "store.corrupt");
  CHECK(snapshot->read_all(Table::entries, keys).error().code == "store.corrupt");
  CHECK(whole_rows(**store).error().code == "store.corrupt");
}

TEST_CASE("rocks store: a table file that is cut off or missing is noticed") {
  const RocksRoom room;
  closed_store(room);
  const auto file = table_file(room);
  SECTION("cut off") {
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  }
  SECTION("missing") {
    std::filesystem::remove(file);
  }
  CHECK(code_of(room.open("store")) == "store.corrupt");
  CHECK(code_of(room.open_read_only("store")) == "store.corrupt");
}

TEST_CASE("rocks store: a table file of another store in place of its own is noticed") {
  const RocksRoom room;
  closed_store(room);
  {
    const auto other = room.make("other");
    for (std::uint64_t number = 0; number < rows; ++number) {
      Batch batch;
      batch.put(Table::entries, row_key(number),
                "another value for the same key, as long as you like it to be");
      REQUIRE(other->commit(batch).ok());
    }
  }
  std::filesystem::copy_file(files_ending(room.path("other"), ".sst").front(), table_file(room),
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(noticed_or_harmless(room));
}

TEST_CASE("rocks store: a damaged or missing manifest is noticed") {
  const RocksRoom room;
  closed_store(room);
  std::filesystem::path manifest;
  for (const auto& file : std::filesystem::directory_iterator(room.path("store")))
    if (file.path().filename().string().starts_with("MANIFEST")) manifest = file.path();
  SECTION("damaged") {
    flip_bit(manifest, 100, 2);
  }
  SECTION("missing") {
    std::filesystem::remove(manifest);
  }
  SECTION("not named") {
    write_file(room.path("store") / "CURRENT", "MANIFEST-999999\n");
  }
  CHECK(code_of(room.open("store")) == "store.corrupt");
}

TEST_CASE("rocks store: a path without a store is an error, unless one is to be made") {
  const RocksRoom room;
  CHECK(code_of(room.open("nowhere")) == "store.missing");
  CHECK(code_of(room.open_read_only("nowhere")) == "store.missing");
  CHECK_FALSE(std::filesystem::exists(room.path("nowhere")));
  CHECK(room.make("nowhere")->health().ok());
}

TEST_CASE("rocks store: a store that is open is locked for a second writer, and free for a reader") {
  const RocksRoom room;
  const auto store = room.make("store");
  commit_rows(*store, 3);
  CHECK(code_of(room.open("store")) == "store.locked");
  const auto reader = room.open_read_only("store");
  REQUIRE(reader.ok());
  CHECK(whole_rows(**reader).value() == 3);
}

TEST_CASE("rocks store: opened to read, it takes no commit and leaves no trace") {
  const RocksRoom room;
  closed_store(room);
  const auto before = files_ending(room.path("store"), "");
  {
    const auto store = room.open_read_only("store");
    REQUIRE(store.ok());
    CHECK(commit_row(**store, rows).error().code == "store.read-only");
    CHECK((*store)->purge(Table::entries, "", "").error().code == "store.read-only");
    CHECK((*store)->health().error().code == "store.read-only");
    CHECK(whole_rows(**store).value() == rows);
  }
  CHECK(files_ending(room.path("store"), "") == before);
}

}  // namespace kroniek
