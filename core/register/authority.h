// May this author say this, here and now? The chain of a statement: key, actor, mandate, role, task, scope.
// Intake has shown that the signature holds; whether its key and mandate still count is decided here, in the
// statement's place.
#pragma once

#include "core/register/founding.h"
#include "core/register/held.h"

namespace kroniek {

// Who signed a statement that is to take a place.
struct Signed {
  const EventType& type;
  const std::string& key_id;
  Assurance assurance;
};

// Codes, in this order: `author.unknown`, `author.not-active`, `author.organisation-not-active`,
// `statement.key-unknown`, `key.revoked`, `mandate.unknown`, `mandate.not-holder`, `mandate.not-active`,
// `mandate.type-not-covered`, `mandate.task-not-covered`, `mandate.other-organisation`,
// `mandate.other-operation`. The register's own statements: `register.may-not-state`.
Result<Ok> authorise(const Signed& by, const Context& context, const Founding& founding);

}  // namespace kroniek
