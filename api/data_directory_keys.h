// The keys of a data directory: made once, read at every opening. Only the vault's key changes. While it
// does, the next one stands beside it as `<file>.new`, and the data keys say which of the two counts: they
// are under one or the other, all of them.
#pragma once

#include <filesystem>
#include <memory>

#include "core/ports.h"

namespace kroniek {

// In keys/: log.jwk and seal.jwk sign; data keys are wrapped under vault.jwk, unless that is kept elsewhere;
// administrator.jwk is to be moved away.
std::filesystem::path key_path(const std::filesystem::path& directory, const char* name);
Result<Ok> make_keys(const std::filesystem::path& directory, const std::filesystem::path& vault_key);
Result<std::unique_ptr<Signer>> read_signer(const std::filesystem::path& file);

// The cipher of the key that counts; ends a rotation that was cut off, in whichever direction it got. A purge
// that there is no room for is left to the next opening. `key-file.*`, and `vault-key.wrong` where the data
// keys are under neither.
Result<std::unique_ptr<VaultCipher>> open_vault_key(const std::filesystem::path& file, Store& store);
// The same without changing anything. Where the data keys are under neither, the file's: whoever verifies
// says of what it does not open.
Result<std::unique_ptr<VaultCipher>> read_vault_key(const std::filesystem::path& file,
                                                    const Snapshot& snapshot);

// A new key for the vault: the data keys are wrapped under it and purged as they were, and the old one is
// overwritten. Gives their number. After an error the next opening finds out what became of it.
Result<std::uint64_t> rotate_vault_key(const std::filesystem::path& file, Store& store);

void remove_vault_key(const std::filesystem::path& file);

}  // namespace kroniek
