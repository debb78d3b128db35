// The `host[:port]` of a Host field (RFC 9110 section 7.2, RFC 3986 section 3.2.2), narrower than the RFC: a
// name of letters, digits, `-`, `_` and `.`, an IPv4 address, or an IPv6 address in brackets. Pure.
#pragma once

#include <string_view>

namespace kroniek::http {

bool is_host(std::string_view text);

}  // namespace kroniek::http
