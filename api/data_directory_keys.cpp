#include "api/data_directory_keys.h"

#include <sys/stat.h>

#include "core/register/rewrap.h"
#include "crypto/key_file.h"
#include "crypto/secret_file.h"
#include "crypto/signatures.h"
#include "crypto/vault_cipher.h"

namespace kroniek {
namespace {

namespace fs = std::filesystem;
using Cipher = std::unique_ptr<VaultCipher>;

fs::path next_of(const fs::path& file) {
  return file.string() + ".new";
}

Result<Cipher> read_cipher(const fs::path& file) {
  TRY(key, read_key_encryption_key_file(file));
  return make_vault_cipher(std::move(key));
}

struct InUse {
  Cipher cipher;
  bool is_next = false;   // of the file `.new`
  bool is_right = false;  // it opens the data keys
};

// A file `.new` that does not read was cut off while it was written, so nothing is under it.
Result<InUse> find_in_use(const fs::path& file, const Snapshot& snapshot) {
  TRY(current, read_cipher(file));
  TRY(right, opens_data_keys(snapshot, *current));
  if (right) return InUse{std::move(current), false, true};
  auto next = read_cipher(next_of(file));
  if (!next.ok()) return InUse{std::move(current), false, false};
  TRY(next_right, opens_data_keys(snapshot, **next));
  if (!next_right) return InUse{std::move(current), false, false};
  return InUse{*std::move(next), true, true};
}

// The data keys are under the next one already.
Result<Ok> finish_rotation(const fs::path& file, Store& store) {
  TRY_OK(purge_data_keys(store));
  return replace_secret_file(next_of(file), file);
}

}  // namespace

fs::path key_path(const fs::path& directory, const char* name) {
  return directory / "keys" / name;
}

Result<std::unique_ptr<Signer>> read_signer(const fs::path& file) {
  TRY(key, read_key_file(file));
  return make_signer(std::move(key));
}

Result<Ok> make_keys(const fs::path& directory, const fs::path& vault_key) {
  if (::mkdir((directory / "keys").c_str(), 0700) != 0)
    return Error{ErrorKind::invalid, "init.cannot-create", "The directory for the keys cannot be made."};
  for (const char* name : {"log.jwk", "seal.jwk", "administrator.jwk"})
    TRY_OK(create_key_file(key_path(directory, name), generate_key(KeyKind::ed25519)));
  return create_key_encryption_key_file(vault_key, generate_key_encryption_key());
}

Result<Cipher> open_vault_key(const fs::path& file, Store& store) {
  TRY(in_use, find_in_use(file, *store.snapshot()));
  if (!in_use.is_right)
    return Error{ErrorKind::invalid, "vault-key.wrong",
                 "The key in " + file.string() + " is not the one that this register's data keys are under."};
  if (!in_use.is_next) {
    TRY_OK(remove_secret_file(next_of(file)));
    return std::move(in_use.cipher);
  }
  const auto finished = finish_rotation(file, store);
  if (!finished.ok() && finished.error().kind != ErrorKind::storage_full) return finished.error();
  return std::move(in_use.cipher);
}

Result<Cipher> read_vault_key(const fs::path& file, const Snapshot& snapshot) {
  TRY(in_use, find_in_use(file, snapshot));
  return std::move(in_use.cipher);
}

// A crash before the commit: the next opening removes the new key. After it: the data keys are under the new
// one, and the next opening purges them as they were before, and replaces the old one.
Result<std::uint64_t> rotate_vault_key(const fs::path& file, Store& store) {
  TRY(from, open_vault_key(file, store));
  TRY_OK(store.health());
  auto key = generate_key_encryption_key();
  TRY_OK(create_key_encryption_key_file(next_of(file), key));
  const auto to = make_vault_cipher(std::move(key));
  auto rewrapped = rewrap_data_keys(store, *from, *to);
  if (!rewrapped.ok()) {
    // Where nobody knows, both stay, and the next opening looks.
    if (rewrapped.error().kind != ErrorKind::unavailable) TRY_OK(remove_secret_file(next_of(file)));
    return rewrapped.error();
  }
  TRY_OK(finish_rotation(file, store));
  return *rewrapped;
}

void remove_vault_key(const fs::path& file) {
  static_cast<void>(remove_secret_file(file).ok());
}

}  // namespace kroniek
