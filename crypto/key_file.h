// Key files: one JWK with its secret, readable by its owner only, made once and never overwritten
// (secret_file.h says how, and owns the codes `key-file.exists`, `.not-written`, `.not-found`, `.permissions`
// and `.unreadable`).
#pragma once

#include <filesystem>

#include "crypto/private_key.h"

namespace kroniek {

// A private key for signing. Reading also: `key-file.malformed`, a file that is cut short, say; the detail
// says why.
Result<Ok> create_key_file(const std::filesystem::path& path, const PrivateKey& key);
Result<PrivateKey> read_key_file(const std::filesystem::path& path);

// A key-encryption key for make_vault_cipher; the same promises.
Result<Ok> create_key_encryption_key_file(const std::filesystem::path& path, const SecretBytes& key);
Result<SecretBytes> read_key_encryption_key_file(const std::filesystem::path& path);

}  // namespace kroniek
