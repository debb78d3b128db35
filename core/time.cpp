#include "core/time.h"

#include <algorithm>
#include <chrono>

namespace kroniek {
namespace {

constexpr std::int64_t microseconds_per_second = 1'000'000;
constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int64_t microseconds_per_day = seconds_per_day * microseconds_per_second;
constexpr Instant first_instant{-62'135'596'800 * microseconds_per_second};     // 0001-01-01T00:00:00Z
constexpr Instant last_instant{253'402'300'800 * microseconds_per_second - 1};  // 9999-12-31T23:59:59.999999Z

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Takes what was recognised from the front of a text; one failure is remembered to the end.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_.empty() || !is_digit(rest_.front())) return ok_ = false, 0;
      value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return value;
  }
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  bool next_is_digit() const { return !rest_.empty() && is_digit(rest_.front()); }
  bool take(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c)) ok_ = false;
  }
  void fail() { ok_ = false; }
  bool ended() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

std::chrono::year_month_day calendar_day(int year, int month, int day) {
  return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
          std::chrono::day{static_cast<unsigned>(day)}};
}

bool is_day(int year, int month, int day) {
  return year >= 1 && calendar_day(year, month, day).ok();
}

std::int64_t days_since_epoch(int year, int month, int day) {
  return std::chrono::sys_days{calendar_day(year, month, day)}.time_since_epoch().count();
}

std::int64_t floor_divide(std::int64_t value, std::int64_t divisor) {
  const std::int64_t quotient = value / divisor;
  return value % divisor < 0 ? quotient - 1 : quotient;
}

// Instants outside the years that RFC 3339 can write show as the nearest one inside.
Instant clamped(Instant instant) {
  return std::clamp(instant, first_instant, last_instant);
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

struct Offset {
  bool known = true;
  int minutes = 0;
};

Offset scan_offset(Scanner& scanner) {
  if (scanner.take('Z')) return {};
  const bool west = scanner.take('-');
  if (!west) scanner.expect('+');
  const int hours = scanner.digits(2);
  scanner.expect(':');
  const int minutes = scanner.digits(2);
  if (hours > 23 || minutes > 59) scanner.fail();
  const int total = hours * 60 + minutes;
  return {!(west && total == 0), west ? -total : total};
}

std::int64_t scan_fraction(Scanner& scanner) {
  if (!scanner.take('.')) return 0;
  std::int64_t microseconds = scanner.digits(1);
  for (int place = 1; place < 6; ++place)
    microseconds = microseconds * 10 + (scanner.next_is_digit() ? scanner.digits(1) : 0);
  return microseconds;
}

Error malformed_date() {
  return {ErrorKind::invalid, "date.malformed", "A date is a day of the calendar as YYYY-MM-DD (RFC 3339)."};
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
  const Error refusal{
      ErrorKind::invalid, "time.malformed",
      "A time is YYYY-MM-DDThh:mm:ss with up to six fraction digits and an offset (RFC 3339)."};
  Scanner scanner(text);
  const int year = scanner.digits(4);
  scanner.expect('-');
  const int month = scanner.digits(2);
  scanner.expect('-');
  const int day = scanner.digits(2);
  scanner.expect('T');
  const int hour = scanner.digits(2);
  scanner.expect(':');
  const int minute = scanner.digits(2);
  scanner.expect(':');
  const int second = scanner.digits(2);
  const std::int64_t fraction = scan_fraction(scanner);
  const Offset offset = scan_offset(scanner);
  if (!scanner.ended()) return refusal;

  const Error out_of_range{
      ErrorKind::invalid, "time.out-of-range",
      "A time lies on a day of the calendar in the years 0001 to 9999, without leap seconds."};
  if (!is_day(year, month, day) || hour > 23 || minute > 59 || second > 59) return out_of_range;
  // RFC 3339 section 4.3: the moment is known but the local time is not; a statement must say both.
  if (!offset.known) {
    return Error{ErrorKind::invalid, "time.offset-unknown",
                 "The offset -00:00 says that the local time is unknown."};
  }
  const std::int64_t second_of_day = (hour * 60 + minute - offset.minutes) * 60 + second;
  const std::int64_t seconds = days_since_epoch(year, month, day) * seconds_per_day + second_of_day;
  const Instant instant{seconds * microseconds_per_second + fraction};
  if (instant != clamped(instant)) return out_of_range;  // the offset carried it over the edge
  return instant;
}

std::string to_string(Instant instant) {
  const std::int64_t microseconds = clamped(instant).microseconds;
  const std::int64_t of_day =
      microseconds - floor_divide(microseconds, microseconds_per_day) * microseconds_per_day;
  const std::int64_t second_of_day = of_day / microseconds_per_second;
  const std::int64_t fraction = of_day % microseconds_per_second;
  std::string text = to_string(date_of(instant)) + "T" + padded(second_of_day / 3600, 2) + ":" +
                     padded(second_of_day / 60 % 60, 2) + ":" + padded(second_of_day % 60, 2);
  if (fraction != 0) text += "." + padded(fraction, 6);
  return text + "Z";
}

Result<Date> parse_date(std::string_view text) {
  Scanner scanner(text);
  const int year = scanner.digits(4);
  scanner.expect('-');
  const int month = scanner.digits(2);
  scanner.expect('-');
  const int day = scanner.digits(2);
  if (!scanner.ended() || !is_day(year, month, day)) return malformed_date();
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

std::string to_string(Date date) {
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

Date date_of(Instant instant) {
  const std::chrono::days days{floor_divide(clamped(instant).microseconds, microseconds_per_day)};
  const std::chrono::year_month_day day{std::chrono::sys_days{days}};
  return {static_cast<std::int16_t>(static_cast<int>(day.year())),
          static_cast<std::int8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(day.day()))};
}

Result<PartialDate> parse_partial_date(std::string_view text) {
  if (text == "unknown") return PartialDate{};
  Scanner scanner(text);
  PartialDate date;
  date.year = static_cast<std::int16_t>(scanner.digits(4));
  if (scanner.take('-')) date.month = static_cast<std::int8_t>(scanner.digits(2));
  if (date.month && scanner.take('-')) date.day = static_cast<std::int8_t>(scanner.digits(2));
  if (!scanner.ended() || !is_day(*date.year, date.month.value_or(1), date.day.value_or(1))) {
    return Error{ErrorKind::invalid, "date.malformed",
                 "A date of which parts may be unknown is YYYY-MM-DD, YYYY-MM, YYYY or `unknown`."};
  }
  return date;
}

std::string to_string(const PartialDate& date) {
  if (!date.year) return "unknown";
  std::string text = padded(*date.year, 4);
  if (!date.month) return text;
  text += "-" + padded(*date.month, 2);
  return date.day ? text + "-" + padded(*date.day, 2) : text;
}

}  // namespace kroniek
