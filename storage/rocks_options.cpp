#include "storage/rocks_options.h"

#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

namespace kroniek::rocks {
namespace {

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;

// All memtables together. Enough to take a second of full load; more only makes recovery longer.
constexpr std::size_t memtable_bytes_max = 64 * mib;
// Recovery reads the write-ahead log back at some 100 MB/s: about a second.
constexpr std::uint64_t wal_bytes_max = 128 * mib;

enum class Shape {
  append,  // keys only grow: files never overlap, compaction moves them without rewriting
  point,   // looked up by key, often in vain
  ordered  // mostly scanned
};
enum class Content { open, random };  // random: encrypted or hashes, cannot be compressed

struct Layout {
  Shape shape;
  Content content;
};

Layout layout_of(Table table) {
  switch (table) {
    case Table::meta:
      return {Shape::point, Content::open};
    case Table::entries:
      return {Shape::append, Content::open};
    case Table::hashes:
      return {Shape::append, Content::random};
    case Table::statements:
      return {Shape::point, Content::random};
    case Table::streams:
      return {Shape::ordered, Content::open};
    case Table::views:
      return {Shape::point, Content::open};
    case Table::view_history:
      return {Shape::ordered, Content::open};
    case Table::lists:
      return {Shape::ordered, Content::open};
    case Table::list_history:
      return {Shape::ordered, Content::open};
    case Table::vault:
      return {Shape::point, Content::random};
    case Table::data_keys:
      return {Shape::point, Content::random};
  }
  VERIFY(false, "a Table is one of its names");
  return {};
}

rocksdb::BlockBasedTableOptions table_options(Shape shape, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions options;
  options.block_cache = cache;
  options.format_version = 5;
  options.checksum = rocksdb::kXXH3;
  options.block_size = shape == Shape::append ? 16 * kib : 4 * kib;
  // Indexes and filters of 10 M entries are larger than what may stay in memory: they are cached like data,
  // in small partitions, and pushed out last.
  options.cache_index_and_filter_blocks = true;
  options.cache_index_and_filter_blocks_with_high_priority = true;
  options.pin_l0_filter_and_index_blocks_in_cache = true;
  options.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  if (shape == Shape::point) {
    options.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));  // one false hit in a hundred
    options.partition_filters = true;
    options.optimize_filters_for_memory = true;
  }
  return options;
}

rocksdb::ColumnFamilyOptions family_options(Table table, const std::shared_ptr<rocksdb::Cache>& cache) {
  const Layout layout = layout_of(table);
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(layout.shape, cache)));
  options.write_buffer_size = 32 * mib;
  options.max_write_buffer_number = 4;
  options.level_compaction_dynamic_level_bytes = true;
  // A purge rewrites every file that it touches; small files keep an erasure quick.
  options.target_file_size_base = table == Table::vault || table == Table::data_keys ? 8 * mib : 64 * mib;
  // What one compaction may take on disk on top of what is there: it must fit in the space below the
  // watermark.
  options.max_compaction_bytes = 256 * mib;
  const bool compressible = layout.content == Content::open;
  options.compression = compressible ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
  options.bottommost_compression = compressible ? rocksdb::kZSTD : rocksdb::kNoCompression;
  // Nothing is rewritten because it is old: a log is.
  options.ttl = 0;
  options.periodic_compaction_seconds = 0;
  options.force_consistency_checks = true;
  options.paranoid_file_checks =
      true;  // every new file is read back before it replaces what it was made from
  return options;
}

}  // namespace

const char* name_of(Table table) {
  switch (table) {
    case Table::meta:
      return "meta";
    case Table::entries:
      return "entries";
    case Table::hashes:
      return "hashes";
    case Table::statements:
      return "statements";
    case Table::streams:
      return "streams";
    case Table::views:
      return "views";
    case Table::view_history:
      return "view-history";
    case Table::lists:
      return "lists";
    case Table::list_history:
      return "list-history";
    case Table::vault:
      return "vault";
    case Table::data_keys:
      return "data-keys";
  }
  VERIFY(false, "a Table is one of its names");
  return "";
}

std::shared_ptr<rocksdb::Cache> block_cache(std::size_t bytes) {
  rocksdb::LRUCacheOptions options;
  options.capacity = bytes;
  options.high_pri_pool_ratio = 0.5;
  return rocksdb::NewLRUCache(options);
}

rocksdb::DBOptions database_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::DBOptions options;
  // The default recovery stops silently at the first damaged record and drops acknowledged writes after it.
  // This one takes a torn tail, which is what a crash leaves, and refuses everything else.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;  // a closed write-ahead log that is missing is noticed
  options.verify_sst_unique_id_in_manifest = true;
  options.paranoid_checks = true;
  options.best_efforts_recovery = false;
  options.max_bgerror_resume_count = 0;  // after a failed write nothing is tried again: a restart decides
  options.max_total_wal_size = wal_bytes_max;
  // Nothing deleted may linger: no archived and no recycled write-ahead logs.
  options.WAL_ttl_seconds = 0;
  options.WAL_size_limit_MB = 0;
  options.recycle_log_file_num = 0;
  options.write_buffer_manager = std::make_shared<rocksdb::WriteBufferManager>(memtable_bytes_max, cache);
  options.max_background_jobs = 2;
  options.max_open_files = 512;  // of the 1,024 that a process has by default; the rest is for connections
  options.bytes_per_sync = 1 * mib;  // spreads the writing of a large file, so that no commit waits behind it
  options.max_manifest_file_size = 16 * mib;
  // RocksDB's own diary. Warnings only: it is for whoever must find out why a store refused.
  options.info_log_level = rocksdb::WARN_LEVEL;
  options.keep_log_file_num = 4;
  options.max_log_file_size = 4 * mib;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> column_families(const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  families.emplace_back(rocksdb::kDefaultColumnFamilyName, family_options(Table::meta, cache));
  for (std::size_t index = 0; index < table_count; ++index) {
    const auto table = static_cast<Table>(index);
    families.emplace_back(name_of(table), family_options(table, cache));
  }
  return families;
}

rocksdb::WriteOptions durable_write() {
  rocksdb::WriteOptions options;
  options.sync = true;
  options.protection_bytes_per_key = 8;  // a bit that flips between the batch and the memtable is noticed
  return options;
}

rocksdb::ReadOptions checked_read(const rocksdb::Snapshot* snapshot) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.verify_checksums = true;
  return options;
}

}  // namespace kroniek::rocks
