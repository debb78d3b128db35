#include "crypto/private_jwk.h"

#include <string>

#include "core/statement/jwk.h"

namespace kroniek {

namespace {

constexpr std::size_t secret_bytes = 32;

Error malformed(std::string detail) {
  return {ErrorKind::invalid, "jwk.malformed", std::move(detail)};
}

Result<SecretBytes> read_secret(const Json& jwk, std::string_view name) {
  const Json* const member = jwk.find(name);
  const std::string* const text = member == nullptr ? nullptr : member->string();
  const std::string rule =
      "The member " + std::string(name) + " must be 32 bytes in base64url without padding.";
  if (text == nullptr) return malformed(rule);
  Result<Bytes> bytes = base64url_decode(*text);
  if (!bytes.ok()) return malformed(rule);
  const SecretBytes secret(bytes->begin(), bytes->end());
  wipe(bytes->data(), bytes->size());
  if (secret.size() != secret_bytes) return malformed(rule);
  return secret;
}

}  // namespace

Result<PrivateKey> read_private_jwk(const Json& jwk) {
  TRY(secret, read_secret(jwk, "d"));
  Json public_part = jwk;
  public_part.remove("d");
  TRY(public_key, read_jwk(public_part));
  TRY(key, private_key_from_secret(public_key.kind, secret));
  if (key.public_key != public_key)
    return Error{ErrorKind::invalid, "jwk.mismatch",
                 "The members x and y are not the public key of the member d."};
  return key;
}

Json write_private_jwk(const PrivateKey& key) {
  Json jwk = write_jwk(key.public_key);
  jwk.set("d", base64url(key.secret));
  return jwk;
}

Result<SecretBytes> read_secret_jwk(const Json& jwk) {
  const Json* const type = jwk.find("kty");
  if (type == nullptr || *type != Json("oct")) return malformed("A key-encryption key must have kty oct.");
  TRY(secret, read_secret(jwk, "k"));
  if (jwk.members()->size() != 2) return malformed("A key-encryption key holds nothing but kty and k.");
  return secret;
}

Json write_secret_jwk(const SecretBytes& secret) {
  return Json::object({{"k", base64url(secret)}, {"kty", "oct"}});
}

}  // namespace kroniek
