#include "crypto/es256.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <array>

#include "core/sha256.h"

namespace kroniek::es256 {

namespace {

using openssl::Number;

constexpr std::size_t point_bytes = 1 + 2 * coordinate_bytes;
constexpr std::size_t der_bytes_max = 72;  // SEQUENCE of two INTEGERs of at most 33 bytes
using EncodedPoint = std::array<std::uint8_t, point_bytes>;

// n, the order of the base point (FIPS 186-4 D.1.2.3), big-endian.
constexpr std::array<std::uint8_t, 32> group_order = {
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};

bool in_range(ByteView scalar) {
  const bool zero = std::all_of(scalar.begin(), scalar.end(), [](std::uint8_t byte) { return byte == 0; });
  return !zero &&
         std::lexicographical_compare(scalar.begin(), scalar.end(), group_order.begin(), group_order.end());
}

Number number(ByteView bytes) {
  Number result(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  VERIFY(result != nullptr, "out of memory");
  return result;
}

// SEC 1 section 2.3.3, uncompressed.
EncodedPoint encode_point(const PublicKey& key) {
  EncodedPoint point = {0x04};
  std::copy(key.y.begin(), key.y.end(), std::copy(key.x.begin(), key.x.end(), point.begin() + 1));
  return point;
}

// `d` may be null: a public key.
openssl::Key build(const EncodedPoint& point, const BIGNUM* d) {
  const openssl::Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
  VERIFY(builder != nullptr, "out of memory");
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  if (d != nullptr) OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, d);
  const openssl::Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  VERIFY(parameters != nullptr && context != nullptr && EVP_PKEY_fromdata_init(context.get()) == 1,
         "OpenSSL cannot read P-256 keys");
  EVP_PKEY* key = nullptr;
  const int selection = d == nullptr ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1) {
    ERR_clear_error();
    return nullptr;
  }
  return openssl::Key(key);
}

// The DER form that OpenSSL takes; returns its length.
std::size_t to_der(ByteView signature, std::array<std::uint8_t, der_bytes_max>& der) {
  const openssl::EcdsaSignature numbers(ECDSA_SIG_new());
  Number r = number(signature.first(coordinate_bytes));
  Number s = number(signature.subspan(coordinate_bytes));
  VERIFY(numbers != nullptr && ECDSA_SIG_set0(numbers.get(), r.get(), s.get()) == 1, "out of memory");
  static_cast<void>(r.release());  // now owned by `numbers`
  static_cast<void>(s.release());
  std::uint8_t* end = der.data();
  const int size = i2d_ECDSA_SIG(numbers.get(), &end);
  VERIFY(size > 0 && static_cast<std::size_t>(size) <= der.size(),
         "an ES256 signature in DER has at most 72 bytes");
  return static_cast<std::size_t>(size);
}

}  // namespace

openssl::Key parse_public_key(const PublicKey& key) {
  if (key.kind != KeyKind::p256 || key.x.size() != coordinate_bytes || key.y.size() != coordinate_bytes)
    return nullptr;
  openssl::Key parsed = build(encode_point(key), nullptr);
  if (parsed == nullptr) return nullptr;
  // Asked for by name, so that it does not hang on what reading a key happens to check. The quick form leaves
  // out that n times the point is the neutral element, which on a curve of prime order (cofactor 1) follows
  // from being on it.
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, parsed.get(), nullptr));
  if (context == nullptr || EVP_PKEY_public_check_quick(context.get()) != 1) {
    ERR_clear_error();
    return nullptr;
  }
  return parsed;
}

bool check(EVP_PKEY& parsed, ByteView message, ByteView signature) {
  if (signature.size() != signature_bytes) return false;
  if (!in_range(signature.first(coordinate_bytes)) || !in_range(signature.subspan(coordinate_bytes)))
    return false;
  std::array<std::uint8_t, der_bytes_max> der;
  const std::size_t der_size = to_der(signature, der);
  const Hash hash = sha256(message);
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, &parsed, nullptr));
  VERIFY(context != nullptr && EVP_PKEY_verify_init(context.get()) == 1, "OpenSSL has no ECDSA");
  if (EVP_PKEY_verify(context.get(), der.data(), der_size, hash.data(), hash.size()) == 1) return true;
  ERR_clear_error();
  return false;
}

Result<PublicKey> public_key(ByteView d) {
  if (d.size() != coordinate_bytes || !in_range(d))
    return Error{ErrorKind::invalid, "key.secret-malformed",
                 "The secret of a P-256 key must be 32 bytes in [1, n-1]."};
  const openssl::Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const openssl::NumberContext scratch(BN_CTX_secure_new());
  VERIFY(group != nullptr && scratch != nullptr, "OpenSSL has no P-256");
  const openssl::Point point(EC_POINT_new(group.get()));
  const Number scalar = number(d);
  BN_set_flags(scalar.get(), BN_FLG_CONSTTIME);
  EncodedPoint encoded;
  VERIFY(point != nullptr &&
             EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, scratch.get()) == 1 &&
             EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, encoded.data(),
                                encoded.size(), scratch.get()) == encoded.size(),
         "OpenSSL could not multiply on P-256");
  const auto x = encoded.begin() + 1;
  const auto y = x + coordinate_bytes;
  return PublicKey{KeyKind::p256, Bytes(x, y), Bytes(y, encoded.end())};
}

openssl::Key parse_pair(const PublicKey& key, ByteView d) {
  const Number scalar = number(d);
  BN_set_flags(scalar.get(), BN_FLG_CONSTTIME);
  openssl::Key pair = build(encode_point(key), scalar.get());
  VERIFY(pair != nullptr, "OpenSSL refused a P-256 pair that was derived here");
  return pair;
}

Bytes sign(EVP_PKEY& pair, ByteView message) {
  const Hash hash = sha256(message);
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, &pair, nullptr));
  VERIFY(context != nullptr && EVP_PKEY_sign_init(context.get()) == 1, "OpenSSL has no ECDSA");
  std::array<std::uint8_t, der_bytes_max> der;
  std::size_t size = der.size();
  VERIFY(EVP_PKEY_sign(context.get(), der.data(), &size, hash.data(), hash.size()) == 1,
         "ES256 could not sign");
  const std::uint8_t* start = der.data();
  const openssl::EcdsaSignature numbers(d2i_ECDSA_SIG(nullptr, &start, static_cast<long>(size)));
  Bytes signature(signature_bytes);
  VERIFY(numbers != nullptr &&
             BN_bn2binpad(ECDSA_SIG_get0_r(numbers.get()), signature.data(), coordinate_bytes) ==
                 coordinate_bytes &&
             BN_bn2binpad(ECDSA_SIG_get0_s(numbers.get()), signature.data() + coordinate_bytes,
                          coordinate_bytes) == coordinate_bytes,
         "OpenSSL made a signature that is no ES256");
  return signature;
}

}  // namespace kroniek::es256
