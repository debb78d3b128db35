// The path and query of a request target, percent-decoded strictly (RFC 3986): decoded text is UTF-8 without
// control characters, and no segment is `.` or `..`. `+` stays `+` (RFC 3986 knows no other meaning), so a
// time with an offset can be written as it is. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/http/message.h"
#include "core/result.h"

namespace kroniek::http {

struct Target {
  std::string path;                   // as received
  std::vector<std::string> segments;  // `/` has none, `/a/` has `a` and an empty one
  std::vector<QueryItem> query;       // in order; `?a&b=` are two items with empty values
  bool operator==(const Target&) const = default;
};

// `text` is a Head's target. Codes `target.encoding`, `target.dot-segment`.
Result<Target> parse_target(std::string_view text);

}  // namespace kroniek::http
