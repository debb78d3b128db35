// Documents for the demo's people: numbers that begin with SP for specimen, and machine-readable zones that
// are right where the number is. Only people.cpp uses this.
#pragma once

#include "api/demo/people.h"
#include "api/demo/people_random.h"

namespace kroniek::demo {

// Gives a person with nationalities, names and birth date a document; `today` decides how long it is valid.
void give_document(Person& person, Random& random, Date today);

}  // namespace kroniek::demo
