// JSON Web Keys that hold a secret: a private key (RFC 7517; RFC 8037 section 2, RFC 7518 section 6.2.2) and
// a key-encryption key (RFC 7518 section 6.4).
#pragma once

#include "core/json.h"
#include "crypto/private_key.h"

namespace kroniek {

// Exactly the members of a public key (core/statement/jwk.h) and `d`. `jwk.malformed`;
// `key.secret-malformed`; `jwk.mismatch` if the public members are not those of the secret.
Result<PrivateKey> read_private_jwk(const Json& jwk);
Json write_private_jwk(const PrivateKey& key);

// Exactly kty `oct` and `k`, 32 bytes. `jwk.malformed`.
Result<SecretBytes> read_secret_jwk(const Json& jwk);
Json write_secret_jwk(const SecretBytes& secret);

}  // namespace kroniek
