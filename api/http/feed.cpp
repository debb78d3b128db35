#include "api/http/feed.h"

namespace kroniek::http {

std::uint64_t Feed::join(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  readers_.emplace(next_, std::move(wake));
  return next_++;
}

void Feed::leave(std::uint64_t reader) {
  const std::lock_guard lock(mutex_);
  readers_.erase(reader);
}

void Feed::released() {
  const std::lock_guard lock(mutex_);
  for (const auto& [reader, wake] : readers_) wake();
}

std::size_t Feed::readers() const {
  const std::lock_guard lock(mutex_);
  return readers_.size();
}

}  // namespace kroniek::http
