#include "core/register/purger.h"

#include "core/register/unpurged.h"

#include <algorithm>
#include <chrono>

namespace kroniek {
namespace {

constexpr std::chrono::milliseconds pause_when_blocked{200};

Error blocked() {
  return {ErrorKind::busy, "erasure.purge-blocked",
          "The erasure is recorded and its values are deleted, but a reader still holds the files."};
}

Error unfinished() {
  return {ErrorKind::unavailable, "erasure.purge-unfinished",
          "The erasure is recorded and its values are deleted; a restart clears them out of the files."};
}

void answer(std::vector<Purger::Done> waiting, const Result<Ok>& result) {
  for (const auto& done : waiting) done(result);
}

}  // namespace

// What the start before had no room for is gone on with, so that nobody is told that it is done before it is.
// A store that cannot say what that is has been read whole a moment ago, by the same start.
Purger::Purger(Store& store) : store_(store) {
  auto unpurged = unpurged_erasures(*store.snapshot());
  if (unpurged.ok())
    for (auto& erasing : *unpurged) jobs_.push_back({std::move(erasing), {}});
  else
    stopped_ = true;
  thread_ = std::thread([this] { run(); });
}

Purger::~Purger() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Purger::add(Erasing erasing, Done done) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(erasing), {std::move(done)}});
  }
  changed_.notify_one();
}

bool Purger::wait_for(const StreamId& erasure, Done done) {
  {
    const std::lock_guard lock(mutex_);
    const auto job = std::find_if(jobs_.begin(), jobs_.end(),
                                  [&](const Job& each) { return each.erasing.erasure == erasure; });
    if (job == jobs_.end() && !stopped_) return false;
    if (job != jobs_.end()) {
      job->waiting.push_back(std::move(done));
      done = nullptr;
    }
  }
  if (done) return done(unfinished()), true;
  changed_.notify_one();
  return true;
}

std::vector<StreamId> Purger::take_purged() {
  const std::lock_guard lock(mutex_);
  return std::exchange(purged_, {});
}

void Purger::answer_all(const Error& error, std::unique_lock<std::mutex>& lock) {
  std::vector<Done> waiting;
  for (auto& job : jobs_) {
    std::move(job.waiting.begin(), job.waiting.end(), std::back_inserter(waiting));
    job.waiting.clear();
  }
  lock.unlock();
  answer(std::move(waiting), error);
  lock.lock();
}

// The lock is not held while files are rewritten; only this thread removes jobs.
Result<Ok> Purger::purge_first(std::unique_lock<std::mutex>& lock) {
  const auto parts = jobs_.front().erasing.parts;
  lock.unlock();
  auto result = purge_parts(store_, parts);
  lock.lock();
  return result;
}

void Purger::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closing_ || !jobs_.empty(); });
    if (closing_ || stopped_) {
      answer_all(unfinished(), lock);
      if (closing_) return;
      // Nothing more is purged; whoever comes to wait is told so.
      changed_.wait(lock, [&] {
        return closing_ ||
               std::any_of(jobs_.begin(), jobs_.end(), [](const Job& job) { return !job.waiting.empty(); });
      });
      continue;
    }
    const auto result = purge_first(lock);
    if (result.ok()) {
      purged_.push_back(jobs_.front().erasing.erasure);
      auto waiting = std::move(jobs_.front().waiting);
      jobs_.pop_front();
      lock.unlock();
      answer(std::move(waiting), Ok{});
      lock.lock();
    } else if (result.error().kind == ErrorKind::busy || result.error().kind == ErrorKind::storage_full) {
      answer_all(result.error().kind == ErrorKind::busy ? blocked() : result.error(), lock);
      changed_.wait_for(lock, pause_when_blocked, [&] { return closing_; });
    } else {
      stopped_ = true;
    }
  }
}

}  // namespace kroniek
