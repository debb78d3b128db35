// Shielded persons: a file flagged `protection` or `security` is opened by few, found by few, and handed to
// nobody unawares. Pure.
#pragma once

#include "core/aggregate.h"
#include "core/domain/registration_state.h"

namespace kroniek::registration {

bool is_shielded(const State& state);

// Whether this role may open the file as far as its shields are concerned: every one of them must name the
// role. A shield that names none is for the reception's lead, who verifies identities, and data protection.
bool may_see(const State& state, mandate::Role role);

// Whether the file is shielded by a flag of this kind from this role; none: from whoever it is.
bool is_shield_against(const State& state, FlagKind kind, std::optional<mandate::Role> role);

// `registration.shield-not-yours` where the role of the statement's mandate may not see the person: it does
// not say anew either who that is.
Result<Ok> check_may_say_who(const State& state, const Context& context);

}  // namespace kroniek::registration
