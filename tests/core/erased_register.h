// A register with a person in it whose every value can be looked for, and two keepers of data who may erase.
#pragma once

#include "core/register/audit.h"
#include "core/register/erasing.h"
#include "core/register/tables.h"
#include "tests/core/people_support.h"

namespace kroniek::test {

// Values that stand nowhere else; the personal ones of the file, and then its free text.
inline const std::vector<std::string> personal_secrets{
    "Vandeneeckhoutte",      "Marguerite",  "XPQ7RT2K9", "Kerkstraat 77 te Ouddorp",
    "insuline koel bewaren", "+31699887766"};
inline const std::string text_secret = "Verwisseld met de nicht";

class ErasedRegister {
 public:
  explicit ErasedRegister(RegisterWorld::On on = RegisterWorld::On::memory)
      : world({.on = on}),
        officer(world.data_protection),
        second(world.enrol(7, world.kcr2, "data-protection-officer")) {
    register_person(world, 1, "Vandeneeckhoutte");
    register_person(world, 2, "Blijvende");
    tell("corrected", R"("version": 4, "data": {"reason": ")" + text_secret +
                          R"(", "names": {"family": "Vandeneeckhoutte", "given": "Marguerite"},
      "document": {"type": "passport", "issuer": "NLD", "number": "XPQ7RT2K9"}})");
    tell("need-recorded",
         R"("data": {"category": "medical", "urgent": true, "detail": "insuline koel bewaren"})");
    tell("destination-recorded", R"("version": 6, "data": {"municipality": "GM1924",
      "address": "Kerkstraat 77 te Ouddorp"})");
    tell("contact-recorded", R"("data": {"relation": "partner", "phone": "+31699887766"})");
  }

  RegisterWorld world;
  Person officer, second;

  Accepted tell(std::string_view type, std::string_view rest) {
    return world.state(world.registrar, about_person(world, 1, type, rest));
  }
  std::string said(std::string_view type, const StreamId& of, int version, std::string_view data) const {
    return R"({"type": ")" + std::string(type) + R"(", "sub": ")" + to_string(of) + R"(", "version": )" +
           std::to_string(version) + R"(, "operation": ")" + to_string(world.operation) + R"(", "data": )" +
           std::string(data) + "}";
  }
  std::string proposed(std::string_view classes = R"(["personal"])", std::uint8_t number = 1,
                       const StreamId& subject = person(1)) const {
    return said("erasure.proposed", stream("erasures", number), 1,
                R"({"subject": ")" + to_string(subject) + R"(", "classes": )" + std::string(classes) +
                    R"(, "ground": "AVG-17"})");
  }
  std::string approved(std::uint8_t number = 1) const {
    return said("erasure.approved", stream("erasures", number), 2, "{}");
  }
  std::string performed(std::uint8_t number = 1) const {
    return said("erasure.performed", stream("erasures", number), 3, "{}");
  }
  std::string held(const StreamId& subject, std::uint8_t number = 1) const {
    return said("hold.set", stream("holds", number), 1,
                R"({"subject": ")" + to_string(subject) + R"(", "ground": "AVG-18", "reason": "Zaak"})");
  }
  // The text of a file that accounts for the use of data, erased by erasure 1.
  void erase_text_of(const StreamId& subject) {
    world.state(officer, proposed(R"(["text"])", 1, subject));
    world.state(second, approved());
    world.state(officer, performed());
  }
  std::string lifted(std::uint8_t number = 1) const {
    return said("hold.lifted", stream("holds", number), 2, R"({"reason": "Klaar"})");
  }

  void approve(std::string_view classes = R"(["personal"])", std::uint8_t number = 1) {
    world.state(officer, proposed(classes, number));
    world.state(second, approved(number));
  }
  Accepted erase(std::string_view classes = R"(["personal"])", std::uint8_t number = 1) {
    approve(classes, number);
    return world.state(officer, performed(number));
  }

  // The vault rows and keys of a file, as stored.
  std::vector<Change> stored(const StreamId& of = person(1)) {
    std::vector<Change> rows;
    const auto snapshot = world.inner_store().snapshot();
    for (const auto table : {Table::vault, Table::data_keys}) {
      const auto prefix = stream_prefix(of);
      const auto scanned = snapshot->scan(table, prefix, after_prefix(prefix), Order::ascending,
                                          [&](std::string_view key, std::string_view value) {
                                            rows.push_back({table, std::string(key), std::string(value)});
                                            return true;
                                          });
      VERIFY(scanned.ok(), "a store of a test can be read");
    }
    return rows;
  }
  static std::size_t count(const std::vector<Change>& rows, FieldClass field_class) {
    const auto prefix = data_key_key(person(1), field_class);
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [&](const Change& row) { return row.key.starts_with(prefix); }));
  }
  void put_back(const std::vector<Change>& rows) {
    VERIFY(world.inner_store().commit({rows}).ok(), "a store of a test can be written");
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
    return report->problem.has_value() ? report->problem->code : "";
  }
  std::string opening(const Person& reader) {
    const auto opened = world.open(reader, person(1), {"Naam", "AVG-6-1-d", {"names"}, {}});
    return opened.ok() ? accepted : opened.error().code;
  }
};

}  // namespace kroniek::test
