// A second look at RocksDB's write-ahead logs before it recovers from them. Its own recovery takes any record
// whose length points past the end of the file for the torn tail of a crash, so one flipped bit in a length
// can silently drop every record that follows in the last 32 KiB. Each commit is synced before the next
// begins, so only the very last record can be torn: one that cannot be read and has a whole one after it was
// acknowledged, and is damaged.
#pragma once

#include <filesystem>

#include "core/bytes.h"

namespace kroniek::rocks {

// The log files `<number>.log` in `directory`. `store.corrupt`: there is none, or a damaged record is not the
// last; names file and offset. `store.read-failed`. A bit that flips in the last record's length cannot be
// told from a torn tail: the high-water file is there for that.
Result<Ok> check_write_ahead_logs(const std::filesystem::path& directory);

// Where the whole records of one log end, and whether a whole record stands behind a damaged one.
struct LogExtent {
  std::size_t records = 0;
  std::size_t readable_bytes = 0;
  bool damaged = false;
};
LogExtent extent_of_log(ByteView file);

// CRC-32C (RFC 3720 appendix B.4), as RocksDB's logs use it before masking.
std::uint32_t crc32c(ByteView bytes);

}  // namespace kroniek::rocks
