// Text files of spreadsheet programs as UTF-8. What a file says of itself is followed: UTF-8, with or without
// a byte order mark, or UTF-16 with one. An eight-bit encoding cannot be told from another one by looking,
// and a guess would change people's names without anybody noticing, so it is read only where somebody says
// which it is.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace kroniek {

enum class TextEncoding { as_marked, windows_1252 };
constexpr auto names_of(TextEncoding) {
  return std::to_array<std::string_view>({"as-marked", "windows-1252"});
}

// Without the byte order mark; none where the bytes are no text in that encoding.
std::optional<std::string> to_utf8(std::string_view bytes, TextEncoding encoding = TextEncoding::as_marked);

void append_utf8(std::string& out, char32_t point);

}  // namespace kroniek
