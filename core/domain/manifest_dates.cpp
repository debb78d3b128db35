#include "core/domain/manifest_dates.h"

#include <algorithm>
#include <array>

namespace kroniek {
namespace {

using Parts = std::array<std::string_view, 3>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The three parts of a date with this sign between them: two of one or two digits, and a year of four.
std::optional<Parts> parts_of(std::string_view cell, char sign) {
  const auto first = cell.find(sign), last = cell.rfind(sign);
  if (first == cell.npos || first == last) return std::nullopt;
  const Parts parts{cell.substr(0, first), cell.substr(first + 1, last - first - 1), cell.substr(last + 1)};
  const auto is_short = [](std::string_view part) { return are_digits(part) && part.size() <= 2; };
  const bool fits = is_short(parts[0]) && is_short(parts[1]) && are_digits(parts[2]) && parts[2].size() == 4;
  return fits ? std::optional(parts) : std::nullopt;
}

std::string two_digits(std::string_view part) {
  return (part.size() < 2 ? "0" : "") + std::string(part);
}
std::string year_first(std::string_view year, std::string_view month, std::string_view day) {
  return std::string(year) + "-" + two_digits(month) + "-" + two_digits(day);
}
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

SlashOrder order_of(const Parts& parts) {
  const bool first_is_day = number(parts[0]) > 12, second_is_day = number(parts[1]) > 12;
  if (first_is_day == second_is_day) return SlashOrder::unsaid;
  return first_is_day ? SlashOrder::day_first : SlashOrder::month_first;
}

// As `maand` is told by its first letters, Dutch and English.
std::string_view month_of(std::string_view word) {
  struct Month {
    std::string_view name, number;
  };
  constexpr std::array months = std::to_array<Month>(
      {{"januari", "01"}, {"january", "01"},   {"februari", "02"}, {"february", "02"}, {"maart", "03"},
       {"mrt", "03"},     {"march", "03"},     {"april", "04"},    {"mei", "05"},      {"may", "05"},
       {"juni", "06"},    {"june", "06"},      {"juli", "07"},     {"july", "07"},     {"augustus", "08"},
       {"august", "08"},  {"september", "09"}, {"oktober", "10"},  {"october", "10"},  {"november", "11"},
       {"december", "12"}});
  if (word.size() < 3) return {};
  const auto* found = std::find_if(months.begin(), months.end(), [&](const Month& each) {
    return each.name == word || (word.size() == 3 && each.name.starts_with(word)) ||
           (word == "sept" && each.number == "09");
  });
  return found == months.end() ? std::string_view() : found->number;
}

// `17MAY1984`, `17 mei 1984`, `17-may-1984`: none where it is no such date.
std::optional<std::string> with_month_in_words(std::string_view cell) {
  const auto bare = bare_header(cell);
  const auto word = std::find_if_not(bare.begin(), bare.end(), is_digit) - bare.begin();
  const auto year = std::find_if(bare.begin() + word, bare.end(), is_digit) - bare.begin();
  const std::string_view text = bare;
  const auto day = text.substr(0, static_cast<std::size_t>(word));
  const auto month =
      month_of(text.substr(static_cast<std::size_t>(word), static_cast<std::size_t>(year - word)));
  const auto years = text.substr(static_cast<std::size_t>(year));
  if (day.empty() || day.size() > 2 || month.empty() || years.size() != 4 || !are_digits(years))
    return std::nullopt;
  return year_first(years, month, day);
}

std::optional<std::string> with_year_first(std::string_view cell, SlashOrder slashes) {
  for (const char sign : {'-', '.'})
    if (const auto parts = parts_of(cell, sign)) return year_first((*parts)[2], (*parts)[1], (*parts)[0]);
  if (const auto parts = parts_of(cell, '/')) {
    const auto own = order_of(*parts);
    const bool is_same = (*parts)[0] == (*parts)[1];
    const auto order = own != SlashOrder::unsaid ? own : is_same ? SlashOrder::day_first : slashes;
    if (order == SlashOrder::unsaid) return std::nullopt;
    const auto day = order == SlashOrder::day_first ? 0U : 1U;
    return year_first((*parts)[2], (*parts)[1 - day], (*parts)[day]);
  }
  constexpr std::size_t packed = 8;  // yyyymmdd
  if (cell.size() == packed && are_digits(cell))
    return year_first(cell.substr(0, 4), cell.substr(4, 2), cell.substr(6));
  if (auto in_words = with_month_in_words(cell)) return in_words;
  return std::string(cell);
}

}  // namespace

SlashOrder slashes_of(std::span<const TableRow> people, const ManifestColumns& columns) {
  auto order = SlashOrder::unsaid;
  for (const auto& row : people)
    for (std::size_t i = 0; i < std::min(row.cells.size(), columns.size()); ++i) {
      if (columns[i] != ManifestColumn::date_of_birth && columns[i] != ManifestColumn::document_expiry)
        continue;
      const auto parts = parts_of(trimmed(row.cells[i]), '/');
      const auto said = parts ? order_of(*parts) : SlashOrder::unsaid;
      if (said == SlashOrder::unsaid) continue;
      if (order != SlashOrder::unsaid && order != said) return SlashOrder::unsaid;
      order = said;
    }
  return order;
}

std::optional<PartialDate> read_list_date(std::string_view cell, SlashOrder slashes) {
  const auto word = bare_header(cell);
  if (cell.empty() || word == "onbekend" || word == "unknown") return PartialDate{};
  auto date = with_year_first(cell, slashes);
  if (!date) return std::nullopt;
  if (date->ends_with("-00")) date->resize(date->size() - 3);
  if (date->ends_with("-00")) date->resize(date->size() - 3);
  if (*date == "0000") return PartialDate{};
  const auto parsed = parse_partial_date(*date);
  if (!parsed.ok()) return std::nullopt;
  return *parsed;
}

}  // namespace kroniek
