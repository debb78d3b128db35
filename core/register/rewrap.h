// The data keys under another key-encryption key: a freed disk block may still hold a wrapped data key that
// an erasure deleted, and only a key-encryption key that is gone makes such a block worthless.
#pragma once

#include "core/ports.h"

namespace kroniek {

// Whether this cipher's key-encryption key is the one that the data keys are wrapped under. True where there
// are none yet. One that was damaged does not make the others foreign.
Result<bool> opens_data_keys(const Snapshot& snapshot, const VaultCipher& cipher);

// All of them in one batch, or none; gives their number. `vault.not-authentic` where one is not under `from`,
// and the store's errors: after `unavailable` nobody knows which of the two it is.
Result<std::uint64_t> rewrap_data_keys(Store& store, const VaultCipher& from, const VaultCipher& to);

// Returns once no file holds a data key as it was wrapped before.
Result<Ok> purge_data_keys(Store& store);

}  // namespace kroniek
