// May this enquirer be told about that person: what the person's files say to each ground. Pure.
#pragma once

#include "core/domain/enquiry_events.h"
#include "core/domain/registrations.h"

namespace kroniek::enquiry {

// The person's file that an enquiry is after, and what is to be minded of the person (persons.h).
struct Sought {
  const registration::State& file;
  std::vector<registration::Flag> flags;
};

// Whether the file, as it stands, bears that ground: `enquiry.no-consent`, `no-named-consent`, `protected`,
// `not-a-minor`, `not-by-a-parent`. Asked when the ground is checked, and again when the answer is given.
Result<Ok> file_allows(const Sought& sought, Ground ground, Relation relation);

}  // namespace kroniek::enquiry
