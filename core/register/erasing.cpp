#include "core/register/erasing.h"

#include "core/register/held.h"
#include "core/register/listed.h"
#include "core/register/lists.h"
#include "core/register/tables.h"
#include "core/register/unpurged.h"

namespace kroniek {
namespace {

const std::string purge_prefix = "purge/";

FieldClass class_of(erasure::Erased erased) {
  return erased == erasure::Erased::personal ? FieldClass::personal : FieldClass::text;
}

Result<bool> stands(const Snapshot& snapshot, const StreamId& stream, FieldClass field_class) {
  for (const bool exercise : {false, true}) {
    TRY(row, snapshot.read(Table::lists, erased_key(stream, field_class, exercise)));
    if (row.has_value()) return true;
  }
  return false;
}

Result<Erasing> read_erasing(const Snapshot& snapshot, const StreamId& erasure) {
  TRY(view, read_required(snapshot, Table::views, stream_prefix(erasure), "the view of an erasure"));
  TRY(held, parse_view(view));
  return erasing_of(erasure, *std::static_pointer_cast<const erasure::State>(held.state));
}

Result<std::vector<Erasing>> performed_erasures(const Snapshot& snapshot) {
  std::vector<Erasing> all;
  for (const bool exercise : {false, true}) {
    TRY(ids, listed_now(snapshot, {Erasures::collection, "phase",
                                   std::string(name_of(erasure::Phase::performed)), exercise}));
    for (const auto& id : ids) {
      TRY(erasing, read_erasing(snapshot, id));
      all.push_back(std::move(erasing));
    }
  }
  return all;
}

// Those of which something is stored are deleted by `batch`; returned are all whose purge is due.
Result<std::vector<Erasing>> find_unfinished(const Snapshot& snapshot, Batch& batch) {
  TRY(all, performed_erasures(snapshot));
  std::vector<Erasing> unfinished;
  for (auto& erasing : all) {
    std::size_t rows = 0;
    for (const auto& part : erasing.parts) {
      TRY(found, erase_part(batch, part, snapshot));
      rows += found;
    }
    TRY(marked, snapshot.read(Table::meta, purge_key(erasing.erasure)));
    if (rows > 0) batch.put(Table::meta, purge_key(erasing.erasure), "");
    if (rows > 0 || marked.has_value()) unfinished.push_back(std::move(erasing));
  }
  return unfinished;
}

bool is_without_room(const Result<Ok>& done) {
  return !done.ok() && done.error().kind == ErrorKind::storage_full;
}

}  // namespace

Erasing erasing_of(const StreamId& erasure, const erasure::State& state) {
  Erasing erasing{erasure, {}};
  if (state.phase != erasure::Phase::performed) return erasing;
  for (const auto& file : files_of(state))
    for (const auto each : state.classes) erasing.parts.push_back({file, class_of(each)});
  return erasing;
}

std::string erased_key(const StreamId& stream, FieldClass field_class, bool exercise) {
  const auto erased = field_class == FieldClass::personal ? erasure::Erased::personal : erasure::Erased::text;
  return unique_key({Erasures::collection, exercise, erasure::erased_field(erased), to_string(stream)});
}

Result<ErasedClasses> erased_classes(const Snapshot& snapshot, const StreamId& stream) {
  TRY(personal, stands(snapshot, stream, FieldClass::personal));
  TRY(text, stands(snapshot, stream, FieldClass::text));
  return ErasedClasses{personal, text};
}

Result<bool> is_erased(const Snapshot& snapshot, const StreamId& stream) {
  return stands(snapshot, stream, FieldClass::personal);
}

Result<std::size_t> erase_part(Batch& batch, const VaultPart& part, const Snapshot& snapshot) {
  const auto prefix = data_key_key(part.stream, part.field_class);
  std::erase_if(batch.changes, [&](const Change& change) {
    return (change.table == Table::vault || change.table == Table::data_keys) &&
           change.key.starts_with(prefix);
  });
  std::size_t rows = 0;
  for (const auto table : {Table::vault, Table::data_keys})
    TRY_OK(snapshot.scan(table, prefix, after_prefix(prefix), Order::ascending,
                         [&](std::string_view key, std::string_view) {
                           batch.remove(table, std::string(key));
                           ++rows;
                           return true;
                         }));
  return rows;
}

std::string purge_key(const StreamId& erasure) {
  return purge_prefix + to_string(erasure);
}

Result<Ok> purge_parts(Store& store, const std::vector<VaultPart>& parts) {
  for (const auto& part : parts) {
    const auto prefix = data_key_key(part.stream, part.field_class);
    for (const auto table : {Table::vault, Table::data_keys})
      TRY_OK(store.purge(table, prefix, after_prefix(prefix)));
  }
  return Ok{};
}

Result<Ok> finish_erasures(Store& store) {
  Batch deletions;
  std::vector<Erasing> unfinished;
  {
    const auto snapshot = store.snapshot();
    TRY(found, find_unfinished(*snapshot, deletions));
    unfinished = std::move(found);
  }
  if (!deletions.changes.empty()) TRY_OK(store.commit(deletions));
  Batch purged;
  for (const auto& erasing : unfinished) {
    const auto done = purge_parts(store, erasing.parts);
    // Deleted is deleted: without room the register still answers. The mark stays, and the purger goes on
    // with it.
    if (is_without_room(done)) continue;
    TRY_OK(done);
    purged.remove(Table::meta, purge_key(erasing.erasure));
  }
  if (purged.changes.empty()) return Ok{};
  const auto noted = store.commit(purged);
  // Purged, and no room to say so: it is purged once more.
  return is_without_room(noted) ? Result<Ok>(Ok{}) : noted;
}

Result<std::vector<Erasing>> unpurged_erasures(const Snapshot& snapshot) {
  TRY(all, performed_erasures(snapshot));
  std::vector<Erasing> unpurged;
  for (auto& erasing : all) {
    TRY(marked, snapshot.read(Table::meta, purge_key(erasing.erasure)));
    if (marked.has_value()) unpurged.push_back(std::move(erasing));
  }
  return unpurged;
}

}  // namespace kroniek
