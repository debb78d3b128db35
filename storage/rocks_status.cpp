#include "storage/rocks_status.h"

namespace kroniek::rocks {
namespace {

class FailureListener final : public rocksdb::EventListener {
 public:
  explicit FailureListener(std::shared_ptr<Failure> failure) : failure_(std::move(failure)) {}

  void OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* error) override {
    failure_->report(write_error(*error));
  }
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status, bool* auto_recovery) override {
    *auto_recovery = false;
  }

 private:
  std::shared_ptr<Failure> failure_;
};

bool mentions(const rocksdb::Status& status, const char* word) {
  return status.ToString().find(word) != std::string::npos;
}

Error corrupt(const rocksdb::Status& status) {
  return {ErrorKind::corrupt, "store.corrupt",
          "What is stored is not what was written: " + status.ToString() + "."};
}

}  // namespace

Error read_error(const rocksdb::Status& status) {
  if (status.IsCorruption()) return corrupt(status);
  return {ErrorKind::unavailable, "store.read-failed",
          "The store could not be read: " + status.ToString() + "."};
}

Error open_error(const rocksdb::Status& status) {
  // RocksDB has no code for a held lock. It names the file LOCK, or says that the holder is this very
  // process.
  if (status.IsIOError() && (mentions(status, "/LOCK") || mentions(status, "lock hold by current process")))
    return {ErrorKind::unavailable, "store.locked",
            "Another process has the store open: " + status.ToString() + "."};
  // A missing or unknown column family comes as an invalid argument, a missing manifest as a path not found.
  if (status.IsCorruption() || status.IsInvalidArgument() || status.IsNotSupported() ||
      status.IsPathNotFound())
    return corrupt(status);
  return {ErrorKind::unavailable, "store.not-opened",
          "The store could not be opened: " + status.ToString() + "."};
}

Error write_error(const rocksdb::Status& status) {
  return {ErrorKind::unavailable, "store.failed",
          "A write failed and its outcome is unknown; nothing is accepted until a restart: " +
              status.ToString() + "."};
}

void Failure::report(Error error) {
  const std::lock_guard lock(mutex_);
  if (!first_) first_ = std::move(error);
}

std::optional<Error> Failure::first() const {
  const std::lock_guard lock(mutex_);
  return first_;
}

std::shared_ptr<rocksdb::EventListener> listen_for_failure(std::shared_ptr<Failure> failure) {
  return std::make_shared<FailureListener>(std::move(failure));
}

}  // namespace kroniek::rocks
