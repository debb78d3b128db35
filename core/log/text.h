// Small parts that the line-based C2SP formats share. Reading is strict: one text for each value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/bytes.h"

namespace kroniek {

// ASCII decimal without sign or leading zeros, at most 2^63 - 1; none if the text is anything else.
std::optional<std::uint64_t> parse_decimal(std::string_view text);

// 32 bytes in padded base64; none if the text is anything else.
std::optional<Hash> parse_hash(std::string_view text);

// Takes the first line, without its LF, from the front of `text`; none if no LF is left.
std::optional<std::string_view> take_line(std::string_view& text);

}  // namespace kroniek
