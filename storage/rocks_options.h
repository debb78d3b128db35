// How RocksDB is set up: what it must promise (recovery, checksums, fsync) and how each table is laid out on
// disk. The reasons stand in the .cpp beside each value; the bytes on disk in storage/README.md.
#pragma once

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/options.h>

#include <memory>
#include <string>
#include <vector>

#include "core/ports.h"

namespace kroniek::rocks {

// The column family's name: part of the format.
const char* name_of(Table table);

// `cache` bounds blocks, indexes, filters and memtables together.
rocksdb::DBOptions database_options(const std::shared_ptr<rocksdb::Cache>& cache);
// RocksDB's own `default` family, which stays empty, and then one for each Table in its order.
std::vector<rocksdb::ColumnFamilyDescriptor> column_families(const std::shared_ptr<rocksdb::Cache>& cache);
std::shared_ptr<rocksdb::Cache> block_cache(std::size_t bytes);

rocksdb::WriteOptions durable_write();
rocksdb::ReadOptions checked_read(const rocksdb::Snapshot* snapshot);

}  // namespace kroniek::rocks
