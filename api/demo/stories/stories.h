// The stories of the demo register, each of them also a scenario test. They end before the demo's flight
// begins, are told in the order of time, and leave no operation open: the flight's is the one that is.
#pragma once

#include "api/demo/company.h"

namespace kroniek::demo {

constexpr Instant days_before(Instant moment, std::int64_t days) {
  return {moment.microseconds - days * std::int64_t{86'400'000'000}};
}
constexpr Instant hours_after(Instant moment, std::int64_t hours) {
  return {moment.microseconds + hours * std::int64_t{3'600'000'000}};
}
constexpr Instant days_after(Instant moment, std::int64_t days) {
  return hours_after(moment, 24 * days);
}

// All of them, one after the other.
void tell_stories(Stage& stage, Company& company, Instant ends);

}  // namespace kroniek::demo
