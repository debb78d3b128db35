// Tells the readers of /v1/events that the log has grown. Each reader pulls from the log at its own pace, so
// a slow one costs a position and no memory. Any thread may call.
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "core/ids.h"

namespace kroniek::http {

class Feed {
 public:
  // `wake` is called on the writer's thread after each release; it must not block.
  std::uint64_t join(std::function<void()> wake);
  void leave(std::uint64_t reader);
  void released();
  std::size_t readers() const;

 private:
  mutable std::mutex mutex_;
  std::uint64_t next_ = 1;
  std::map<std::uint64_t, std::function<void()>> readers_;
};

}  // namespace kroniek::http
