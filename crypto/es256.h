// ES256: ECDSA on P-256 with SHA-256, the signature as R ‖ S (RFC 7518 section 3.4). Lengths, ranges and the
// point are checked here, before the library sees them. Signatures are not required to be deterministic or to
// have a low S.
#pragma once

#include "core/bytes.h"
#include "core/keys.h"
#include "core/result.h"
#include "crypto/openssl.h"

namespace kroniek::es256 {

constexpr std::size_t coordinate_bytes = 32;
constexpr std::size_t signature_bytes = 64;

// The parsed key; null unless both coordinates have 32 bytes and are a point of the curve. Costs a third
// of a check.
openssl::Key parse_public_key(const PublicKey& key);

// A signature counts if R and S are in [1, n-1] and ECDSA holds. `parsed` may be used by several threads at
// once.
bool check(EVP_PKEY& parsed, ByteView message, ByteView signature);

// d·G. `key.secret-malformed` if d, big-endian, is not in [1, n-1].
Result<PublicKey> public_key(ByteView d);

// Both halves of a pair, parsed for signing.
openssl::Key parse_pair(const PublicKey& key, ByteView d);
Bytes sign(EVP_PKEY& pair, ByteView message);

}  // namespace kroniek::es256
