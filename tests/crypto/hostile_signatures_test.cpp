// Signatures that somebody made on purpose, each with the verdict that the rule in crypto/signatures.h gives.
#include <string>

#include "crypto/ed25519.h"
#include "crypto/es256.h"
#include "crypto/signatures.h"
#include "tests/crypto/signature_support.h"

namespace kroniek {

using test::ed25519_key;
using test::from_hex;
using test::key_of;

namespace {

// The eight points of small order (y, with both signs of x where x is not 0), canonical.
constexpr const char* small_order[] = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
};
// The other encodings of those: y + p where that fits in 255 bits, and the sign bit where x is 0.
constexpr const char* small_order_not_canonical[] = {
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};
// y = p + 3 to p + 18: encodings of y = 3 to 18 that are not canonical, and not of small order.
constexpr const char* not_canonical[] = {
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};

// little-endian S + L
Bytes plus_order(const Bytes& signature) {
  const Bytes order = from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  Bytes sum = signature;
  unsigned carry = 0;
  for (std::size_t index = 0; index < order.size(); ++index) {
    carry += sum[32 + index] + unsigned{order[index]};
    sum[32 + index] = static_cast<std::uint8_t>(carry & 0xff);
    carry >>= 8;
  }
  REQUIRE(carry == 0);
  return sum;
}

bool ed25519_check(const Bytes& key, const Bytes& message, const Bytes& signature) {
  return make_verifier()->check(ed25519_key(key), message, signature);
}

}  // namespace

TEST_CASE("ed25519: a second signature made by adding L to S is refused, as often as L fits") {
  const PrivateKey key = generate_key(KeyKind::ed25519);
  const Bytes message = to_bytes("a statement");
  Bytes signature = make_signer(key)->sign(message).value();
  REQUIRE(ed25519_check(key.public_key.x, message, signature));
  for (int times = 1; times <= 14; ++times) {
    signature = plus_order(signature);
    CHECK_FALSE(ed25519_check(key.public_key.x, message, signature));
  }
}

TEST_CASE("ed25519: points of small order and encodings that are not canonical are no sound points") {
  for (const char* const point : small_order) CHECK_FALSE(ed25519::is_sound_point(from_hex(point)));
  for (const char* const point : small_order_not_canonical)
    CHECK_FALSE(ed25519::is_sound_point(from_hex(point)));
  for (const char* const point : not_canonical) CHECK_FALSE(ed25519::is_sound_point(from_hex(point)));
  CHECK_FALSE(ed25519::is_sound_point({}));
  CHECK_FALSE(ed25519::is_sound_point(Bytes(31, 2)));
  CHECK(ed25519::is_sound_point(Bytes(32, 2)));
  // p - 2 is the largest y that is taken.
  CHECK(
      ed25519::is_sound_point(from_hex("ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")));
  CHECK(ed25519::is_sound_point(generate_key(KeyKind::ed25519).public_key.x));
}

TEST_CASE("ed25519: with a key of small order nobody gets a signature that fits any message") {
  // [S]B = R + [k]A holds for S = 0, R = A = the neutral element, whatever the message is; and for other
  // points of small order for some messages.
  const Bytes zero(32, 0);
  for (const char* const key : small_order) {
    for (const char* const r : small_order) {
      Bytes signature = from_hex(r);
      signature.insert(signature.end(), zero.begin(), zero.end());
      for (std::uint8_t message = 0; message < 16; ++message)
        CHECK_FALSE(ed25519_check(from_hex(key), Bytes{message}, signature));
    }
  }
}

TEST_CASE("ed25519: published edge cases have the strict verdict") {
  // Chalkias, Garillot, Nikolaenko: "Taming the many EdDSAs" (2020), section 6; the cases in their order.
  struct Case {
    const char *why, *message, *key, *signature;
    bool counts;
  };
  const auto edge =
      GENERATE(Case{"S = 0, A and R of small order",
                    "8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    false},
               Case{"A of small order, R of mixed order",
                    "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                    "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43"
                    "a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04",
                    false},
               Case{"R of small order, A of mixed order",
                    "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab",
                    "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
                    "8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e",
                    false},
               Case{"A and R of mixed order, holds without the cofactor",
                    "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79",
                    "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
                    "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f"
                    "87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009",
                    true},
               Case{"A and R of mixed order, holds with the cofactor only",
                    "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
                    "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
                    "160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed512"
                    "5ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09",
                    false},
               Case{"as before, k multiplied by 8 first",
                    "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c",
                    "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
                    "21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7"
                    "e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405",
                    false},
               Case{"S above L", "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
                    "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
                    "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e"
                    "547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514",
                    false},
               Case{"S far above L", "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40",
                    "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623",
                    "8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa1942"
                    "7e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22",
                    false},
               Case{"R not canonical", "fdaebc429f4a735932a160da1301080c13280eea8bc280d1b392c6b9e6ba3a5a",
                    "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
                    "454d370c8d9fc323a41450f8d513eafeb5b0697390c1e505a0d4ddc71f566607",
                    false},
               Case{"R not canonical, k from its canonical form",
                    "84b698d39be126ff55fe45079e6c8bf64a0d7db6994560b4e96b7021eb39c1a1",
                    "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
                    "084d5b99c2a9463d9c8bd5026916996984eeec87ddf1d3be329006ace1b37b09",
                    false});
  CAPTURE(edge.why);
  CHECK(ed25519_check(from_hex(edge.key), from_hex(edge.message), from_hex(edge.signature)) == edge.counts);
}

TEST_CASE("es256: R and S outside [1, n-1] are refused, and a high S counts as the low one does") {
  const PrivateKey key =
      key_of(KeyKind::p256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
  const auto verifier = make_verifier();
  const auto counts = [&](const std::string& r, const std::string& s) {
    return verifier->check(key.public_key, as_bytes("sample"), from_hex(r + s));
  };
  const std::string r = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
  const std::string s = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
  const std::string n_minus_s = "0834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9";
  const std::string n = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  const std::string one = "0000000000000000000000000000000000000000000000000000000000000001";
  const std::string zero(64, '0');
  const std::string most(64, 'f');
  CHECK(counts(r, s));
  CHECK(counts(r, n_minus_s));
  for (const std::string& out_of_range : {zero, n, most}) {
    CHECK_FALSE(counts(out_of_range, s));
    CHECK_FALSE(counts(r, out_of_range));
    CHECK_FALSE(counts(out_of_range, out_of_range));
  }
  CHECK_FALSE(counts(one, one));
}

TEST_CASE("es256: R or S with n added, which is the same number modulo n, is refused") {
  // A key computed backwards from small R and S (Q = R^-1 (S·(R, y) - z·G)), so that the sums still have 32
  // bytes.
  const PublicKey key =
      test::p256_key(from_hex("87f49f1e66df4484bfea14e8dae1dd6fcee190f2fc000c540a1503624b9b10a7"),
                     from_hex("8480f076bab6e45bbf98d1013eb1e5377940f77a42c07bec6f1168de0c4f7afd"));
  const auto verifier = make_verifier();
  const auto counts = [&](const std::string& r, const std::string& s) {
    return verifier->check(key, as_bytes("sample"), from_hex(r + s));
  };
  const std::string r = "0000000000000000000000000000000000000000000000000000000000000005";
  const std::string s = "0000000000000000000000000000000000000000000000000000000000000003";
  const std::string r_plus_n = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632556";
  const std::string s_plus_n = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632554";
  CHECK(counts(r, s));
  CHECK_FALSE(counts(r_plus_n, s));
  CHECK_FALSE(counts(r, s_plus_n));
  CHECK_FALSE(counts(r_plus_n, s_plus_n));
}

TEST_CASE("es256: a key that is no point of the curve, or has a coordinate of p or more, is not read") {
  const PublicKey key = generate_key(KeyKind::p256).public_key;
  const auto readable = [](const Bytes& x, const Bytes& y) {
    return es256::parse_public_key(test::p256_key(x, y)) != nullptr;
  };
  const Bytes zero(32, 0);
  const Bytes p = from_hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
  const Bytes root_of_b = from_hex("66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4");
  CHECK(readable(key.x, key.y));
  CHECK(readable(zero, root_of_b));
  CHECK_FALSE(readable(p, root_of_b));  // the same point modulo p
  CHECK_FALSE(readable(zero, zero));
  CHECK_FALSE(readable(Bytes(32, 0xff), Bytes(32, 0xff)));
  CHECK_FALSE(readable(key.y, key.x));
  CHECK_FALSE(readable(key.x, key.x));
}

TEST_CASE("keys: whoever made a pair from a secret can be enrolled with it") {
  const auto verifier = make_verifier();
  for (const auto kind : {KeyKind::ed25519, KeyKind::p256})
    CHECK(verifier->is_sound(key_of(kind, std::string(62, '0') + "2a").public_key));
}

TEST_CASE("keys: an Ed25519 key is canonical, on the curve, and of the base point's order") {
  const auto verifier = make_verifier();
  const auto sound = [&](const std::string& key) { return verifier->is_sound(ed25519_key(from_hex(key))); };
  for (const auto* key : small_order) CHECK_FALSE(sound(key));
  for (const auto* key : small_order_not_canonical) CHECK_FALSE(sound(key));
  for (const auto* key : not_canonical) CHECK_FALSE(sound(key));
  CHECK_FALSE(sound("02" + std::string(62, '0')));  // on no curve: no x for this y
  CHECK_FALSE(sound("c952db314feb58fe44cc39022526abcad875788b58c8feab72f8c3808090dd10"));  // of mixed order
  CHECK_FALSE(sound(""));
  auto of_both = key_of(KeyKind::ed25519, std::string(62, '0') + "2a").public_key;
  of_both.y = of_both.x;
  CHECK_FALSE(verifier->is_sound(of_both));
}

TEST_CASE("keys: a P-256 key is a point of its curve") {
  const auto verifier = make_verifier();
  const auto key = key_of(KeyKind::p256, std::string(62, '0') + "2a").public_key;
  auto off = key;
  off.y.back() ^= 1;
  CHECK_FALSE(verifier->is_sound(off));
  auto swapped = key;
  std::swap(swapped.x, swapped.y);
  CHECK_FALSE(verifier->is_sound(swapped));
  auto nothing = key;
  nothing.x = nothing.y = Bytes(32, 0);
  CHECK_FALSE(verifier->is_sound(nothing));
  auto above = key;
  above.x = Bytes(32, 0xff);  // no element of the field
  CHECK_FALSE(verifier->is_sound(above));
  auto without = key;
  without.y.clear();
  CHECK_FALSE(verifier->is_sound(without));
}

}  // namespace kroniek
