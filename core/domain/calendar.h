// The calendar day of a moment, for rules that compare a day with a moment: the register does not know where
// on earth somebody was, and in the Netherlands a day begins an hour or two before it does in UTC.
#pragma once

#include "core/time.h"

namespace kroniek {

constexpr std::int64_t microseconds_per_hour = 3'600'000'000;

// The first and the last day that it is anywhere at that moment: local time runs from UTC-12 to UTC+14.
inline Date earliest_day(Instant at) {
  return date_of({at.microseconds - 12 * microseconds_per_hour});
}
inline Date latest_day(Instant at) {
  return date_of({at.microseconds + 14 * microseconds_per_hour});
}

}  // namespace kroniek
