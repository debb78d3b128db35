// The secret that codes of other systems' ids are made with (core/domain/external_ids.h).
#pragma once

#include "core/domain/external_ids.h"
#include "core/ports.h"

namespace kroniek {

// Follows from the register's first key-encryption key: wherever the vault can be read the same id gives the
// same code, in a restored register too, and no backup or copy of the store tells it. It outlives that key:
// since the key was first exchanged it is kept under the one in use. `vault.not-authentic` where that row was
// damaged, and the store's errors.
Result<ExternalIds> external_ids_of(const Snapshot& snapshot, const VaultCipher& cipher);

// Keeps it under another key-encryption key, in the batch that exchanges them.
Result<Ok> keep_external_secret(Batch& batch, const Snapshot& snapshot, const VaultCipher& from,
                                const VaultCipher& to);

}  // namespace kroniek
