// The vault: nothing hidden stands anywhere in clear, and no row counts but where it was put.
#include "core/register/vault.h"

#include <catch2/catch.hpp>

#include "core/register/tables.h"
#include "crypto/vault_cipher.h"
#include "storage/memory_store.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

// All keys and values of the store, one after the other.
std::string all_bytes(const Store& store) {
  std::string bytes;
  const auto snapshot = store.snapshot();
  for (std::size_t table = 0; table < table_count; ++table)
    REQUIRE(snapshot
                ->scan(static_cast<Table>(table), "", "", Order::ascending,
                       [&](std::string_view key, std::string_view value) {
                         bytes.append(key).append("\n").append(value).append("\n");
                         return true;
                       })
                .ok());
  return bytes;
}

// A vault with one row of each class, for one statement.
struct Shelf {
  MemoryStore store;
  std::unique_ptr<VaultCipher> cipher = make_vault_cipher(SecretBytes(key_encryption_key_bytes, 3));
  Vault vault{"kroniek.test/register", *cipher};
  StreamId stream_id = person(1);
  Uuid jti = stream("statements", 1).id;
  HiddenValues values;

  Shelf() {
    values.text = {{"/reason", disclosure("reason", "because")}};
    values.personal = {{"/names", disclosure("names", "Jansen")}, {"/other/0/x", disclosure("x", "y")}};
    Batch batch;
    Vault::FreshKeys fresh;
    REQUIRE(vault.put(batch, stream_id, jti, values, *store.snapshot(), fresh).ok());
    REQUIRE(store.commit(batch).ok());
  }
  static Disclosure disclosure(std::string_view name, std::string_view value) {
    return parse_disclosure(
               base64url(as_bytes(write_json(Json::array({"AAAAAAAAAAAAAAAAAAAAAA", name, value})))))
        .value();
  }
  std::string row(Table table, const std::string& key) const {
    return store.snapshot()->read(table, key).value().value();
  }
  void put(Table table, const std::string& key, const std::string& value) {
    Batch batch;
    batch.put(table, key, value);
    REQUIRE(store.commit(batch).ok());
  }
  std::string code(const StreamId& of, FieldClass field_class, const Uuid& statement) const {
    const auto read = vault.read(of, field_class, statement, *store.snapshot());
    return read.ok() ? "" : read.error().code;
  }
};

}  // namespace

TEST_CASE("vault: what was put is read, each class by itself") {
  const Shelf shelf;
  const auto text =
      shelf.vault.read(shelf.stream_id, FieldClass::text, shelf.jti, *shelf.store.snapshot()).value();
  REQUIRE(text.size() == 1);
  CHECK(text[0].pointer == "/reason");
  CHECK(text[0].disclosure.value == Json("because"));
  const auto personal =
      shelf.vault.read(shelf.stream_id, FieldClass::personal, shelf.jti, *shelf.store.snapshot()).value();
  REQUIRE(personal.size() == 2);
  CHECK(personal[1].pointer == "/other/0/x");
  CHECK(personal[0].disclosure.encoded == shelf.values.personal[0].disclosure.encoded);
}

TEST_CASE("vault: where nothing was put, nothing is read") {
  const Shelf shelf;
  CHECK(shelf.vault.read(person(2), FieldClass::text, shelf.jti, *shelf.store.snapshot()).value().empty());
}

TEST_CASE("vault: any bit of a row that changes is found") {
  Shelf shelf;
  const auto key = vault_key(shelf.stream_id, FieldClass::personal, shelf.jti);
  const auto row = shelf.row(Table::vault, key);
  for (std::size_t bit = 0; bit < row.size() * 8; ++bit) {
    auto changed = row;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    shelf.put(Table::vault, key, changed);
    CAPTURE(bit);
    REQUIRE(shelf.code(shelf.stream_id, FieldClass::personal, shelf.jti) == "vault.not-authentic");
  }
}

TEST_CASE("vault: a row counts for its own stream, statement and class only, also if its key moves along") {
  Shelf shelf;
  const auto row = shelf.row(Table::vault, vault_key(shelf.stream_id, FieldClass::personal, shelf.jti));
  const auto data_key = shelf.row(Table::data_keys, data_key_key(shelf.stream_id, FieldClass::personal));
  const auto other_jti = stream("statements", 2).id;
  shelf.put(Table::vault, vault_key(shelf.stream_id, FieldClass::personal, other_jti), row);
  CHECK(shelf.code(shelf.stream_id, FieldClass::personal, other_jti) == "vault.not-authentic");
  shelf.put(Table::vault, vault_key(person(2), FieldClass::personal, shelf.jti), row);
  shelf.put(Table::data_keys, data_key_key(person(2), FieldClass::personal), data_key);
  CHECK(shelf.code(person(2), FieldClass::personal, shelf.jti) == "vault.not-authentic");
  shelf.put(Table::vault, vault_key(shelf.stream_id, FieldClass::text, shelf.jti), row);
  CHECK(shelf.code(shelf.stream_id, FieldClass::text, shelf.jti) == "vault.not-authentic");
}

TEST_CASE("vault: a wrapped key that changes is found") {
  Shelf shelf;
  const auto key = data_key_key(shelf.stream_id, FieldClass::text);
  auto wrapped = shelf.row(Table::data_keys, key);
  wrapped[0] = static_cast<char>(wrapped[0] ^ 1);
  shelf.put(Table::data_keys, key, wrapped);
  CHECK(shelf.code(shelf.stream_id, FieldClass::text, shelf.jti) == "vault.not-authentic");
}

TEST_CASE("vault: another log's vault does not read it") {
  const Shelf shelf;
  const Vault other("kroniek.test/other", *shelf.cipher);
  CHECK(other.read(shelf.stream_id, FieldClass::text, shelf.jti, *shelf.store.snapshot()).error().code ==
        "vault.not-authentic");
}

TEST_CASE("vault: one data key for each stream and class") {
  RegisterWorld world;
  register_person(world, 1, "Een");
  world.state(world.registrar, need(world, 1, "Insuline"));
  std::vector<std::string> keys;
  const auto prefix = stream_prefix(person(1));
  REQUIRE(world.inner_store()
              .snapshot()
              ->scan(Table::data_keys, prefix, after_prefix(prefix), Order::ascending,
                     [&](std::string_view key, std::string_view) {
                       keys.emplace_back(key);
                       return true;
                     })
              .ok());
  CHECK(keys == std::vector<std::string>{data_key_key(person(1), FieldClass::personal)});
}

TEST_CASE("vault: two statements of one batch share the stream's fresh key") {
  Shelf shelf;
  Batch batch;
  Vault::FreshKeys fresh;
  const auto second = stream("statements", 2).id;
  REQUIRE(shelf.vault.put(batch, person(3), shelf.jti, shelf.values, *shelf.store.snapshot(), fresh).ok());
  REQUIRE(shelf.vault.put(batch, person(3), second, shelf.values, *shelf.store.snapshot(), fresh).ok());
  REQUIRE(shelf.store.commit(batch).ok());
  CHECK(shelf.code(person(3), FieldClass::personal, shelf.jti) == "");
  CHECK(shelf.code(person(3), FieldClass::personal, second) == "");
}

TEST_CASE("vault: no hidden value stands anywhere in the store, in no spelling") {
  RegisterWorld world;
  const auto text = world.sign(world.registrar, opened(world, 1));
  REQUIRE(world.submit(text).ok());
  world.state(world.registrar, seen(world, 1));
  const auto secret = world.sign(world.registrar, identified(world, 1, 3, "Geheimnaam"));
  REQUIRE(world.submit(secret).ok());
  world.state(world.registrar, need(world, 1, "Geheimziekte"));
  const auto title = world.sign(world.coordinator, operation_opened(9));
  REQUIRE(world.submit(title).ok());
  const auto bytes = all_bytes(world.inner_store());
  for (const auto& value : {"Geheimnaam", "Voornaam", "Geheimziekte", "1984", "Een titel", "Anna Beheer",
                            "Persoon 3", "Functie 3", "Vlucht uit Beiroet"}) {
    CAPTURE(value);
    CHECK(bytes.find(value) == std::string::npos);
  }
  for (const auto& sd_jwt : {secret, title}) {
    const auto statement = parse_sd_jwt(sd_jwt).value();
    for (const auto& disclosure : statement.disclosures) {
      CHECK(bytes.find(disclosure.encoded) == std::string::npos);
      CHECK(bytes.find(disclosure.digest) != std::string::npos);  // the log does hold what commits to it
    }
  }
}

TEST_CASE("vault: a view shows its text values, and without the data key everything but them") {
  RegisterWorld world;
  const auto text_of = [&] {
    const auto reading = world.service().read();
    return reading.with_text(world.view(world.operation), world.operation).value();
  };
  CHECK(*text_of().find("title") == Json("Vlucht uit Beiroet"));
  const auto stored = world.view(world.operation);
  Batch erasure;
  erasure.remove(Table::data_keys, data_key_key(world.operation, FieldClass::text));
  REQUIRE(world.inner_store().commit(erasure).ok());
  CHECK(text_of().find("title") == nullptr);
  CHECK(text_of().find("phase") != nullptr);
  CHECK(world.view(world.operation) == stored);
}

TEST_CASE("vault: showing text leaves personal values hidden") {
  RegisterWorld world;
  register_person(world, 1, "Geheimnaam");
  const auto reading = world.service().read();
  const auto shown = write_json(reading.with_text(world.view(person(1)), person(1)).value());
  CHECK(shown.find("Geheimnaam") == std::string::npos);
  CHECK(shown.find("_personal") != std::string::npos);
}

}  // namespace kroniek::test
