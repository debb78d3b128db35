// The two decisions that many others must come before: a founder's final decision, and the establishment of
// the foundation.
#pragma once

#include "core/domain/consultations.h"

namespace kroniek::consultation {

// Of a consultation that is running, or was decided before.
Result<Ok> check_final_decision(const State& state, const FinalDecisionTaken& event, const Context& context);

// Of a consultation that was decided in favour.
Result<Ok> check_establishment(const State& state, const FoundationEstablished& event,
                               const Context& context);

}  // namespace kroniek::consultation
