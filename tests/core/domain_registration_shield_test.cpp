// Shielded persons: whom a flag lets through, and who may lift it.
#include "core/domain/registration_shield.h"

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using mandate::Role;
using registration::FlagKind;

namespace {

registration::State flagged(std::vector<registration::Flag> flags) {
  registration::State state;
  state.flags = std::move(flags);
  return state;
}

PeopleWorld acting_as(Role role) {
  PeopleWorld people;
  people.given_identified();
  mandate::State own;
  own.role = role;
  people.world.put<Mandates>(people.world.claims.mandate, own);
  return people;
}

}  // namespace

TEST_CASE("registration: only protection and security shield a person") {
  for (const auto kind :
       {FlagKind::attention, FlagKind::medical, FlagKind::media, FlagKind::relatives_waiting})
    CHECK_FALSE(registration::is_shielded(flagged({{kind, {}}})));
  CHECK(registration::is_shielded(flagged({{FlagKind::protection, {}}})));
  CHECK(registration::is_shielded(flagged({{FlagKind::attention, {}}, {FlagKind::security, {}}})));
}

TEST_CASE("registration: a shield that names no roles lets three through, for every role") {
  const auto shielded = flagged({{FlagKind::protection, {}}});
  for (std::size_t at = 0; at < names_of(Role{}).size(); ++at) {
    const auto role = static_cast<Role>(at);
    INFO(name_of(role));
    const bool may = role == Role::reception_lead || role == Role::identity_verifier ||
                     role == Role::data_protection_officer;
    CHECK(registration::may_see(shielded, role) == may);
    CHECK(registration::may_see(flagged({}), role));
  }
}

TEST_CASE("registration: two shields both must let a role through") {
  const auto both = flagged({{FlagKind::protection, {Role::care, Role::registrar}},
                             {FlagKind::security, {Role::registrar, Role::reception_lead}}});
  CHECK(registration::may_see(both, Role::registrar));
  CHECK_FALSE(registration::may_see(both, Role::care));
  CHECK_FALSE(registration::may_see(both, Role::reception_lead));
}

TEST_CASE("registration: who may not see a shielded person neither lifts the shield nor widens it") {
  const auto [role, code] = GENERATE(table<Role, std::string>({
      {Role::registrar, "registration.shield-not-yours"},
      {Role::care, "registration.shield-not-yours"},
      {Role::reception_lead, accepted},
  }));
  INFO(name_of(role));
  auto people = acting_as(role);
  const auto again = std::string(R"({"kind":"protection","visibleTo":["registrar"]})");
  CHECK(people.refusal("registration.flagged", again) == accepted);
  people.given("registration.flagged", R"({"kind":"protection"})");
  CHECK(people.refusal("registration.flagged", again) == code);
  CHECK(people.refusal("registration.flag-cleared", R"({"kind":"protection"})") == code);
  CHECK(people.refusal("registration.flagged", R"({"kind":"media"})") == accepted);
  CHECK(people.refusal("registration.flag-cleared", R"({"kind":"security"})") == "registration.not-flagged");
}

TEST_CASE("registration: who may not see a shielded person does not say anew who that is") {
  for (const auto role : {Role::registrar, Role::reception_lead}) {
    auto people = acting_as(role);
    people.given("registration.flagged", R"({"kind":"attention"})");
    auto state = people.state();
    state.flags = {{FlagKind::protection, {}}};
    people.world.put<Registrations>(file_id(), state);
    const auto expected = role == Role::registrar ? "registration.shield-not-yours" : accepted;
    CHECK(people.refusal("registration.corrected", R"({"reason":"Anders","names":{"family":"Bos"}})") ==
          expected);
    const auto said_anew =
        people.refusal("registration.identified", R"({"level":0,"basis":["list"],"minor":false})");
    CHECK((said_anew == "registration.shield-not-yours") == (role == Role::registrar));
  }
}
