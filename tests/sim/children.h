// Work that may end the process, done in children: the parent learns what became of each piece.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace kroniek::sim {

// Does the work in a child of its own; false where that died.
bool in_child(const std::function<void()>& work);

struct Endings {
  std::uint8_t died;
  std::uint8_t hung;  // after a minute
};
// The verdict, never 0, of each piece 0 to count - 1. Each child makes its own worker, and goes on where
// another died.
using Worker = std::function<std::uint8_t(std::size_t piece)>;
std::vector<std::uint8_t> in_children(std::size_t count, unsigned children, const Endings& endings,
                                      const std::function<Worker(unsigned child)>& make);

}  // namespace kroniek::sim
