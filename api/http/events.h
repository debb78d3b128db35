// Server-sent events (WHATWG HTML section 9.2): where a streaming answer gets its events from. The server
// pulls, so a slow reader costs a position and not a queue; one that does not take what was written in time
// is disconnected.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kroniek::http {

class EventSource {
 public:
  virtual ~EventSource() = default;
  // Called once, before the first pull. `wake` may be called from any thread and at any time, also when the
  // connection has gone: then it does nothing. It does not block.
  virtual void start(std::function<void()> wake) = 0;
  // Whole events that are ready, about `bytes_max` bytes at most; empty: none now, `wake` will tell; nothing:
  // the stream is over. Called on a connection's thread, so it must not wait.
  virtual std::optional<std::string> pull(std::size_t bytes_max) = 0;
};

// One event. Line ends in `data` become further data lines; `id` and `event` are left out where empty, and
// must hold no line end.
std::string format_event(std::string_view id, std::string_view event, std::string_view data);

// For publishers that push. Holds at most `bytes_max`: a reader that falls behind that is disconnected, and
// comes back with Last-Event-ID.
class EventQueue final : public EventSource {
 public:
  explicit EventQueue(std::size_t bytes_max) : bytes_max_(bytes_max) {}
  // False where the queue was full or had ended: the stream ends with what was pushed before.
  bool push(std::string event);
  void finish();

  void start(std::function<void()> wake) override;
  std::optional<std::string> pull(std::size_t bytes_max) override;

 private:
  const std::size_t bytes_max_;
  std::mutex mutex_;  // guards what follows
  std::deque<std::string> events_;
  std::size_t bytes_ = 0;
  bool over_ = false;
  std::function<void()> wake_;
};

}  // namespace kroniek::http
