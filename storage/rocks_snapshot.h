// One moment of an open RocksDB. Every block that is read is checked against its checksum first.
#pragma once

#include "storage/rocks_handles.h"

namespace kroniek::rocks {

class RocksSnapshot final : public Snapshot {
 public:
  explicit RocksSnapshot(const Handles& handles)
      : handles_(handles), snapshot_(handles.database->GetSnapshot()) {}
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;
  ~RocksSnapshot() override { handles_.database->ReleaseSnapshot(snapshot_); }

  // Errors of all three: `store.corrupt`, `store.read-failed`.
  Result<std::optional<std::string>> read(Table table, std::string_view key) const override;
  Result<std::vector<std::optional<std::string>>> read_all(Table table,
                                                           std::span<const std::string> keys) const override;
  Result<Ok> scan(Table table, std::string_view from, std::string_view before, Order order,
                  const Visit& visit) const override;

 private:
  const Handles& handles_;
  const rocksdb::Snapshot* snapshot_;
};

}  // namespace kroniek::rocks
