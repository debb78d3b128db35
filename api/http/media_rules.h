// Whether a request's body is of a type that the route reads, and its answer of one that the client takes.
// Pure.
#pragma once

#include <string>
#include <vector>

#include "api/http/message.h"
#include "core/result.h"

namespace kroniek::http {

// `accepted` as in Route. Codes `request.body-unexpected`, `request.media-type`, `request.charset`,
// `request.content-encoding`.
Result<Ok> check_body_type(const Request& head, const std::vector<std::string>& accepted);

// `request.not-acceptable` where Accept takes none of `produced`; nothing produced is acceptable to all.
Result<Ok> check_acceptable(const Request& head, const std::vector<std::string>& produced);

}  // namespace kroniek::http
