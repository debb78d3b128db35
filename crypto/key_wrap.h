// AES key wrap with padding (RFC 5649): a key encrypted under another, deterministic and authenticated.
#pragma once

#include "core/bytes.h"
#include "core/result.h"
#include "crypto/private_key.h"

namespace kroniek {

// `encryption_key` has 16, 24 or 32 bytes, `key` at least one. The result is `key` rounded up to 8 bytes, and
// 8 more.
Bytes wrap_key(ByteView encryption_key, ByteView key);
// `vault.not-authentic` for everything that wrap_key did not make with this key.
Result<SecretBytes> unwrap_key(ByteView encryption_key, ByteView wrapped);

}  // namespace kroniek
