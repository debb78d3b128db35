// What a start finds. A log that is smaller than, or differs from, what was signed last is refused with what
// and where: it would otherwise go on as if acknowledged statements had never been made. Recovery runs at
// every start.
#pragma once

#include <string>

#include "core/log/checkpoint.h"
#include "core/log/signed_note.h"
#include "core/ports.h"
#include "core/register/founding.h"

namespace kroniek {

struct Recovered {
  Founding founding;
  Frontier frontier;
  Instant last_recorded_at;
  std::string checkpoint;  // the newest signed one; empty before the founding
};

struct RecoveryPorts {
  const Store& store;
  const HighWater& high_water;
  const EntryCodec& codec;
  const Verifier& verifier;
};

// Codes: `log.not-founded`, `log.format-unknown`, `log.rebuild-unfinished`,
// `log.views-of-other-version`, `log.checkpoint-missing`,
// `log.checkpoint-wrong`, `log.end-wrong`,
// `log.root-wrong`, `log.high-water-missing`, `log.behind-high-water`, `log.differs-from-high-water`, those
// of the store and the entry codec where a row is missing or does not read; kind corrupt. Reads O(log n) of
// the store.
Result<Recovered> recover(const RecoveryPorts& ports);

// Where the high-water file is not there, and whoever is in charge has looked into why: makes it anew from
// what the store says was signed last, which the next recovery checks. False where the file is there.
Result<bool> accept_missing_high_water(const Store& store, HighWater& high_water);

// The key that the log signs its checkpoints with: named after the origin (C2SP tlog-checkpoint).
NoteKey log_note_key(const Founding& founding);
// A signed checkpoint of ours: parsed, its signature checked. `log.checkpoint-wrong`.
Result<Checkpoint> open_checkpoint(std::string_view note, const NoteKey& key, const Verifier& verifier);

}  // namespace kroniek
