#include "core/formats/zip.h"

#include <zlib.h>

#include <algorithm>
#include <set>

namespace kroniek {
namespace {

// The records' signatures and fixed lengths: APPNOTE sections 4.3.7, 4.3.12 and 4.3.16.
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::size_t comment_bytes_max = 0xffff;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t encrypted_flags = 0x0041;  // bit 0, and bit 6: strong encryption

Error malformed() {
  return {ErrorKind::invalid, "zip.malformed", "The file is no whole zip archive."};
}
Error refused(std::string_view code, std::string_view detail) {
  return {ErrorKind::invalid, std::string(code), std::string(detail)};
}

// Little-endian; the caller has seen that the bytes are there.
std::uint16_t u16(ByteView bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | (bytes[at + 1] << 8));
}
std::uint32_t u32(ByteView bytes, std::size_t at) {
  return static_cast<std::uint32_t>(u16(bytes, at)) | (static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16);
}
bool holds(ByteView bytes, std::size_t at, std::size_t count) {
  return at <= bytes.size() && count <= bytes.size() - at;
}

// The last end record whose comment ends with the file.
std::size_t find_end(ByteView archive) {
  if (archive.size() < end_bytes) return archive.size();
  const auto last = archive.size() - end_bytes;
  const auto first = last > comment_bytes_max ? last - comment_bytes_max : 0;
  for (auto at = last + 1; at-- > first;)
    if (u32(archive, at) == end_signature && at + end_bytes + u16(archive, at + 20) == archive.size())
      return at;
  return archive.size();
}

Result<Ok> check_entry(const ZipEntry& entry, std::uint16_t flags, const ZipLimits& limits) {
  if ((flags & encrypted_flags) != 0)
    return refused("zip.encrypted", "The file is protected with a password; save it without one.");
  if (entry.method != stored && entry.method != deflated)
    return refused("zip.method", "An entry is packed in another way than office programs do.");
  if (entry.method == stored && entry.bytes != entry.compressed_bytes) return malformed();
  const bool swells = entry.bytes > limits.ratio_from_bytes &&
                      entry.bytes / limits.ratio_max > std::max<std::size_t>(entry.compressed_bytes, 1);
  if (entry.bytes > limits.entry_bytes_max || swells)
    return Error{ErrorKind::too_large, "zip.too-large", "Unpacked, the file would be too large."};
  return Ok{};
}

// Raw deflate (RFC 1951) of which the unpacked size is known: anything else is malformed.
Result<std::string> inflate_all(ByteView packed, std::size_t bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return Error{ErrorKind::unavailable, "zip.no-memory", "There is no memory to unpack the file."};
  std::string out(bytes + 1, '\0');  // one more shows that there is more than was said
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const auto ended = inflate(&stream, Z_FINISH);
  const bool whole = ended == Z_STREAM_END && stream.total_out == bytes && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole) return malformed();
  out.resize(bytes);
  return out;
}

}  // namespace

bool looks_like_zip(ByteView bytes) {
  return holds(bytes, 0, 4) && u32(bytes, 0) == local_signature;
}

Result<ZipReader> ZipReader::open(ByteView archive, const ZipLimits& limits) {
  const auto end = find_end(archive);
  if (end == archive.size()) return malformed();
  const std::size_t count = u16(archive, end + 10);
  const std::size_t directory = u32(archive, end + 16);
  const bool one_disk = u16(archive, end + 4) == 0 && u16(archive, end + 8) == count;
  if (!one_disk || !holds(archive.first(end), directory, u32(archive, end + 12))) return malformed();
  if (count > limits.entries_max)
    return Error{ErrorKind::too_large, "zip.too-many-entries", "The archive holds too many files."};
  ZipReader reader(archive);
  std::set<std::string, std::less<>> names;
  std::size_t total = 0;
  auto at = directory;
  for (std::size_t i = 0; i < count; ++i) {
    if (!holds(archive.first(end), at, entry_bytes) || u32(archive, at) != entry_signature)
      return malformed();
    const std::size_t name_bytes = u16(archive, at + 28);
    if (!holds(archive.first(end), at + entry_bytes, name_bytes)) return malformed();
    ZipEntry entry{std::string(as_text(archive.subspan(at + entry_bytes, name_bytes))),
                   u16(archive, at + 10),
                   u32(archive, at + 16),
                   u32(archive, at + 20),
                   u32(archive, at + 24),
                   u32(archive, at + 42)};
    TRY_OK(check_entry(entry, u16(archive, at + 8), limits));
    total += entry.bytes;
    if (total > limits.total_bytes_max)
      return Error{ErrorKind::too_large, "zip.too-large", "Unpacked, the file would be too large."};
    // Two readers would otherwise see two documents.
    if (!names.insert(entry.name).second)
      return refused("zip.entry-twice", "Two files in the archive have the same name.");
    at += entry_bytes + name_bytes + u16(archive, at + 30) + u16(archive, at + 32);
    reader.entries_.push_back(std::move(entry));
  }
  return reader;
}

const ZipEntry* ZipReader::find(std::string_view name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const ZipEntry& each) { return each.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Result<std::string> ZipReader::read(std::string_view name) const {
  const auto* entry = find(name);
  if (entry == nullptr) return refused("zip.entry-missing", "A file is not in the archive.");
  const auto at = entry->header_at;
  if (!holds(archive_, at, local_bytes) || u32(archive_, at) != local_signature) return malformed();
  const auto data = at + local_bytes + u16(archive_, at + 26) + u16(archive_, at + 28);
  if (!holds(archive_, data, entry->compressed_bytes)) return malformed();
  const auto packed = archive_.subspan(data, entry->compressed_bytes);
  auto out = entry->method == stored ? Result<std::string>(std::string(as_text(packed)))
                                     : inflate_all(packed, entry->bytes);
  if (!out.ok()) return out;
  const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<uInt>(out->size()));
  if (checksum != entry->checksum)
    return refused("zip.checksum", "A file in the archive is damaged: its checksum is wrong.");
  return out;
}

}  // namespace kroniek
