// A quick look at what ops/search-quality.md measures in full: no kind of error falls below its floor.
#include <catch2/catch.hpp>

#include "tests/support/search_errors.h"

namespace kroniek::test {

TEST_CASE("search quality: every kind of misspelling stays above its floor") {
  const auto people = make_sought(4'000, 2);
  search::PersonIndex index;
  for (const auto& person : people) index.put(person.subject, person.keys());
  for (const auto& kind : search_errors()) {
    const auto recall = measure_recall(index, people, kind, 60);
    INFO(kind.name << ": " << recall.at_1 << " " << recall.at_5 << " of " << recall.asked);
    CHECK(recall.asked == 60);
    CHECK(recall.at_1 >= kind.floor_at_1);
    CHECK(recall.at_5 >= kind.floor_at_5);
  }
}

}  // namespace kroniek::test
