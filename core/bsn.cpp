#include "core/bsn.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.h"

namespace kroniek {
namespace {

constexpr std::size_t bsn_digits = 9;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_separator(char c) {
  return c == '.' || c == '-' || c == ' ';
}

// Groups of digits that follow each other with one separator between them.
struct Span {
  std::vector<std::string_view> groups;
  std::size_t end = 0;
};

Span span_at(std::string_view text, std::size_t at) {
  Span span;
  while (true) {
    const auto start = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    span.groups.push_back(text.substr(start, at - start));
    if (at + 1 >= text.size() || !is_separator(text[at]) || !is_digit(text[at + 1])) break;
    ++at;
  }
  span.end = at;
  return span;
}

bool is_written_like_a_bsn(const std::vector<std::string_view>& groups) {
  const auto sizes_are = [&](std::initializer_list<std::size_t> sizes) {
    return std::equal(groups.begin(), groups.end(), sizes.begin(), sizes.end(),
                      [](std::string_view group, std::size_t size) { return group.size() == size; });
  };
  return sizes_are({3, 3, 3}) || sizes_are({4, 2, 3}) || sizes_are({2, 2, 2, 3});
}

bool holds_one(const Span& span) {
  for (const auto group : span.groups)
    if (group.size() == bsn_digits && passes_eleven_test(group)) return true;
  if (!is_written_like_a_bsn(span.groups)) return false;
  std::string digits;
  for (const auto group : span.groups) digits += group;
  return passes_eleven_test(digits);
}

}  // namespace

bool passes_eleven_test(std::string_view digits) {
  if (digits.size() != bsn_digits || !std::all_of(digits.begin(), digits.end(), is_digit) ||
      digits == "000000000")
    return false;
  int sum = -(digits[8] - '0');
  for (int i = 0; i < 8; ++i) sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  return sum % 11 == 0;
}

bool contains_zone_line(std::string_view text) {
  constexpr std::size_t line_min = 28, digits_min = 8;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_zone = [](char c) {
      return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '<';
    };
    const auto end = static_cast<std::size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_zone) - text.begin());
    const auto run = text.substr(at, end - at);
    const auto digits = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), is_digit));
    const bool has_small = std::any_of(run.begin(), run.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool filled = run.find('<') != std::string_view::npos;
    // Without fillers, keys and ids look alike; those of ours have small letters.
    if (run.size() >= line_min && digits >= digits_min && (filled || (!has_small && digits < run.size())))
      return true;
    at = end + 1;
  }
  return false;
}

bool contains_bsn(std::string_view said) {
  if (contains_zone_line(said)) return true;
  const auto text = with_plain_digits(said);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const auto span = span_at(text, at);
    const bool is_phone_number = at > 0 && text[at - 1] == '+';
    if (!is_phone_number && holds_one(span)) return true;
    at = span.end;
  }
  return false;
}

}  // namespace kroniek
