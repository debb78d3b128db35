#include "storage/rocks_snapshot.h"

#include "storage/rocks_options.h"

namespace kroniek::rocks {
namespace {

rocksdb::Slice as_slice(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

Result<std::optional<std::string>> RocksSnapshot::read(Table table, std::string_view key) const {
  std::string value;
  const auto status =
      handles_.database->Get(checked_read(snapshot_), handles_.family(table), as_slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>{};
  if (!status.ok()) return read_error(status);
  return std::optional(std::move(value));
}

Result<std::vector<std::optional<std::string>>> RocksSnapshot::read_all(
    Table table, std::span<const std::string> keys) const {
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> found(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  handles_.database->MultiGet(checked_read(snapshot_), handles_.family(table), keys.size(), slices.data(),
                              found.data(), statuses.data());
  std::vector<std::optional<std::string>> values(keys.size());
  for (std::size_t index = 0; index < keys.size(); ++index) {
    if (statuses[index].IsNotFound()) continue;
    if (!statuses[index].ok()) return read_error(statuses[index]);
    values[index] = found[index].ToString();
  }
  return values;
}

Result<Ok> RocksSnapshot::scan(Table table, std::string_view from, std::string_view before, Order order,
                               const Visit& visit) const {
  const rocksdb::Slice lower = as_slice(from);
  const rocksdb::Slice upper = as_slice(before);
  if (!before.empty() && from >= before) return Ok{};
  rocksdb::ReadOptions options = checked_read(snapshot_);
  options.iterate_lower_bound = &lower;
  if (!before.empty()) options.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> rows(
      handles_.database->NewIterator(options, handles_.family(table)));
  if (order == Order::ascending) {
    rows->Seek(lower);
  } else {
    rows->SeekToLast();  // the last below the upper bound
  }
  while (rows->Valid()) {
    if (!visit(rows->key().ToStringView(), rows->value().ToStringView())) return Ok{};
    if (order == Order::ascending) {
      rows->Next();
    } else {
      rows->Prev();
    }
  }
  // An iterator that meets a damaged block ends like one that is done; only its status tells.
  if (!rows->status().ok()) return read_error(rows->status());
  return Ok{};
}

}  // namespace kroniek::rocks
