// The rules of claims beyond their form, which a statement and its plain form (core/register/sealing.h) are
// held to alike. Faults of the form and of the rules are told together.
#pragma once

#include "core/statement/claims.h"

namespace kroniek {

struct SharedClaims {
  const std::optional<Uuid>& jti;
  const std::vector<std::string>& basis;
  const std::optional<std::string>& device;
  const std::optional<std::int64_t>& device_sequence;
  const Json& data;
};
// Adds the faults of the rules to those of the form; not where the form has one: one mend, one fault.
void check_shared_rules(const SharedClaims& claims, std::vector<Fault>& faults);

}  // namespace kroniek
