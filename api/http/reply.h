// The one answer that a handler owes. May be given from any thread, exactly once; a Reply that is destroyed
// without one answers 500, so that no client waits for a handler that forgot it.
#pragma once

#include <functional>

#include "api/http/message.h"

namespace kroniek::http {

class Reply {
 public:
  using Answer = std::function<void(Response)>;

  // `answer` is called once, on the thread that replies or destroys.
  explicit Reply(Answer answer) : answer_(std::move(answer)) {}
  Reply(Reply&& other) noexcept : answer_(std::exchange(other.answer_, nullptr)) {}
  Reply& operator=(Reply&&) = delete;
  ~Reply();

  void operator()(Response response);

 private:
  Answer answer_;
};

}  // namespace kroniek::http
