// The characters and lists of RFC 9110 section 5.6 and RFC 3986, each test in one place. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kroniek::http {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_space(char c) {
  return c == ' ' || c == '\t';
}

// RFC 9110 section 5.6.2: one or more token characters.
bool is_token(std::string_view text);
// Only characters that RFC 3986 has in a path or query (no fragment), and every `%` followed by two hex
// digits.
bool is_uri_text(std::string_view text);
// Without the spaces and tabs around it.
std::string_view trimmed(std::string_view text);
// The items of a comma-separated list, trimmed, empty ones left out. Does not know quoted strings.
std::vector<std::string> list_items(std::string_view text);
// The value of one hex digit, or -1.
int hex_value(char c);

}  // namespace kroniek::http
