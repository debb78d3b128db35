#include "crypto/signatures.h"

#include <atomic>
#include <thread>
#include <vector>

#include "tests/crypto/signature_support.h"

namespace kroniek {

using test::flip;
using test::from_base64url;
using test::from_hex;
using test::key_of;

TEST_CASE("signatures: the Ed25519 vectors of RFC 8032 section 7.1 are made and checked") {
  struct Vector {
    const char *secret, *key, *message, *signature;
  };
  const auto vector =
      GENERATE(Vector{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                      "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
               Vector{"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
               Vector{"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                      "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
               Vector{"833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
                      "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                      "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                      "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                      "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"});
  const PrivateKey key = key_of(KeyKind::ed25519, vector.secret);
  CHECK(hex(key.public_key.x) == vector.key);
  const Bytes signature = make_signer(key)->sign(from_hex(vector.message)).value();
  CHECK(hex(signature) == vector.signature);
  CHECK(make_verifier()->check(key.public_key, from_hex(vector.message), signature));
}

TEST_CASE("signatures: the JWS of RFC 8037 appendix A.4 is checked") {
  const PublicKey key = test::ed25519_key(from_base64url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
  CHECK(make_verifier()->check(
      key, as_bytes("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"),
      from_base64url(
          "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")));
}

TEST_CASE("signatures: the JWS of RFC 7515 appendix A.3 is checked, and its key derived") {
  const PublicKey key = test::p256_key(from_base64url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                                       from_base64url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
  const Bytes d = from_base64url("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
  CHECK(private_key_from_secret(KeyKind::p256, d)->public_key == key);
  CHECK(make_verifier()->check(
      key,
      as_bytes("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
               "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"),
      from_base64url(
          "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")));
}

TEST_CASE("signatures: the P-256 vectors of RFC 6979 appendix A.2.5 are checked") {
  const PrivateKey key =
      key_of(KeyKind::p256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
  CHECK(hex(key.public_key.x) == "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6");
  CHECK(hex(key.public_key.y) == "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
  const auto verifier = make_verifier();
  CHECK(verifier->check(key.public_key, as_bytes("sample"),
                        from_hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                                 "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")));
  CHECK(verifier->check(key.public_key, as_bytes("test"),
                        from_hex("f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                                 "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")));
}

TEST_CASE(
    "signatures: what a made key signs counts for that key and message only, whichever bit is flipped") {
  const auto kind = GENERATE(KeyKind::ed25519, KeyKind::p256);
  const PrivateKey key = generate_key(kind);
  const auto signer = make_signer(key);
  const auto verifier = make_verifier();
  const Bytes message = to_bytes("a statement");
  const Bytes signature = signer->sign(message).value();
  REQUIRE(signer->key() == key.public_key);
  REQUIRE(verifier->check(key.public_key, message, signature));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit)
    CHECK_FALSE(verifier->check(key.public_key, message, flip(signature, bit)));
  for (std::size_t bit = 0; bit < message.size() * 8; ++bit)
    CHECK_FALSE(verifier->check(key.public_key, flip(message, bit), signature));
  for (std::size_t bit = 0; bit < 256; ++bit) {
    const PublicKey other = {kind, flip(key.public_key.x, bit), key.public_key.y};
    CHECK_FALSE(verifier->check(other, message, signature));
  }
  for (std::size_t bit = 0; bit < key.public_key.y.size() * 8; ++bit) {
    const PublicKey other = {kind, key.public_key.x, flip(key.public_key.y, bit)};
    CHECK_FALSE(verifier->check(other, message, signature));
  }
  CHECK_FALSE(verifier->check(generate_key(kind).public_key, message, signature));
}

TEST_CASE("signatures: keys and signatures of other lengths are refused") {
  const auto kind = GENERATE(KeyKind::ed25519, KeyKind::p256);
  const PrivateKey key = generate_key(kind);
  const auto verifier = make_verifier();
  const Bytes message = to_bytes("a statement");
  const Bytes signature = make_signer(key)->sign(message).value();
  for (std::size_t size = 0; size <= 130; ++size) {
    Bytes other = signature;
    other.resize(size);
    CHECK(verifier->check(key.public_key, message, other) == (size == 64));
    PublicKey resized = key.public_key;
    resized.x.resize(size);
    CHECK(verifier->check(resized, message, signature) == (size == 32));
    resized = key.public_key;
    resized.y.resize(size);
    CHECK(verifier->check(resized, message, signature) == (size == key.public_key.y.size()));
  }
}

TEST_CASE("signatures: a key of the other kind never counts") {
  const PrivateKey ed25519 = generate_key(KeyKind::ed25519);
  const PrivateKey p256 = generate_key(KeyKind::p256);
  const auto verifier = make_verifier();
  const Bytes message = to_bytes("a statement");
  const PublicKey as_p256 = {KeyKind::p256, ed25519.public_key.x, ed25519.public_key.y};
  const PublicKey as_ed25519 = {KeyKind::ed25519, p256.public_key.x, p256.public_key.y};
  CHECK_FALSE(verifier->check(as_p256, message, make_signer(ed25519)->sign(message).value()));
  CHECK_FALSE(verifier->check(as_ed25519, message, make_signer(p256)->sign(message).value()));
}

TEST_CASE("signatures: a verifier and a signer serve several threads") {
  const PrivateKey key = generate_key(KeyKind::p256);
  const auto signer = make_signer(key);
  const auto verifier = make_verifier();
  std::atomic<int> counted = 0;
  std::vector<std::thread> threads;
  for (int index = 0; index < 4; ++index) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const Bytes signature = signer->sign(as_bytes("together")).value();
        counted += verifier->check(key.public_key, as_bytes("together"), signature);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(counted == 200);
}

TEST_CASE("private key: a secret that is none is refused") {
  const auto refused = [](KeyKind kind, std::string_view secret) {
    const auto key = private_key_from_secret(kind, from_hex(secret));
    return !key.ok() && key.error().code == "key.secret-malformed";
  };
  CHECK(refused(KeyKind::ed25519, "00"));
  CHECK(refused(KeyKind::p256, ""));
  CHECK(refused(KeyKind::p256, "0000000000000000000000000000000000000000000000000000000000000000"));
  CHECK(refused(KeyKind::p256, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"));
  CHECK_FALSE(refused(KeyKind::p256, "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550"));
}

TEST_CASE("private key: no two made keys are the same") {
  const auto kind = GENERATE(KeyKind::ed25519, KeyKind::p256);
  CHECK(generate_key(kind).secret != generate_key(kind).secret);
}

}  // namespace kroniek
