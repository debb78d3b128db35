// HMAC-SHA-256 (RFC 2104, FIPS 198-1). A pure function over sha256.h.
#pragma once

#include "core/sha256.h"

namespace kroniek {

Hash hmac_sha256(ByteView key, ByteView message);

}  // namespace kroniek
