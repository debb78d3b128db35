// The keys with which the service seals what signed-in authors say: which of them counts where. They are
// changed by statements (core/domain/register.h), so the founding alone does not know them.
#pragma once

#include "core/ports.h"
#include "core/register/authority.h"

namespace kroniek {

// The register as it stands in a store. `log.not-founded`.
Result<founding::State> register_now(const Snapshot& snapshot);

// Whether the service signed it, and may have at this place: `statement.amr-misplaced` where amr does not
// stand exactly in what it signed, `key.revoked` where another seal key has taken the place of this one.
Result<Ok> check_sealed(const Signed& by, const Context& context, const Founding& founding);

}  // namespace kroniek
