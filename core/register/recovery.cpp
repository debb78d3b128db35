#include "core/register/recovery.h"

#include "core/register/tables.h"
#include "core/register/views_version.h"

namespace kroniek {
namespace {

Error corrupt(std::string code, std::string detail) {
  return {ErrorKind::corrupt, std::move(code), std::move(detail)};
}

Result<Entry> read_entry(const Snapshot& snapshot, const EntryCodec& codec, Position position) {
  TRY(leaf, read_required(snapshot, Table::entries, entry_key(position),
                          "the entry at index " + std::to_string(position.value)));
  return codec.decode(as_bytes(leaf));
}

// How many entries there are, by the last key; entries are never removed, so the end says the size.
Result<TreeSize> stored_size(const Snapshot& snapshot) {
  TreeSize size;
  TRY_OK(
      snapshot.scan(Table::entries, "", "", Order::descending, [&](std::string_view key, std::string_view) {
        size.value = number_of(key).value_or(0) + 1;
        return false;
      }));
  return size;
}

Result<Ok> check_last_leaf(const Snapshot& snapshot, TreeSize size) {
  const Position last{size.value - 1};
  TRY(leaf, read_required(snapshot, Table::entries, entry_key(last), "the last entry"));
  const TreeNode node{0, last.value};
  TRY(stored, StoredHashes(snapshot).read({&node, 1}));
  if (stored.front() != leaf_hash(as_bytes(leaf)))
    return corrupt("log.end-wrong", "The bytes of the entry at index " + std::to_string(last.value) +
                                        " are not those that were hashed.");
  return Ok{};
}

Result<Ok> check_high_water(const RecoveryPorts& ports, const Snapshot& snapshot, const NoteKey& key,
                            TreeSize size) {
  TRY(note, ports.high_water.read());
  // Founding and copying both write it, so a register without it has lost the one thing outside the store
  // that would tell of a lost end.
  if (!note.has_value())
    return corrupt("log.high-water-missing",
                   "The high-water file is not there, so nothing outside the store tells whether "
                   "acknowledged entries are missing.");
  TRY(high, open_checkpoint(*note, key, ports.verifier));
  if (high.size > size)
    return corrupt("log.behind-high-water", "The log holds " + std::to_string(size.value) + " entries, but " +
                                                std::to_string(high.size.value) +
                                                " were signed: entries that were acknowledged are missing.");
  TRY(root, root_at(high.size, StoredHashes(snapshot)));
  if (root != high.root)
    return corrupt("log.differs-from-high-water", "The first " + std::to_string(high.size.value) +
                                                      " entries are not those that were signed.");
  return Ok{};
}

}  // namespace

NoteKey log_note_key(const Founding& founding) {
  return NoteKey{founding.said.origin, NoteKeyType::ed25519, founding.said.log_key};
}

Result<Checkpoint> open_checkpoint(std::string_view text, const NoteKey& key, const Verifier& verifier) {
  const auto wrong = [&](const Error& why) {
    return corrupt("log.checkpoint-wrong", "The signed checkpoint does not hold: " + why.code + ".");
  };
  auto note = parse_note(text);
  if (!note.ok()) return wrong(note.error());
  const auto verified = verify_note(*note, {&key, 1}, verifier);
  if (!verified.ok()) return wrong(verified.error());
  auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint.ok()) return wrong(checkpoint.error());
  if (checkpoint->origin != key.name)
    return corrupt("log.checkpoint-wrong", "The signed checkpoint is of another log.");
  return checkpoint;
}

Result<bool> accept_missing_high_water(const Store& store, HighWater& high_water) {
  TRY(note, high_water.read());
  if (note.has_value()) return false;
  TRY(newest, read_required(*store.snapshot(), Table::meta, newest_checkpoint_key, "the newest checkpoint"));
  TRY_OK(high_water.write(newest));
  return true;
}

Result<Recovered> recover(const RecoveryPorts& ports) {
  const auto snapshot = ports.store.snapshot();
  TRY(format, snapshot->read(Table::meta, format_key));
  if (!format.has_value())
    return corrupt("log.not-founded", "There is no register here: kroniek init makes one.");
  if (*format != format_version)
    return corrupt("log.format-unknown",
                   "The data is of format " + *format + "; this program reads format 1.");
  TRY(rebuilding, snapshot->read(Table::meta, rebuilding_key));
  if (rebuilding.has_value())
    return corrupt("log.rebuild-unfinished",
                   "A rebuild was cut off; the log is whole, kroniek rebuild must be run again.");
  TRY_OK(check_views_version(*snapshot));
  TRY(first, read_entry(*snapshot, ports.codec, Position{0}));
  TRY(payload, parse_json(as_text(first.payload)));
  TRY(founding, read_founding(payload));
  const auto key = log_note_key(founding);

  TRY(stored_note, snapshot->read(Table::meta, newest_checkpoint_key));
  if (!stored_note.has_value())
    return corrupt("log.checkpoint-missing", "The store holds entries, but not its newest checkpoint.");
  const auto& note = *stored_note;
  TRY(checkpoint, open_checkpoint(note, key, ports.verifier));
  TRY(size, stored_size(*snapshot));
  if (size != checkpoint.size)
    return corrupt("log.end-wrong", "The store holds " + std::to_string(size.value) +
                                        " entries, its newest checkpoint " +
                                        std::to_string(checkpoint.size.value) + ".");
  TRY_OK(check_last_leaf(*snapshot, size));
  TRY(frontier, Frontier::at(size, StoredHashes(*snapshot)));
  if (frontier.root() != checkpoint.root)
    return corrupt("log.root-wrong",
                   "The tree's root at size " + std::to_string(size.value) + " is not the one signed.");
  TRY_OK(check_high_water(ports, *snapshot, key, size));
  TRY(last, read_entry(*snapshot, ports.codec, Position{size.value - 1}));
  return Recovered{std::move(founding), std::move(frontier), last.recorded_at, note};
}

}  // namespace kroniek
