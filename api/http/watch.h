// The deadlines of one worker's connections, looked at a few times a second by one timer: cheaper than a
// timer for every read and write. Used on the worker's thread only.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

namespace kroniek::http {

struct Watched {
  using Clock = std::chrono::steady_clock;
  Clock::time_point deadline = Clock::time_point::max();
  std::function<void()> time_is_up;  // called again at each look until the deadline is moved
  std::function<void()> wind_up;     // the server is stopping
};

class Watch {
 public:
  void add(Watched& watched) { watched_.push_back(&watched); }
  void remove(Watched& watched) { std::erase(watched_, &watched); }
  void look(Watched::Clock::time_point now) const {
    for (const auto* watched : watched_)
      if (watched->deadline <= now) watched->time_is_up();
  }
  void wind_up() const {
    for (const auto* watched : watched_) watched->wind_up();
  }

 private:
  std::vector<Watched*> watched_;
};

}  // namespace kroniek::http
