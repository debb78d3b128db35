#include "core/statement/jwk.h"

#include "core/bytes.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

constexpr std::size_t coordinate_bytes = 32;

Error malformed(std::string detail) {
  return {ErrorKind::invalid, "jwk.malformed", std::move(detail)};
}

Result<Bytes> read_coordinate(const Json& jwk, std::string_view name) {
  const auto* member = jwk.find(name);
  const auto* text = member == nullptr ? nullptr : member->string();
  if (text == nullptr) return malformed("The key needs the member " + std::string(name) + ".");
  auto bytes = base64url_decode(*text);
  if (!bytes.ok() || bytes->size() != coordinate_bytes)
    return malformed("The member " + std::string(name) + " must be 32 bytes in base64url without padding.");
  return bytes;
}

}  // namespace

Result<PublicKey> read_jwk(const Json& jwk) {
  const auto* members = jwk.members();
  if (members == nullptr) return malformed("A key must be a JSON object.");
  if (jwk.find("d") != nullptr)
    return Error{ErrorKind::invalid, "jwk.private",
                 "A private key was given where only the public key belongs."};
  const auto says = [&](std::string_view name, std::string_view value) {
    const auto* member = jwk.find(name);
    return member != nullptr && member->string() != nullptr && *member->string() == value;
  };
  PublicKey key;
  if (says("kty", "OKP") && says("crv", "Ed25519")) {
    key.kind = KeyKind::ed25519;
  } else if (says("kty", "EC") && says("crv", "P-256")) {
    key.kind = KeyKind::p256;
  } else {
    return malformed("A key must be kty OKP with crv Ed25519, or kty EC with crv P-256.");
  }
  TRY(x, read_coordinate(jwk, "x"));
  key.x = std::move(x);
  if (key.kind == KeyKind::p256) {
    TRY(y, read_coordinate(jwk, "y"));
    key.y = std::move(y);
  }
  if (members->size() != (key.kind == KeyKind::p256 ? 4U : 3U))
    return malformed("A key holds nothing but kty, crv, x and, for EC, y.");
  return key;
}

Json write_jwk(const PublicKey& key) {
  if (key.kind == KeyKind::ed25519)
    return Json::object({{"crv", "Ed25519"}, {"kty", "OKP"}, {"x", base64url(key.x)}});
  return Json::object({{"crv", "P-256"}, {"kty", "EC"}, {"x", base64url(key.x)}, {"y", base64url(key.y)}});
}

std::string thumbprint(const PublicKey& key) {
  // RFC 7638 section 3: the required members in lexicographic order, no white space; write_jwk has them so.
  return base64url(sha256(as_bytes(write_json(write_jwk(key)))));
}

}  // namespace kroniek
