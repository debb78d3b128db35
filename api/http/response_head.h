// The bytes in front of an answer's body: status line, framing fields, and the headers that every answer has,
// errors included (06-api in the design; README in the project). Pure.
#pragma once

#include <string>
#include <string_view>

#include "api/http/message.h"

namespace kroniek::http {

struct HeadContext {
  std::string_view date;         // IMF-fixdate (RFC 9110 section 5.6.7)
  std::string_view api_version;  // SemVer
  bool secure = false;           // over TLS: adds Strict-Transport-Security
  bool keep_alive = true;
  bool http_1_0 = false;  // the client's version: no chunked coding for it
};

std::string_view reason_of(int status);

// False where a header could not be sent as it is: a name that is no token, a value with a control character.
// Such an answer must not be sent: it could split into two.
bool is_sendable(const Response& response);

// Appends the head, its empty line included. Common headers that the response sets itself keep its value.
void append_head(std::string& out, const Response& response, const HeadContext& context);

// Seconds since 1970 as `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string format_http_date(std::int64_t seconds);
// The system clock's, formatted once a second on each thread; valid until the thread's next call.
std::string_view http_date_now();

}  // namespace kroniek::http
