#include "core/register/copying.h"

#include <array>

#include "core/log/checkpoint.h"
#include "core/log/signed_note.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

constexpr std::array tables{Table::entries, Table::hashes,       Table::statements, Table::streams,
                            Table::views,   Table::view_history, Table::lists,      Table::list_history,
                            Table::meta,    Table::vault,        Table::data_keys};
constexpr std::size_t vault_count = 2;
constexpr std::size_t bytes_per_commit_max = std::size_t{8} << 20;

// What a store says of itself; the service that opens the copy checks the signature.
Result<Checkpoint> checkpoint_of(const Snapshot& snapshot) {
  TRY(text, read_required(snapshot, Table::meta, newest_checkpoint_key, "its newest checkpoint"));
  TRY(note, parse_note(text));
  return parse_checkpoint(note.text);
}

}  // namespace

std::span<const Table> all_tables() {
  return tables;
}
std::span<const Table> log_tables() {
  return all_tables().first(tables.size() - vault_count);
}
std::span<const Table> vault_tables() {
  return all_tables().last(vault_count);
}

Result<std::uint64_t> copy_rows(const Snapshot& from, Store& to, std::span<const Table> wanted) {
  std::uint64_t rows = 0;
  for (const auto table : wanted) {
    Batch batch;
    std::size_t bytes = 0;
    Result<Ok> committed = Ok{};
    TRY_OK(from.scan(table, "", "", Order::ascending, [&](std::string_view key, std::string_view value) {
      batch.put(table, std::string(key), std::string(value));
      bytes += key.size() + value.size();
      ++rows;
      if (bytes < bytes_per_commit_max) return true;
      committed = to.commit(batch);
      batch.changes.clear();
      bytes = 0;
      return committed.ok();
    }));
    TRY_OK(std::move(committed));
    TRY_OK(to.commit(batch));
  }
  return rows;
}

Result<Ok> check_continues(const Snapshot& older, const Snapshot& newer) {
  TRY(before, checkpoint_of(older));
  TRY(after, checkpoint_of(newer));
  if (before.origin != after.origin)
    return Error{ErrorKind::conflict, "restore.other-log",
                 "The backup is of " + before.origin + ", the log of " + after.origin + "."};
  if (after.size < before.size)
    return Error{ErrorKind::conflict, "restore.log-older",
                 "The log holds " + std::to_string(after.size.value) + " entries, the backup " +
                     std::to_string(before.size.value) + "."};
  TRY(root, root_at(before.size, StoredHashes(newer)));
  if (root != before.root)
    return Error{ErrorKind::conflict, "restore.log-differs",
                 "The log's first " + std::to_string(before.size.value) + " entries are not the backup's."};
  return Ok{};
}

Result<Ok> mark_as_copy(Store& store) {
  Batch batch;
  batch.put(Table::meta, copy_key, "");
  return store.commit(batch);
}

Result<Ok> take_copy_as_newest(Store& store) {
  Batch batch;
  batch.remove(Table::meta, copy_key);
  return store.commit(batch);
}

Result<Ok> check_is_no_copy(const Snapshot& snapshot) {
  TRY(mark, snapshot.read(Table::meta, copy_key));
  if (!mark.has_value()) return Ok{};
  return Error{
      ErrorKind::conflict, "log.is-a-copy",
      "This is a backup: what was erased after it was made can still be read in it. `kroniek restore` "
      "puts it under a newer log; where none is left, `kroniek serve --newest-there-is` takes it as "
      "it stands."};
}

}  // namespace kroniek
