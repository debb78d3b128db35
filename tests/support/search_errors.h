// What goes wrong with names, dates and numbers on the way to a desk: kinds of errors, each making a question
// from a person, and what a search then finds of those who were meant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "tests/support/search_people.h"

namespace kroniek::test {

struct ErrorKindOfSearch {
  std::string_view name;  // in the words of the table
  // None where the person's data have nothing that could go wrong in this way.
  std::optional<search::PersonQuery> (*make)(const Sought& person, demo::Random& random);
  int floor_at_1, floor_at_5;  // per cent, of the quick test
};
std::span<const ErrorKindOfSearch> search_errors();

// In per cent. Who has the very same names (and the same date, where that is asked for too) cannot be told
// apart by the question and counts as found. Others of the same score count by chance: after b better ones,
// each order of the equals is as likely as any other.
struct Recall {
  double at_1 = 0, at_5 = 0;
  std::size_t asked = 0;
};
Recall measure_recall(const search::PersonIndex& index, std::span<const Sought> people,
                      const ErrorKindOfSearch& kind, std::size_t questions);

}  // namespace kroniek::test
