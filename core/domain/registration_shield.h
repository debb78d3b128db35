// Shielded persons: a file flagged `protection` or `security` is opened by few, found by few, handed to
// nobody unawares, and does not say to everybody where the person is. Who looks from outside asks with the
// flags of all the person's files (persons.h): a shield holds of a person. Pure.
#pragma once

#include "core/aggregate.h"
#include "core/domain/registration_state.h"

namespace kroniek::registration {

bool is_shielded(const std::vector<Flag>& flags);
bool is_shielded(const State& state);

// Whether this role may open the file as far as its shields are concerned: every one of them must name the
// role. A shield that names none is for the reception's lead, who verifies identities, and data protection.
bool may_see(const std::vector<Flag>& flags, mandate::Role role);
bool may_see(const State& state, mandate::Role role);

// Whether the file is shielded by a flag of this kind from this role; none: from whoever it is.
bool is_shield_against(const State& state, FlagKind kind, std::optional<mandate::Role> role);

// `registration.shield-not-yours` where the role of the statement's mandate may not see the person: it does
// not say anew either who that is.
Result<Ok> check_may_say_who(const State& state, const Context& context);

// What of a shielded person's file is not told to whoever may not see it: that is the shield itself, where
// the person is, and where bound. Members of the view; of a list the members of its items.
struct WithheldMember {
  std::string_view name;
  std::vector<std::string_view> inside = {};  // none: all of it
};
const std::vector<WithheldMember>& withheld_of_view();
// The same of what the file's statements say: members of their `data`, whatever their type.
const std::vector<std::string_view>& withheld_of_statements();

}  // namespace kroniek::registration
