#include "api/http/events.h"

#include <algorithm>

#include "core/check.h"

namespace kroniek::http {

std::string format_event(std::string_view id, std::string_view event, std::string_view data) {
  VERIFY(id.find_first_of("\r\n") == id.npos && event.find_first_of("\r\n") == event.npos,
         "an event's id and type are our own codes and numbers");
  std::string text;
  if (!id.empty()) text.append("id: ").append(id).append("\n");
  if (!event.empty()) text.append("event: ").append(event).append("\n");
  for (bool more = true; more;) {
    const auto end = data.find_first_of("\r\n");
    more = end != std::string_view::npos;
    text.append("data: ").append(data.substr(0, end)).append("\n");
    if (more) data.remove_prefix(data.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return text.append("\n");
}

bool EventQueue::push(std::string event) {
  std::function<void()> wake;
  bool taken = false;
  {
    const std::lock_guard lock(mutex_);
    if (over_) return false;
    taken = bytes_ + event.size() <= bytes_max_;
    if (taken) {
      bytes_ += event.size();
      events_.push_back(std::move(event));
    } else {
      over_ = true;
    }
    wake = wake_;
  }
  if (wake) wake();
  return taken;
}

void EventQueue::finish() {
  std::function<void()> wake;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    wake = wake_;
  }
  if (wake) wake();
}

void EventQueue::start(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

std::optional<std::string> EventQueue::pull(std::size_t bytes_max) {
  const std::lock_guard lock(mutex_);
  if (events_.empty() && over_) return std::nullopt;
  std::string text;
  while (!events_.empty() && (text.empty() || text.size() + events_.front().size() <= bytes_max)) {
    text += events_.front();
    bytes_ -= events_.front().size();
    events_.pop_front();
  }
  return text;
}

}  // namespace kroniek::http
