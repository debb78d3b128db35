// Ed25519 (RFC 8032) with one written rule for the signatures on which libraries differ (Chalkias, Garillot,
// Nikolaenko: "Taming the many EdDSAs", 2020). The rule is in signatures.h; what it asks beyond the equation
// is checked by our own code, so a library that grows laxer or stricter does not change it. Functions are
// pure; any thread may call them.
#pragma once

#include "core/bytes.h"

namespace kroniek::ed25519 {

constexpr std::size_t seed_bytes = 32;
constexpr std::size_t key_bytes = 32;
constexpr std::size_t signature_bytes = 64;

// A point encoding that we take: 32 bytes, y below p, and not one of the eight points of small order.
bool is_sound_point(ByteView encoded);

// Such an encoding of a point that is on the curve and of the order of the base point, as the key of every
// seed is: RFC 8032 section 5.1.5.
bool is_sound_key(ByteView encoded);

// The rule of signatures.h.
bool check(ByteView key, ByteView message, ByteView signature);

// Stops the process if the library at hand does not check as rule 4 of signatures.h says. Costs two checks.
void verify_library();

// RFC 8032 section 5.1.5: the public key of a 32-byte seed.
Bytes public_key(ByteView seed);
// RFC 8032 section 5.1.6. `key` must be the seed's public key.
Bytes sign(ByteView seed, ByteView key, ByteView message);

}  // namespace kroniek::ed25519
