// RocksDB's log format, version of 7.8: blocks of 32 KiB; in each, records of
//   masked CRC-32C of type and payload (4 bytes, little-endian) | payload length (2) | type (1) | payload
// A write is one FULL record, or FIRST, MIDDLE… and LAST where it crosses blocks. Fewer than 7 bytes at the
// end of a block are zero. We switch off the variants for recycled and compressed logs.
#include "storage/wal_check.h"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>

#include "storage/file.h"

namespace kroniek::rocks {
namespace {

constexpr std::size_t block_bytes = 32 * 1024;
constexpr std::size_t header_bytes = 7;
constexpr std::size_t log_bytes_max = std::size_t{4} << 30;

enum class Kind : std::uint8_t { full = 1, first = 2, middle = 3, last = 4 };

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t index = 0; index < table.size(); ++index) {
    std::uint32_t value = index;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0x82f63b78U : 0U);
    table[index] = value;
  }
  return table;
}();

std::uint32_t little_endian(ByteView bytes) {
  std::uint32_t value = 0;
  for (std::size_t index = bytes.size(); index > 0; --index) value = (value << 8) | bytes[index - 1];
  return value;
}

std::uint32_t unmasked(std::uint32_t masked) {
  const std::uint32_t rotated = masked - 0xa282ead8U;
  return (rotated >> 17) | (rotated << 15);
}

struct Record {
  Kind kind;
  std::size_t bytes;
};

// The whole and undamaged record at `offset`, if there is one.
std::optional<Record> record_at(ByteView file, std::size_t offset) {
  const std::size_t block_end = std::min(file.size(), (offset / block_bytes + 1) * block_bytes);
  const ByteView rest = file.subspan(offset, block_end - offset);
  if (rest.size() < header_bytes || rest[6] < 1 || rest[6] > 4) return std::nullopt;
  const std::size_t length = little_endian(rest.subspan(4, 2));
  if (header_bytes + length > rest.size()) return std::nullopt;
  if (unmasked(little_endian(rest.first(4))) != crc32c(rest.subspan(6, 1 + length))) return std::nullopt;
  return Record{static_cast<Kind>(rest[6]), header_bytes + length};
}

bool begins_a_write(const std::optional<Record>& record) {
  return record && (record->kind == Kind::full || record->kind == Kind::first);
}

// Records begin anywhere in the block that was lost track of, and at the start of every later one; from there
// on they can be followed.
bool write_begins_after(ByteView file, std::size_t damage) {
  const std::size_t block_end = std::min(file.size(), (damage / block_bytes + 1) * block_bytes);
  for (std::size_t offset = damage + 1; offset < block_end; ++offset)
    if (begins_a_write(record_at(file, offset))) return true;
  for (std::size_t block = block_end; block < file.size(); block += block_bytes) {
    std::size_t offset = block;
    while (offset < file.size() && offset < block + block_bytes) {
      const auto record = record_at(file, offset);
      if (begins_a_write(record)) return true;
      if (!record) break;
      offset += record->bytes;
    }
  }
  return false;
}

Error corrupt(const std::filesystem::path& file, const std::string& what) {
  return {ErrorKind::corrupt, "store.corrupt", file.string() + ": " + what + "."};
}

Result<std::map<std::uint64_t, std::filesystem::path>> logs_of(const std::filesystem::path& directory) {
  std::map<std::uint64_t, std::filesystem::path> logs;
  std::error_code error;
  for (auto file = std::filesystem::directory_iterator(directory, error);
       !error && file != std::filesystem::directory_iterator(); file.increment(error)) {
    const std::string stem = file->path().stem().string();
    const bool numbered = !stem.empty() && stem.find_first_not_of("0123456789") == std::string::npos;
    if (file->path().extension() == ".log" && numbered) logs[std::stoull(stem)] = file->path();
  }
  if (error)
    return Error{ErrorKind::unavailable, "store.read-failed",
                 directory.string() + ": " + error.message() + "."};
  return logs;
}

}  // namespace

std::uint32_t crc32c(ByteView bytes) {
  std::uint32_t value = ~0U;
  for (const std::uint8_t byte : bytes) value = crc_table[(value ^ byte) & 0xff] ^ (value >> 8);
  return ~value;
}

LogExtent extent_of_log(ByteView file) {
  LogExtent extent;
  std::size_t offset = 0;
  while (offset < file.size()) {
    const std::size_t left_in_block = block_bytes - offset % block_bytes;
    if (left_in_block < header_bytes) {
      offset += left_in_block;
      continue;
    }
    const auto record = record_at(file, offset);
    if (!record) break;
    offset += record->bytes;
    if (record->kind == Kind::full || record->kind == Kind::last) {
      ++extent.records;
      extent.readable_bytes = offset;
    }
  }
  extent.damaged = offset < file.size() && write_begins_after(file, offset);
  return extent;
}

Result<Ok> check_write_ahead_logs(const std::filesystem::path& directory) {
  TRY(logs, logs_of(directory));
  // RocksDB begins a log when it opens and keeps it until the next one is there.
  if (logs.empty()) return corrupt(directory, "the write-ahead log is missing");
  std::optional<std::pair<std::filesystem::path, std::size_t>> torn;
  for (const auto& [number, path] : logs) {
    File file(path, O_RDONLY);
    const auto bytes = file.is_open() ? file.read_all(log_bytes_max) : std::nullopt;
    if (!bytes && errno == ENOENT) continue;  // read-only beside a running store: it was not needed any more
    if (!bytes) return Error{ErrorKind::unavailable, "store.read-failed", path.string() + " cannot be read."};
    const LogExtent extent = extent_of_log(as_bytes(*bytes));
    if (extent.damaged)
      return corrupt(path, "a record after byte " + std::to_string(extent.readable_bytes) +
                               " is damaged, and whole ones follow it");
    if (torn && extent.records > 0)
      return corrupt(torn->first, "it ends at byte " + std::to_string(torn->second) +
                                      " in the middle of a record, and a later log goes on");
    if (extent.readable_bytes < bytes->size()) torn = {path, extent.readable_bytes};
  }
  return Ok{};
}

}  // namespace kroniek::rocks
