// The secret that codes of other systems' ids are made with (core/domain/external_ids.h).
#pragma once

#include "core/domain/external_ids.h"
#include "core/ports.h"

namespace kroniek {

// Follows from the key-encryption key and from nothing else: wherever the vault can be read the same id gives
// the same code, in a restored register too, and no backup or copy of the store tells it. It must outlive
// that key: were the key ever exchanged, this secret would have to be kept under the new one.
ExternalIds external_ids_of(const VaultCipher& cipher);

}  // namespace kroniek
