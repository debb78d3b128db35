#include "core/formats/xlsx_cell.h"

#include <charconv>
#include <cmath>

#include "core/formats/table.h"
#include "core/formats/text_encoding.h"
#include "core/time.h"

namespace kroniek {
namespace {

std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// The character that `_xHHHH_` stands for; none where the text begins otherwise, or with half a pair.
std::optional<std::uint32_t> escaped(std::string_view text) {
  if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  std::uint32_t point = 0;
  const auto [end, failed] = std::from_chars(text.data() + 2, text.data() + 6, point, 16);
  if (failed != std::errc() || end != text.data() + 6 || (point >= 0xD800 && point < 0xE000))
    return std::nullopt;
  return point;
}

}  // namespace

std::string column_letters(std::size_t number) {
  std::string out;
  for (; number > 0; number = (number - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + static_cast<char>((number - 1) % 26)));
  return out;
}

std::optional<CellPlace> read_cell_place(std::string_view reference) {
  constexpr std::size_t columns_max = 16'384;
  constexpr std::size_t rows_max = 1'048'576;
  CellPlace place;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; ++i)
    place.column = place.column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
  const auto* from = reference.data() + i;
  const auto* to = reference.data() + reference.size();
  const auto [end, failed] = std::from_chars(from, to, place.row);
  const bool whole = failed == std::errc() && end == to && place.column >= 1 && place.row >= 1;
  if (!whole || place.column > columns_max || place.row > rows_max) return std::nullopt;
  return place;
}

std::string unescape_cell(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto point = escaped(text);
    if (point)
      append_utf8(out, *point);
    else
      out += text[0];
    text.remove_prefix(point ? 7 : 1);
  }
  return out;
}

bool is_day_format(std::uint32_t built_in) {
  // 27 to 36 and 50 to 58 are the days of East Asian editions.
  return (built_in >= 14 && built_in <= 17) || built_in == 22 || (built_in >= 27 && built_in <= 31) ||
         built_in == 36 || (built_in >= 50 && built_in <= 54) || built_in == 57 || built_in == 58;
}

bool is_day_format(std::string_view code) {
  if (code == "General") return false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {  // a literal; a colour, a locale or a condition
      i = code.find(c == '[' ? ']' : '"', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
      return true;
    }
  }
  return false;
}

std::optional<std::string> read_serial_day(std::string_view number, DateSystem system) {
  constexpr double latest = 2'958'465;  // 31 December 9999
  constexpr std::int64_t never_was = 60;
  const auto value = read_number(number);
  if (!value || *value < (system == DateSystem::from_1900 ? 1 : 0) || *value >= latest + 1)
    return std::nullopt;
  auto day = static_cast<std::int64_t>(*value);
  // Days from 1970-01-01 to 1899-12-31 and to 1904-01-01.
  constexpr std::int64_t day_0_of_1900 = -25'568;
  constexpr std::int64_t day_0_of_1904 = -24'107;
  if (system == DateSystem::from_1900) {
    if (day == never_was) return std::nullopt;
    day += day_0_of_1900 - (day > never_was ? 1 : 0);
  } else {
    day += day_0_of_1904;
  }
  constexpr std::int64_t day_microseconds = 86'400'000'000;
  const auto instant = Instant{day * day_microseconds};
  return to_string(date_of(instant));
}

std::string plain_number(std::string_view number) {
  constexpr double exact_max = 1e15;
  const auto value = read_number(number);
  if (!value || std::floor(*value) != *value || std::fabs(*value) >= exact_max) return std::string(number);
  return std::to_string(static_cast<std::int64_t>(*value));
}

}  // namespace kroniek
