// An open RocksDB with everything that must live as long as it does, and what is done with it beyond reading
// and writing: opening, purging, closing.
#pragma once

#include <rocksdb/db.h>

#include <array>
#include <chrono>
#include <memory>

#include "core/ports.h"
#include "storage/rocks_status.h"

namespace kroniek::rocks {

enum class Access {
  write,
  read_asked,   // the caller wants to read only
  read_no_room  // there is no room to write
};

struct Handles {
  std::shared_ptr<Failure> failure;  // with the listener that RocksDB holds
  std::unique_ptr<rocksdb::DB> database;
  std::array<rocksdb::ColumnFamilyHandle*, table_count> tables{};
  rocksdb::ColumnFamilyHandle* unused_default = nullptr;
  Access access = Access::write;

  rocksdb::ColumnFamilyHandle* family(Table table) const { return tables[static_cast<std::size_t>(table)]; }
};

struct OpenRequest {
  std::string path;
  std::size_t block_cache_bytes;
  Access access;
  bool create;
  rocksdb::Env* env;  // null: the system's
};
Result<std::unique_ptr<Handles>> open(const OpenRequest& request);

// Writes all memtables into files whose checksums and names the manifest knows.
rocksdb::Status flush_all(Handles& handles);

// `store.purge-blocked`, `store.failed`; see RocksStore::purge.
struct KeyRange {
  Table table;
  std::string_view from;
  std::string_view before;  // empty: to the end
};
Result<Ok> purge(Handles& handles, const KeyRange& range, std::chrono::milliseconds patience);

void close(Handles& handles);

}  // namespace kroniek::rocks
