#include "core/domain/mrz.h"

#include <algorithm>
#include <chrono>

#include "core/bsn.h"
#include "core/domain/mrz_layout.h"
#include "core/domain/mrz_states.h"

namespace kroniek {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_empty(std::string_view field) {
  return field.find_first_not_of('<') == std::string_view::npos;
}
std::string_view without_fillers_at_end(std::string_view field) {
  return field.substr(0, field.find_last_not_of('<') + 1);
}

// One reading. Its faults name field and rule only: what stands in the zone is personal.
struct Reading {
  const MrzLayout& layout;
  std::span<const std::string> lines;
  Date today;
  Mrz result = {};
  std::vector<Fault> faults = {};

  std::string_view cut(MrzField field) const {
    return std::string_view(lines[field.line]).substr(field.from, field.length);
  }
  void fault(std::string_view field, std::string_view code, std::string_view detail) {
    faults.push_back({"/" + std::string(field), std::string(code), std::string(detail)});
  }
};

void check_digit(Reading& reading, std::string_view field, char digit, MrzCheck& check,
                 std::string_view name) {
  if (digit == '<' && is_empty(field)) return;
  if (digit != mrz_check_digit(field))
    return reading.fault(name, "mrz.check-digit-" + std::string(name),
                         "The check digit does not fit the field.");
  check = MrzCheck::verified;
}

std::string read_state(Reading& reading, MrzField field, std::string_view name) {
  const auto code = without_fillers_at_end(reading.cut(field));
  if (!is_mrz_state(code))
    reading.fault(name, "mrz." + std::string(name),
                  "No state or authority of Doc 9303 part 3 section 5 has this code.");
  return std::string(code);
}

void read_document_type(Reading& reading) {
  const auto type = without_fillers_at_end(reading.cut(mrz_document_type));
  const bool known = !type.empty() && reading.layout.first_letters.find(type[0]) != std::string_view::npos;
  if (!known || !std::all_of(type.begin(), type.end(), is_letter))
    reading.fault("document-type", "mrz.document-type",
                  "The document type does not belong to a zone of this format.");
  reading.result.document_type = type;
}

// Words are parted by one filler. More than one inside an identifier says nothing, so they part words too.
std::string words(std::string_view identifier) {
  std::string out;
  for (const char c : identifier) {
    if (c != '<')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void read_names(Reading& reading) {
  const auto field = reading.cut(reading.layout.name);
  if (std::any_of(field.begin(), field.end(), is_digit))
    reading.fault("name", "mrz.name", "The name field holds letters and fillers only.");
  else if (field[0] == '<')
    reading.fault("name", "mrz.name", "The name field begins with the primary identifier.");
  const auto names = without_fillers_at_end(field);
  const auto parting = names.find("<<");
  reading.result.primary_identifier = words(names.substr(0, parting));
  if (parting != std::string_view::npos) reading.result.secondary_identifier = words(names.substr(parting));
  reading.result.names_truncated = field.back() != '<';
}

void read_number(Reading& reading, std::string_view& optional) {
  const auto field = reading.cut(reading.layout.number);
  std::string number(field);
  char digit = reading.cut(mrz_digit_of(reading.layout.number))[0];
  // Never for the Netherlands: their numbers have nine characters, and what would be joined could be a BSN.
  const bool joins = digit == '<' && mrz_takes_long_number(reading.layout.format) &&
                     !mrz_drops_optional_data(reading.result.issuer, reading.result.nationality);
  const auto tail = optional.substr(0, optional.find('<'));
  if (joins && field.back() != '<' && tail.size() >= 2) {
    number += tail.substr(0, tail.size() - 1);
    digit = tail.back();
    optional.remove_prefix(std::min(tail.size() + 1, optional.size()));
  }
  if (number[0] == '<')
    return reading.fault("document-number", "mrz.document-number", "The document number is missing.");
  check_digit(reading, number, digit, reading.result.checks.document_number, "document-number");
  reading.result.document_number = without_fillers_at_end(number);
  if (mrz_drops_optional_data(reading.result.issuer, reading.result.nationality) &&
      passes_eleven_test(reading.result.document_number))
    reading.fault("document-number", "mrz.document-number-is-bsn",
                  "A number that could be a citizen service number is not taken as a document number.");
}

// Two digits, or `<<` for unknown: -1. Anything else: none.
std::optional<int> two_digits(std::string_view part) {
  if (part == "<<") return -1;
  if (!is_digit(part[0]) || !is_digit(part[1])) return std::nullopt;
  return (part[0] - '0') * 10 + (part[1] - '0');
}

bool is_day(int year, int month, int day) {
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

// The latest year with these two digits in which the known parts are not after today.
std::optional<PartialDate> birth_date(std::string_view field, Date today) {
  const auto year = two_digits(field.substr(0, 2));
  const auto month = two_digits(field.substr(2, 2));
  const auto day = two_digits(field.substr(4, 2));
  if (!year || !month || !day) return std::nullopt;
  // A leap year and a long month stand in for what is unknown, to refuse the 30th of February of no year.
  if (!is_day(2000, *month < 0 ? 1 : *month, *day < 0 ? 1 : *day)) return std::nullopt;
  if (*year < 0) return PartialDate{};
  PartialDate date;
  date.year = static_cast<std::int16_t>(today.year / 100 * 100 + *year);
  if (*month >= 0) date.month = static_cast<std::int8_t>(*month);
  if (*month >= 0 && *day >= 0) date.day = static_cast<std::int8_t>(*day);
  const Date earliest{*date.year, date.month.value_or(1), date.day.value_or(1)};
  if (earliest > today) date.year = static_cast<std::int16_t>(*date.year - 100);
  if (date.day && !is_day(*date.year, *date.month, *date.day)) return std::nullopt;
  return date;
}

std::optional<Date> expiry_date(std::string_view field, Date today) {
  const auto year = two_digits(field.substr(0, 2));
  const auto month = two_digits(field.substr(2, 2));
  const auto day = two_digits(field.substr(4, 2));
  if (!year || !month || !day || *year < 0 || *month < 0 || *day < 0) return std::nullopt;
  const int first = today.year - 50;
  const int full = first + (*year - first % 100 + 100) % 100;
  if (!is_day(full, *month, *day)) return std::nullopt;
  return Date{static_cast<std::int16_t>(full), static_cast<std::int8_t>(*month),
              static_cast<std::int8_t>(*day)};
}

void read_person(Reading& reading) {
  const auto& layout = reading.layout;
  const auto birth = reading.cut(layout.birth);
  const auto digit = reading.cut(mrz_digit_of(layout.birth))[0];
  check_digit(reading, birth, digit, reading.result.checks.birth_date, "birth-date");
  const auto date = birth_date(birth, reading.today);
  if (!date)
    reading.fault("birth-date", "mrz.birth-date", "The birth date is no day of the calendar.");
  else
    reading.result.birth_date = *date;
  const auto sex = reading.cut(layout.sex)[0];
  if (sex == 'F')
    reading.result.sex = Sex::female;
  else if (sex == 'M')
    reading.result.sex = Sex::male;
  else if (sex != '<')
    reading.fault("sex", "mrz.sex", "The sex is F, M or a filler.");
}

void read_expiry(Reading& reading) {
  const auto field = reading.cut(reading.layout.expiry);
  const auto digit = reading.cut(mrz_digit_of(reading.layout.expiry))[0];
  check_digit(reading, field, digit, reading.result.checks.expiry, "expiry");
  if (is_empty(field)) return;
  reading.result.expiry = expiry_date(field, reading.today);
  if (!reading.result.expiry) reading.fault("expiry", "mrz.expiry", "The expiry is no day of the calendar.");
}

// The optional data counts in its own and in the composite digit before it is dropped.
void read_rest(Reading& reading, std::string_view optional) {
  const auto& layout = reading.layout;
  if (layout.optional_digit.length > 0) {
    const auto digit = reading.cut(layout.optional_digit)[0];
    check_digit(reading, reading.cut(layout.optional), digit, reading.result.checks.optional_data,
                "optional-data");
  }
  if (layout.composite.length > 0) {
    std::string covered;
    for (const auto field : layout.composite_over)
      if (field.length > 0) covered += reading.cut(field);
    check_digit(reading, covered, reading.cut(layout.composite)[0], reading.result.checks.composite,
                "composite");
  }
  if (mrz_drops_optional_data(reading.result.issuer, reading.result.nationality)) return;
  reading.result.optional_data = without_fillers_at_end(optional);
  if (layout.optional_2.length > 0)
    reading.result.optional_data_2 = without_fillers_at_end(reading.cut(layout.optional_2));
}

Error refuse(std::vector<Fault> faults) {
  auto code = faults.front().code;
  auto detail = faults.front().detail;
  return {ErrorKind::invalid, std::move(code), std::move(detail), std::move(faults)};
}

const MrzLayout* layout_of(std::span<const std::string> lines) {
  for (const auto& layout : mrz_layouts) {
    const auto fits = [&](const std::string& line) { return line.size() == layout.width; };
    const bool visa = layout.first_letters == "V";
    if (lines.size() == layout.lines && std::all_of(lines.begin(), lines.end(), fits) &&
        visa == (lines[0][0] == 'V'))
      return &layout;
  }
  return nullptr;
}

void check_characters(std::span<const std::string> lines, std::vector<Fault>& faults) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto illegal = [&](char c) { return !is_letter(c) && !is_digit(c) && c != '<' && !lower(c); };
    const auto pointer = "/line/" + std::to_string(i + 1);
    if (std::any_of(lines[i].begin(), lines[i].end(), lower))
      faults.push_back({pointer, "mrz.lower-case", "A machine-readable zone has capital letters only."});
    if (std::any_of(lines[i].begin(), lines[i].end(), illegal))
      faults.push_back(
          {pointer, "mrz.character", "A machine-readable zone holds A to Z, 0 to 9 and < only."});
  }
}

}  // namespace

Result<Mrz> read_mrz(std::span<const std::string> lines, Date today) {
  constexpr std::size_t lines_max = 3;
  const Fault length{"", "mrz.length",
                     "A zone has three lines of 30 characters, or two lines of 36 or of 44."};
  if (lines.size() > lines_max) return refuse({length});
  std::vector<Fault> faults;
  const auto* layout = layout_of(lines);
  if (!layout) faults.push_back(length);
  check_characters(lines, faults);
  if (!faults.empty()) return refuse(std::move(faults));

  Reading reading{*layout, lines, today};
  reading.result.format = layout->format;
  read_document_type(reading);
  reading.result.issuer = read_state(reading, mrz_issuer, "issuer");
  read_names(reading);
  reading.result.nationality = read_state(reading, layout->nationality, "nationality");
  auto optional = reading.cut(layout->optional);
  read_number(reading, optional);
  read_person(reading);
  read_expiry(reading);
  read_rest(reading, optional);
  if (!reading.faults.empty()) return refuse(std::move(reading.faults));
  return std::move(reading.result);
}

Result<Mrz> read_mrz(std::string_view text, Date today) {
  std::vector<std::string> lines;
  constexpr std::size_t text_max = 3 * 44 + 6;  // three lines of the longest format, each with CRLF
  while (!text.empty() && text.size() <= text_max) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (end < text.size() && line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return read_mrz(lines, today);
}

}  // namespace kroniek
