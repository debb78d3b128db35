// Reads the index of persons in after a start, beside the serving of everything else. Stops when it is whole,
// at the first error (a search then meets and tells it), or when it is destroyed.
#pragma once

#include <thread>

#include "core/register/service.h"

namespace kroniek::cli {

class SearchWarmer {
 public:
  explicit SearchWarmer(Service& service)
      : thread_([&service](const std::stop_token& stop) {
          constexpr std::size_t files_at_once = 100;  // a search waits for no more
          while (!stop.stop_requested()) {
            const auto done = service.catch_up_search(files_at_once);
            if (!done.ok() || *done) return;
          }
        }) {}

 private:
  std::jthread thread_;
};

}  // namespace kroniek::cli
