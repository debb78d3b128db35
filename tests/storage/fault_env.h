// RocksDB's way to the system, made to fail on command.
#pragma once

#include <atomic>
#include <memory>

namespace rocksdb {
class Env;
}

namespace kroniek::test {

enum class FileFault {
  none,
  log_sync,     // syncing a write-ahead log: the data may be there or not
  log_write,    // writing to a write-ahead log
  table_write,  // writing a table file: background work
};

class FaultEnv {
 public:
  FaultEnv();
  ~FaultEnv();
  FaultEnv(const FaultEnv&) = delete;
  FaultEnv& operator=(const FaultEnv&) = delete;
  rocksdb::Env* env() const { return env_.get(); }
  void fail(FileFault fault) { *fault_ = fault; }

 private:
  std::shared_ptr<std::atomic<FileFault>> fault_;  // with the files that RocksDB holds open
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace kroniek::test
