// What RocksDB reports, said in our words; and the first failure of a store, kept until it is closed.
#pragma once

#include <rocksdb/listener.h>
#include <rocksdb/status.h>

#include <memory>
#include <mutex>
#include <optional>

#include "core/result.h"

namespace kroniek::rocks {

// `store.corrupt`: what is stored is not what was written. `store.read-failed`: the device could not say.
Error read_error(const rocksdb::Status& status);
// `store.locked`, `store.corrupt`, `store.not-opened`.
Error open_error(const rocksdb::Status& status);
// `store.failed`, unavailable: the outcome of what was being written is unknown.
Error write_error(const rocksdb::Status& status);

// The first failure stays. Owned by the store, which asks before each commit, and by the listener that
// RocksDB holds, which reports failures of its background work. Any thread.
class Failure {
 public:
  void report(Error error);
  std::optional<Error> first() const;

 private:
  mutable std::mutex mutex_;
  std::optional<Error> first_;  // guarded by mutex_
};

// Passes background errors on to `failure`, and keeps RocksDB from recovering by itself.
std::shared_ptr<rocksdb::EventListener> listen_for_failure(std::shared_ptr<Failure> failure);

}  // namespace kroniek::rocks
