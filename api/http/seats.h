// How many connections there are, in all and for each peer. A Seat is one connection's place, given back when
// it is destroyed. May be used from several threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace kroniek::http {

class Seats;

class Seat {
 public:
  Seat(Seats& seats, std::string peer) : seats_(&seats), peer_(std::move(peer)) {}
  Seat(Seat&& other) noexcept : seats_(std::exchange(other.seats_, nullptr)), peer_(std::move(other.peer_)) {}
  Seat& operator=(Seat&&) = delete;
  ~Seat();
  const std::string& peer() const { return peer_; }

 private:
  Seats* seats_;
  std::string peer_;
};

class Seats {
 public:
  Seats(std::size_t total_max, std::size_t per_peer_max)
      : total_max_(total_max), per_peer_max_(per_peer_max) {}
  // None where a cap is reached.
  std::optional<Seat> take(const std::string& peer) {
    const std::lock_guard lock(mutex_);
    auto& count = by_peer_[peer];
    if (total_ == total_max_ || count == per_peer_max_) {
      if (count == 0) by_peer_.erase(peer);
      return std::nullopt;
    }
    ++count;
    ++total_;
    return std::optional<Seat>(std::in_place, *this, peer);
  }
  // True where all seats were given back within `time`.
  bool wait_until_empty(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return emptied_.wait_for(lock, time, [this] { return total_ == 0; });
  }

 private:
  friend class Seat;
  void give_back(const std::string& peer) {
    const std::lock_guard lock(mutex_);
    const auto found = by_peer_.find(peer);
    if (--found->second == 0) by_peer_.erase(found);
    if (--total_ == 0) emptied_.notify_all();
  }

  const std::size_t total_max_;
  const std::size_t per_peer_max_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable emptied_;
  std::size_t total_ = 0;
  std::map<std::string, std::size_t> by_peer_;
};

inline Seat::~Seat() {
  if (seats_) seats_->give_back(peer_);
}

}  // namespace kroniek::http
