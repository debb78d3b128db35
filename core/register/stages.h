// A line of work on several threads: items are read and put in order one at a time, and worked on side by
// side before, between and after. The order of in_turn and collect is that of reading; memory stays bounded,
// because nobody reads far ahead of what is collected.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace kroniek {

template <typename Item>
struct Stages {
  std::function<std::optional<Item>()> read;  // one at a time; none: the end
  std::function<void(Item&)> prepare;         // side by side
  std::function<void(Item&)> in_turn;         // one at a time, in order
  std::function<void(Item&)> finish;          // side by side
  std::function<void(Item&&)> collect;        // one at a time, in order
};

template <typename Item>
class StageRunner {
 public:
  StageRunner(const Stages<Item>& stages, unsigned threads)
      : stages_(stages), ahead_max_(4 * std::max(threads, 1U)) {}

  void run(unsigned threads) {
    std::vector<std::thread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back([this] { work(); });
    work();
    for (auto& worker : workers) worker.join();
  }

 private:
  struct Numbered {
    std::uint64_t number;
    Item item;
  };

  void work() {
    while (auto next = read_next()) {
      stages_.prepare(next->item);
      take_turn(*next);
      stages_.finish(next->item);
      hand_over(std::move(*next));
    }
  }

  std::optional<Numbered> read_next() {
    const std::lock_guard reading(read_mutex_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return read_ - collected_ < ahead_max_; });
    }
    if (ended_) return std::nullopt;
    auto item = stages_.read();
    ended_ = !item.has_value();
    if (ended_) return std::nullopt;
    const std::lock_guard lock(mutex_);
    return Numbered{read_++, *std::move(item)};
  }

  void take_turn(Numbered& next) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return turn_ == next.number; });
    lock.unlock();
    stages_.in_turn(next.item);
    lock.lock();
    ++turn_;
    lock.unlock();
    changed_.notify_all();
  }

  // Whoever completes the run of finished items collects it, so nobody waits for a slower one.
  void hand_over(Numbered next) {
    std::unique_lock lock(mutex_);
    finished_.emplace(next.number, std::move(next.item));
    if (collecting_) return;
    collecting_ = true;
    for (auto first = finished_.find(collected_); first != finished_.end();
         first = finished_.find(collected_)) {
      Item item = std::move(first->second);
      finished_.erase(first);
      lock.unlock();
      stages_.collect(std::move(item));
      lock.lock();
      ++collected_;
      changed_.notify_all();
    }
    collecting_ = false;
  }

  const Stages<Item>& stages_;
  const std::uint64_t ahead_max_;
  std::mutex read_mutex_;
  bool ended_ = false;  // guarded by read_mutex_

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t read_ = 0;                  // guarded by mutex_
  std::uint64_t turn_ = 0;                  // guarded by mutex_
  std::uint64_t collected_ = 0;             // guarded by mutex_
  bool collecting_ = false;                 // guarded by mutex_
  std::map<std::uint64_t, Item> finished_;  // guarded by mutex_
};

template <typename Item>
void run_stages(const Stages<Item>& stages, unsigned threads) {
  StageRunner<Item>(stages, threads).run(std::max(threads, 1U));
}

}  // namespace kroniek
