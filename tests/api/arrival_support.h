// An operation with movements and people behind the API: flights are planned, lists received, files opened,
// and read as the desk reads them.
#pragma once

#include <catch2/catch.hpp>

#include <map>

#include "core/domain/registration_number.h"
#include "tests/support/api_world.h"

namespace kroniek::test {

inline StreamId movement_id(std::uint8_t number) {
  return stream("movements", number);
}
inline StreamId person_id(std::uint8_t number) {
  return stream("registrations", number);
}

class ArrivalWorld {
 public:
  ApiWorld api;

  RegisterWorld& world() { return api.world; }
  // A statement within the operation, without a version where that is 0.
  std::string said(std::string_view type, const StreamId& of, int version, std::string_view data,
                   std::string_view at = "") const {
    return R"({"type":")" + std::string(type) + R"(","sub":")" + to_string(of) + "\"," +
           (version == 0 ? "" : R"("version":)" + std::to_string(version) + ",") +
           (at.empty() ? "" : R"("occurredAt":")" + std::string(at) + "\",") + R"("operation":")" +
           to_string(api.world.operation) + R"(","data":)" + std::string(data) + "}";
  }
  // Takes it in the version that comes next.
  Accepted say(std::string_view type, const StreamId& of, std::string_view data, std::string_view at = "") {
    return world().state(by(type), said(type, of, ++versions_[of], data, at));
  }
  std::string refusal(std::string_view type, const StreamId& of, std::string_view data) {
    return world().refusal(by(type), said(type, of, versions_[of] + 1, data));
  }
  int version(const StreamId& of) { return versions_[of]; }

  StreamId fly(std::uint8_t number, std::string_view previous = "") {
    say("movement.planned", movement_id(number),
        R"({"kind":"flight","carrier":"VX","number":"VX1","from":"BEY","to":"EIN")" + std::string(previous) +
            "}",
        "2026-11-23T08:00:00Z");
    return movement_id(number);
  }
  void list(const StreamId& movement, std::string_view source, int version, int count) {
    say("movement.manifest-received", movement,
        R"({"source":")" + std::string(source) + R"(","version":)" + std::to_string(version) +
            R"(,"digest":")" + std::string(64, 'a') + R"(","count":)" + std::to_string(count) + "}",
        "2026-11-23T09:00:00Z");
  }
  StreamId open(std::uint8_t number) {
    say("registration.opened", person_id(number),
        R"({"number":")" + format_registration_number({"TST", number}).value() +
            R"(","source":"L1","externalId":")" + std::to_string(number) + "\"}",
        "2026-11-23T09:00:00Z");
    return person_id(number);
  }
  StreamId expect(std::uint8_t number, const StreamId& movement, std::string_view source = "L1") {
    if (versions_[person_id(number)] == 0) open(number);
    say("registration.expected", person_id(number),
        R"({"movement":")" + to_string(movement) + R"(","source":")" + std::string(source) + "\"}",
        "2026-11-23T09:30:00Z");
    return person_id(number);
  }
  void see(const StreamId& person, const StreamId& movement, std::string_view at = "2026-11-23T19:45:00Z") {
    say("registration.seen", person, R"({"checkpoint":"EIN-1","movement":")" + to_string(movement) + "\"}",
        at);
  }
  void identify(const StreamId& person, std::string_view rest) {
    say("registration.identified", person,
        R"({"level":1,"basis":["oral-self"],"minor":false)" + std::string(rest) + "}");
  }

  Json read(const std::string& target) {
    const auto answer = api.get(target, &world().registrar);
    INFO(answer.content());
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }
  // expected seen noShow diverted unresolved unexpected
  std::string totals(const StreamId& movement, const std::string& query = "") {
    return numbers(at(read("/v1/" + to_string(movement) + "/_reconciliation" + query), "totals"));
  }
  static std::string numbers(const Json& totals) {
    std::string text;
    for (const auto name : {"expected", "seen", "noShow", "diverted", "unresolved", "unexpected"})
      text += (text.empty() ? "" : " ") + text_at(totals, name);
    return text;
  }

 private:
  const Person& by(std::string_view type) {
    return type.starts_with("movement.") && type != "movement.reconciled" && type != "movement.closed"
               ? world().coordinator
               : world().registrar;
  }
  std::map<StreamId, int> versions_;
};

}  // namespace kroniek::test
