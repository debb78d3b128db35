// Authority: key, actor, mandate, role, task, scope; decided in the statement's own place.
#include "core/register/authority.h"

#include <catch2/catch.hpp>

#include "core/domain/within_operation.h"
#include "core/statement/jwk.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

// What a mandate says; what is left out stays as it is here.
struct Grant {
  std::string role = "kcr2-duty-officer";
  std::string tasks = "[]";
  std::string scope = "{}";
  std::string from = "2026-01-01T00:00:00Z";
  std::string until = "2027-01-01T00:00:00Z";
};

// Gives the coordinator a further mandate.
StreamId granted(RegisterWorld& world, std::uint8_t number, const StreamId& holder, const Grant& grant) {
  const auto id = stream("mandates", number);
  world.state(world.administrator,
              R"({"type": "mandate.granted", "sub": ")" + to_string(id) + R"(", "data": {"holder": ")" +
                  to_string(holder) + R"(", "role": ")" + grant.role + R"(", "scope": )" + grant.scope +
                  R"(, "tasks": )" + grant.tasks + R"(, "basis": ["Wvr-39"], "from": ")" + grant.from +
                  R"(", "until": ")" + grant.until + R"(", "instrument": {"document": ")" +
                  std::string(64, 'a') + R"("}, "mayDelegate": false}})");
  return id;
}
// The coordinator's mandate, but for the world's operation only.
StreamId granted_within(RegisterWorld& world, std::uint8_t number, const Person& holder, Grant grant = {}) {
  grant.scope = R"({"operation": ")" + to_string(world.operation) + "\"}";
  return granted(world, number, holder.actor, grant);
}
// What that person says of a stream on that mandate, with the world's operation as the claim.
std::string within(RegisterWorld& world, const Person& by, const StreamId& mandate, std::string_view rest) {
  return world.refusal(by, R"({"mandate": ")" + to_string(mandate) + R"(", "operation": ")" +
                               to_string(world.operation) + "\", " + std::string(rest) + "}");
}
std::string about(const StreamId& of, std::string_view type, std::string_view rest) {
  return R"("type": ")" + std::string(type) + R"(", "sub": ")" + to_string(of) + "\", " + std::string(rest);
}

constexpr std::string_view a_picture =
    R"("data": {"kind": "key-message", "title": "Bericht", "body": "Stand van zaken", "sources": ["LCMS"],
                "pictureTime": "2026-11-23T19:40:00Z", "classification": "internal", "distribution": []})";

// Opening an operation, on that mandate.
std::string on(RegisterWorld& world, const StreamId& mandate, std::string_view more = "") {
  return world.refusal(world.coordinator, R"({"mandate": ")" + to_string(mandate) + "\"," +
                                              std::string(more) + operation_opened(9).substr(1));
}
void suspend(RegisterWorld& world, const Person& who) {
  world.state(world.administrator, R"({"type": "actor.suspended", "version": 2, "sub": ")" +
                                       to_string(who.actor) + R"(", "data": {"reason": "Weg"}})");
}
void revoke(RegisterWorld& world, const Person& who, int version) {
  world.state(world.administrator, R"({"type": "actor.key-revoked", "version": )" + std::to_string(version) +
                                       R"(, "sub": ")" + to_string(who.actor) + R"(", "data": {"keyId": ")" +
                                       thumbprint(who.signer->key()) +
                                       R"(", "reason": "Gestolen", "since": "2026-11-23T19:00:00Z"}})");
}
std::string other_organisation(const RegisterWorld& world) {
  return R"({"organisation": ")" + to_string(world.region) + "\"}";
}

}  // namespace

TEST_CASE("authority: the service seals for no actor that is not there") {
  RegisterWorld world;
  const Person nobody{stream("actors", 99), world.kcr2, world.coordinator.mandate, seeded_signer(99)};
  const auto answer = world.submit_plain(nobody, operation_opened(9));
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.error().code == "author.unknown");
}

TEST_CASE("authority: a suspended author states nothing, and a resumed one does again") {
  RegisterWorld world;
  suspend(world, world.coordinator);
  CHECK(world.refusal(world.coordinator, operation_opened(9)) == "author.not-active");
  CHECK(world.submit_plain(world.coordinator, operation_opened(9)).error().code == "author.not-active");
  world.state(world.administrator, R"({"type": "actor.resumed", "version": 3, "sub": ")" +
                                       to_string(world.coordinator.actor) + "\"}");
  CHECK(world.refusal(world.coordinator, operation_opened(9)) == accepted);
}

TEST_CASE("authority: a revoked key signs nothing, also what was signed before it was revoked") {
  RegisterWorld world;
  const auto early = world.sign(world.coordinator, operation_opened(9));
  revoke(world, world.coordinator, 2);
  CHECK(world.refusal_of(early) == "key.revoked");
  CHECK(world.refusal(world.coordinator, operation_opened(9)) == "key.revoked");
}

TEST_CASE("authority: what was recorded before the revocation keeps its first answer") {
  RegisterWorld world;
  const auto text = world.sign(world.coordinator, operation_opened(9));
  const auto first = world.submit(text).value();
  revoke(world, world.coordinator, 2);
  const auto again = world.submit(text).value();
  CHECK(again.again);
  CHECK(format_receipt(again.receipt) == format_receipt(first.receipt));
}

TEST_CASE("authority: a key counts from its enrolment on") {
  RegisterWorld world;
  const Person late{stream("actors", 9), world.kcr2, stream("mandates", 9), seeded_signer(9)};
  const auto text = world.sign(late, operation_opened(9));
  CHECK(world.refusal_of(text) == "statement.key-unknown");
  world.enrol(9, world.kcr2, "kcr2-duty-officer");
  CHECK(world.refusal_of(text) == accepted);
}

TEST_CASE("authority: the mandate must be there and be the author's, or the organisation's") {
  RegisterWorld world;
  CHECK(on(world, stream("mandates", 99)) == "mandate.unknown");
  CHECK(on(world, world.registrar.mandate) == "mandate.not-holder");
  CHECK(on(world, granted(world, 20, world.region, {})) == "mandate.not-holder");
}

TEST_CASE("authority: a mandate of the organisation covers its people") {
  RegisterWorld world;
  const auto officer = world.enrol(9, world.region, "registrar");
  const auto shared = granted(world, 20, world.region, {});
  CHECK(world.refusal(officer, R"({"mandate": ")" + to_string(shared) + "\"," +
                                   operation_opened(9).substr(1)) == accepted);
}

TEST_CASE("authority: the mandate must hold when it happened, not when it was recorded") {
  RegisterWorld world;
  const auto mandate = granted(world, 20, world.coordinator.actor,
                               {.from = "2026-11-01T00:00:00Z", .until = "2026-11-10T00:00:00Z"});
  const auto at = [&](std::string_view when) { return R"("occurredAt": ")" + std::string(when) + "\","; };
  CHECK(on(world, mandate) == "mandate.not-active");
  CHECK(on(world, mandate, at("2026-10-31T23:59:59Z")) == "mandate.not-active");
  CHECK(on(world, mandate, at("2026-11-10T00:00:00Z")) == "mandate.not-active");
  CHECK(on(world, mandate, at("2026-11-09T23:59:59Z")) == accepted);
}

TEST_CASE("authority: a withdrawn mandate covers what happened before, and nothing after") {
  RegisterWorld world;
  world.state(world.administrator,
              R"({"type": "mandate.withdrawn", "version": 2, "occurredAt": "2026-11-20T12:00:00Z",
    "sub": ")" + to_string(world.coordinator.mandate) +
                  R"(", "data": {"reason": "Klaar"}})");
  CHECK(on(world, world.coordinator.mandate) == "mandate.not-active");
  CHECK(on(world, world.coordinator.mandate, R"("occurredAt": "2026-11-20T11:59:59Z",)") == accepted);
}

TEST_CASE("authority: role, task and scope") {
  RegisterWorld world;
  const auto& holder = world.coordinator.actor;
  CHECK(on(world, granted(world, 20, holder, {.role = "care"})) == "mandate.type-not-covered");
  CHECK(on(world, granted(world, 21, holder, {.scope = other_organisation(world)})) ==
        "mandate.other-organisation");
  const auto scoped = granted_within(world, 22, world.coordinator);
  CHECK(on(world, scoped) == "mandate.other-operation");
  CHECK(on(world, scoped, R"("operation": ")" + to_string(world.operation) + "\",") ==
        "mandate.other-operation");
  CHECK(world.refusal(world.coordinator, R"({"type": "operation.wound-down", "version": 2, "mandate": ")" +
                                             to_string(scoped) + R"(", "sub": ")" +
                                             to_string(world.operation) + "\"}") == accepted);
}

TEST_CASE("authority: a mandate for one operation reaches no other, whatever the statement claims") {
  RegisterWorld world;
  world.state(world.coordinator, operation_opened(8));
  // Opened out of the first one, and still an operation of its own.
  world.state(world.coordinator,
              R"({"operation": ")" + to_string(world.operation) + "\"," + operation_opened(9).substr(1));
  const auto scoped = granted_within(world, 20, world.coordinator);
  const auto closed = R"("version": 2, "data": {"reason": "Klaar"})";
  for (const std::uint8_t other : {8, 9})
    CHECK(within(world, world.coordinator, scoped,
                 about(stream("operations", other), "operation.closed", closed)) ==
          "mandate.other-operation");
}

TEST_CASE("authority: a key custodian of one operation looks after no keys, which stand outside of all") {
  RegisterWorld world;
  const auto custodian = world.enrol(9, world.kcr2, "key-custodian");
  const auto scoped = granted_within(world, 20, custodian, {.role = "key-custodian"});
  CHECK(within(world, custodian, scoped,
               about(world.registrar.actor, "actor.key-added",
                     R"("version": 2, "data": {"key": )" + write_json(write_jwk(seeded_signer(77)->key())) +
                         "}")) == "mandate.other-operation");
}

TEST_CASE("authority: within its operation a mandate opens streams, and goes on with what stands there") {
  RegisterWorld world;
  const Grant registrar{.role = "registrar", .tasks = R"(["people"])"};
  const auto scoped = granted_within(world, 20, world.registrar, registrar);
  const auto mandated = R"({"mandate": ")" + to_string(scoped) + "\",";
  CHECK(world.refusal(world.registrar, mandated + opened(world, 1).substr(1)) == accepted);
  CHECK(world.refusal(world.registrar, mandated + seen(world, 1).substr(1)) == accepted);
}

TEST_CASE("authority: what was opened outside of every operation stays outside of a mandate for one") {
  RegisterWorld world;
  const Grant informing{.tasks = R"(["information"])"};
  const auto scoped = granted_within(world, 20, world.coordinator, informing);
  const auto report = stream("situation-reports", 1);
  world.state(world.coordinator, "{" + about(report, "situation-report.published", a_picture) + "}");
  CHECK(within(world, world.coordinator, scoped,
               about(report, "situation-report.withdrawn",
                     R"("version": 2, "data": {"reason": "Vergissing"})")) == "mandate.other-operation");
  CHECK(within(world, world.coordinator, scoped,
               about(stream("situation-reports", 2), "situation-report.published", a_picture)) == accepted);
}

TEST_CASE("authority: an administrator of one organisation enrols its people, and nobody else's") {
  RegisterWorld world;
  const auto local = world.enrol(9, world.region, "liaison");
  const auto scoped =
      granted(world, 20, local.actor, {.role = "administrator", .scope = other_organisation(world)});
  const auto enrolling = [&](std::uint8_t number, const StreamId& organisation) {
    return world.refusal(
        local, R"({"mandate": ")" + to_string(scoped) + "\"," +
                   about(stream("actors", number), "actor.enrolled",
                         R"("data": {"organisation": ")" + to_string(organisation) +
                             R"(", "function": "Registratie", "kind": "person", "name": "Jan", "key": )" +
                             write_json(write_jwk(seeded_signer(number)->key())) + "}}"));
  };
  CHECK(enrolling(77, world.kcr2) == "actor.outside-mandate");
  CHECK(enrolling(77, world.region) == accepted);
}

TEST_CASE("authority: every collection is known to stand within operations or outside of them") {
  std::string within;
  for (const auto& row : catalog())
    if (may_stand_in_operation(row.collection)) within += std::string(row.collection) + " ";
  CHECK(within ==
        "mandates assistance-requests offers situation-reports crisis-teams movements registrations openings "
        "preparations accountability-questions disclosures links groups enquiries erasures holds ");
  CHECK(catalog().size() == 22);
}

TEST_CASE("authority: the mandate must cover the task of the stream") {
  RegisterWorld world;
  const auto& holder = world.registrar.actor;
  const auto none = granted(world, 20, holder, {.role = "registrar"});
  const auto people = granted(world, 21, holder, {.role = "registrar", .tasks = R"(["people"])"});
  const auto on_mandate = [&](const StreamId& mandate) {
    return world.refusal(world.registrar,
                         R"({"mandate": ")" + to_string(mandate) + "\"," + opened(world, 1).substr(1));
  };
  CHECK(on_mandate(none) == "mandate.task-not-covered");
  CHECK(on_mandate(people) == accepted);
}

TEST_CASE("authority: of two faults the documented order tells the first") {
  RegisterWorld world;
  const auto& holder = world.coordinator.actor;
  const auto organisation = other_organisation(world);
  const auto both = organisation.substr(0, organisation.size() - 1) + R"(, "operation": ")" +
                    to_string(world.operation) + "\"}";
  const Grant past{.role = "care", .until = "2026-11-10T00:00:00Z"};
  CHECK(on(world, granted(world, 20, holder, {.scope = both})) == "mandate.other-organisation");
  CHECK(on(world, granted(world, 21, holder, {.role = "care", .scope = both})) == "mandate.type-not-covered");
  CHECK(on(world, granted(world, 22, holder, past)) == "mandate.not-active");
  CHECK(on(world, granted(world, 23, world.registrar.actor, past)) == "mandate.not-holder");
  // A type that the role covers, a task that the mandate does not, and a scope elsewhere.
  const auto task =
      granted(world, 24, world.registrar.actor,
              {.role = "registrar", .scope = R"({"organisation": ")" + to_string(world.kcr2) + "\"}"});
  CHECK(world.refusal(world.registrar, R"({"mandate": ")" + to_string(task) + "\"," +
                                           opened(world, 1).substr(1)) == "mandate.task-not-covered");
  const auto unknown =
      R"({"mandate": ")" + to_string(stream("mandates", 99)) + "\"," + operation_opened(9).substr(1);
  revoke(world, world.coordinator, 2);
  CHECK(world.refusal(world.coordinator, unknown) == "key.revoked");
  world.state(world.administrator, R"({"type": "actor.suspended", "version": 3, "sub": ")" +
                                       to_string(holder) + R"(", "data": {"reason": "Weg"}})");
  CHECK(world.refusal(world.coordinator, unknown) == "author.not-active");
}

TEST_CASE("authority: nobody speaks for the register, not even the service's seal") {
  RegisterWorld world;
  const Person service{stream("actors", 250), world.kcr2, stream("mandates", 250), seeded_signer(201)};
  const auto registered =
      R"({"type": "organisation.registered", "data": {"name": "X", "kind": "agency", "code": "X",
                              "side": "none"}})";
  CHECK(world.refusal(service, registered) == "register.may-not-state");
  CHECK(world.submit_plain(service, registered).error().code == "register.may-not-state");
}

}  // namespace kroniek::test
