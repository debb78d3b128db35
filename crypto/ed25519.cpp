#include "crypto/ed25519.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/check.h"

namespace kroniek::ed25519 {

namespace {

using Encoded = std::array<std::uint8_t, 32>;  // little-endian, as in RFC 8032 section 5.1.2

// p = 2^255 - 19 and L, the order of the base point (RFC 8032 section 5.1).
constexpr Encoded field_prime = {0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f};
constexpr Encoded group_order = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                                 0xa2, 0xde, 0xf9, 0xde, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
                                 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x10};

// The y coordinates of the eight points whose order divides 8: two of order 8 (four points, with both signs
// of x), 0 (order 4, two points), 1 (the neutral element) and -1 (order 2).
constexpr std::array<Encoded, 5> small_order_y = {{
    {0x00},
    {0x01},
    {0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
     0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
    {0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
     0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    {0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
     0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
}};

bool less(ByteView a, ByteView b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

// Lets libsodium choose the code for this processor; without it the portable one runs.
void start_library() {
  static const bool started = sodium_init() >= 0;
  VERIFY(started, "libsodium did not start");
}

}  // namespace

bool is_sound_point(ByteView encoded) {
  if (encoded.size() != key_bytes) return false;
  Encoded y;
  std::copy(encoded.begin(), encoded.end(), y.begin());
  y.back() &= 0x7f;  // the top bit is the sign of x
  return less(y, field_prime) &&
         std::find(small_order_y.begin(), small_order_y.end(), y) == small_order_y.end();
}

bool is_sound_key(ByteView encoded) {
  if (!is_sound_point(encoded)) return false;
  start_library();
  return crypto_core_ed25519_is_valid_point(encoded.data()) == 1;
}

bool check(ByteView key, ByteView message, ByteView signature) {
  if (signature.size() != signature_bytes) return false;
  if (!is_sound_point(key) || !is_sound_point(signature.first(32))) return false;
  if (!less(signature.subspan(32), group_order)) return false;
  start_library();
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

void verify_library() {
  // A key of mixed order, and two signatures for which 8[S]B = 8R + 8[k]A holds; [S]B = R + [k]A only for the
  // second, where k is a multiple of 8.
  const auto key = hex_decode("c952db314feb58fe44cc39022526abcad875788b58c8feab72f8c3808090dd10");
  const auto cofactored = hex_decode(
      "67772796ad7c84e2531e1bd93b8f54a1dfcc4bb6ad294658add981b0d8346c35"
      "193af8e93874718feb4de56a6d56a67f27cd91b72db4c6738659f440a7925407");
  const auto cofactorless = hex_decode(
      "abc266be860c0523d8de07ab76195c3ec5a140defac097a909a90af49f5d6a69"
      "aa4520f30aa27f4a791f1d8ce83d26284afe4dbb3a4b8a3ef5ecd9cebc6dfb00");
  VERIFY(!check(*key, as_bytes("kroniek mixed order 0"), *cofactored),
         "libsodium checks Ed25519 with the cofactor");
  VERIFY(check(*key, as_bytes("kroniek mixed order 3"), *cofactorless),
         "libsodium refuses keys of mixed order");
}

Bytes public_key(ByteView seed) {
  VERIFY(seed.size() == seed_bytes, "an Ed25519 seed has 32 bytes");
  start_library();
  Bytes key(key_bytes);
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> expanded;
  crypto_sign_seed_keypair(key.data(), expanded.data(), seed.data());
  sodium_memzero(expanded.data(), expanded.size());
  return key;
}

Bytes sign(ByteView seed, ByteView key, ByteView message) {
  VERIFY(seed.size() == seed_bytes && key.size() == key_bytes, "an Ed25519 key pair has 32 + 32 bytes");
  start_library();
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> expanded;  // libsodium's form: seed ‖ public key
  std::copy(key.begin(), key.end(), std::copy(seed.begin(), seed.end(), expanded.begin()));
  Bytes signature(signature_bytes);
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), expanded.data());
  sodium_memzero(expanded.data(), expanded.size());
  return signature;
}

}  // namespace kroniek::ed25519
