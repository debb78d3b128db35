// From an Error to a problem document (RFC 9457), in one place: `{type, title, status, detail, code,
// errors?}`, with `type` a page of ours that explains the code. Holds nothing that the Error does not say.
#pragma once

#include <string>
#include <string_view>

#include "api/http/message.h"
#include "core/result.h"

namespace kroniek::http {

int status_of(ErrorKind kind);

// `assistance-request.reasons-missing` → `Assistance request: reasons missing`. The same for every problem of
// a code.
std::string title_of(std::string_view code);

// With WWW-Authenticate on 401 (RFC 6750 section 3) and Retry-After on 429 and 503.
Response problem(const Error& error);
// For statuses that no ErrorKind stands for: 405, 406, 408, 414, 417, 431, 501, 505.
Response problem(int status, const Error& error);

}  // namespace kroniek::http
