// Authority: key, actor, mandate, role, task, scope; decided in the statement's own place.
#include "core/register/authority.h"

#include <catch2/catch.hpp>

#include "tests/core/authority_support.h"

namespace kroniek::test {
namespace {

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

TEST_CASE("authority: nobody states anything for an organisation that is suspended or has ended") {
  RegisterWorld world;
  const auto state_of_region = [&](std::string_view type, int version, std::string_view data) {
    world.state(world.administrator,
                "{" +
                    about(world.region, "organisation." + std::string(type),
                          R"("version": )" + std::to_string(version) + R"(, "data": )" + std::string(data)) +
                    "}");
  };
  const auto statement = opened(world, 1);
  state_of_region("suspended", 2, R"({"reason": "Onderzoek"})");
  CHECK(world.refusal(world.registrar, statement) == "author.organisation-not-active");
  CHECK(world.submit_plain(world.registrar, statement).error().code == "author.organisation-not-active");
  state_of_region("resumed", 3, "{}");
  CHECK(world.refusal(world.registrar, statement) == accepted);
  state_of_region("ended", 4, R"({"lastDay": "2026-11-22"})");
  CHECK(world.refusal(world.registrar, opened(world, 2)) == "author.organisation-not-active");
}

TEST_CASE("authority: somebody is always left who can resume an organisation") {
  RegisterWorld world;
  const auto other = world.enrol(9, world.ministry, "administrator");
  const auto suspending = [&](const Person& by, const StreamId& of) {
    return world.refusal(
        by,
        "{" + about(of, "organisation.suspended", R"("version": 2, "data": {"reason": "Onderzoek"})") + "}");
  };
  CHECK(suspending(world.administrator, world.kcr2) == "organisation.own-organisation");
  CHECK(suspending(other, world.kcr2) == accepted);
  CHECK(suspending(world.administrator, world.ministry) == "author.organisation-not-active");
  CHECK(suspending(other, world.ministry) == "organisation.own-organisation");
  world.state(other, "{" + about(world.kcr2, "organisation.resumed", R"("version": 3)") + "}");
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
