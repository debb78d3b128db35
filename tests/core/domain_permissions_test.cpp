#include "core/domain/permissions.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/catalog.h"

using namespace kroniek;
using mandate::names_of;

namespace {

constexpr auto roles_count = names_of(Role{}).size();

std::set<std::string_view> types_of_catalog() {
  std::set<std::string_view> types;
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events) types.insert(event.type);
  return types;
}
std::set<std::string_view> types_of_table() {
  std::set<std::string_view> types{"register.founded", "register.state-sealed"};  // the register's own
  for (const auto& row : permissions()) types.insert(row.type);
  return types;
}
bool any_role_may_state(std::string_view type) {
  for (std::size_t role = 0; role < roles_count; ++role)
    if (may_state(static_cast<Role>(role), type)) return true;
  return false;
}

}  // namespace

TEST_CASE("permissions: every event type of the catalog is for some role, and no other type is") {
  CHECK(types_of_table() == types_of_catalog());
  CHECK(permissions().size() + 2 == types_of_table().size());
  for (const auto& row : permissions()) {
    INFO(row.type);
    CHECK(any_role_may_state(row.type));
  }
}

TEST_CASE("permissions: what the register states itself is for no role") {
  CHECK_FALSE(any_role_may_state("register.founded"));
  CHECK_FALSE(any_role_may_state("register.state-sealed"));
  CHECK_FALSE(any_role_may_state("registration.unheard-of"));
}

TEST_CASE("permissions: each role states what it is for") {
  struct Row {
    Role role;
    std::string_view type;
    bool may;
  };
  const auto row = GENERATE(values<Row>({
      {Role::administrator, "organisation.registered", true},
      {Role::administrator, "actor.enrolled", true},
      {Role::administrator, "mandate.granted", true},
      {Role::administrator, "operation.opened", false},
      {Role::administrator, "movement.planned", false},
      {Role::administrator, "registration.opened", false},
      {Role::legal_officer, "opening.made", false},
      {Role::key_custodian, "actor.key-revoked", true},
      {Role::key_custodian, "actor.enrolled", false},
      {Role::kcr2_duty_officer, "operation.opened", true},
      {Role::kcr2_duty_officer, "operation.priority-set", false},
      {Role::kcr2_head, "operation.priority-set", true},
      {Role::region_duty_officer, "operation.opened", false},
      {Role::region_duty_officer, "registration.handover-accepted", true},
      {Role::reception_lead, "movement.reconciled", true},
      {Role::reception_lead, "registration.departed", true},
      {Role::registrar, "registration.opened", true},
      {Role::registrar, "registration.identified", true},
      {Role::registrar, "registration.marked-deceased", false},
      {Role::identity_verifier, "registration.identified", true},
      {Role::identity_verifier, "registration.departed", false},
      {Role::care, "registration.need-recorded", true},
      {Role::care, "registration.identified", false},
      {Role::family_contact, "registration.contact-recorded", true},
      {Role::family_contact, "registration.identified", false},
      {Role::liaison, "movement.departed", true},
      {Role::board_secretary, "opening.made", false},
      {Role::data_protection_officer, "registration.objection-noted", true},
      {Role::data_protection_officer, "registration.opened", false},
      {Role::board_member, "board-matter.position-taken", true},
      {Role::board_member, "board-matter.adopted", false},
      {Role::board_secretary, "board-matter.position-taken", false},
      {Role::board_secretary, "board-matter.adopted", true},
      {Role::kcr2_head, "board-matter.tabled", true},
      {Role::kcr2_head, "board-matter.amended", false},
      {Role::board_secretary, "consultation.views-given", true},
      {Role::legal_officer, "consultation.foundation-established", true},
      {Role::legal_officer, "consultation.final-decision-taken", false},
      {Role::family_contact, "link.suggested", true},
      {Role::family_contact, "link.confirmed", false},
      {Role::identity_verifier, "link.confirmed", true},
      {Role::care, "group.separated", true},
      {Role::care, "group.dissolved", false},
      {Role::family_contact, "enquiry.answered", true},
      {Role::liaison, "enquiry.answered", false},
      {Role::identity_verifier, "enquiry.ground-checked", false},
  }));
  INFO(names_of(Role{})[static_cast<std::size_t>(row.role)] << " " << row.type);
  CHECK(may_state(row.role, row.type) == row.may);
}

TEST_CASE("permissions: the supervisor states nothing") {
  for (const auto& row : permissions()) {
    INFO(row.type);
    CHECK_FALSE(row.roles.has(Role::supervisor));
  }
}

TEST_CASE("permissions: a role opens the personal data that its work needs, and most open none") {
  CHECK(open_right(Role::registrar, "registrations") == OpenRight::personal);
  CHECK(open_right(Role::identity_verifier, "registrations") == OpenRight::personal);
  CHECK(open_right(Role::reception_lead, "registrations") == OpenRight::personal);
  CHECK(open_right(Role::family_contact, "registrations") == OpenRight::personal);
  CHECK(open_right(Role::care, "registrations") == OpenRight::care);
  CHECK(open_right(Role::kcr2_duty_officer, "registrations") == OpenRight::none);
  CHECK(open_right(Role::kcr2_duty_officer, "assistance-requests") == OpenRight::personal);
  CHECK(open_right(Role::offering_authority, "assistance-requests") == OpenRight::personal);
  CHECK(open_right(Role::registrar, "assistance-requests") == OpenRight::none);
  CHECK(open_right(Role::family_contact, "enquiries") == OpenRight::personal);
  CHECK(open_right(Role::care, "enquiries") == OpenRight::none);
  CHECK(open_right(Role::identity_verifier, "enquiries") == OpenRight::none);
  CHECK(open_right(Role::registrar, "links") == OpenRight::none);
  CHECK(open_right(Role::registrar, "groups") == OpenRight::none);
  CHECK(open_right(Role::administrator, "actors") == OpenRight::personal);
  CHECK(open_right(Role::registrar, "actors") == OpenRight::none);
  for (const auto& aggregate : catalog())
    CHECK(open_right(Role::data_protection_officer, aggregate.collection) == OpenRight::all);
  const auto role =
      GENERATE(Role::board_member, Role::board_secretary, Role::supervisor, Role::legal_officer);
  INFO(names_of(Role{})[static_cast<std::size_t>(role)]);
  for (const auto& aggregate : catalog()) CHECK(open_right(role, aggregate.collection) == OpenRight::none);
}

TEST_CASE("permissions: exactly the roles that may open personal data may state an opening") {
  for (std::size_t at = 0; at < roles_count; ++at) {
    const auto role = static_cast<Role>(at);
    INFO(names_of(role)[at]);
    bool opens = false;
    for (const auto& aggregate : catalog())
      opens = opens || open_right(role, aggregate.collection) != OpenRight::none;
    CHECK(may_state(role, "opening.made") == opens);
  }
}

TEST_CASE("catalog: finds every aggregate by its collection and every event by its type") {
  for (const auto& aggregate : catalog()) {
    INFO(aggregate.collection);
    CHECK(find_aggregate(aggregate.collection) == &aggregate);
    for (const auto& event : aggregate.events) {
      INFO(event.type);
      CHECK(event.type.starts_with(std::string(aggregate.singular) + "."));
      CHECK(find_event(event.type).aggregate == &aggregate);
      CHECK(find_event(event.type).event == &event);
    }
  }
  CHECK(find_aggregate("nothings") == nullptr);
  CHECK(find_event("nothing.happened").aggregate == nullptr);
  CHECK(find_event("nothing.happened").event == nullptr);
}
