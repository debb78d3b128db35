// What erasures that were performed take out of the vault: which rows and keys, and that they are gone from
// the files. The deletion is part of the batch that records the erasure; the purge follows it, and a row in
// the table meta stands until it is done, so that a start finishes what a crash cut off.
#pragma once

#include "core/domain/erasures.h"
#include "core/field_info.h"
#include "core/ports.h"

namespace kroniek {

// One class of values of one stream: its vault rows and its data key.
struct VaultPart {
  StreamId stream;
  FieldClass field_class{};
};
struct Erasing {
  StreamId erasure;
  std::vector<VaultPart> parts;
};
// Of an erasure that was performed; no parts of any other.
Erasing erasing_of(const StreamId& erasure, const erasure::State& state);

// What is gone of a stream for ever. Two point reads; any snapshot answers.
struct ErasedClasses {
  bool personal = false;
  bool text = false;
  bool has(FieldClass field_class) const {
    return field_class == FieldClass::personal ? personal : field_class == FieldClass::text && text;
  }
};
Result<ErasedClasses> erased_classes(const Snapshot& snapshot, const StreamId& stream);
// Whether a person's values are gone: for whatever keeps something of them outside the vault.
Result<bool> is_erased(const Snapshot& snapshot, const StreamId& stream);
// The key in the table lists under which an erasure of that class is found; its value is the erasure's text.
std::string erased_key(const StreamId& stream, FieldClass field_class, bool exercise);

// Adds to `batch` that what is stored of this part goes, takes out what the batch itself was to write of it,
// and gives the number of rows that were stored.
Result<std::size_t> erase_part(Batch& batch, const VaultPart& part, const Snapshot& snapshot);

// Stands in the table meta from the deletion to the end of the purge.
std::string purge_key(const StreamId& erasure);
// Returns once no file holds what was deleted of these parts; errors as Store::purge.
Result<Ok> purge_parts(Store& store, const std::vector<VaultPart>& parts);

// At a start, before anything is served: deletes again what a backup brought back, and purges what was not
// purged yet. Errors of the store; `storage_full` only where something had to be deleted.
Result<Ok> finish_erasures(Store& store);

}  // namespace kroniek
