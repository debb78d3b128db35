#include "core/formats/text_encoding.h"

#include "core/bytes.h"

namespace kroniek {
namespace {

enum class ByteOrder { little, big };

char32_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto one = static_cast<unsigned char>(bytes[at]);
  const auto two = static_cast<unsigned char>(bytes[at + 1]);
  return order == ByteOrder::little ? static_cast<char32_t>(two << 8 | one)
                                    : static_cast<char32_t>(one << 8 | two);
}

// RFC 2781; a surrogate without its other half is no text.
std::optional<std::string> from_utf16(std::string_view bytes, ByteOrder order) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    auto point = unit_at(bytes, at, order);
    if (point >= 0xDC00 && point < 0xE000) return std::nullopt;
    if (point >= 0xD800 && point < 0xDC00) {
      at += 2;
      if (at >= bytes.size()) return std::nullopt;
      const auto low = unit_at(bytes, at, order);
      if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, point);
  }
  return out;
}

// The characters of 0x80 to 0x9F in Windows code page 1252; 0 where there is none. The others are Latin-1's.
constexpr std::array<char32_t, 32> cp1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                             0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool own = byte >= 0x80 && byte < 0xA0;
    const auto point = own ? cp1252[byte - 0x80U] : static_cast<char32_t>(byte);
    if (own && point == 0) return std::nullopt;
    append_utf8(out, point);
  }
  return out;
}

}  // namespace

void append_utf8(std::string& out, char32_t point) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | (point >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (point >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::optional<std::string> to_utf8(std::string_view bytes, TextEncoding encoding) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), ByteOrder::little);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), ByteOrder::big);
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const bool marked = bytes.starts_with(mark);
  if (marked) bytes.remove_prefix(mark.size());
  if (encoding == TextEncoding::windows_1252 && !marked) return from_windows_1252(bytes);
  if (!is_utf8(bytes)) return std::nullopt;
  return std::string(bytes);
}

}  // namespace kroniek
