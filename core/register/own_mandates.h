// The mandates that a reader may act on: what opens personal data, and what shows more than the open part of
// the register.
#pragma once

#include <optional>
#include <vector>

#include "core/domain/mandates.h"
#include "core/register/replay.h"
#include "core/register/sign_in.h"

namespace kroniek {

struct OwnMandate {
  StreamId id;
  mandate::State state;
};
// Those that hold at that moment: the reader's own before those of the organisation. With `only` that one, if
// it is among them.
Result<std::vector<OwnMandate>> own_mandates(const SignedIn& reader, const std::optional<StreamId>& only,
                                             const LogReader& log, Instant now);

}  // namespace kroniek
