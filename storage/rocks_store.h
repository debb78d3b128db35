// The store on RocksDB: one column family per table, one write-ahead log, one fsync per commit. It stops for
// good at the first failed write, refuses before the disk is full, and opens only what it can read back whole
// (storage/README.md). Snapshots must be gone before the store is. Any thread may read; one at a time
// commits; purge may run beside both.
#pragma once

#include <chrono>
#include <filesystem>

#include "core/ports.h"

namespace rocksdb {
class Env;
}

namespace kroniek {

namespace rocks {
struct Handles;
}

struct StoreOptions {
  std::filesystem::path path;                              // a directory of the store's own
  std::size_t block_cache_bytes = std::size_t{160} << 20;  // blocks, indexes, filters and memtables together
  // Below this, commits are refused. It must hold what RocksDB may still write by itself then: all memtables
  // (64 MiB) and one compaction for each of two background jobs (256 MiB). On a full disk its library aborts.
  std::uint64_t free_space_min_bytes = std::uint64_t{640} << 20;
  std::uint64_t ballast_bytes = std::uint64_t{64}
                                << 20;  // a file to delete when space is needed at once; 0: none
  bool read_only = false;  // takes no lock and writes nothing; sees what was durable at the moment of opening
  bool create = false;     // make the store if it is not there; without it that is an error
  std::chrono::milliseconds purge_patience{10'000};  // how long purge waits for readers of what it removes
};

class RocksStore final : public Store {
 public:
  // With less free space than the watermark an existing store is opened read-only, whatever was asked:
  // health() says so. `store.missing`, `store.locked`, `store.corrupt`, `store.disk-full` (nothing there yet
  // and no room), `store.not-opened`. `disk` must outlive the store. `env` is RocksDB's way to the system,
  // replaced in tests only.
  static Result<std::unique_ptr<RocksStore>> open(const StoreOptions& options, const Disk& disk,
                                                  rocksdb::Env* env = nullptr);
  ~RocksStore() override;

  // `store.disk-full`, `store.read-only`, `store.failed`.
  Result<Ok> commit(const Batch& batch) override;
  std::unique_ptr<const Snapshot> snapshot() const override;
  // Flushes and rewrites, then waits until the files before are deleted: seconds. Values are gone from every
  // file; keys may stand in the manifest until the store is opened again. `store.purge-blocked`: a reader
  // still holds what is to go; call again later.
  Result<Ok> purge(Table table, std::string_view from, std::string_view before) override;
  Result<Ok> health() const override;
  Result<Ok> may_accept() const override { return may_write(0); }

 private:
  RocksStore(StoreOptions options, const Disk& disk, std::unique_ptr<rocks::Handles> handles);
  Result<Ok> may_write(std::size_t bytes) const;

  StoreOptions options_;
  const Disk& disk_;
  std::unique_ptr<rocks::Handles> handles_;
};

}  // namespace kroniek
