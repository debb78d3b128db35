// Documents at rest: what is altered is found and never given out, what is erased is gone from every file,
// and copies, new keys and a rebuild keep them.
#include <catch2/catch.hpp>
#include <thread>

#include "core/register/copying.h"
#include "core/register/erasing.h"
#include "core/register/rebuild.h"
#include "core/register/rewrap.h"
#include "crypto/vault_cipher.h"
#include "storage/memory_store.h"
#include "tests/core/attachments_support.h"
#include "tests/support/files.h"

namespace kroniek::test {
namespace {

struct Damage {
  std::string name;
  std::string code;                                              // with the vault's keys
  std::string code_without;                                      // without them
  std::function<std::vector<Change>(std::vector<Change>)> rows;  // of a head and three chunks
};

Change gone(const Change& row) {
  return {row.table, row.key, std::nullopt};
}
Change with_value(const Change& row, std::string value) {
  return {row.table, row.key, std::move(value)};
}
// The same bytes under another place in the document.
Change at_place(const Change& row, std::uint64_t number, std::uint64_t count) {
  auto place = parse_attachment_key(row.key).value();
  place.number = number;
  place.count = count;
  return {row.table, to_key(place), row.value};
}

const std::string incomplete = "vault.attachment-incomplete";
const std::string not_authentic = "vault.not-authentic";

std::vector<Damage> damages() {
  return {
      {"a bit of the head", not_authentic, "",
       [](auto rows) {
         (*rows[0].value)[20] = static_cast<char>((*rows[0].value)[20] ^ 1);
         return std::vector{rows[0]};
       }},
      {"a bit of the last chunk", not_authentic, "",
       [](auto rows) {
         rows[3].value->back() = static_cast<char>(rows[3].value->back() ^ 0x80);
         return std::vector{rows[3]};
       }},
      {"no head", incomplete, incomplete, [](auto rows) { return std::vector{gone(rows[0])}; }},
      {"no chunk in the middle", incomplete, incomplete,
       [](auto rows) { return std::vector{gone(rows[2])}; }},
      {"no last chunk", incomplete, incomplete, [](auto rows) { return std::vector{gone(rows[3])}; }},
      {"one chunk more", incomplete, incomplete,
       [](auto rows) { return std::vector{at_place(rows[3], 4, 3)}; }},
      {"cut short, and said to be shorter", not_authentic, "",
       [](auto rows) {
         return std::vector{gone(rows[0]),          gone(rows[1]),           gone(rows[2]),
                            gone(rows[3]),          at_place(rows[0], 0, 2), at_place(rows[1], 1, 2),
                            at_place(rows[2], 2, 2)};
       }},
      {"two chunks swapped", not_authentic, "",
       [](auto rows) {
         return std::vector{with_value(rows[1], *rows[2].value), with_value(rows[2], *rows[1].value)};
       }},
      {"one row of another count", incomplete, incomplete,
       [](auto rows) {
         return std::vector{gone(rows[3]), at_place(rows[3], 3, 4)};
       }},
  };
}

bool is_in_files(const std::filesystem::path& directory, const std::vector<std::string>& traces) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(directory)) {
    if (!file.is_regular_file()) continue;
    const auto text = file_text(file.path());
    for (const auto& trace : traces)
      if (text.find(trace) != std::string::npos) return true;
  }
  return false;
}

// Of each row a piece that is short enough to stand in one piece in a file.
std::vector<std::string> pieces(const std::vector<Change>& rows) {
  std::vector<std::string> out;
  for (const auto& row : rows)
    for (std::size_t from = 0; from < row.value->size(); from += 5'000)
      out.push_back(row.value->substr(from, 32));
  return out;
}

}  // namespace

TEST_CASE("attachments: whatever is changed of the rows is found by verify, and not given out") {
  const auto damage = GENERATE(from_range(damages()));
  CAPTURE(damage.name);
  DocumentRegister documents;
  const auto id = documents.name(long_document);
  REQUIRE(documents.attach(id, long_document) == "kept");
  REQUIRE(documents.stored(id.stream).size() == 4);
  REQUIRE(documents.verify() == "");
  documents.write(damage.rows(documents.stored(id.stream)));
  CHECK(documents.verify() == damage.code);
  CHECK(documents.verify(false) == damage.code_without);
  CHECK(documents.read(id).starts_with("vault."));
}

TEST_CASE("attachments: rows of another document, stream or register do not decrypt in place of its own") {
  DocumentRegister documents;
  const auto id = documents.name("Besluit 1");
  const auto other = documents.name("Besluit 2", 41);
  REQUIRE(documents.attach(id, "Besluit 1") == "kept");
  REQUIRE(documents.attach(other, "Besluit 2") == "kept");
  const auto own = documents.stored(id.stream);
  const auto foreign = documents.stored(other.stream);
  documents.write({with_value(own[0], *foreign[0].value), with_value(own[1], *foreign[1].value)});
  CHECK(documents.read(id) == not_authentic);
  const AttachmentVault elsewhere("another.test/register", documents.world.ports().cipher);
  CHECK(elsewhere.read(other, *documents.world.inner_store().snapshot()).error().code == not_authentic);
}

TEST_CASE("attachments: verify finds one that no statement names, one that is another, one of no stream") {
  DocumentRegister documents;
  const auto id = documents.name("Besluit");
  const auto snapshot = documents.world.inner_store().snapshot();
  const AttachmentId unnamed{id.stream, sha256(as_bytes("Niet genoemd"))};
  const auto key = documents.vault().key_of(id.stream, *snapshot).value();
  const auto sealed = documents.vault().seal(unnamed, {"text/plain", "Niet genoemd"}, key);
  const auto wrong = documents.vault().seal(id, {"text/plain", "Een ander"}, key);
  SECTION("unnamed") {
    documents.write(sealed.rows.changes);
    CHECK(documents.verify() == "vault.attachment-unnamed");
    CHECK(documents.verify(false) == "");  // which digest it has cannot be known
  }
  SECTION("of another digest") {
    documents.write(wrong.rows.changes);
    CHECK(documents.verify() == "vault.attachment-differs");
    CHECK(documents.read(id) == "vault.attachment-differs");
  }
  SECTION("of no stream") {
    auto rows = sealed.rows.changes;
    for (auto& row : rows) {
      auto place = parse_attachment_key(row.key).value();
      place.stream = stream("mandates", 99);
      row.key = to_key(place);
    }
    documents.write(rows);
    CHECK(documents.verify() == "vault.row-unexpected");
    CHECK(documents.verify(false) == "vault.row-unexpected");
  }
  SECTION("without a data key") {
    documents.write(sealed.rows.changes);
    documents.write({{Table::data_keys, data_key_key(id.stream, FieldClass::text), std::nullopt}});
    CHECK(documents.verify(false) == "vault.key-missing");
  }
}

TEST_CASE("attachments: a key is read back as it was written, and one that is none is not") {
  const AttachmentRow row{stream("mandates", 40), std::string(32, '\xFE'), 2, 7};
  const auto key = to_key(row);
  const auto read = parse_attachment_key(key).value();
  CHECK((read.stream == row.stream && read.name == row.name && read.number == 2 && read.count == 7));
  auto personal = key;
  personal[personal.find('\0') + 1] = 'p';
  for (const auto& wrong : {std::string(), std::string(100, '\0'), "/" + key, key + "x", personal,
                            key.substr(0, key.size() - 1), vault_key(row.stream, FieldClass::text, Uuid{})})
    CHECK_FALSE(parse_attachment_key(wrong).has_value());
  DocumentRegister documents;
  documents.write({{Table::vault, key + "x", "y"}});
  CHECK(documents.verify() == "vault.row-unexpected");
}

TEST_CASE("attachments: after an erasure of the text no file holds one, nor after a start") {
  DocumentRegister documents(RegisterWorld::On::rocks);
  const auto id = documents.name(long_document);
  const auto other = documents.name("Blijft", 41);
  REQUIRE(documents.attach(id, long_document) == "kept");
  REQUIRE(documents.attach(other, "Blijft") == "kept");
  if (GENERATE(false, true)) REQUIRE(documents.world.reopen().ok());  // in table files, not only in the log
  const auto rows = documents.stored(id.stream);
  const auto path = documents.world.store_path();
  REQUIRE(is_in_files(path, pieces(rows)));
  documents.erase(id.stream);
  CHECK(documents.stored(id.stream).empty());
  CHECK(documents.verify() == "");
  CHECK(documents.read(id) == "subject.erased");
  CHECK(documents.attach(id, long_document) == "subject.erased");
  CHECK(documents.read(other) == "Blijft");
  documents.world.close();
  CHECK_FALSE(is_in_files(path, pieces(rows)));
  documents.write(rows);  // as an old backup would
  CHECK(documents.verify() == "vault.not-erased");
  REQUIRE(documents.world.reopen().ok());
  CHECK(documents.stored(id.stream).empty());
  documents.world.close();
  CHECK_FALSE(is_in_files(path, pieces(rows)));
}

TEST_CASE("attachments: what was made ready before an erasure is not written after it") {
  DocumentRegister documents;
  const auto id = documents.name(long_document);
  auto& store = documents.world.inner_store();
  const auto key = documents.vault().key_of(id.stream, *store.snapshot()).value();
  const auto sealed = documents.vault().seal(id, {"text/plain", long_document}, key);
  documents.erase(id.stream);
  CHECK(DocumentRegister::told(keep_attachment(store, sealed)) == "subject.erased");
  CHECK(documents.stored(id.stream).empty());
  CHECK(documents.verify() == "");
}

TEST_CASE("attachments: brought over and over while it is erased, nothing of it stays") {
  for (int round = 0; round < 5; ++round) {
    DocumentRegister documents;
    const auto id = documents.name(long_document);
    documents.approve(id.stream);
    std::vector<std::thread> bringers;
    for (int i = 0; i < 2; ++i)
      bringers.emplace_back([&] {
        while (documents.attach(id, long_document) != "subject.erased") continue;
      });
    // A purge that finds a reader at every turn is answered so; it goes on, and ends when they have gone.
    const auto first = documents.perform_again();
    CHECK((first == accepted || first == "erasure.purge-blocked"));
    for (auto& bringer : bringers) bringer.join();
    CHECK(eventually([&] { return documents.perform_again() == accepted; }));
    CHECK(documents.stored(id.stream).empty());
    CHECK(documents.verify() == "");
  }
}

TEST_CASE("attachments: a copy brings them along, and under a newer log only what was not erased since") {
  DocumentRegister documents;
  auto& world = documents.world;
  const auto id = documents.name(long_document);
  const auto other = documents.name("Blijft", 41);
  REQUIRE(documents.attach(id, long_document) == "kept");
  REQUIRE(documents.attach(other, "Blijft") == "kept");
  MemoryStore backup, restored;
  REQUIRE(copy_rows(*world.inner_store().snapshot(), backup, all_tables()).ok());
  CHECK(documents.vault().read(id, *backup.snapshot()).value()->content == long_document);
  documents.erase(id.stream);
  REQUIRE(copy_rows(*world.inner_store().snapshot(), restored, log_tables()).ok());
  REQUIRE(copy_rows(*backup.snapshot(), restored, vault_tables()).ok());
  REQUIRE(finish_erasures(restored).ok());
  CHECK_FALSE(documents.vault().read(id, *restored.snapshot()).value().has_value());
  CHECK(documents.vault().read(other, *restored.snapshot()).value()->content == "Blijft");
}

TEST_CASE("attachments: a new key of the vault and a rebuild leave them as they are") {
  DocumentRegister documents;
  const auto id = documents.name(long_document);
  REQUIRE(documents.attach(id, long_document) == "kept");
  const auto before = documents.stored(id.stream);
  auto& store = documents.world.inner_store();
  documents.world.close();
  REQUIRE(rebuild(store, documents.world.codec(), {}).ok());
  CHECK(documents.stored(id.stream).size() == before.size());
  CHECK(documents.verify() == "");
  const auto next = make_vault_cipher(SecretBytes(key_encryption_key_bytes, 0x55));
  REQUIRE(rewrap_data_keys(store, documents.world.ports().cipher, *next).ok());
  const AttachmentVault vault(RegisterWorld::origin, *next);
  CHECK(vault.read(id, *store.snapshot()).value()->content == long_document);
}

}  // namespace kroniek::test
