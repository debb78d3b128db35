// Any bytes as a write-ahead log of RocksDB: what is found whole lies within them, and is found again in that
// part alone.
#include <cstddef>
#include <cstdint>

#include "core/check.h"
#include "storage/wal_check.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView file(data, size);
  const auto extent = rocks::extent_of_log(file);
  VERIFY(extent.readable_bytes <= size, "what was read is of the file");
  const auto whole = rocks::extent_of_log(file.first(extent.readable_bytes));
  VERIFY(whole.records == extent.records && !whole.damaged, "whole records stay whole records");
  return 0;
}
