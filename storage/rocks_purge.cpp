// Where deleted bytes hide, and what makes each place let go of them:
//   an open snapshot keeps every value that it can see through any compaction    → wait until the earlier
//   ones are gone the memtables and the write-ahead log, which all tables share                → flush all
//   tables the table's files, down to the last level                                    → compact, last level
//   included files that were replaced, until their last reader is gone                    → have them
//   deleted, and look
#include <rocksdb/env.h>

#include <algorithm>
#include <functional>
#include <set>
#include <thread>

#include "storage/rocks_handles.h"

namespace kroniek::rocks {
namespace {

using Patience = std::chrono::milliseconds;
using Names = std::set<std::string>;

// RocksDB does not tell when a snapshot is released or a file deleted, so it is asked.
bool wait_until(Patience patience, const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

Error blocked(const char* who) {
  return {ErrorKind::busy, "store.purge-blocked",
          std::string("The deleted values are still held by ") + who + "; purge again when it is gone."};
}

bool earlier_snapshots_gone(rocksdb::DB& database, std::uint64_t sequence) {
  std::uint64_t count = 0;
  std::uint64_t oldest = 0;
  VERIFY(database.GetIntProperty(rocksdb::DB::Properties::kNumSnapshots, &count),
         "a property of every RocksDB");
  if (count == 0) return true;
  VERIFY(database.GetIntProperty("rocksdb.oldest-snapshot-sequence", &oldest), "a property of every RocksDB");
  return oldest >= sequence;
}

// Table files and write-ahead logs in the directory, by their names without a path.
Result<Names> data_files(rocksdb::DB& database) {
  std::vector<std::string> children;
  const auto status = database.GetEnv()->GetChildren(database.GetName(), &children);
  if (!status.ok()) return read_error(status);
  Names names;
  for (std::string& child : children)
    if (child.ends_with(".sst") || child.ends_with(".log")) names.insert(std::move(child));
  return names;
}

// An empty log may stay until RocksDB is next written to; it has nothing to let go of.
Result<Names> written_logs(rocksdb::DB& database) {
  TRY(names, data_files(database));
  std::erase_if(names, [&](const std::string& name) {
    std::uint64_t bytes = 0;
    const auto status = database.GetEnv()->GetFileSize(database.GetName() + "/" + name, &bytes);
    return !name.ends_with(".log") || (status.ok() && bytes == 0);
  });
  return names;
}

void forget_live(rocksdb::DB& database, Names& names) {
  std::vector<rocksdb::LiveFileMetaData> files;
  database.GetLiveFilesMetaData(&files);
  for (const auto& file : files) names.erase(file.name.substr(file.name.find_first_not_of('/')));
}

Result<Ok> delete_replaced(rocksdb::DB& database, Names logs, Patience patience) {
  TRY(replaced, data_files(database));
  std::erase_if(replaced,
                [&](const std::string& name) { return name.ends_with(".log") && !logs.contains(name); });
  std::optional<Error> error;
  const bool gone = wait_until(patience, [&] {
    // Switching deletions on looks through the whole directory for what nobody needs, here and now.
    database.EnableFileDeletions(/*force=*/true).PermitUncheckedError();
    forget_live(database, replaced);
    const Result<Names> present = data_files(database);
    if (!present.ok()) return error = present.error(), true;
    std::erase_if(replaced, [&](const std::string& name) { return !present->contains(name); });
    return replaced.empty();
  });
  if (error) return *error;
  return gone ? Result<Ok>(Ok{}) : Result<Ok>(blocked("a scan that runs"));
}

Error stop(Handles& handles, const rocksdb::Status& status) {
  handles.failure->report(write_error(status));
  return write_error(status);
}

rocksdb::Status compact(Handles& handles, const KeyRange& range) {
  rocksdb::CompactRangeOptions options;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForce;
  const rocksdb::Slice from(range.from.data(), range.from.size());
  const rocksdb::Slice before(range.before.data(), range.before.size());
  return handles.database->CompactRange(options, handles.family(range.table), &from,
                                        range.before.empty() ? nullptr : &before);
}

}  // namespace

Result<Ok> purge(Handles& handles, const KeyRange& range, Patience patience) {
  rocksdb::DB& database = *handles.database;
  const std::uint64_t sequence = database.GetLatestSequenceNumber();
  if (!wait_until(patience, [&] { return earlier_snapshots_gone(database, sequence); }))
    return blocked("an open snapshot");

  TRY(logs, written_logs(database));
  if (const auto status = flush_all(handles); !status.ok()) return stop(handles, status);
  // The log that is written to now holds nothing older than the flush: each flushed memtable began a new one.
  std::unique_ptr<rocksdb::LogFile> current;
  if (const auto status = database.GetCurrentWalFile(&current); !status.ok()) return read_error(status);
  logs.erase(current->PathName().substr(current->PathName().find_last_of('/') + 1));

  if (const auto status = compact(handles, range); !status.ok()) return stop(handles, status);
  return delete_replaced(database, std::move(logs), patience);
}

}  // namespace kroniek::rocks
