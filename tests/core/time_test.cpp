#include "core/time.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>

using namespace kroniek;

TEST_CASE("instant: RFC 3339 times are moments in UTC") {
  const auto [text, microseconds] = GENERATE(table<std::string, std::int64_t>({
      {"1970-01-01T00:00:00Z", 0},
      {"1985-04-12T23:20:50.52Z", 482'196'050'520'000},
      {"1996-12-19T16:39:57-08:00", 851'042'397'000'000},
      {"1937-01-01T12:00:27.87+00:20", -1'041'337'172'130'000},
      {"2026-11-23T20:50:00+01:00", 1'795'463'400'000'000},
      {"2000-02-29T23:59:59.999999+00:00", 951'868'799'999'999},
      {"1969-12-31T23:59:59.999999Z", -1},
      {"0001-01-01T00:00:00Z", -62'135'596'800'000'000},
      {"9999-12-31T23:59:59.999999Z", 253'402'300'799'999'999},
  }));
  CHECK(parse_instant(text).value().microseconds == microseconds);
}

TEST_CASE("instant: is written in UTC, with six fraction digits or none") {
  CHECK(to_string(Instant{0}) == "1970-01-01T00:00:00Z");
  CHECK(to_string(Instant{-1}) == "1969-12-31T23:59:59.999999Z");
  CHECK(to_string(Instant{482'196'050'520'000}) == "1985-04-12T23:20:50.520000Z");
  CHECK(to_string(parse_instant("2026-11-23T20:50:00+01:00").value()) == "2026-11-23T19:50:00Z");
  CHECK(to_string(Instant{1}) == "1970-01-01T00:00:00.000001Z");
}

TEST_CASE("instant: outside the years of RFC 3339 the nearest one inside is shown") {
  CHECK(to_string(Instant{std::numeric_limits<std::int64_t>::min()}) == "0001-01-01T00:00:00Z");
  CHECK(to_string(Instant{std::numeric_limits<std::int64_t>::max()}) == "9999-12-31T23:59:59.999999Z");
  CHECK(date_of(Instant{std::numeric_limits<std::int64_t>::max()}) == Date{9999, 12, 31});
}

TEST_CASE("instant: another form is refused") {
  const auto text = GENERATE(values<std::string>({"",
                                                  "2026-11-23",
                                                  "2026-11-23T19:50:00",
                                                  "2026-11-23 19:50:00Z",
                                                  "2026-11-23t19:50:00Z",
                                                  "2026-11-23T19:50:00z",
                                                  "2026-11-23T19:50Z",
                                                  "2026-11-23T19:50:00.Z",
                                                  "2026-11-23T19:50:00.1234567Z",
                                                  "2026-11-23T19:50:00,5Z",
                                                  "2026-11-23T19:50:00+0100",
                                                  "2026-11-23T19:50:00+01",
                                                  "2026-11-23T19:50:00+24:00",
                                                  "2026-11-23T19:50:00+01:60",
                                                  "2026-11-23T19:50:00Z ",
                                                  " 2026-11-23T19:50:00Z",
                                                  "2026-11-23T19:50:00ZZ",
                                                  "+2026-11-23T19:50:00Z",
                                                  "2026-1-23T19:50:00Z",
                                                  "20261123T195000Z",
                                                  "2026-11-23T19:50:00\xe2\x88\x92"
                                                  "01:00",
                                                  "2026-11-23T-9:50:00Z"}));
  CHECK(parse_instant(text).error().code == "time.malformed");
}

TEST_CASE("instant: a moment that does not exist, or that cannot be written, is refused") {
  const auto text = GENERATE(values<std::string>(
      {"2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
       "2026-04-31T00:00:00Z", "2026-04-00T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T19:60:00Z",
       "2016-12-31T23:59:60Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01",
       "9999-12-31T23:59:59-00:01"}));
  CHECK(parse_instant(text).error().code == "time.out-of-range");
}

TEST_CASE("instant: an unknown local offset is refused by its own code") {
  CHECK(parse_instant("2026-11-23T19:50:00-00:00").error().code == "time.offset-unknown");
}

TEST_CASE("instant: every moment reads back from its text") {
  CHECK(rc::check([] {
    const Instant instant{*rc::gen::inRange<std::int64_t>(-62'135'596'800'000'000, 253'402'300'800'000'000)};
    RC_ASSERT(parse_instant(to_string(instant)).value() == instant);
    RC_ASSERT(to_string(instant).starts_with(to_string(date_of(instant))));
  }));
}

TEST_CASE("date: is a day of the calendar") {
  const auto text = GENERATE(values<std::string>({"2000-02-29", "0001-01-01", "9999-12-31", "2024-02-29"}));
  CHECK(to_string(parse_date(text).value()) == text);
}

TEST_CASE("date: other texts are refused") {
  const auto text = GENERATE(values<std::string>({"", "2023-02-29", "1900-02-29", "0000-01-01", "2026-13-01",
                                                  "2026-1-1", "2026-01-32", "2026-01-00", "26-01-01",
                                                  "2026/01/01", "2026-01-01Z", "unknown", "2026-01"}));
  CHECK(parse_date(text).error().code == "date.malformed");
}

TEST_CASE("date: is ordered as the calendar is") {
  CHECK(parse_date("1999-12-31").value() < parse_date("2000-01-01").value());
  CHECK(date_of(Instant{-1}) == Date{1969, 12, 31});
}

TEST_CASE("partial date: what is unknown stays unknown") {
  const auto text = GENERATE(values<std::string>({"1984-05-17", "1984-05", "1984", "unknown", "2000-02-29"}));
  CHECK(to_string(parse_partial_date(text).value()) == text);
  CHECK(parse_partial_date("1984").value() == PartialDate{1984, {}, {}});
  CHECK(parse_partial_date("1984-05").value() == PartialDate{1984, 5, {}});
  CHECK(parse_partial_date("unknown").value() == PartialDate{});
}

TEST_CASE("partial date: other texts are refused") {
  const auto text = GENERATE(values<std::string>(
      {"", "Unknown", "1984-", "1984-05-", "1984-13", "1984-00", "1984-02-30", "1983-02-29", "84", "0000",
       "1984-5", "1984-05-17T", "00-05-17", "0000-05", "-1984", "1984--17", "????"}));
  CHECK(parse_partial_date(text).error().code == "date.malformed");
}
