// What the server asks of whoever answers requests (the router). Both calls come on a connection's thread, so
// they must not wait: work that takes long takes the Reply along and answers later.
#pragma once

#include <cstddef>
#include <variant>

#include "api/http/message.h"
#include "api/http/reply.h"

namespace kroniek::http {

struct BodyLimit {
  std::size_t bytes_max = 0;
};
using Admission = std::variant<BodyLimit, Response>;

class Application {
 public:
  virtual ~Application() = default;
  // The head has been read, the body not: how many bytes of body may follow, or the answer already.
  virtual Admission admit(Request& head) = 0;
  // The whole of a request that was admitted. An exception counts as no answer.
  virtual void handle(Request request, Reply reply) = 0;
};

}  // namespace kroniek::http
