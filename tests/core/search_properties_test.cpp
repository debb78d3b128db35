// What holds of every index, whatever it holds and however it came to.
#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/search_errors.h"

namespace kroniek::test {
namespace {

std::vector<search::PersonQuery> questions(const std::vector<Sought>& people, std::uint64_t seed) {
  demo::Random random(seed);
  std::vector<search::PersonQuery> out;
  for (const auto& kind : search_errors())
    if (auto query = kind.make(people[random.below(people.size())], random)) out.push_back(*query);
  return out;
}

}  // namespace

TEST_CASE("search properties: the order in which persons came, and who went, does not show") {
  CHECK(rc::check([](std::uint64_t seed) {
    const auto people = make_sought(60, seed);
    search::PersonIndex straight, winding;
    for (std::size_t i = 0; i < 40; ++i) straight.put(people[i].subject, people[i].keys());
    for (std::size_t i = 60; i-- > 0;) winding.put(people[i].subject, people[59 - i].keys());
    for (std::size_t i = 60; i-- > 40;) winding.remove(people[i].subject);
    for (std::size_t i = 40; i-- > 0;) winding.put(people[i].subject, people[i].keys());
    RC_ASSERT(straight.size() == winding.size());
    RC_ASSERT(straight.words() == winding.words());
    for (const auto& query : questions(people, seed))
      RC_ASSERT(straight.search(query) == winding.search(query));
  }));
}

TEST_CASE("search properties: who was removed is never found, and nothing of them stays") {
  CHECK(rc::check([](std::uint64_t seed) {
    const auto people = make_sought(30, seed);
    search::PersonIndex index;
    for (const auto& person : people) index.put(person.subject, person.keys());
    for (const auto& gone : people) {
      index.remove(gone.subject);
      for (const auto& query : questions(people, seed))
        for (const auto& hit : index.search(query)) RC_ASSERT(hit.subject != gone.subject);
    }
    RC_ASSERT(index.size() == 0u);
    RC_ASSERT(index.words() == 0u);
  }));
}

TEST_CASE("search properties: any bytes may be asked for and kept; scores are from 1 to 100, best first") {
  CHECK(rc::check([](const std::string& one, const std::string& other) {
    const auto people = make_sought(10, 7);
    search::PersonIndex index;
    for (const auto& person : people) index.put(person.subject, person.keys());
    StreamId subject{"registrations", {}};
    index.put(subject, {{{one, other}}, std::nullopt, other, {one}, std::nullopt});
    for (const auto& text : {one, other, one + other}) {
      search::PersonQuery query;
      query.names = query.document = query.tag = text;
      const auto hits = index.search(query);
      for (const auto& hit : hits) RC_ASSERT(hit.score >= 1 && hit.score <= 100 && !hit.reasons.empty());
      const bool best_first =
          std::is_sorted(hits.begin(), hits.end(),
                         [](const search::Hit& a, const search::Hit& b) { return a.score > b.score; });
      RC_ASSERT(best_first);
    }
    index.remove(subject);
    RC_ASSERT(index.size() == people.size());
  }));
}

}  // namespace kroniek::test
