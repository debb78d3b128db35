#include "core/register/duty_places.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/organisations.h"

namespace kroniek {
namespace {

using mandate::Role;

template <typename Aggregate>
Result<std::shared_ptr<const typename Aggregate::State>> state_at(const LogReader& log, const StreamId& id,
                                                                  const Moment& moment) {
  std::shared_ptr<const typename Aggregate::State> state;
  if (id.collection != Aggregate::collection) return state;
  TRY(held, held_at(log, id, moment));
  if (held.has_value())
    state = std::static_pointer_cast<const typename Aggregate::State>(std::move(held->state));
  return state;
}

// The centre's own roles are its own, whoever holds a mandate of them.
bool is_the_centres(Role role) {
  return role == Role::kcr2_head || role == Role::kcr2_duty_officer;
}

std::optional<Role> role_named(std::string_view name) {
  const auto names = names_of(Role{});
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Role>(found - names.begin());
}

std::string_view duty_officer(organisation::Kind kind) {
  switch (kind) {
    case organisation::Kind::safety_region:
      return name_of(Role::region_duty_officer);
    case organisation::Kind::kcr2:
      return name_of(Role::kcr2_duty_officer);
    case organisation::Kind::ministry:
    case organisation::Kind::municipality:
    case organisation::Kind::island:
    case organisation::Kind::agency:
    case organisation::Kind::relief:
    case organisation::Kind::supervisor:
    case organisation::Kind::foreign:
      return {};
  }
  return {};
}

}  // namespace

bool is_duty_officer(std::string_view role) {
  return role == name_of(Role::region_duty_officer) || role == name_of(Role::kcr2_duty_officer);
}

Result<Ok> DutyPlaces::place(Duty& duty) {
  if (duty.organisation.has_value()) {
    if (!duty.role.empty()) return Ok{};
    TRY(officer, duty_officer_of(*duty.organisation));
    duty.role = officer;
    return Ok{};
  }
  const auto role = role_named(duty.role);
  VERIFY(role.has_value(), "a duty on no organisation names a role of mandates");
  TRY(holder, only_holder(*role));
  duty.organisation = std::move(holder);
  return Ok{};
}

Result<std::vector<std::string_view>> DutyPlaces::roles_of_only(const StreamId& organisation) {
  std::vector<std::string_view> roles;
  for (const auto name : names_of(Role{})) {
    TRY(holder, only_holder(*role_named(name)));
    if (holder == organisation) roles.push_back(name);
  }
  return roles;
}

Result<std::optional<StreamId>> DutyPlaces::only_holder(Role role) {
  auto known = holders_.find(role);
  if (known == holders_.end()) {
    TRY(found, is_the_centres(role) ? centre() : find_only_holder(role));
    known = holders_.emplace(role, std::move(found)).first;
  }
  return known->second;
}

Result<std::optional<StreamId>> DutyPlaces::find_only_holder(Role role) {
  std::optional<StreamId> only;
  bool several = false;
  const ListKey of_role{Mandates::collection, false, "role", name_of(role)};
  TRY_OK(visit_listed({log_, of_role, moment_}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
    TRY(held, state_at<Mandates>(log_, {std::string(Mandates::collection), id}, moment_));
    if (held == nullptr || !mandate::active_at(*held, at_)) return true;
    TRY(organisation, organisation_of(held->holder));
    if (!organisation.has_value()) return true;
    several = only.has_value() && only != organisation;
    only = std::move(organisation);
    return !several;
  }));
  return several ? std::optional<StreamId>() : only;
}

Result<std::optional<StreamId>> DutyPlaces::centre() {
  std::optional<StreamId> only;
  bool several = false;
  const ListKey of_kind{Organisations::collection, false, "kind", name_of(organisation::Kind::kcr2)};
  TRY_OK(visit_listed({log_, of_kind, moment_}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
    StreamId organisation{std::string(Organisations::collection), id};
    TRY(held, state_at<Organisations>(log_, organisation, moment_));
    if (held == nullptr || held->phase == organisation::Phase::ended) return true;
    several = only.has_value();
    only = std::move(organisation);
    return !several;
  }));
  return several ? std::optional<StreamId>() : only;
}

Result<std::optional<StreamId>> DutyPlaces::organisation_of(const StreamId& holder) {
  if (holder.collection == Organisations::collection) return std::optional(holder);
  TRY(actor, state_at<Actors>(log_, holder, moment_));
  return actor == nullptr ? std::optional<StreamId>() : std::optional(actor->organisation);
}

Result<std::string_view> DutyPlaces::duty_officer_of(const StreamId& organisation) {
  auto known = officers_.find(organisation);
  if (known == officers_.end()) {
    TRY(held, state_at<Organisations>(log_, organisation, moment_));
    const auto officer = held == nullptr ? std::string_view() : duty_officer(held->kind);
    known = officers_.emplace(organisation, officer).first;
  }
  return known->second;
}

}  // namespace kroniek
