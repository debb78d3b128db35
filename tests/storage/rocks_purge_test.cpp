// After a purge no file holds the bytes: asked of the files, not of the store.
#include <catch2/catch.hpp>

#include "tests/storage/rocks_support.h"

namespace kroniek {
namespace {

using namespace test;

const std::string secret = "Only the vault may know this: 8f14e45fceea167a";

void put(Store& store, Table table, const std::string& key, const std::string& value) {
  Batch batch;
  batch.put(table, key, value);
  REQUIRE(store.commit(batch).ok());
}

void remove(Store& store, Table table, const std::string& key) {
  Batch batch;
  batch.remove(table, key);
  REQUIRE(store.commit(batch).ok());
}

}  // namespace

TEST_CASE("purge: a value deleted while only the log and the memory hold it is in no file any more") {
  const RocksRoom room;
  const auto store = room.make();
  put(*store, Table::vault, "subject 1", secret);
  REQUIRE(any_file_holds(room.path(), secret));
  remove(*store, Table::vault, "subject 1");
  REQUIRE(any_file_holds(room.path(), secret));
  REQUIRE(store->purge(Table::vault, "subject 1", "subject 2").ok());
  CHECK_FALSE(any_file_holds(room.path(), secret));
}

TEST_CASE("purge: a value in table files of any level is in no file any more, and the others stay") {
  const RocksRoom room;
  {
    const auto store = room.make();
    put(*store, Table::vault, "subject 0", "stays");
    put(*store, Table::vault, "subject 1", secret);
    put(*store, Table::vault, "subject 2", "stays too");
  }
  {
    const auto store = room.open();
    REQUIRE(store.ok());
    REQUIRE((*store)->purge(Table::vault, "", "").ok());  // to the last level, with the value in it
    REQUIRE(any_file_holds(room.path(), secret));
  }
  const auto store = room.open();
  REQUIRE(store.ok());
  remove(**store, Table::vault, "subject 1");
  put(**store, Table::entries, "unrelated", "so that another table has something in the log");
  REQUIRE((*store)->purge(Table::vault, "subject 1", "subject 2").ok());
  CHECK_FALSE(any_file_holds(room.path(), secret));
  CHECK((*store)->snapshot()->read(Table::vault, "subject 0").value() == "stays");
  CHECK((*store)->snapshot()->read(Table::vault, "subject 2").value() == "stays too");
  CHECK((*store)->snapshot()->read(Table::entries, "unrelated").value().has_value());
}

TEST_CASE("purge: an overwritten value is in no file any more") {
  const RocksRoom room;
  const auto store = room.make();
  put(*store, Table::data_keys, "subject 1", secret);
  REQUIRE(store->purge(Table::data_keys, "", "").ok());
  REQUIRE(any_file_holds(room.path(), secret));
  put(*store, Table::data_keys, "subject 1", "erased");
  REQUIRE(store->purge(Table::data_keys, "", "").ok());
  CHECK_FALSE(any_file_holds(room.path(), secret));
  CHECK(store->snapshot()->read(Table::data_keys, "subject 1").value() == "erased");
}

TEST_CASE("purge: while a snapshot can see the value it is blocked, and afterwards it is done") {
  const RocksRoom room;
  const auto store = room.make();
  put(*store, Table::vault, "subject 1", secret);
  auto reader = store->snapshot();
  remove(*store, Table::vault, "subject 1");
  CHECK(store->purge(Table::vault, "", "").error().kind == ErrorKind::busy);
  CHECK(store->health().ok());
  reader.reset();
  REQUIRE(store->purge(Table::vault, "", "").ok());
  CHECK_FALSE(any_file_holds(room.path(), secret));
}

TEST_CASE("purge: a scan of a later snapshot that keeps a replaced file open blocks it until it ends") {
  const RocksRoom room;
  const auto store = room.make();
  put(*store, Table::vault, "subject 0", "stays");
  put(*store, Table::vault, "subject 1", secret);
  REQUIRE(store->purge(Table::vault, "", "").ok());
  remove(*store, Table::vault, "subject 1");
  const auto during = store->snapshot()->scan(Table::vault, "", "", Order::ascending, [&](auto, auto) {
    CHECK(store->purge(Table::vault, "", "").error().code == "store.purge-blocked");
    return true;
  });
  CHECK(during.ok());
  REQUIRE(store->purge(Table::vault, "", "").ok());
  CHECK_FALSE(any_file_holds(room.path(), secret));
}

}  // namespace kroniek
