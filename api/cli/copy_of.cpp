#include "api/cli/copy_of.h"

#include "core/register/erasing.h"
#include "core/register/tables.h"

namespace kroniek::cli {

namespace fs = std::filesystem;

Result<Ok> finish_copy(const DataDirectory::Blank& copy) {
  TRY_OK(finish_erasures(copy.store));
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
  for (const char* name : {"log.jwk", "seal.jwk", "vault.jwk"})
    if (!failed) fs::copy_file(from / "keys" / name, target / name, failed);
  if (failed)
    return Error{ErrorKind::unavailable, "backup.keys-not-copied",
                 "The keys could not be copied: " + failed.message() + "."};
  return Ok{};
}

}  // namespace kroniek::cli
