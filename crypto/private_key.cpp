#include "crypto/private_key.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "crypto/ed25519.h"
#include "crypto/es256.h"

namespace kroniek {

namespace {

constexpr std::size_t secret_bytes = 32;

Result<PublicKey> derive(KeyKind kind, ByteView secret) {
  switch (kind) {
    case KeyKind::ed25519:
      return PublicKey{kind, ed25519::public_key(secret), {}};
    case KeyKind::p256:
      return es256::public_key(secret);
  }
  VERIFY(false, "a key kind that does not exist");
}

}  // namespace

void wipe(void* memory, std::size_t size) noexcept {
  OPENSSL_cleanse(memory, size);
}

PrivateKey generate_key(KeyKind kind) {
  SecretBytes secret(secret_bytes);
  for (;;) {
    VERIFY(RAND_priv_bytes(secret.data(), static_cast<int>(secret.size())) == 1, "no randomness");
    // One in 2^32 random numbers is no P-256 secret; drawing again keeps the distribution even (FIPS 186-5
    // A.2.2).
    if (Result<PrivateKey> key = private_key_from_secret(kind, secret); key.ok())
      return std::move(key).value();
  }
}

Result<PrivateKey> private_key_from_secret(KeyKind kind, ByteView secret) {
  if (secret.size() != secret_bytes)
    return Error{ErrorKind::invalid, "key.secret-malformed",
                 "The secret of a private key must have 32 bytes."};
  TRY(public_key, derive(kind, secret));
  return PrivateKey{std::move(public_key), SecretBytes(secret.begin(), secret.end())};
}

}  // namespace kroniek
