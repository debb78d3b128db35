// Codes in place of other systems' ids of people, and the secret that makes them.
#include "core/register/external_secret.h"

#include <catch2/catch.hpp>

#include "core/bsn.h"
#include "core/register/rewrap.h"
#include "crypto/vault_cipher.h"
#include "storage/memory_store.h"

namespace kroniek::test {
namespace {

Hash secret_of(std::uint8_t byte) {
  Hash secret{};
  secret.fill(byte);
  return secret;
}
const ExternalIds ids(secret_of(7));

std::unique_ptr<VaultCipher> cipher_of(std::uint8_t key_encryption_key) {
  return make_vault_cipher(SecretBytes(key_encryption_key_bytes, key_encryption_key));
}
ExternalIds ids_under(std::uint8_t key_encryption_key) {
  return external_ids_of(*MemoryStore().snapshot(), *cipher_of(key_encryption_key)).value();
}

}  // namespace

TEST_CASE("hmac: as in RFC 4231, section 4, cases 1, 2 and 6") {
  struct Row {
    Bytes key;
    std::string message;
    std::string_view code;
  };
  const std::vector<Row> rows{
      {Bytes(20, 0x0b), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {to_bytes("Jefe"), "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {Bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"}};
  for (const auto& [key, message, code] : rows) CHECK(hex(hmac_sha256(key, as_bytes(message))) == code);
}

TEST_CASE("external id: the code of an id follows from source, id and secret, and from all of them") {
  const auto code = ids.code("L1", "X7QP2M");
  CHECK(code == "x1-hdfhrmtgrfdpdtthnphqvtsh");
  CHECK(code == ids.code("L1", "X7QP2M"));
  CHECK(code != ids.code("L2", "X7QP2M"));
  CHECK(code != ids.code("L1", "X7QP2N"));
  CHECK(code != ids.code("L1X", "7QP2M"));
  CHECK(code != ExternalIds(secret_of(8)).code("L1", "X7QP2M"));
}

TEST_CASE("external id: whatever the id, its code may stand in clear, and is no number of somebody") {
  for (const std::string id :
       {"jansen1970", "X7QP2M", "0742412345678", "person.1", "123456782", "a b", "é1"}) {
    const auto code = ids.code("KLM", id);
    CAPTURE(id, code);
    CHECK_FALSE(is_external_id(id));
    CHECK(is_external_id(code));
    CHECK(code.find_first_of("0123456789aeiou", 3) == code.npos);
    CHECK_FALSE(contains_bsn(code));
    CHECK(ids.code("KLM", code) == code);
  }
}

TEST_CASE("external id: rows' numbers and registration numbers stand as they are") {
  for (const std::string id : {"1", "42", "0007", "9999", "KLM-00042F"}) {
    CHECK(is_external_id(id));
    CHECK(ids.code("L1", id) == id);
  }
  for (const std::string id :
       {"", "10000", "A1", "KLM-00042G", "x1-", "x1-bcdf", "x1-aaaaaaaaaaaaaaaaaaaaaaaa",
        "X1-bcdfghjkmnpqrstvbcdfghjk", "x1-bcdfghjkmnpqrstvbcdfghjkb"}) {
    CAPTURE(id);
    CHECK_FALSE(is_external_id(id));
  }
}

TEST_CASE("external id: the secret follows from the key-encryption key, in every run the same") {
  CHECK(ids_under(1).code("L1", "A1") == ids_under(1).code("L1", "A1"));
  CHECK(ids_under(1).code("L1", "A1") != ids_under(2).code("L1", "A1"));
}

TEST_CASE("external id: stays the same when the key-encryption key is exchanged, also twice") {
  MemoryStore store;
  const auto first = cipher_of(1), second = cipher_of(2), third = cipher_of(3);
  const auto code = ids_under(1).code("L1", "X7QP2M");
  REQUIRE(rewrap_data_keys(store, *first, *second).ok());
  CHECK(external_ids_of(*store.snapshot(), *second).value().code("L1", "X7QP2M") == code);
  REQUIRE(rewrap_data_keys(store, *second, *third).ok());
  CHECK(external_ids_of(*store.snapshot(), *third).value().code("L1", "X7QP2M") == code);
  CHECK_FALSE(external_ids_of(*store.snapshot(), *second).ok());
}

}  // namespace kroniek::test
