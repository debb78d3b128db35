#include "core/text.h"

#include <algorithm>

namespace kroniek {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

// What a lead byte announces (RFC 3629 section 3); a text that is cut off gives what is there.
CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t value = bytes == 1 ? lead : lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes && at + i < text.size(); ++i)
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return {value, bytes};
}

template <typename Holds>
bool every(std::string_view text, Holds holds) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = code_point_at(text, at);
    if (!holds(point.value)) return false;
    at += point.bytes;
  }
  return true;
}

bool is_between(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

// Blanks (Unicode White_Space), and format characters without a shape of their own.
bool shows_nothing(char32_t value) {
  return value <= 0x20 || value == 0x85 || value == 0xA0 || value == 0xAD || value == 0x34F ||
         value == 0x61C || is_between(value, 0x115F, 0x1160) || value == 0x1680 || value == 0x180E ||
         is_between(value, 0x2000, 0x200F) || is_between(value, 0x2028, 0x202F) ||
         is_between(value, 0x205F, 0x206F) || value == 0x2800 || value == 0x3000 || value == 0x3164 ||
         is_between(value, 0xFE00, 0xFE0F) || value == 0xFEFF || value == 0xFFA0;
}

bool is_wide_blank(char32_t value) {
  return value == 0xA0 || is_between(value, 0x2000, 0x200A) || value == 0x202F || value == 0x205F ||
         value == 0x3000;
}

}  // namespace

bool is_blank(std::string_view text) {
  return every(text, shows_nothing);
}

bool turns_direction(std::string_view text) {
  return !every(text, [](char32_t value) {
    return !is_between(value, 0x202A, 0x202E) && !is_between(value, 0x2066, 0x2069);
  });
}

std::string with_plain_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, bytes] = code_point_at(text, at);
    bool plain = false;
    for (const char32_t zero : {char32_t{0x660}, char32_t{0x6F0}, char32_t{0xFF10}})
      if (is_between(value, zero, zero + 9)) {
        out += static_cast<char>('0' + (value - zero));
        plain = true;
      }
    if (is_wide_blank(value))
      out += ' ';
    else if (!plain)
      out.append(text.substr(at, bytes));
    at += bytes;
  }
  return out;
}

}  // namespace kroniek
