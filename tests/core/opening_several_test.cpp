// One look at several people: all or nothing, on one mandate, and in the log before the values leave.
#include <catch2/catch.hpp>

#include "core/register/opening_rights.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

SeveralRequest asking(std::vector<StreamId> subjects, std::vector<std::string> names = {"names"}) {
  return {std::move(subjects),
          {"Lijst voor de bus", "AVG-6-1-e", std::move(names), {}},
          opening::Occasion::batch};
}

struct Desk {
  RegisterWorld world;
  Desk() {
    register_person(world, 1, "Geheimnaam");
    register_person(world, 2, "Anderenaam");
    register_person(world, 3, "Dienaam");
  }
  std::string refusal(const Person& reader, const SeveralRequest& asked) {
    const auto size = world.size();
    const auto opened = world.open_several(reader, asked);
    if (opened.ok()) return accepted;
    CHECK(world.size() == size);
    return opened.error().code;
  }
  OpeningRights rights(const Person& reader, const Reading& reading) {
    return OpeningRights::of(reader.signed_in(), {}, reading.log(), world.clock.now()).value();
  }
};

std::string faults_of(const Error& error) {
  std::string lines;
  for (const auto& fault : error.faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}

}  // namespace

TEST_CASE("opening of several: the values of each come, and one statement says whose") {
  Desk desk;
  const auto size = desk.world.size();
  const auto opened =
      desk.world.open_several(desk.world.registrar, asking({person(2), person(1)}, {"names", "sex"})).value();
  REQUIRE(opened.subjects.size() == 2);
  CHECK(opened.subjects[0].subject == person(2));
  CHECK(*opened.subjects[0].values.find("names")->find("family") == Json("Anderenaam"));
  CHECK(*opened.subjects[1].values.find("names")->find("family") == Json("Geheimnaam"));
  CHECK(opened.fields == std::vector<std::string>{"names", "sex"});
  CHECK(opened.opening.position.value == size);
  CHECK(desk.world.size() == size + 1);
  const auto view = desk.world.view(opened.opening.stream);
  CHECK(*view.find("subjects") == Json::array({to_string(person(2)), to_string(person(1))}));
  CHECK(*view.find("occasion") == Json("batch"));
  CHECK(*view.find("operation") == Json(to_string(desk.world.operation)));
}

TEST_CASE("opening of several: five hundred fit into one entry of the log") {
  RegisterWorld world;
  std::vector<StreamId> all;
  auto free = next_registration_number({"KLM", 0}).value();
  for (int number = 0; number < 500; ++number) {
    auto id = stream("registrations", static_cast<std::uint8_t>(number));
    id.id.bytes[14] = static_cast<std::uint8_t>(number / 256);
    free = next_registration_number(free).value();
    world.state(world.registrar, R"({"type": "registration.opened", "version": 1, "sub": ")" + to_string(id) +
                                     R"(", "operation": ")" + to_string(world.operation) +
                                     R"(", "data": {"source": "desk-1", "number": ")" +
                                     format_registration_number(free).value() + "\"}}");
    all.push_back(id);
  }
  CHECK(world.open_several(world.registrar, asking(all)).value().subjects.size() == 500);
  all.push_back(person(99));
  const auto refused = world.open_several(world.registrar, asking(all));
  CHECK_FALSE(refused.ok());
}

TEST_CASE("opening of several: one that may not be opened refuses the whole, and is named") {
  Desk desk;
  const auto other = stream("operations", 7);
  desk.world.state(desk.world.coordinator,
                   R"({"type": "operation.opened", "sub": ")" + to_string(other) +
                       R"(", "data": {"kind": "repatriation", "title": "Elders", "area": ["LB"], "lead": ")" +
                       to_string(desk.world.kcr2) + R"(", "ground": "Wvr-39"}})");
  desk.world.state(desk.world.administrator, R"({"type": "mandate.withdrawn", "version": 2, "sub": ")" +
                                                 to_string(desk.world.registrar.mandate) +
                                                 R"(", "data": {"reason": "Ander"}})");
  desk.world.state(desk.world.administrator,
                   R"({"type": "mandate.granted", "sub": ")" + to_string(stream("mandates", 77)) +
                       R"(", "data": {"holder": ")" + to_string(desk.world.registrar.actor) +
                       R"(", "role": "registrar", "scope": {"operation": ")" + to_string(other) +
                       R"("}, "tasks": ["people"], "basis": ["Wvr-39"], "from": "2026-01-01T00:00:00Z",
                       "instrument": {"document": ")" +
                       std::string(64, 'a') + R"("}, "mayDelegate": false}})");
  const auto refused = desk.world.open_several(desk.world.registrar, asking({person(1), person(2)}));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "opening.no-mandate");
  CHECK(faults_of(refused.error()) == "/subjects/0 opening.no-mandate\n/subjects/1 opening.no-mandate\n");
}

TEST_CASE("opening of several: what is refused opens nobody") {
  Desk desk;
  auto& world = desk.world;
  CHECK(desk.refusal(world.registrar, asking({})) == "opening.subjects-missing");
  CHECK(desk.refusal(world.registrar, asking({person(1), person(1)})) == "opening.subject-twice");
  CHECK(desk.refusal(world.registrar, asking({person(1), world.registrar.actor})) ==
        "opening.subjects-mixed");
  CHECK(desk.refusal(world.registrar, asking({world.operation})) == "opening.nothing-personal");
  CHECK(desk.refusal(world.registrar, asking({person(1)}, {"shoeSize"})) == "opening.field-unknown");
  CHECK(desk.refusal(world.registrar, asking({person(1), person(2)}, {"needs"})) ==
        "opening.field-not-allowed");
  CHECK(desk.refusal(world.coordinator, asking({person(1)})) == "opening.no-mandate");
  const auto unknown = world.open_several(world.registrar, asking({person(1), person(98), person(99)}));
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == "opening.subject-unknown");
  CHECK(faults_of(unknown.error()) ==
        "/subjects/1 opening.subject-unknown\n/subjects/2 opening.subject-unknown\n");
}

TEST_CASE("opening of several: what the store does not take opens nothing") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply, Fault::disk_full);
  Desk desk;
  desk.world.faults().fail_next(fault);
  const auto opened = desk.world.open_several(desk.world.registrar, asking({person(1), person(2)}));
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().detail.find("Geheim") == std::string::npos);
}

TEST_CASE("opening: beforehand one may ask whom one may open") {
  Desk desk;
  auto& world = desk.world;
  const auto reading = world.service().read();
  const auto registrar = desk.rights(world.registrar, reading);
  CHECK(registrar.may_open(person(1), {"names"}));
  CHECK(registrar.may_open(person(1), {}));
  CHECK_FALSE(registrar.may_open(person(1), {"needs"}));
  CHECK_FALSE(registrar.may_open(person(99), {"names"}));
  CHECK_FALSE(desk.rights(world.coordinator, reading).may_open(person(1), {}));
  const std::vector<StreamId> all{person(3), person(1)};
  const auto openable = registrar.openable(all, {"names"}).value();
  CHECK(openable.subjects == all);
  CHECK(openable.grant.mandate == world.registrar.mandate);
  CHECK(openable.grant.names == std::vector<std::string>{"names"});
  CHECK(desk.rights(world.coordinator, reading).openable(all, {}).value().subjects.empty());
}

}  // namespace kroniek::test
