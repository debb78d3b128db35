// How long values are kept after a file has ended: one table. The terms are defaults, for the board to
// confirm or set; each stands with what it rests on. A hold beats a term, and nothing is erased by itself:
// what is past its term is shown (core/register/retained.h), proposed, and approved by another.
#pragma once

#include <span>

#include "core/domain/erasure_events.h"

namespace kroniek {

// After so many months each class of values is kept no longer; 0: it has no term, and `why` says so.
struct KeptMonths {
  int personal = 0;
  int text = 0;
};
struct RetentionTerm {
  std::string_view collection;
  // In which a file of the collection has ended: the term runs from the statement that ended it. Empty: any
  // phase that has no row of its own, since a file may be left in it; the term runs from the statement that
  // closed the file's operation.
  std::string_view phase;
  KeptMonths kept;
  std::string_view why;
};
// Every collection whose views hold personal fields has a row for each phase in which its files end, and
// where they belong to operations one for those that never do.
std::span<const RetentionTerm> retention_terms();

}  // namespace kroniek
