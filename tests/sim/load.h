// Puts statements to a register over many kept connections at once, from one thread: each connection sends,
// waits for the answer, and sends the next.
#pragma once

#include <functional>
#include <span>

#include "tests/sim/authors.h"

namespace kroniek::sim {

struct LoadPlan {
  std::uint16_t port = 0;
  std::size_t connections = 32;
  std::size_t batch = 1;  // statements in one request
};

struct LoadReport {
  std::size_t acknowledged = 0;
  std::size_t busy = 0;  // answers 503; each request was then sent again
  double seconds = 0;
  std::vector<double> microseconds;  // from sending to the answer, of each request that was answered; sorted
  std::vector<std::size_t>
      unanswered;        // statements that were sent when the server went away: recorded or not
  bool cut_off = false;  // the server went away
};

// Called for each statement that was acknowledged, with its number and the index in the log that it got.
using Acknowledged = std::function<void(std::size_t number, std::uint64_t index)>;

// Stops the program where a statement is refused.
LoadReport put_load(const LoadPlan& plan, std::span<const Signed> statements,
                    const Acknowledged& acknowledged);

// The index of the log that an acknowledgement names; stops the program where it is none.
std::uint64_t index_in(std::string_view acknowledgement);

double percentile(const std::vector<double>& sorted, double part);

}  // namespace kroniek::sim
