// Zip archives as office documents are (PKWARE APPNOTE 6.3.10): one disk, entries stored or deflated, no
// encryption, no Zip64. What an archive says of its sizes is held against limits before anything is unpacked,
// and what comes out is held against what was said: size and CRC-32.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"

namespace kroniek {

struct ZipLimits {
  std::size_t entries_max = 1'000;
  std::size_t entry_bytes_max = 64 << 20;
  std::size_t total_bytes_max = 64 << 20;  // of all entries together
  // How many times larger an entry may become; of small ones this says nothing.
  std::size_t ratio_max = 200;
  std::size_t ratio_from_bytes = 1 << 20;
};

struct ZipEntry {
  std::string name;
  std::uint16_t method = 0;  // 0 stored, 8 deflated
  std::uint32_t checksum = 0;
  std::size_t compressed_bytes = 0;
  std::size_t bytes = 0;
  std::size_t header_at = 0;
};

// Whether the bytes begin as an archive with something in it does.
bool looks_like_zip(ByteView bytes);

class ZipReader {
 public:
  // Reads the directory. `zip.malformed`, `zip.too-many-entries`, `zip.entry-twice`, `zip.encrypted`,
  // `zip.method`, `zip.too-large`. `archive` outlives the reader.
  static Result<ZipReader> open(ByteView archive, const ZipLimits& limits = {});

  const std::vector<ZipEntry>& entries() const { return entries_; }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The entry's bytes. `zip.entry-missing`, `zip.malformed`, `zip.checksum`.
  Result<std::string> read(std::string_view name) const;

 private:
  explicit ZipReader(ByteView archive) : archive_(archive) {}
  const ZipEntry* find(std::string_view name) const;

  ByteView archive_;
  std::vector<ZipEntry> entries_;
};

}  // namespace kroniek
