// Which streams stand in a list, now or as the register knew it at a moment.
#pragma once

#include <functional>
#include <optional>

#include "core/register/lists.h"
#include "core/register/replay.h"

namespace kroniek {

struct Moment {
  TreeSize known;                   // entries that count
  bool is_newest = true;            // `known` is all that there are
  std::optional<Instant> valid_at;  // statements that occurred later do not count
};

struct ListAt {
  const LogReader& log;
  const ListKey& list;
  const Moment& moment;  // its `valid_at` is the caller's to look at
};

// Visits the streams in the order of their ids, from the one behind `after` on; return false to stop.
Result<Ok> visit_listed(const ListAt& at, const std::optional<Uuid>& after,
                        const std::function<Result<bool>(const Uuid&)>& visit);

// The streams that stand in a list now, those of exercises included.
Result<std::vector<StreamId>> listed_streams(const Snapshot& snapshot, const ListedBy& by);

}  // namespace kroniek
