// What a query may hold: keys that the route knows, each once, and never a token. Pure.
#pragma once

#include <string>
#include <vector>

#include "api/http/message.h"
#include "core/result.h"

namespace kroniek::http {

// All faults at once, each with the pointer `/query/<key>`: `query.unknown`, `query.doubled`, `query.token`
// (RFC 6750 section 2.3: a query ends up in logs and histories). The error's own code is that of the first
// fault.
Result<Ok> check_query(const std::vector<QueryItem>& query, const std::vector<std::string>& known);

}  // namespace kroniek::http
