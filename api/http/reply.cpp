#include "api/http/reply.h"

#include "api/http/problem.h"
#include "core/check.h"

namespace kroniek::http {

Reply::~Reply() {
  if (answer_) (*this)(problem(500, Error{ErrorKind::corrupt, "server.no-answer", "no answer was made"}));
}

void Reply::operator()(Response response) {
  VERIFY(answer_, "a request is answered once");
  const auto answer = std::exchange(answer_, nullptr);
  answer(std::move(response));
}

}  // namespace kroniek::http
