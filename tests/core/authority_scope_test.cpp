// Authority: how far a mandate for one operation or one organisation reaches.
#include "core/register/authority.h"

#include <catch2/catch.hpp>

#include "core/domain/within_operation.h"
#include "core/statement/jwk.h"
#include "tests/core/authority_support.h"

namespace kroniek::test {
namespace {

// What that person says of a stream on that mandate, with the world's operation as the claim.
std::string within(RegisterWorld& world, const Person& by, const StreamId& mandate, std::string_view rest) {
  return world.refusal(by, R"({"mandate": ")" + to_string(mandate) + R"(", "operation": ")" +
                               to_string(world.operation) + "\", " + std::string(rest) + "}");
}

// What a report says, for the region.
const std::string a_picture =
    R"("data": {"kind": "key-message", "title": "Bericht", "body": "Stand van zaken", "sources": ["LCMS"],
                "pictureTime": "2026-11-23T19:40:00Z", "classification": "internal", "distribution": [")" +
    to_string(stream("organisations", 2)) + "\"]}";

}  // namespace

TEST_CASE("authority: a mandate for one operation reaches no other, whatever the statement claims") {
  RegisterWorld world;
  world.state(world.coordinator, operation_opened(8));
  // Opened out of the first one, and still an operation of its own.
  world.state(world.coordinator,
              R"({"operation": ")" + to_string(world.operation) + "\"," + operation_opened(9).substr(1));
  const auto scoped = granted_within(world, 20, world.coordinator);
  const auto closed = R"("version": 2, "data": {"reason": "Klaar"})";
  for (const auto other : std::to_array<std::uint8_t>({8, 9}))
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

}  // namespace kroniek::test
