#include "tests/storage/fault_env.h"

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

namespace kroniek::test {
namespace {

using Switch = std::shared_ptr<std::atomic<FileFault>>;

rocksdb::IOStatus broken() {
  return rocksdb::IOStatus::IOError("the test broke the device");
}

class FaultFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultFile(std::unique_ptr<rocksdb::FSWritableFile> file, bool is_log, Switch fault)
      : FSWritableFileOwnerWrapper(std::move(file)), is_log_(is_log), fault_(std::move(fault)) {}

  using FSWritableFileOwnerWrapper::Append;
  rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
    if (*fault_ == (is_log_ ? FileFault::log_write : FileFault::table_write)) return broken();
    return FSWritableFileOwnerWrapper::Append(data, options, context);
  }
  rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    if (is_log_ && *fault_ == FileFault::log_sync) return broken();
    return FSWritableFileOwnerWrapper::Sync(options, context);
  }
  rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    if (is_log_ && *fault_ == FileFault::log_sync) return broken();
    return FSWritableFileOwnerWrapper::Fsync(options, context);
  }

 private:
  bool is_log_;
  Switch fault_;
};

class FaultFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  explicit FaultFileSystem(Switch fault)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), fault_(std::move(fault)) {}
  const char* Name() const override { return "FaultFileSystem"; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override {
    auto status = FileSystemWrapper::NewWritableFile(name, options, file, context);
    const bool is_log = name.ends_with(".log");
    if (status.ok() && (is_log || name.ends_with(".sst")))
      *file = std::make_unique<FaultFile>(std::move(*file), is_log, fault_);
    return status;
  }

 private:
  Switch fault_;
};

}  // namespace

FaultEnv::FaultEnv()
    : fault_(std::make_shared<std::atomic<FileFault>>(FileFault::none)),
      env_(rocksdb::NewCompositeEnv(std::make_shared<FaultFileSystem>(fault_))) {}

FaultEnv::~FaultEnv() = default;

}  // namespace kroniek::test
