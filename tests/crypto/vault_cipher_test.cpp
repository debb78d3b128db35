#include "crypto/vault_cipher.h"

#include <algorithm>
#include <thread>

#include "crypto/key_wrap.h"
#include "tests/crypto/signature_support.h"

namespace kroniek {

using test::flip;
using test::from_hex;

namespace {

DataKey data_key(std::string_view hex_text) {
  const Bytes bytes = from_hex(hex_text);
  DataKey key;
  REQUIRE(bytes.size() == key.size());
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

std::unique_ptr<VaultCipher> new_cipher() {
  return make_vault_cipher(generate_key_encryption_key());
}

template <typename T>
bool not_authentic(const Result<T>& result) {
  return !result.ok() && result.error().code == "vault.not-authentic" &&
         result.error().kind == ErrorKind::corrupt;
}

}  // namespace

TEST_CASE("vault cipher: AES-256-GCM test cases 13, 14 and 16 of the GCM specification are opened") {
  struct Vector {
    const char *key, *nonce, *plain, *associated, *cipher, *tag;
  };
  const char* const zeros = "0000000000000000000000000000000000000000000000000000000000000000";
  const auto vector = GENERATE_COPY(
      Vector{zeros, "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
      Vector{zeros, "000000000000000000000000", "00000000000000000000000000000000", "",
             "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"},
      Vector{"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
             "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
             "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
             "feedfacedeadbeeffeedfacedeadbeefabaddad2",
             "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
             "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
             "76fc6ece0f4e1768cddf8853bb2d551b"});
  const Bytes row = from_hex(std::string(vector.nonce) + vector.cipher + vector.tag);
  const auto plain = new_cipher()->decrypt(data_key(vector.key), row, from_hex(vector.associated));
  REQUIRE(plain.ok());
  CHECK(hex(*plain) == vector.plain);
}

TEST_CASE("vault cipher: what was encrypted is opened with the same key and place, and is 28 bytes longer") {
  const auto cipher = new_cipher();
  const DataKey key = cipher->new_data_key();
  const Bytes place = to_bytes("origin, stream, jti");
  for (const std::size_t size : {0, 1, 15, 16, 17, 1'000, 100'000}) {
    const Bytes plain(size, 0x5a);
    const Bytes row = cipher->encrypt(key, plain, place);
    CHECK(row.size() == size + 28);
    CHECK(cipher->decrypt(key, row, place).value() == plain);
    CHECK(cipher->encrypt(key, plain, place) != row);
  }
}

TEST_CASE("vault cipher: a flipped bit, a cut, another place or another key opens nothing") {
  const auto cipher = new_cipher();
  const DataKey key = cipher->new_data_key();
  const Bytes place = to_bytes("place");
  const Bytes row = cipher->encrypt(key, as_bytes("a name"), place);
  for (std::size_t bit = 0; bit < row.size() * 8; ++bit)
    CHECK(not_authentic(cipher->decrypt(key, flip(row, bit), place)));
  for (std::size_t bit = 0; bit < place.size() * 8; ++bit)
    CHECK(not_authentic(cipher->decrypt(key, row, flip(place, bit))));
  for (std::size_t size = 0; size < row.size(); ++size)
    CHECK(not_authentic(cipher->decrypt(key, ByteView(row).first(size), place)));
  CHECK(not_authentic(cipher->decrypt(key, row, {})));
  CHECK(not_authentic(cipher->decrypt(cipher->new_data_key(), row, place)));
}

TEST_CASE("key wrap: the examples of RFC 5649 section 6") {
  struct Vector {
    const char *key, *wrapped;
  };
  const auto vector = GENERATE(Vector{"c37b7e6492584340bed12207808941155068f738",
                                      "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a"},
                               Vector{"466f7250617369", "afbeb0f07dfbf5419200f2ccb50bb24f"});
  const Bytes encryption_key = from_hex("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8");
  CHECK(hex(wrap_key(encryption_key, from_hex(vector.key))) == vector.wrapped);
  CHECK(hex(unwrap_key(encryption_key, from_hex(vector.wrapped)).value()) == vector.key);
}

TEST_CASE("vault cipher: a data key comes back from its wrapping, and only whole and under the same key") {
  const auto cipher = new_cipher();
  const DataKey key = cipher->new_data_key();
  const Bytes wrapped = cipher->wrap(key);
  CHECK(wrapped.size() == 40);
  CHECK(cipher->unwrap(wrapped).value() == key);
  for (std::size_t bit = 0; bit < wrapped.size() * 8; ++bit)
    CHECK(not_authentic(cipher->unwrap(flip(wrapped, bit))));
  for (std::size_t size = 0; size < wrapped.size(); ++size)
    CHECK(not_authentic(cipher->unwrap(ByteView(wrapped).first(size))));
  CHECK(not_authentic(new_cipher()->unwrap(wrapped)));
  CHECK(not_authentic(cipher->unwrap(Bytes(5'000, 0))));
}

TEST_CASE("vault cipher: a wrapped key of another size is not a data key") {
  const SecretBytes encryption_key = generate_key_encryption_key();
  const auto cipher = make_vault_cipher(encryption_key);
  CHECK(not_authentic(cipher->unwrap(wrap_key(encryption_key, Bytes(16, 1)))));
  CHECK(not_authentic(cipher->unwrap(wrap_key(encryption_key, Bytes(31, 1)))));
}

TEST_CASE("vault cipher: no two data keys are the same") {
  const auto cipher = new_cipher();
  CHECK(cipher->new_data_key() != cipher->new_data_key());
}

TEST_CASE("vault cipher: several threads use one cipher") {
  const auto cipher = new_cipher();
  const DataKey key = cipher->new_data_key();
  std::vector<int> opened(4, 0);
  std::vector<std::thread> threads;
  for (int& count : opened) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        const Bytes row = cipher->encrypt(key, as_bytes("a name"), as_bytes("place"));
        const auto plain = cipher->decrypt(cipher->unwrap(cipher->wrap(key)).value(), row, as_bytes("place"));
        count += plain.ok() && as_text(*plain) == "a name";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(opened == std::vector<int>(4, 200));
}

}  // namespace kroniek
