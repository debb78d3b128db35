#include "api/cli/copy_of.h"

#include "core/register/erasing.h"
#include "core/register/tables.h"
#include "core/register/unpurged.h"

namespace kroniek::cli {

namespace fs = std::filesystem;

Result<Ok> finish_copy(const DataDirectory::Blank& copy) {
  TRY_OK(finish_erasures(copy.store));
  TRY(unpurged, unpurged_erasures(*copy.store.snapshot()));
  if (!unpurged.empty())
    return Error{ErrorKind::storage_full, "store.disk-full",
                 "There is no room to clear what was erased out of the copy's files."};
  const auto snapshot = copy.store.snapshot();
  TRY(checkpoint, read_required(*snapshot, Table::meta, newest_checkpoint_key, "its newest checkpoint"));
  return copy.high_water.write(checkpoint);
}

Result<Ok> copy_keys(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  if (!fs::is_directory(from / "keys", failed)) return Ok{};
  const auto target = to / "keys";
  fs::create_directory(target, failed);
  // Closed before anything is in it.
  if (!failed) fs::permissions(target, fs::perms::owner_all, failed);
  // With each file's own permissions. The administrator's key is a person's, and no part of the register.
  for (const char* name : {"log.jwk", "seal.jwk"})
    if (!failed) fs::copy_file(from / "keys" / name, target / name, failed);
  // The vault's may stand elsewhere; and where a rotation was cut off, either of two may be the one that
  // counts.
  for (const char* name : {"vault.jwk", "vault.jwk.new"})
    if (!failed && fs::exists(from / "keys" / name, failed))
      fs::copy_file(from / "keys" / name, target / name, failed);
  if (failed)
    return Error{ErrorKind::unavailable, "backup.keys-not-copied",
                 "The keys could not be copied: " + failed.message() + "."};
  return Ok{};
}

}  // namespace kroniek::cli
