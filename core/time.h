// Time as values. Nothing here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kroniek {

// A moment: microseconds since 1970-01-01T00:00:00Z, UTC, without leap seconds (POSIX time).
struct Instant {
  std::int64_t microseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// RFC 3339 `date-time`: `T` and `Z` upper case, any offset but -00:00, up to six fraction digits, years 0001
// to 9999, no leap second. Codes `time.malformed`, `time.offset-unknown` (-00:00), `time.out-of-range`.
Result<Instant> parse_instant(std::string_view text);
// UTC with `Z`; six fraction digits, or none where they are all zero: `2026-11-23T19:50:00Z`.
std::string to_string(Instant instant);

// RFC 3339 `full-date`: a day of the Gregorian calendar. Code `date.malformed`.
struct Date {
  std::int16_t year = 1;
  std::int8_t month = 1;
  std::int8_t day = 1;
  friend auto operator<=>(const Date&, const Date&) = default;
};
Result<Date> parse_date(std::string_view text);
std::string to_string(Date date);
Date date_of(Instant instant);  // the UTC day

// A date of which parts may be unknown, as people's birth dates are: `1984-05-17`, `1984-05`, `1984`, or
// `unknown`. Unknown stays unknown; a day needs a month, a month needs a year. Code `date.malformed`.
struct PartialDate {
  std::optional<std::int16_t> year;
  std::optional<std::int8_t> month;
  std::optional<std::int8_t> day;
  friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};
Result<PartialDate> parse_partial_date(std::string_view text);
std::string to_string(const PartialDate& date);

}  // namespace kroniek
