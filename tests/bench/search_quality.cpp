// How well search finds people under every kind of misspelling: the table of ops/search-quality.md, on the
// standard output. The same seed gives the same table on every machine.
#include <cstdio>

#include "tests/support/search_errors.h"

int main() {
  using namespace kroniek;
  constexpr std::size_t persons = 100'000, questions = 2'000;
  const auto people = test::make_sought(persons, 1);
  search::PersonIndex index;
  for (const auto& person : people) index.put(person.subject, person.keys());
  std::printf(
      "# How well search finds people\n\n"
      "Measured by `ninja -C build/release search_quality && build/release/tests/bench/search_quality`:\n"
      "%zu synthetic persons with names of nine languages (%zu different words and runs of words), and for\n"
      "each kind of error %zu questions, each made from a person taken by chance. Where nothing else is "
      "said,\n"
      "only the name is asked for. Recall at k: the share of questions whose person stands among the first "
      "k\n"
      "hits. Who bears the very same names (and has the same date of birth, where that is asked for too)\n"
      "cannot be told apart by the question and counts as found; others of the same score count by chance,\n"
      "as if equals stood in any order.\n\n"
      "| what is wrong | recall at 1 | recall at 5 |\n|---|---|---|\n",
      persons, index.words(), questions);
  for (const auto& kind : test::search_errors()) {
    const auto recall = test::measure_recall(index, people, kind, questions);
    std::printf("| %.*s | %.1f %% | %.1f %% |\n", static_cast<int>(kind.name.size()), kind.name.data(),
                recall.at_1, recall.at_5);
    std::fflush(stdout);
  }
  std::printf(
      "\nWhat is lost is mostly shared: an initial, one of two given names or a name without its particle "
      "(de Berg,\n"
      "van den Berg) fits several persons as well as the one who was meant, and a document number with a "
      "digit\n"
      "changed may be as near to another one.\n");
  return 0;
}
