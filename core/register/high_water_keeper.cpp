#include "core/register/high_water_keeper.h"

#include <chrono>

namespace kroniek {
namespace {
constexpr auto pause =
    std::chrono::milliseconds(500);  // with the write itself well under the second that is promised
}

HighWaterKeeper::HighWaterKeeper(HighWater& file) : file_(file) {
  thread_ = std::thread([this] { run(); });
}

HighWaterKeeper::~HighWaterKeeper() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void HighWaterKeeper::offer(const std::string& checkpoint) {
  {
    const std::lock_guard lock(mutex_);
    newest_ = checkpoint;
  }
  changed_.notify_one();
}

Result<Ok> HighWaterKeeper::health() const {
  const std::lock_guard lock(mutex_);
  if (failed_.has_value()) return *failed_;
  return Ok{};
}

Result<Ok> HighWaterKeeper::write(std::unique_lock<std::mutex>& lock, const std::string& checkpoint) {
  lock.unlock();
  auto written = file_.write(checkpoint);
  lock.lock();
  return written;
}

void HighWaterKeeper::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closing_ || newest_.has_value(); });
    if (!newest_.has_value()) return;
    const bool is_last = closing_;
    auto checkpoint = *std::move(newest_);
    newest_.reset();
    const auto written = write(lock, checkpoint);
    failed_ = written.ok() ? std::nullopt : std::optional(written.error());
    // It is not in the file yet, so it still waits, unless a newer one came to take its place.
    if (!written.ok() && !newest_.has_value()) newest_ = std::move(checkpoint);
    if (!written.ok() && is_last) return;
    changed_.wait_for(lock, pause, [&] { return closing_; });
  }
}

}  // namespace kroniek
