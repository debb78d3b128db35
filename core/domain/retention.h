// How long values are kept after a file has ended: one table. The terms are defaults, for the board to
// confirm or set; each stands with what it rests on. A hold beats a term, and nothing is erased by itself:
// what is past its term is shown (core/register/retained.h), proposed, and approved by another.
#pragma once

#include <span>

#include "core/domain/erasure_events.h"

namespace kroniek {

struct RetentionTerm {
  std::string_view collection;
  std::string_view phase;  // in which a file of the collection has ended
  int months;              // from the newest statement of the file on
  erasure::Erased erased;  // what is kept no longer
  std::string_view why;
};
// Every collection whose views hold personal fields has a row for each phase in which its files end.
std::span<const RetentionTerm> retention_terms();

}  // namespace kroniek
