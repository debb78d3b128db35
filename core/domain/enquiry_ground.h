// May this enquirer be told about that person: what the person's own file says to each ground. Pure.
#pragma once

#include "core/domain/enquiry_events.h"
#include "core/domain/registrations.h"

namespace kroniek::enquiry {

// Whether the file, as it stands, bears that ground: `enquiry.no-consent`, `no-named-consent`, `protected`,
// `not-a-minor`, `not-by-a-parent`. Asked when the ground is checked, and again when the answer is given.
Result<Ok> file_allows(const registration::State& file, Ground ground, Relation relation);

}  // namespace kroniek::enquiry
