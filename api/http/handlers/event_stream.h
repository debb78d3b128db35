// Statements as server-sent events, each in the CloudEvents 1.0 JSON format. A reader pulls from the log at
// its own pace and may come back with Last-Event-ID; it holds a position, and no queue.
#pragma once

#include <memory>
#include <mutex>

#include "api/http/events.h"
#include "api/http/handlers/api.h"

namespace kroniek::http {

class StatementEvents final : public EventSource {
 public:
  StatementEvents(Service& service, Feed& feed, Position next)
      : service_(service), feed_(feed), next_(next) {}
  ~StatementEvents() override;

  void start(std::function<void()> wake) override;
  std::optional<std::string> pull(std::size_t bytes_max) override;

 private:
  Service& service_;
  Feed& feed_;
  Position next_;             // the connection's thread only
  std::uint64_t reader_ = 0;  // of the feed; 0 before start
};

// CloudEvents 1.0: {specversion, id, source, type, subject, time, datacontenttype, index, data}.
Json cloud_event(const Recorded& recorded, std::string_view origin);

}  // namespace kroniek::http
