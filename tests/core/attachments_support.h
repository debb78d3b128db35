// A register with mandates whose instruments are documents, and two keepers of data who may erase their text.
#pragma once

#include "core/register/attachments.h"
#include "core/register/audit.h"
#include "core/register/tables.h"
#include "core/sha256.h"
#include "tests/core/statement_support.h"

namespace kroniek::test {

// Text of that many bytes, no part of which is like another.
inline std::string document_of(std::size_t bytes) {
  std::string text = "Besluit van het bestuur\n";
  for (std::size_t line = 0; text.size() < bytes; ++line) text += "artikel " + std::to_string(line) + "\n";
  text.resize(bytes);
  return text;
}
inline const std::string long_document = document_of(2 * attachment_chunk_bytes + 1'000);  // three chunks

// A mandate that this document grants, and the document as it is asked for.
inline AttachmentId name_document(RegisterWorld& world, const std::string& document, std::uint8_t number) {
  const auto of = stream("mandates", number);
  const Json granted = Json::object(
      {{"type", "mandate.granted"},
       {"sub", to_string(of)},
       {"data", Json::object({{"holder", to_string(world.registrar.actor)},
                              {"role", "registrar"},
                              {"scope", Json::object({})},
                              {"tasks", Json::Array{}},
                              {"basis", Json::array({"Wvr-39"})},
                              {"from", "2026-01-01T00:00:00Z"},
                              {"instrument", Json::object({{"document", hex(sha256(as_bytes(document)))}})},
                              {"mayDelegate", false}})}});
  world.state(world.administrator, write_json(granted));
  return {of, sha256(as_bytes(document))};
}

class DocumentRegister {
 public:
  explicit DocumentRegister(RegisterWorld::On on = RegisterWorld::On::memory)
      : world({.on = on}),
        officer(world.data_protection),
        second(world.enrol(7, world.kcr2, "data-protection-officer", R"(["people"])")) {}

  RegisterWorld world;
  Person officer, second;

  AttachmentId name(const std::string& document, std::uint8_t number = 40) {
    return name_document(world, document, number);
  }

  // `kept`, `before`, or the code of the refusal.
  std::string attach(const AttachmentId& id, const std::string& document, const Person& by,
                     const std::string& type = "application/pdf") {
    std::promise<Result<Kept>> promise;
    world.service().attach(id, {type, document}, by.signed_in(),
                           [&promise](Result<Kept> kept) { promise.set_value(std::move(kept)); });
    return told(promise.get_future().get());
  }
  std::string attach(const AttachmentId& id, const std::string& document) {
    return attach(id, document, world.registrar);
  }
  static std::string told(const Result<Kept>& kept) {
    return !kept.ok() ? kept.error().code : *kept == Kept::now ? "kept" : "before";
  }
  // The document, or the code of the refusal.
  std::string read(const AttachmentId& id, const Person& by) {
    auto found = world.service().attachment(id, by.signed_in());
    return found.ok() ? found->content : found.error().code;
  }
  std::string read(const AttachmentId& id) { return read(id, world.registrar); }
  AttachmentVault vault() { return {RegisterWorld::origin, world.ports().cipher}; }

  // The rows of the stream's attachments, as stored.
  std::vector<Change> stored(const StreamId& of) {
    std::vector<Change> rows;
    const auto prefix = data_key_key(of, FieldClass::text);
    const auto scanned = world.inner_store().snapshot()->scan(
        Table::vault, prefix, after_prefix(prefix), Order::ascending,
        [&](std::string_view key, std::string_view value) {
          if (parse_attachment_key(key)) rows.push_back({Table::vault, std::string(key), std::string(value)});
          return true;
        });
    VERIFY(scanned.ok(), "a store of a test can be read");
    return rows;
  }
  void write(const std::vector<Change>& rows) {
    VERIFY(world.inner_store().commit({rows}).ok(), "a store of a test can be written");
  }

  void approve(const StreamId& subject) {
    world.state(officer, R"({"type": "erasure.proposed", "sub": ")" + to_string(stream("erasures", 1)) +
                             R"(", "version": 1, "data": {"subject": ")" + to_string(subject) +
                             R"(", "classes": ["text"], "ground": "AVG-17"}})");
    world.state(second, R"({"type": "erasure.approved", "sub": ")" + to_string(stream("erasures", 1)) +
                            R"(", "version": 2})");
  }
  void perform() { VERIFY(perform_again() == accepted, "the test erases"); }
  // The same statement each time.
  std::string perform_again() {
    if (performed_.empty())
      performed_ = world.sign(officer, R"({"type": "erasure.performed", "sub": ")" +
                                           to_string(stream("erasures", 1)) + R"(", "version": 3})");
    return world.refusal_of(performed_);
  }
  void erase(const StreamId& subject) {
    approve(subject);
    perform();
  }

  // What verifying the store finds: nothing, or the code.
  std::string verify(bool with_keys = true) {
    AuditOptions options;
    options.threads = 1;
    options.cipher = with_keys ? &world.ports().cipher : nullptr;
    SeededRandom random(9);
    const auto report =
        audit_store(*world.inner_store().snapshot(), {world.codec(), world.verifier(), random}, options);
    if (!report.ok()) return report.error().code;
    attachments_seen = report->stored->attachments;
    return report->problem.has_value() ? report->problem->code : "";
  }
  std::uint64_t attachments_seen = 0;

 private:
  std::string performed_;
};

}  // namespace kroniek::test
