// A few threads for work that is too long for a connection's thread. Bounded: what does not fit is refused at
// the door.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kroniek::http {

class Workers {
 public:
  Workers(unsigned threads, std::size_t waiting_max);
  ~Workers();  // finishes what waits
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False where too much waits already; the work is then not done.
  bool submit(std::function<void()> work);
  unsigned threads() const { return static_cast<unsigned>(threads_.size()); }

 private:
  void run();

  const std::size_t waiting_max_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> waiting_;  // guarded by mutex_
  bool closing_ = false;                       // guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace kroniek::http
