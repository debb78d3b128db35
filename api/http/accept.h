// Media types: what an Accept field takes (RFC 9110 section 12.5.1) and what a Content-Type says
// (section 8.3). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/http/message.h"

namespace kroniek::http {

// True where no Accept field is there, or one of its ranges takes `media_type` with a weight above 0. The
// most specific range decides. Ranges that are malformed take nothing.
bool accepts(const Request& request, std::string_view media_type);

// The one of `offered` with the highest weight, the first of equals; none where none is taken.
std::optional<std::string> best_accepted(const Request& request, std::span<const std::string> offered);

// `type/subtype` in lower case without parameters; none where there is no Content-Type or it is malformed.
std::optional<std::string> media_type_of(const Request& request);

// The value of the `charset` parameter in lower case, none where there is none.
std::optional<std::string> charset_of(const Request& request);

}  // namespace kroniek::http
