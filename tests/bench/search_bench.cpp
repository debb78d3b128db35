// How fast search answers among 100,000 persons: median and 99th percentile of each kind of question, and
// what the index takes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "tests/support/search_errors.h"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Linux: what the process holds in memory, in megabytes.
double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

}  // namespace

int main() {
  using namespace kroniek;
  constexpr std::size_t persons = 100'000, questions = 1'000;
  const auto people = test::make_sought(persons, 1);
  const double before = resident_megabytes();
  const auto begin = Clock::now();
  search::PersonIndex index;
  for (const auto& person : people) index.put(person.subject, person.keys());
  std::printf("%zu persons, %zu words: made in %.0f ms, %.0f MB\n", index.size(), index.words(),
              milliseconds_since(begin), resident_megabytes() - before);
  std::vector<double> all;
  for (const auto& kind : test::search_errors()) {
    demo::Random random(7);
    std::vector<double> took;
    for (std::size_t tries = 0; took.size() < questions && tries < questions * 200; ++tries) {
      auto query = kind.make(people[random.below(persons)], random);
      if (!query.has_value()) continue;
      const auto asked = Clock::now();
      const auto hits = index.search(*query);
      took.push_back(milliseconds_since(asked));
      if (hits.size() > query->limit) return 1;
    }
    std::sort(took.begin(), took.end());
    std::printf("%-52.*s median %6.2f ms   p99 %6.2f ms\n", static_cast<int>(kind.name.size()),
                kind.name.data(), took[took.size() / 2], took[took.size() * 99 / 100]);
    all.insert(all.end(), took.begin(), took.end());
  }
  std::sort(all.begin(), all.end());
  std::printf("%-52s median %6.2f ms   p99 %6.2f ms\n", "all kinds", all[all.size() / 2],
              all[all.size() * 99 / 100]);
  return 0;
}
