#include "api/http/handlers/look_budget.h"

#include <algorithm>
#include <iostream>

#include "api/http/log_line.h"

namespace kroniek::http {
namespace {

constexpr std::int64_t one_look = 1'000'000;
constexpr std::int64_t full = looks_per_minute_max * one_look;
constexpr std::int64_t minute = 60'000'000;  // microseconds
constexpr std::int64_t microlooks_per_microsecond = full / minute;
static_assert(microlooks_per_microsecond * minute == full, "a minute fills an empty bucket");

}  // namespace

Result<Ok> LookBudget::take(const StreamId& actor, Instant now) {
  bool begins = false;
  {
    const std::lock_guard lock(mutex_);
    auto& bucket = buckets_.try_emplace(actor, Bucket{full, now, false}).first->second;
    // A clock that is set back fills nothing; one that is set forward fills once.
    const auto passed = std::clamp<std::int64_t>(now.microseconds - bucket.filled_at.microseconds, 0, minute);
    bucket.filled_at = now;
    bucket.microlooks = std::min(full, bucket.microlooks + passed * microlooks_per_microsecond);
    if (bucket.microlooks >= one_look) {
      bucket.microlooks -= one_look;
      bucket.is_refusing = false;
      return Ok{};
    }
    begins = !std::exchange(bucket.is_refusing, true);
  }
  if (begins) log_line(std::cerr, "warning", "looks-refused", {{"actor", to_string(actor)}});
  return Error{ErrorKind::too_many, "caller.too-many-looks",
               "More than " + std::to_string(looks_per_minute_max) +
                   " searches and openings in a minute; nothing was opened, try again in a moment."};
}

}  // namespace kroniek::http
