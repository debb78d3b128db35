#include "storage/rocks_store.h"

#include <fcntl.h>
#include <rocksdb/write_batch.h>

#include "storage/file.h"
#include "storage/rocks_options.h"
#include "storage/rocks_snapshot.h"
#include "storage/wal_check.h"

namespace kroniek {
namespace {

constexpr std::size_t row_overhead_bytes =
    32;  // record headers, lengths and checksums around a row in the log

Error disk_full(std::uint64_t free, std::uint64_t needed) {
  return {ErrorKind::storage_full, "store.disk-full",
          "The disk has " + std::to_string(free) + " bytes left; " + std::to_string(needed) +
              " are kept free. Make space; the store then goes on by itself. Deleting its file `ballast` "
              "gives a little at once."};
}

Error read_only() {
  return {ErrorKind::unavailable, "store.read-only", "The store was opened for reading only."};
}

// A little space that an operator can have back at once. The store goes on by itself where it stood no
// further below its watermark than that; where others filled the disk it is not enough. Without room for it
// there is none: it is a convenience, and no promise rests on it.
void keep_ballast(const StoreOptions& options, std::uint64_t free) {
  const auto path = options.path / "ballast";
  if (options.ballast_bytes == 0 || std::filesystem::exists(path)) return;
  if (free < options.free_space_min_bytes + options.ballast_bytes) return;
  File file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (file.is_open() && file.reserve(options.ballast_bytes)) return;
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

std::size_t bytes_of(const Batch& batch) {
  std::size_t bytes = 0;
  for (const Change& change : batch.changes)
    bytes += row_overhead_bytes + change.key.size() + (change.value ? change.value->size() : 0);
  return bytes;
}

rocksdb::Status write(rocks::Handles& handles, const Batch& batch, std::size_t bytes) {
  rocksdb::WriteBatch rows(bytes);
  for (const Change& change : batch.changes) {
    auto* family = handles.family(change.table);
    const auto status =
        change.value ? rows.Put(family, change.key, *change.value) : rows.Delete(family, change.key);
    if (!status.ok()) return status;
  }
  return handles.database->Write(rocks::durable_write(), &rows);
}

}  // namespace

Result<std::unique_ptr<RocksStore>> RocksStore::open(const StoreOptions& options, const Disk& disk,
                                                     rocksdb::Env* env) {
  // RocksDB names its manifest in CURRENT, which it writes last when it makes a store.
  std::error_code error;
  const bool exists = std::filesystem::exists(options.path / "CURRENT", error);
  if (!exists && (!options.create || options.read_only))
    return Error{ErrorKind::not_found, "store.missing",
                 "There is no store in " + options.path.string() + "."};
  if (!exists && !std::filesystem::exists(options.path) &&
      !std::filesystem::create_directories(options.path, error))
    return Error{ErrorKind::unavailable, "store.not-opened",
                 "The directory " + options.path.string() + " cannot be made: " + error.message() + "."};
  TRY(free, disk.free_bytes());
  const bool room = free >= options.free_space_min_bytes;
  if (!exists && !room) return disk_full(free, options.free_space_min_bytes);

  const auto access = options.read_only ? rocks::Access::read_asked
                      : room            ? rocks::Access::write
                                        : rocks::Access::read_no_room;
  if (exists) TRY_OK(rocks::check_write_ahead_logs(options.path));
  TRY(handles, rocks::open({options.path.string(), options.block_cache_bytes, access, options.create, env}));
  std::unique_ptr<RocksStore> store(new RocksStore(options, disk, std::move(handles)));
  if (access == rocks::Access::write) {
    // Names first, commits later: after a power loss neither may the new store be missing, nor a log that was
    // already recovered from and deleted be back, which would look like damage beside the logs that follow
    // it.
    if (!sync_directory(options.path) || !sync_directory(parent_of(options.path)))
      return Error{ErrorKind::unavailable, "store.not-opened",
                   "The directory's names could not be made durable."};
    keep_ballast(options, free);
  }
  return store;
}

RocksStore::RocksStore(StoreOptions options, const Disk& disk, std::unique_ptr<rocks::Handles> handles)
    : options_(std::move(options)), disk_(disk), handles_(std::move(handles)) {}

RocksStore::~RocksStore() {
  std::uint64_t snapshots = 0;
  handles_->database->GetIntProperty(rocksdb::DB::Properties::kNumSnapshots, &snapshots);
  VERIFY(snapshots == 0, "a snapshot outlives its store");
  // A store at rest then needs no write-ahead log, whose loss RocksDB would not notice. Every commit is
  // durable already, so a flush that fails here costs nothing.
  if (may_write(0).ok()) rocks::flush_all(*handles_).PermitUncheckedError();
  rocks::close(*handles_);
}

Result<Ok> RocksStore::health() const {
  if (const auto failure = handles_->failure->first()) return *failure;
  switch (handles_->access) {
    case rocks::Access::write:
      return Ok{};
    case rocks::Access::read_asked:
      return read_only();
    case rocks::Access::read_no_room:
      return Error{
          ErrorKind::storage_full, "store.disk-full",
          "The disk was nearly full when the store was opened, so it only reads. Make space, and restart."};
  }
  VERIFY(false, "an Access is one of its names");
  return read_only();
}

Result<Ok> RocksStore::may_write(std::size_t bytes) const {
  TRY_OK(health());
  TRY(free, disk_.free_bytes());
  const std::uint64_t needed = options_.free_space_min_bytes + bytes;
  if (free < needed) return disk_full(free, needed);
  return Ok{};
}

Result<Ok> RocksStore::commit(const Batch& batch) {
  const std::size_t bytes = bytes_of(batch);
  TRY_OK(may_write(bytes));
  if (batch.changes.empty()) return Ok{};
  // A crash during the write: after the restart all of the batch is there or nothing, and nobody was told.
  const rocksdb::Status status = write(*handles_, batch, bytes);
  if (!status.ok()) handles_->failure->report(rocks::write_error(status));
  return health();
}

std::unique_ptr<const Snapshot> RocksStore::snapshot() const {
  return std::make_unique<rocks::RocksSnapshot>(*handles_);
}

Result<Ok> RocksStore::purge(Table table, std::string_view from, std::string_view before) {
  TRY_OK(may_write(0));
  return rocks::purge(*handles_, {table, from, before}, options_.purge_patience);
}

}  // namespace kroniek
