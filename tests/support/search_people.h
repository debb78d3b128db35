// Persons to search among: names put together from parts, some thousands of family names of nine languages,
// with the script of the language beside the Latin form. Nobody of them exists; a seed gives the same on
// every machine.
#pragma once

#include <string>
#include <vector>

#include "api/demo/people_random.h"
#include "core/search/person_index.h"

namespace kroniek::test {

struct Sought {
  StreamId subject;
  search::PersonName name;  // Latin, as in a passport's visual zone
  search::PersonName own;   // in the script of the language; empty where that is Latin
  std::string script;       // its name; empty where it is Latin
  PartialDate born;
  std::string document;
  std::string tag;

  search::PersonKeys keys() const { return {{name}, born, document, {tag}, std::nullopt}; }
};

std::vector<Sought> make_sought(std::size_t count, std::uint64_t seed);

}  // namespace kroniek::test
