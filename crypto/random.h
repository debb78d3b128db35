// Randomness from OpenSSL's generator, and the ids that are made with it. Any thread may use it.
#pragma once

#include <memory>

#include "core/ports.h"

namespace kroniek {

// Stops the process where there is no randomness: nothing that follows could be trusted.
std::unique_ptr<Random> make_random();

// A new id of this moment (RFC 9562 section 5.7). Two ids of one millisecond are in no order.
Uuid new_uuid_v7(Instant now, Random& random);

}  // namespace kroniek
