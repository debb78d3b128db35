// People who act on mandates that were delegated from one another, in the world of the API's tests; and what
// takes their powers back.
#pragma once

#include <catch2/catch.hpp>

#include "core/statement/jwk.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {

// A duty officer of the centre who may delegate, another to whom he does, and a third below that one.
struct Chain {
  ApiWorld api;
  RegisterWorld& world = api.world;
  const StreamId top = stream("mandates", 60), middle = stream("mandates", 61), low = stream("mandates", 62);
  const Person first = world.enrol(50, world.kcr2, "care"), second = world.enrol(51, world.kcr2, "care"),
               third = world.enrol(52, world.kcr2, "care");

  Person on(const Person& by, const StreamId& mandate) const {
    return {by.actor, by.organisation, mandate, by.signer};
  }
  Uuid grant(const Person& by, const StreamId& mandate, const Person& to, const std::string& instrument) {
    return world
        .state(by, R"({"type": "mandate.granted", "sub": ")" + to_string(mandate) +
                       R"(", "data": {"holder": ")" + to_string(to.actor) +
                       R"(", "role": "kcr2-duty-officer", "scope": {}, "tasks": ["people"],
                       "basis": ["Wvr-39"], "from": "2026-01-01T00:00:00Z", "instrument": )" +
                       instrument + R"(, "mayDelegate": true}})")
        .jti;
  }
  void grant_all(const std::string& instrument) {
    grant(world.administrator, top, first, instrument);
    grant(on(first, top), middle, second, by_document);
    grant(on(second, middle), low, third, by_document);
  }
  Uuid open(const Person& by, std::uint8_t number, const std::string& occurred_at = {}) {
    const auto at = occurred_at.empty() ? std::string() : R"("occurredAt": ")" + occurred_at + "\",";
    return world.state(by, "{" + at + operation_opened(number).substr(1)).jti;
  }
  Uuid withdraw(const StreamId& mandate, const std::string& occurred_at) {
    return world
        .state(world.administrator, R"({"type": "mandate.withdrawn", "version": 2, "occurredAt": ")" +
                                        occurred_at + R"(", "sub": ")" + to_string(mandate) +
                                        R"(", "data": {"reason": "Klaar"}})")
        .jti;
  }
  Uuid revoke(const Person& who, const std::string& since) {
    return world
        .state(world.administrator, R"({"type": "actor.key-revoked", "version": 2, "sub": ")" +
                                        to_string(who.actor) + R"(", "data": {"keyId": ")" +
                                        thumbprint(who.signer->key()) +
                                        R"(", "reason": "Gestolen", "since": ")" + since + "\"}}")
        .jti;
  }
  Json get(const std::string& target) {
    const auto answer = api.get(target, &world.administrator);
    INFO(target << answer.content());
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }

  static inline const std::string by_document = R"({"document": ")" + std::string(64, 'a') + "\"}";
};

}  // namespace kroniek::test
