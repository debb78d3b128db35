// A register's rows copied into an empty store, table by table from one snapshot. Only what is there is
// copied: what was deleted, and may still stand in the source's files, is not.
#pragma once

#include <span>

#include "core/ports.h"

namespace kroniek {

// All tables; and without what the log does not give again.
std::span<const Table> all_tables();
std::span<const Table> log_tables();
std::span<const Table> vault_tables();

// Not atomic: the store is to be thrown away where it fails. The number of rows.
Result<std::uint64_t> copy_rows(const Snapshot& from, Store& to, std::span<const Table> tables);

// Whether `newer` is the same log, and goes on where `older` ended: `restore.other-log`, `restore.log-older`,
// `restore.log-differs`.
Result<Ok> check_continues(const Snapshot& older, const Snapshot& newer);

// Stands in the table meta of a backup.
inline const std::string copy_key = "copy";
// A copy says that it is one: what was erased after it was made can still be read in it, so no register
// starts on it (`log.is-a-copy`) before it is put under the newest log there is, or somebody decides that
// there is none newer.
Result<Ok> mark_as_copy(Store& store);
Result<Ok> take_copy_as_newest(Store& store);
Result<Ok> check_is_no_copy(const Snapshot& snapshot);

}  // namespace kroniek
