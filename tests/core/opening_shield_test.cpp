// Shielded persons: opened by few, and found by nobody else.
#include <catch2/catch.hpp>

#include "core/register/opening_rights.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

struct Desk {
  RegisterWorld world;
  explicit Desk(std::string_view flag) {
    register_person(world, 1, "Geheimnaam");
    register_person(world, 2, "Anderenaam");
    world.state(world.reception_lead,
                about_person(world, 1, "flagged", R"("version": 4, "data": )" + std::string(flag)));
  }
  std::string refusal(const Person& reader) {
    const auto opened = world.open(reader, person(1), {"Label", "AVG-6-1-e", {}, {}});
    return opened.ok() ? accepted : opened.error().code;
  }
};

}  // namespace

TEST_CASE("shielded: only the roles that may see open the file") {
  Desk desk(R"({"kind": "protection"})");
  CHECK(desk.refusal(desk.world.registrar) == "opening.subject-shielded");
  CHECK(desk.refusal(desk.world.care) == "opening.subject-shielded");
  CHECK(desk.refusal(desk.world.coordinator) == "opening.no-mandate");
  CHECK(desk.refusal(desk.world.reception_lead) == accepted);
  CHECK(desk.refusal(desk.world.data_protection) == accepted);
}

TEST_CASE("shielded: where the flag names the roles, those and no others") {
  Desk desk(R"({"kind": "security", "visibleTo": ["care"]})");
  CHECK(desk.refusal(desk.world.registrar) == "opening.subject-shielded");
  CHECK(desk.refusal(desk.world.reception_lead) == "opening.subject-shielded");
  CHECK(desk.refusal(desk.world.care) == accepted);
}

TEST_CASE("shielded: who opens several is told which of them is shielded, and opens none") {
  Desk desk(R"({"kind": "protection"})");
  const auto size = desk.world.size();
  const auto refused = desk.world.open_several(
      desk.world.registrar,
      {{person(2), person(1)}, {"Lijst", "AVG-6-1-e", {"names"}, {}}, opening::Occasion::batch});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "opening.subject-shielded");
  REQUIRE(refused.error().faults.size() == 1);
  CHECK(refused.error().faults[0].pointer == "/subjects/1");
  CHECK(desk.world.size() == size);
}

TEST_CASE("shielded: a search of others leaves the person out") {
  Desk desk(R"({"kind": "protection"})");
  const auto reading = desk.world.service().read();
  const auto rights = [&](const Person& reader) {
    return OpeningRights::of(reader.signed_in(), {}, reading.log(), desk.world.clock.now()).value();
  };
  const std::vector<StreamId> hits{person(1), person(2)};
  CHECK_FALSE(rights(desk.world.registrar).may_open(person(1), {"names"}));
  CHECK(rights(desk.world.registrar).openable(hits, {"names"}).value().subjects == std::vector{person(2)});
  CHECK(rights(desk.world.reception_lead).openable(hits, {"names"}).value().subjects == hits);
}

TEST_CASE("shielded: once the flag is cleared, the file opens as before") {
  Desk desk(R"({"kind": "protection"})");
  desk.world.state(
      desk.world.reception_lead,
      about_person(desk.world, 1, "flag-cleared", R"("version": 5, "data": {"kind": "protection"})"));
  CHECK(desk.refusal(desk.world.registrar) == accepted);
}

}  // namespace kroniek::test
