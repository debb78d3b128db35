// Statements as server-sent events, each in the CloudEvents 1.0 JSON format. A reader pulls from the log at
// its own pace and may come back with Last-Event-ID; it holds a position, and no queue.
#pragma once

#include <memory>
#include <mutex>

#include "api/http/events.h"
#include "api/http/handlers/api.h"
#include "core/register/sight.h"

namespace kroniek::http {

class StatementEvents final : public EventSource {
 public:
  StatementEvents(const Api& api, SignedIn reader, Position next)
      : service_(api.service), feed_(api.feed), who_(std::move(reader)), next_(next) {}
  ~StatementEvents() override;

  void start(std::function<void()> wake) override;
  std::optional<std::string> pull(std::size_t bytes_max) override;

 private:
  Service& service_;
  Feed& feed_;
  const SignedIn who_;        // whose mandates say what is shown, at each event anew
  Position next_;             // the connection's thread only
  std::uint64_t reader_ = 0;  // of the feed; 0 before start
};

// CloudEvents 1.0: {specversion, id, source, type, subject, time, datacontenttype, index, data}; `data` are
// the claims as signed, less what is held back from the reader, and no text.
Result<Json> cloud_event(const Sight& sight, const Recorded& recorded, std::string_view origin);

}  // namespace kroniek::http
