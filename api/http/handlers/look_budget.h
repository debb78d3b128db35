// How often one person may look into personal data: whoever works at a desk never meets the limit, and
// whoever reads the register out by a program does at once. A bucket of tokens for each actor. Any thread may
// ask.
#pragma once

#include <mutex>
#include <unordered_map>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"

namespace kroniek::http {

// Searches and openings. At a desk one person takes a minute at least, with a few looks; a hand-over of a
// whole flight is some calls, since one call opens up to five hundred files.
constexpr std::int64_t looks_per_minute_max = 120;

class LookBudget {
 public:
  // `caller.too-many-looks`, kind too_many: the only 429 that there is, so the count of answers by status
  // counts it. The first refusal of each run is one line in the log.
  Result<Ok> take(const StreamId& actor, Instant now);

 private:
  struct Bucket {
    std::int64_t microlooks = 0;  // millionths of a look that are left
    Instant filled_at;
    bool is_refusing = false;
  };

  std::mutex mutex_;
  std::unordered_map<StreamId, Bucket>
      buckets_;  // guarded by mutex_; of actors that are enrolled, so bounded
};

}  // namespace kroniek::http
