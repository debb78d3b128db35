// Statements as the log holds them, read back without the vault. Views as of a moment, rebuilding and
// verifying all stand on this: what it reads from the same bytes is the same for ever.
#pragma once

#include <functional>

#include "core/register/held.h"
#include "core/statement/sd_jwt.h"

namespace kroniek {

struct Recorded {
  Position position;
  Instant recorded_at;
  SdJwt statement;  // without disclosures
  Claims claims;
  EventType type;
  AnyEvent event;  // hidden values are not in it
  Assurance assurance{};
};

// Sealed is what carries amr: intake took no other (seal_keys.h). Errors are of kind corrupt: what stands in
// the log was once accepted.
Result<Recorded> read_recorded(ByteView leaf, Position position, const EntryCodec& codec);
inline Held fold(const Held* before, const Recorded& recorded) {
  const Told told{recorded.claims, recorded.position, recorded.recorded_at, recorded.assurance};
  return fold(before, Folding{recorded.type, recorded.event, told});
}

// The statements of a stream, oldest first, at positions below `end`; return false to stop.
using VisitRecorded = std::function<Result<bool>(const Recorded&)>;
struct LogReader {
  const Snapshot& snapshot;
  const EntryCodec& codec;

  Result<Recorded> read(Position position) const;
  Result<Ok> visit_stream(const StreamId& stream, TreeSize end, const VisitRecorded& visit) const;
  // How many entries were recorded at or before that moment: recordedAt never decreases, so a binary search.
  Result<TreeSize> size_at(Instant as_of, TreeSize size) const;
};

}  // namespace kroniek
