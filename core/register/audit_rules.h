// What must hold of an entry that stands in the log: in itself, and in its place. What hidden values and
// clocks decided at intake is not asked again: the log does not hold them.
#pragma once

#include "core/register/founding.h"
#include "core/register/refold.h"

namespace kroniek {

// In itself, besides reading (read_recorded): `statement.wrong-log`, `statement.issued-in-future`, and of its
// hidden fields `statement.hidden-in-clear`, `statement.digests`, `statement.digests-order`.
Result<Ok> check_form(const Recorded& recorded, const Founding& founding);

// In its place: the codes of seal_keys.h, authority.h and operation_rules.h, and for the register's own
// statements those of its decide. `refold` holds the states before it.
Result<Ok> check_place(const Recorded& recorded, const Refold& refold, const Founding& founding);

// The key that must have signed it; it passed check_place.
PublicKey signing_key(const Recorded& recorded, const Refold& refold, const Founding& founding);

}  // namespace kroniek
