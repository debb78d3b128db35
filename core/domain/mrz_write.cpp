#include <algorithm>

#include "core/domain/mrz.h"
#include "core/domain/mrz_layout.h"
#include "core/domain/mrz_states.h"

namespace kroniek {
namespace {

bool is_letter_or_filler(char c) {
  return c == '<' || (c >= 'A' && c <= 'Z');
}
bool is_zone_character(char c) {
  return is_letter_or_filler(c) || (c >= '0' && c <= '9');
}

struct Writing {
  const MrzLayout& layout;
  const Mrz& values;
  std::vector<std::string> lines = {};
  std::vector<Fault> faults = {};

  void put(MrzField field, std::string_view text) {
    lines[field.line].replace(field.from, text.size(), text);
  }
  std::string_view cut(MrzField field) const {
    return std::string_view(lines[field.line]).substr(field.from, field.length);
  }
  void put_digit(MrzField field) { put(mrz_digit_of(field), std::string(1, mrz_check_digit(cut(field)))); }
  void fault(std::string_view name, std::string_view detail) {
    faults.push_back({"/" + std::string(name), "mrz." + std::string(name), std::string(detail)});
  }
};

void write_codes(Writing& writing) {
  const auto& type = writing.values.document_type;
  const bool letters = std::all_of(type.begin(), type.end(), is_letter_or_filler);
  if (type.empty() || type.size() > 2 || !letters ||
      writing.layout.first_letters.find(type[0]) == std::string_view::npos)
    writing.fault("document-type", "The document type does not belong to a zone of this format.");
  else
    writing.put(mrz_document_type, type);
  if (is_mrz_state(writing.values.issuer))
    writing.put(mrz_issuer, writing.values.issuer);
  else
    writing.fault("issuer", "No state or authority of Doc 9303 part 3 section 5 has this code.");
  if (is_mrz_state(writing.values.nationality))
    writing.put(writing.layout.nationality, writing.values.nationality);
  else
    writing.fault("nationality", "No state or authority of Doc 9303 part 3 section 5 has this code.");
}

// Part 3 section 4.7: what does not fit is cut, at least a letter of the secondary identifier stays, and the
// last position holds a letter as the sign that more follows: letters before the cut make room for it.
std::string cut_names(std::string primary, const std::string& secondary, std::size_t length) {
  constexpr std::size_t parting_and_a_letter = 3;
  if (!secondary.empty() && primary.size() > length - parting_and_a_letter)
    primary.resize(length - parting_and_a_letter);
  if (!secondary.empty() && primary.ends_with('<')) primary.pop_back();
  auto names = secondary.empty() ? primary : primary + "<<" + secondary;
  while (names.size() >= length && names[length - 1] == '<') {
    const auto last_letter = names.find_last_not_of('<', length - 1);
    names.erase(last_letter, 1);
    if (names[last_letter - 1] == '<') names.erase(last_letter, 1);
  }
  return names.substr(0, length);
}

void write_names(Writing& writing) {
  const auto primary = mrz_letters(writing.values.primary_identifier);
  const auto secondary = mrz_letters(writing.values.secondary_identifier);
  if (!primary.ok() || !secondary.ok()) {
    const auto& error = primary.ok() ? secondary.error() : primary.error();
    writing.faults.push_back({"/name", error.code, error.detail});
    return;
  }
  if (primary->empty()) return writing.fault("name", "A zone needs a primary identifier.");
  auto first = *primary;
  auto second = *secondary;
  std::replace(first.begin(), first.end(), ' ', '<');
  std::replace(second.begin(), second.end(), ' ', '<');
  const auto whole = second.empty() ? first : first + "<<" + second;
  const auto length = writing.layout.name.length;
  writing.put(writing.layout.name, whole.size() <= length ? whole : cut_names(first, second, length));
}

// The start of the optional data where the number runs on into it.
std::string write_number(Writing& writing) {
  const auto& number = writing.values.document_number;
  const auto length = writing.layout.number.length;
  const bool long_number = number.size() > length;
  const bool may_be_long = mrz_takes_long_number(writing.layout.format) &&
                           !mrz_drops_optional_data(writing.values.issuer, writing.values.nationality);
  const bool fits = !long_number || (may_be_long && number[length - 1] != '<' &&
                                     number.find('<', length) == std::string::npos &&
                                     number.size() < length + writing.layout.optional.length);
  if (number.empty() || number.front() == '<' || number.back() == '<' || !fits ||
      !std::all_of(number.begin(), number.end(), is_zone_character)) {
    writing.fault("document-number", "The document number has no place in a zone of this format.");
    return {};
  }
  writing.put(writing.layout.number, number.substr(0, length));
  if (!long_number) return writing.put_digit(writing.layout.number), std::string{};
  return number.substr(length) + mrz_check_digit(number);
}

void write_optional(Writing& writing, MrzField field, std::string_view start, std::string_view data) {
  auto text = std::string(start);
  if (!start.empty() && !data.empty()) text += '<';
  text += data;
  if (text.size() > field.length || !std::all_of(data.begin(), data.end(), is_zone_character))
    return writing.fault("optional-data", "The optional data has no place in a zone of this format.");
  if (field.length > 0) writing.put(field, text);
}

std::string two(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

void write_dates(Writing& writing) {
  const auto& layout = writing.layout;
  const auto& birth = writing.values.birth_date;
  writing.put(layout.birth, birth.year ? two(*birth.year) : "<<");
  if (birth.month) writing.put({layout.birth.line, layout.birth.from + 2, 2}, two(*birth.month));
  if (birth.day) writing.put({layout.birth.line, layout.birth.from + 4, 2}, two(*birth.day));
  writing.put_digit(layout.birth);
  if (const auto& expiry = writing.values.expiry)
    writing.put(layout.expiry, two(expiry->year) + two(expiry->month) + two(expiry->day));
  writing.put_digit(layout.expiry);
  if (writing.values.sex != Sex::unspecified)
    writing.put(layout.sex, writing.values.sex == Sex::female ? "F" : "M");
}

void write_last_digits(Writing& writing) {
  const auto& layout = writing.layout;
  const auto optional = writing.cut(layout.optional);
  // Part 4 section 4.2: the digit of empty optional data may be a filler.
  if (layout.optional_digit.length > 0 && optional.find_first_not_of('<') != std::string_view::npos)
    writing.put_digit(layout.optional);
  if (layout.composite.length == 0) return;
  std::string covered;
  for (const auto field : layout.composite_over)
    if (field.length > 0) covered += writing.cut(field);
  writing.put(layout.composite, std::string(1, mrz_check_digit(covered)));
}

}  // namespace

Result<std::vector<std::string>> write_mrz(const Mrz& values) {
  const auto& layout = mrz_layouts[static_cast<std::size_t>(values.format)];
  Writing writing{layout, values};
  writing.lines.assign(layout.lines, std::string(layout.width, '<'));
  write_codes(writing);
  write_names(writing);
  const auto start = write_number(writing);
  write_dates(writing);
  write_optional(writing, layout.optional, start, values.optional_data);
  write_optional(writing, layout.optional_2, {}, values.optional_data_2);
  write_last_digits(writing);
  if (writing.faults.empty()) return std::move(writing.lines);
  auto first = writing.faults.front();
  return Error{ErrorKind::invalid, std::move(first.code), std::move(first.detail), std::move(writing.faults)};
}

}  // namespace kroniek
