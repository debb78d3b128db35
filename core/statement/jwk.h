// JSON Web Keys: the text forms of a public key (RFC 7517; RFC 8037 section 2 for Ed25519, RFC 7518
// section 6.2 for P-256).
#pragma once

#include <string>

#include "core/json.h"
#include "core/keys.h"
#include "core/result.h"

namespace kroniek {

// Exactly the members kty, crv, x (and y): no private part, nothing else. Codes `jwk.malformed`,
// `jwk.private`. Whether its coordinates are a point that a key can be is for the Verifier to say, which
// intake asks of every new key.
Result<PublicKey> read_jwk(const Json& jwk);
Json write_jwk(const PublicKey& key);

// RFC 7638 with SHA-256, base64url: the `kid` of a statement's header.
std::string thumbprint(const PublicKey& key);

}  // namespace kroniek
