// Where other threads leave an answer for, or rouse, a connection that waits for them. Once the connection
// has left, every call does nothing, so an answer that comes too late harms nobody. May be used from several
// threads.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "api/http/message.h"

namespace kroniek::http {

// Shared by the connection and whoever owes the answer or the events.
class Mailbox : public std::enable_shared_from_this<Mailbox> {
 public:
  // `alarm` is the timer that the connection waits on; cancelling it makes the connection look.
  explicit Mailbox(boost::asio::steady_timer& alarm) : alarm_(&alarm) {}

  void put(Response response) {
    const std::lock_guard lock(mutex_);
    if (!alarm_) return;
    response_ = std::move(response);
    rouse_locked();
  }
  void rouse() {
    const std::lock_guard lock(mutex_);
    if (alarm_) rouse_locked();
  }

  // For the connection, on its thread.
  std::optional<Response> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(response_, std::nullopt);
  }
  bool was_roused() {  // since it was last asked; when it says no, the next rouse cancels the alarm
    const std::lock_guard lock(mutex_);
    waiting_ = !roused_;
    return std::exchange(roused_, false);
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    alarm_ = nullptr;
  }

 private:
  void rouse_locked() {
    roused_ = true;
    if (!std::exchange(waiting_, false)) return;
    boost::asio::post(alarm_->get_executor(), [self = shared_from_this()] {
      const std::lock_guard lock(self->mutex_);
      if (self->alarm_) self->alarm_->cancel();
    });
  }

  std::mutex mutex_;  // guards what follows
  boost::asio::steady_timer* alarm_;
  std::optional<Response> response_;
  bool roused_ = false;
  bool waiting_ = false;
};

}  // namespace kroniek::http
