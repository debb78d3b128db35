// Drops the tables that follow from the log (streams, views, view_history, statements, lists, list_history)
// and makes them again from its entries, byte for byte as they were. Nobody else may use the store meanwhile.
// A crash in the middle leaves a mark: the register does not start, and rebuilding again from the beginning
// mends it. Memory: the newest state of each stream.
#pragma once

#include <functional>

#include "core/ports.h"

namespace kroniek {

struct RebuildOptions {
  unsigned threads = 2;
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // entries; one call at a time
};

struct Rebuilt {
  TreeSize size;
  std::uint64_t streams = 0;
};

// The entries are believed (verify looks at them); one that does not read is an error, kind corrupt, and
// leaves the mark. `log.not-founded`, `log.entry-missing`, `entry.unreadable`, `log.checkpoint-missing`, and
// the store's.
Result<Rebuilt> rebuild(Store& store, const EntryCodec& codec, const RebuildOptions& options);

}  // namespace kroniek
