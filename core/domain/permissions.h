// Which role may state which event type, and which role may open personal data: one table, read by intake and
// by the page. A mandate's task, scope and term are checked besides; this says only what a role is for.
#pragma once

#include <span>

#include "core/domain/mandates.h"

namespace kroniek {

using mandate::Role;

// A set of roles; the enumerators of Role number its bits.
struct RoleSet {
  std::uint32_t bits = 0;
  constexpr bool has(Role role) const { return (bits >> static_cast<unsigned>(role) & 1U) != 0; }
};

struct Permission {
  std::string_view type;
  RoleSet roles;
};
// The whole table, in the order of the catalog. What the register states itself is not in it
// (core/domain/register.h).
std::span<const Permission> permissions();

// False for a type that the table does not name.
bool may_state(Role role, std::string_view type);

enum class OpenRight {
  none,
  personal,  // personal fields other than those marked care
  care,      // fields marked care, and no others
  all,
};
// What a mandate of this role opens in views of a collection.
OpenRight open_right(Role role, std::string_view collection);

// Whoever watches over the looks of all others: supervision, the boards, the law, data protection, and the
// reception's lead. Anybody else is told who looked at a person only where he or she may open that person.
bool reads_looks(Role role);

}  // namespace kroniek
