// The VaultCipher of this program: AES-256-GCM under data keys, which are wrapped under the register's
// key-encryption key (RFC 5649). Nonces are random, so one data key takes 2^32 encryptions (NIST SP 800-38D
// section 8.3), more than a stream can have entries. Any thread may use it; the key-encryption key is wiped
// with it.
#pragma once

#include <memory>

#include "core/ports.h"
#include "crypto/private_key.h"

namespace kroniek {

constexpr std::size_t key_encryption_key_bytes = 32;

SecretBytes generate_key_encryption_key();
// `key_encryption_key` has 32 bytes.
std::unique_ptr<VaultCipher> make_vault_cipher(SecretBytes key_encryption_key);

}  // namespace kroniek
