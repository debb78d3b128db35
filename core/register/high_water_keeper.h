// Keeps the high-water file at most a second behind the newest checkpoint, off the commit's path, and writes
// the last one when it ends. A file that cannot be written is told by health(), does not stop the register,
// and is tried again after each pause and once more at the end.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "core/ports.h"

namespace kroniek {

class HighWaterKeeper {
 public:
  explicit HighWaterKeeper(HighWater& file);
  ~HighWaterKeeper();
  HighWaterKeeper(const HighWaterKeeper&) = delete;
  HighWaterKeeper& operator=(const HighWaterKeeper&) = delete;

  void offer(const std::string& checkpoint);
  Result<Ok> health() const;  // an error: the last try failed, and the file stands behind

 private:
  void run();
  Result<Ok> write(std::unique_lock<std::mutex>& lock, const std::string& checkpoint);

  HighWater& file_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<std::string> newest_;  // not written yet; guarded by mutex_
  std::optional<Error> failed_;        // guarded by mutex_
  bool closing_ = false;               // guarded by mutex_
  std::thread thread_;
};

}  // namespace kroniek
