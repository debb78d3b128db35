// What the signature tests share: hex and base64url to bytes, and keys in one line.
#pragma once

#include <catch2/catch.hpp>
#include <string_view>

#include "core/bytes.h"
#include "core/keys.h"
#include "crypto/private_key.h"

namespace kroniek::test {

inline Bytes from_hex(std::string_view text) {
  return hex_decode(text).value();
}
inline Bytes from_base64url(std::string_view text) {
  return base64url_decode(text).value();
}

inline PublicKey ed25519_key(Bytes x) {
  return {KeyKind::ed25519, std::move(x), {}};
}
inline PublicKey p256_key(Bytes x, Bytes y) {
  return {KeyKind::p256, std::move(x), std::move(y)};
}

inline PrivateKey key_of(KeyKind kind, std::string_view secret_hex) {
  return private_key_from_secret(kind, from_hex(secret_hex)).value();
}

inline Bytes flip(Bytes bytes, std::size_t bit) {
  bytes.at(bit / 8) ^= static_cast<std::uint8_t>(1U << (bit % 8));
  return bytes;
}

}  // namespace kroniek::test
