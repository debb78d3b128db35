// Public keys and signature algorithms as values. JWK text and thumbprints: core/statement/jwk.h.
#pragma once

#include <string>

#include "core/bytes.h"

namespace kroniek {

enum class KeyKind { ed25519, p256 };

// Ed25519 (RFC 8032): `x` is the 32-byte public key, `y` empty. P-256 (RFC 7518 section 6.2): `x` and `y` are
// the point's 32-byte coordinates.
struct PublicKey {
  KeyKind kind = KeyKind::ed25519;
  Bytes x;
  Bytes y;
  bool operator==(const PublicKey&) const = default;
};

// The JWS name of the algorithm that a key of this kind signs with (RFC 9864: `EdDSA` is also read for
// Ed25519).
constexpr std::string_view jws_algorithm(KeyKind kind) {
  return kind == KeyKind::ed25519 ? "EdDSA" : "ES256";
}

}  // namespace kroniek
