// The reception after the flight: who came is seen, identified, registered, helped and let go, household by
// household; who did not come is marked so; and at the end the list is reconciled with the files.
#pragma once

#include "api/demo/flight.h"

namespace kroniek::demo {

struct Reception {
  Narrator& narrator;
  const Cast& cast;
  const OrganisationIds& organisations;
  Timeline timeline;
  kroniek::Random& random;  // for ids
  std::uint64_t seed;       // for what happens
};

// Opens the files of those whom the list did not give one, and says all the rest.
void receive(const Reception& reception, Flight& flight);

// Reads the files and states the numbers that core/domain/reconciliation.h finds in them; settle before.
Result<Ok> reconcile_flight(const Reception& reception, const Flight& flight, const Service& service);

}  // namespace kroniek::demo
