#include "core/domain/terms.h"

#include <chrono>

namespace kroniek {

Instant months_after(Instant instant, int months) {
  using namespace std::chrono;
  const sys_time<microseconds> at{microseconds{instant.microseconds}};
  const auto day = floor<days>(at);
  auto next = year_month_day{day} + std::chrono::months{months};
  if (!next.ok()) next = next.year() / next.month() / last;
  return Instant{(sys_days{next} + (at - day)).time_since_epoch().count()};
}

}  // namespace kroniek
