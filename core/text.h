// What a text may hold beside its letters. UTF-8 that was checked before (core/json.cpp).
#pragma once

#include <string>
#include <string_view>

namespace kroniek {

// Nothing but blanks and characters that do not show: nobody said anything.
bool is_blank(std::string_view text);

// Marks that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069): they make a text read
// otherwise than it is. Arabic and Hebrew need none.
bool turns_direction(std::string_view text);

// With full-width, Arabic-Indic and Persian digits as 0 to 9, and blanks of other widths as a space.
std::string with_plain_digits(std::string_view text);

}  // namespace kroniek
