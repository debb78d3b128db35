#include "core/domain/registration_shield.h"

#include <algorithm>

#include "core/domain/mandates.h"
#include "core/domain/refuse.h"

namespace kroniek::registration {
namespace {

bool shields(const Flag& flag) {
  return flag.kind == FlagKind::protection || flag.kind == FlagKind::security;
}

bool lets_through(const Flag& flag, mandate::Role role) {
  constexpr std::array few{mandate::Role::reception_lead, mandate::Role::identity_verifier,
                           mandate::Role::data_protection_officer};
  if (flag.visible_to.empty()) return std::find(few.begin(), few.end(), role) != few.end();
  return std::find(flag.visible_to.begin(), flag.visible_to.end(), role) != flag.visible_to.end();
}

}  // namespace

bool is_shielded(const std::vector<Flag>& flags) {
  return std::any_of(flags.begin(), flags.end(), shields);
}
bool is_shielded(const State& state) {
  return is_shielded(state.flags);
}

bool may_see(const std::vector<Flag>& flags, mandate::Role role) {
  return std::all_of(flags.begin(), flags.end(),
                     [&](const Flag& flag) { return !shields(flag) || lets_through(flag, role); });
}
bool may_see(const State& state, mandate::Role role) {
  return may_see(state.flags, role);
}

Result<Ok> check_may_say_who(const State& state, const Context& context) {
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  if (mandate == nullptr || may_see(state, mandate->role)) return Ok{};
  return refuse::forbidden("registration.shield-not-yours",
                           "The person is shielded, and not for the role of this mandate to see.");
}

bool is_shield_against(const State& state, FlagKind kind, std::optional<mandate::Role> role) {
  return std::any_of(state.flags.begin(), state.flags.end(), [&](const Flag& flag) {
    return flag.kind == kind && shields(flag) && !(role.has_value() && lets_through(flag, *role));
  });
}

const std::vector<WithheldMember>& withheld_of_view() {
  static const std::vector<WithheldMember> members{
      {"flags"},
      {"place"},
      {"placeSince"},
      {"sightings", {"checkpoint"}},
      {"reports", {"place", "municipality", "country", "organisation"}},
      {"municipality"},
      {"country"},
      {"handover"},
      {"handoverWaits"},
      {"aftercareBy"}};
  return members;
}

const std::vector<std::string_view>& withheld_of_statements() {
  static const std::vector<std::string_view> names{"kind",         "visibleTo", "checkpoint", "place",
                                                   "municipality", "country",   "to",         "organisation"};
  return names;
}

}  // namespace kroniek::registration
