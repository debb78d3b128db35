// Purges what erasures deleted, on a thread of its own: rewriting files takes seconds, and nobody else's
// statement waits for it. An erasure is acknowledged only when its purge is done. What is left when the
// process ends, the next start finishes (erasing.h).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "core/register/erasing.h"

namespace kroniek {

class Purger {
 public:
  using Done = std::function<void(Result<Ok>)>;

  explicit Purger(Store& store);
  ~Purger();  // ends what it is at; the others are left to the next start
  Purger(const Purger&) = delete;
  Purger& operator=(const Purger&) = delete;

  // Calls `done` on the purger's thread: Ok once the purge is done, `erasure.purge-blocked` where a reader
  // still holds what is to go (it goes on trying), `erasure.purge-unfinished` where a restart is needed.
  void add(Erasing erasing, Done done);
  // The same for one that was added before. False, and no call: none is under way.
  bool wait_for(const StreamId& erasure, Done done);
  // Whose purge was done since the last call.
  std::vector<StreamId> take_purged();

 private:
  struct Job {
    Erasing erasing;
    std::vector<Done> waiting;
  };

  void run();
  Result<Ok> purge_first(std::unique_lock<std::mutex>& lock);
  void answer_all(const Error& error, std::unique_lock<std::mutex>& lock);

  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;          // guarded by mutex_; the first is being purged
  std::vector<StreamId> purged_;  // guarded by mutex_
  bool stopped_ = false;          // guarded by mutex_: the store failed
  bool closing_ = false;          // guarded by mutex_
  std::thread thread_;
};

}  // namespace kroniek
