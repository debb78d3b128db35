// Documents that statements name: who may bring and read them, and that nobody gets other bytes.
#include <catch2/catch.hpp>
#include <set>

#include "core/catalog.h"
#include "tests/core/attachments_support.h"

namespace kroniek::test {
namespace {

using Places = std::set<std::string>;

// Every field of an event that is a hidden digest, as `type/field/field`.
void add_digests(const std::vector<FieldInfo>& fields, const std::string& at, Places& places) {
  for (const auto& field : fields) {
    const auto here = at + "/" + std::string(field.name);
    if (field.kind == ValueKind::digest && field.field_class == FieldClass::text) places.insert(here);
    add_digests(field.members, here, places);
  }
}

}  // namespace

TEST_CASE("attachments: a document that a statement names is kept once, and given back as it came") {
  const auto on = GENERATE(RegisterWorld::On::memory, RegisterWorld::On::rocks);
  const std::vector<std::string> texts{long_document, "x", document_of(attachment_chunk_bytes),
                                       std::string(3, '\0')};
  const auto& document = texts[GENERATE(range(std::size_t{0}, std::size_t{4}))];
  DocumentRegister documents(on);
  const auto id = documents.name(document);
  CHECK(documents.read(id) == "attachment.unknown");
  CHECK(documents.attach(id, document) == "kept");
  CHECK(documents.attach(id, document, documents.world.coordinator, "text/plain") == "before");
  CHECK(documents.read(id, documents.world.coordinator) == document);
  CHECK(documents.world.service().attachment(id, documents.officer.signed_in())->media_type ==
        "application/pdf");
  const auto chunks = (document.size() + attachment_chunk_bytes - 1) / attachment_chunk_bytes;
  CHECK(documents.stored(id.stream).size() == chunks + 1);
  REQUIRE(documents.world.reopen().ok());
  CHECK(documents.read(id) == document);
  CHECK(documents.verify() == "");
  CHECK(documents.attachments_seen == 1);
}

TEST_CASE("attachments: neither a document, its type nor its digest stands in clear in any row") {
  DocumentRegister documents;
  const auto id = documents.name(long_document);
  REQUIRE(documents.attach(id, long_document, documents.world.registrar, "application/geheim") == "kept");
  const auto snapshot = documents.world.inner_store().snapshot();
  const std::vector<std::string> secrets{"artikel 12", "geheim", hex(id.digest),
                                         std::string(as_text(id.digest))};
  for (std::size_t table = 0; table < table_count; ++table)
    REQUIRE(snapshot
                ->scan(static_cast<Table>(table), "", "", Order::ascending,
                       [&](std::string_view key, std::string_view value) {
                         for (const auto& secret : secrets) {
                           CHECK(key.find(secret) == key.npos);
                           CHECK(value.find(secret) == value.npos);
                         }
                         return true;
                       })
                .ok());
}

TEST_CASE("attachments: what no statement of that stream names, or has other bytes, is refused") {
  DocumentRegister documents;
  const auto id = documents.name("Besluit");
  const auto other = documents.name("Ander besluit", 41);
  CHECK(documents.attach(id, "Besluit!") == "attachment.digest-differs");
  CHECK(documents.attach({id.stream, other.digest}, "Ander besluit") == "attachment.not-named");
  CHECK(documents.attach({stream("mandates", 99), id.digest}, "Besluit") == "stream.unknown");
  CHECK(documents.attach({{"unheard-of", id.stream.id}, id.digest}, "Besluit") == "stream.unknown");
  CHECK(documents.attach(documents.name("", 42), "") == "attachment.empty");
  CHECK(documents.stored(id.stream).empty());
  CHECK(documents.attach(id, "Besluit") == "kept");
  CHECK(documents.read({other.stream, id.digest}) == "attachment.unknown");
  CHECK(documents.read({stream("mandates", 99), id.digest}) == "stream.unknown");
}

TEST_CASE("attachments: a list of who travels is not kept, whoever brings it") {
  DocumentRegister documents;
  auto& world = documents.world;
  const auto movement = stream("movements", 1);
  const std::string list = "id,lastName\n1,Jansen\n";
  const auto about = [&](std::string_view type, int version, const std::string& data) {
    world.state(world.coordinator, R"({"type": "movement.)" + std::string(type) + R"(", "sub": ")" +
                                       to_string(movement) + R"(", "version": )" + std::to_string(version) +
                                       R"(, "operation": ")" + to_string(world.operation) + R"(", "data": )" +
                                       data + "}");
  };
  about("planned", 1, R"({"kind": "flight", "carrier": "VX", "number": "VX1", "from": "BEY", "to": "EIN"})");
  about("manifest-received", 2,
        R"({"source": "airline", "version": 1, "digest": ")" + hex(sha256(as_bytes(list))) +
            R"(", "count": 1})");
  const AttachmentId id{movement, sha256(as_bytes(list))};
  for (const auto* person : {&world.registrar, &world.coordinator, &documents.officer})
    CHECK(documents.attach(id, list, *person) == "attachment.list-of-people");
  CHECK(documents.read(id) == "attachment.unknown");
}

// Whoever adds such a field decides what its digest is of.
TEST_CASE("attachments: of every hidden digest it is known what it is of") {
  Places found, lists;
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events) {
      Places places;
      add_digests(event.fields, std::string(event.type), places);
      (digest_of(event.type) == DigestOf::document ? found : lists).insert(places.begin(), places.end());
    }
  CHECK(lists == Places{"movement.manifest-received/digest"});
  CHECK(found == Places{"assistance-request.cost-claimed/document", "board-matter.adopted/minutes",
                        "board-matter.amended/document", "board-matter.not-adopted/minutes",
                        "board-matter.tabled/document", "consultation.answered/document",
                        "consultation.final-decision-taken/document",
                        "consultation.foundation-established/deed", "consultation.opened/draft",
                        "consultation.views-given/document", "mandate.granted/instrument/document",
                        "preparation.evaluated/report", "preparation.plan-adopted/digest",
                        "preparation.plan-revised/digest"});
}

TEST_CASE("attachments: without a mandate nobody learns whether one is there, or may be") {
  DocumentRegister documents;
  auto& world = documents.world;
  const auto id = documents.name("Besluit");
  REQUIRE(documents.attach(id, "Besluit") == "kept");
  const auto somebody = world.enrol(30, world.region, "registrar");
  CHECK(documents.read(id, somebody) == "Besluit");
  world.state(world.administrator, R"({"type": "mandate.withdrawn", "sub": ")" + to_string(somebody.mandate) +
                                       R"(", "version": 2, "data": {"reason": "Vertrokken"}})");
  const std::string unnamed = "Iets anders";
  const std::vector<std::pair<AttachmentId, std::string>> asked{
      {id, "Besluit"},
      {{id.stream, sha256(as_bytes(unnamed))}, unnamed},
      {{stream("mandates", 99), id.digest}, "Besluit"}};
  for (const auto& [each, document] : asked) {
    CHECK(documents.read(each, somebody) == "attachment.not-allowed");
    CHECK(documents.attach(each, document, somebody) == "attachment.not-allowed");
  }
}

TEST_CASE("attachments: a commit that fails keeps all of a document or nothing, and stops on doubt") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply, Fault::disk_full);
  DocumentRegister documents;
  const auto id = documents.name(long_document);
  documents.world.faults().fail_next(fault);
  CHECK(documents.attach(id, long_document) ==
        (fault == Fault::disk_full ? "store.disk-full" : "store.failed"));
  CHECK(documents.attach(id, long_document) == (fault == Fault::disk_full ? "kept" : "writer.stopped"));
  REQUIRE(documents.world.reopen().ok());
  const bool written = fault != Fault::refuse;
  CHECK(documents.read(id) == (written ? long_document : "attachment.unknown"));
  CHECK(documents.stored(id.stream).size() == (written ? 4 : 0));
  CHECK(documents.verify() == "");
  CHECK(documents.attach(id, long_document) == (written ? "before" : "kept"));
}

TEST_CASE("attachments: what is kept is let go of, with whatever its answer holds") {
  DocumentRegister documents;
  const auto id = documents.name("Besluit");
  const auto seat = std::make_shared<int>();
  std::promise<void> answered;
  documents.world.service().attach(id, {"text/plain", "Besluit"}, documents.officer.signed_in(),
                                   [held = seat, &answered](const Result<Kept>&) { answered.set_value(); });
  answered.get_future().wait();
  CHECK(eventually([&] { return seat.use_count() == 1; }));
}

TEST_CASE("attachments: documents that are brought at once beside statements are all kept") {
  DocumentRegister documents;
  std::vector<std::string> texts;
  std::vector<AttachmentId> ids;
  for (std::uint8_t i = 0; i < 4; ++i) {
    texts.push_back(document_of(std::size_t{300'000} + i));
    ids.push_back(documents.name(texts.back(), static_cast<std::uint8_t>(50 + i)));
  }
  std::vector<std::string> told(texts.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < texts.size(); ++i)
    threads.emplace_back([&, i] { told[i] = documents.attach(ids[i], texts[i]); });
  for (std::uint8_t i = 60; i < 70; ++i) documents.name("Klein besluit", i);
  for (auto& thread : threads) thread.join();
  CHECK(told == std::vector<std::string>(texts.size(), "kept"));
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(documents.read(ids[i]) == texts[i]);
  CHECK(documents.verify() == "");
}

}  // namespace kroniek::test
