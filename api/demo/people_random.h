// A small generator of pseudo-random numbers (SplitMix64), so that a seed gives the same people on every
// machine: the distributions of the standard library may differ from one library to the next. Not for
// secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/check.h"

namespace kroniek::demo {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
  }
  // From 0 to `end` - 1, each as likely: what would favour the low ones is thrown again.
  std::size_t below(std::size_t end) {
    VERIFY(end > 0, "nothing to choose from");
    constexpr auto highest = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t fair = highest - highest % end;
    std::uint64_t thrown = next();
    while (thrown >= fair) thrown = next();
    return static_cast<std::size_t>(thrown % end);
  }
  int between(int first, int last) {
    return first + static_cast<int>(below(static_cast<std::size_t>(last - first + 1)));
  }
  // True in `cases` of a thousand.
  bool per_mille(std::size_t cases) { return below(1'000) < cases; }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

}  // namespace kroniek::demo
