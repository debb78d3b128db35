// The term for claiming costs: twelve months from the moment at which all help was released.
#pragma once

#include "core/domain/assistance_request_state.h"

namespace kroniek::assistance_request {

// When the last of all that left home was released; none while something is accepted or out, and where
// nothing left home. Who turned round is released when he is home.
std::optional<Instant> all_released_at(const State& state);

// The first moment at which a cost claim is too late; none before the term runs.
std::optional<Instant> claim_term(const State& state);

// From when on no claim is waited for: each party that sent something has claimed, or has let its term pass.
// None before the term runs.
std::optional<Instant> claims_over_at(const State& state);

}  // namespace kroniek::assistance_request
