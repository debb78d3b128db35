#include "storage/rocks_handles.h"

#include <rocksdb/env.h>

#include <algorithm>

#include "storage/rocks_options.h"

namespace kroniek::rocks {
namespace {

class SilentLogger final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

Result<std::unique_ptr<Handles>> open(const OpenRequest& request) {
  const auto cache = block_cache(request.block_cache_bytes);
  auto handles = std::make_unique<Handles>();
  handles->failure = std::make_shared<Failure>();
  handles->access = request.access;
  rocksdb::DBOptions options = database_options(cache);
  options.listeners.push_back(listen_for_failure(handles->failure));
  options.create_if_missing = request.create;
  options.create_missing_column_families = request.create;
  if (request.env != nullptr) options.env = request.env;

  std::vector<rocksdb::ColumnFamilyHandle*> families;
  rocksdb::DB* database = nullptr;
  if (request.access == Access::write) {
    const auto status =
        rocksdb::DB::Open(options, request.path, column_families(cache), &families, &database);
    if (!status.ok()) return open_error(status);
  } else {
    options.info_log = std::make_shared<SilentLogger>();  // reading only leaves no trace in the directory
    const auto status =
        rocksdb::DB::OpenForReadOnly(options, request.path, column_families(cache), &families, &database);
    if (!status.ok()) return open_error(status);
  }
  handles->database.reset(database);
  VERIFY(families.size() == table_count + 1, "one handle for each family that was asked for");
  handles->unused_default = families.front();
  std::copy(families.begin() + 1, families.end(), handles->tables.begin());
  return handles;
}

rocksdb::Status flush_all(Handles& handles) {
  return handles.database->Flush(rocksdb::FlushOptions(), {handles.tables.begin(), handles.tables.end()});
}

void close(Handles& handles) {
  for (rocksdb::ColumnFamilyHandle* family : handles.tables)
    handles.database->DestroyColumnFamilyHandle(family);
  handles.database->DestroyColumnFamilyHandle(handles.unused_default);
  // Every commit was synced, so a failure here loses nothing that was promised.
  const rocksdb::Status status = handles.database->Close();
  status.PermitUncheckedError();
  handles.database.reset();
}

}  // namespace kroniek::rocks
