// The strict check of a request's head (RFC 9112), done before any library sees it: what two servers could
// understand differently is refused, because a request hidden that way would pass a proxy's rules. Pure.
// Every refusal here ends the connection, since nobody knows where the next request begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/http/message.h"

namespace kroniek::http {

struct FramingLimits {
  std::size_t head_bytes_max =
      16 * 1024;  // request line and fields; a browser with cookies stays under 4 KiB
  std::size_t target_bytes_max = 8 * 1024;  // RFC 9112 section 3 asks for at least 8,000
  std::size_t fields_max = 100;             // a browser behind two proxies sends about 30
};

// Statuses 400, 414, 417, 431, 501 and 505; `code` is `framing.<reason>`.
struct Refusal {
  int status = 400;
  std::string code;
  std::string detail;
  bool operator==(const Refusal&) const = default;
};

struct Head {
  Method method = Method::get;
  std::string
      target;  // origin-form, or `*` for OPTIONS; only characters of RFC 3986, every `%` with two digits
  std::vector<Header> fields;
  std::optional<std::uint64_t> content_length;
  bool chunked = false;
  bool expects_continue = false;
  bool keep_alive = true;
  bool http_1_0 = false;
  bool has_body() const { return chunked || content_length.value_or(0) > 0; }
  bool operator==(const Head&) const = default;
};

// How many of the bytes received so far are the head, its empty line included; 0 while it is not complete. A
// fault that more bytes cannot mend is refused at once.
std::variant<std::size_t, Refusal> find_head(std::string_view received, const FramingLimits& limits);

// `head` is what find_head found.
std::variant<Head, Refusal> parse_head(std::string_view head, const FramingLimits& limits);

}  // namespace kroniek::http
