#include "api/http/framing.h"

#include <algorithm>

#include "api/http/host.h"
#include "api/http/syntax.h"

namespace kroniek::http {
namespace {

using Refused = std::optional<Refusal>;

Refusal bad(std::string code, std::string detail) {
  return {400, "framing." + std::move(code), std::move(detail)};
}

// RFC 9112 section 2.2: lines end with CRLF, and CR or LF stand nowhere else.
Refused check_bytes(std::string_view text, bool complete) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != 0x7f) continue;
    if (c == '\t') continue;
    if (c == 0) return bad("nul", "the head holds a NUL byte");
    if (c == '\r') {
      const bool may_follow = !complete && i + 1 == text.size();
      if (may_follow) continue;
      if (i + 1 < text.size() && text[i + 1] == '\n') {
        ++i;
        continue;
      }
      return bad("bare-line-ending", "a CR without LF");
    }
    if (c == '\n') return bad("bare-line-ending", "an LF without CR");
    return bad("control-character", "the head holds a control character");
  }
  return std::nullopt;
}

Refused check_version(std::string_view version, Head& head) {
  const bool well_formed = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                           version[6] == '.' && is_digit(version[7]);
  if (!well_formed) return bad("request-line", "the request line does not end with an HTTP version");
  if (version[5] != '1' || version[7] > '1')
    return Refusal{505, "framing.version", "only HTTP/1.1 and HTTP/1.0 are spoken here"};
  head.http_1_0 = version[7] == '0';
  head.keep_alive = !head.http_1_0;
  return std::nullopt;
}

// RFC 9112 section 3: method, one space, target, one space, version.
Refused parse_request_line(std::string_view line, const FramingLimits& limits, Head& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return bad("request-line", "the request line is not `method target version` with one space between");
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  if (!is_token(method) || target.empty())
    return bad("request-line", "the request line is not `method target version` with one space between");
  if (auto refused = check_version(line.substr(last + 1), head)) return refused;
  const auto known = parse_method(method);
  if (!known) return Refusal{501, "framing.method-unknown", "the method is not known here"};
  head.method = *known;
  if (target.size() > limits.target_bytes_max)
    return Refusal{414, "framing.target-too-long", "the request target is longer than the limit"};
  if (!is_uri_text(target))
    return bad("target",
               "the request target holds a character that RFC 3986 does not allow, or a broken `%`");
  head.target = std::string(target);
  return std::nullopt;
}

Refused parse_field(std::string_view line, const FramingLimits& limits, Head& head) {
  if (is_space(line.front())) return bad("folded", "a field goes on over a second line (obs-fold)");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return bad("field-line", "a field line has no colon");
  const auto name = line.substr(0, colon);
  if (!is_token(name))
    return bad("field-name", "a field name is empty or holds other characters than a token may");
  if (head.fields.size() == limits.fields_max)
    return Refusal{431, "framing.too-many-fields", "the head has more fields than the limit"};
  const auto raw = line.substr(colon + 1);
  // At most one space after the colon of the two fields that say where the body ends: some parsers trim less
  // than others.
  const bool frames =
      same_ignoring_case(name, "Content-Length") || same_ignoring_case(name, "Transfer-Encoding");
  const auto value = trimmed(raw);
  if (frames && raw.size() - value.size() > (raw.starts_with(' ') ? 1U : 0U))
    return bad("white-space", "white space around the value of Content-Length or Transfer-Encoding");
  head.fields.push_back({std::string(name), std::string(value)});
  return std::nullopt;
}

std::size_t count(const Head& head, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(head.fields.begin(), head.fields.end(),
                    [name](const Header& field) { return same_ignoring_case(field.name, name); }));
}

// RFC 9112 sections 3.2 and 3.2.2: one Host, and an absolute target names the same one.
Refused check_host(Head& head) {
  const auto hosts = count(head, "Host");
  if (hosts == 0) return bad("host-missing", "there is no Host field");
  if (hosts > 1) return bad("host-doubled", "there is more than one Host field");
  const std::string& host = *find_header(head.fields, "Host");
  if (!is_host(host))
    return bad("host-invalid", "the Host field is not a name or an address with an optional port");
  if (head.target.front() == '/') return std::nullopt;
  if (head.target == "*" && head.method == Method::options) return std::nullopt;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (head.target.size() < scheme.size()) continue;
    if (!same_ignoring_case(head.target.substr(0, scheme.size()), scheme)) continue;
    const auto path = head.target.find_first_of("/?", scheme.size());
    const auto authority = head.target.substr(scheme.size(), path - scheme.size());
    if (!same_ignoring_case(authority, host))
      return bad("target-authority", "the target's authority is not the one of the Host field");
    std::string rest = path == std::string::npos ? "/" : head.target.substr(path);
    head.target = rest.front() == '?' ? "/" + rest : rest;
    return std::nullopt;
  }
  return bad("target", "the request target is neither a path nor an absolute http URI");
}

// RFC 9112 section 6.1: chunked is the only coding known, stands alone, and never beside a Content-Length.
Refused check_coding(Head& head) {
  const auto codings = count(head, "Transfer-Encoding");
  if (codings == 0) return std::nullopt;
  if (count(head, "Content-Length") > 0)
    return bad("length-and-coding", "Transfer-Encoding and Content-Length together");
  if (head.http_1_0) return bad("coding-in-http-1-0", "HTTP/1.0 has no Transfer-Encoding");
  if (codings > 1) return bad("coding", "more than one Transfer-Encoding field");
  const std::string& value = *find_header(head.fields, "Transfer-Encoding");
  if (same_ignoring_case(value, "chunked")) {
    head.chunked = true;
    return std::nullopt;
  }
  bool names_only_chunked = true;
  for (const auto& coding : list_items(value)) {
    if (!is_token(coding)) return bad("coding", "Transfer-Encoding is not a list of coding names");
    names_only_chunked = names_only_chunked && same_ignoring_case(coding, "chunked");
  }
  if (names_only_chunked) return bad("coding", "Transfer-Encoding names chunked more than once, or nothing");
  return Refusal{501, "framing.coding-unknown", "the only transfer coding known here is chunked, alone"};
}

Refused check_length(Head& head) {
  const auto lengths = count(head, "Content-Length");
  if (lengths == 0) return std::nullopt;
  const std::string& value = *find_header(head.fields, "Content-Length");
  const bool digits =
      !value.empty() && value.size() <= 18 && std::all_of(value.begin(), value.end(), is_digit);
  if (lengths > 1 || !digits)
    return bad("content-length", "Content-Length is not one decimal number of at most 18 digits");
  std::uint64_t length = 0;
  for (const char c : value) length = length * 10 + static_cast<std::uint64_t>(c - '0');
  head.content_length = length;
  return std::nullopt;
}

// Fields of which a second one could change what the request means or who asks.
Refused check_singular(const Head& head) {
  for (const auto* name : {"Authorization", "Content-Type", "Content-Encoding", "Origin", "Last-Event-ID"})
    if (count(head, name) > 1)
      return bad("field-doubled", std::string("there is more than one ") + name + " field");
  return std::nullopt;
}

Refused read_options(Head& head) {
  for (const auto& field : head.fields) {
    if (same_ignoring_case(field.name, "Connection") || same_ignoring_case(field.name, "Proxy-Connection"))
      for (const auto& option : list_items(field.value)) {
        if (!is_token(option)) return bad("connection", "Connection is not a list of options");
        if (same_ignoring_case(option, "close")) head.keep_alive = false;
      }
    if (!same_ignoring_case(field.name, "Expect")) continue;
    if (!same_ignoring_case(field.value, "100-continue"))
      return Refusal{417, "framing.expectation", "the only expectation known here is 100-continue"};
    head.expects_continue = !head.http_1_0;  // RFC 9110 section 10.1.1: ignored in HTTP/1.0
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::size_t, Refusal> find_head(std::string_view received, const FramingLimits& limits) {
  const auto end = received.find("\r\n\r\n");
  if (end != std::string_view::npos && end + 4 <= limits.head_bytes_max) return end + 4;
  constexpr std::size_t method_and_version_bytes = 32;
  const auto first_line = received.substr(0, limits.target_bytes_max + method_and_version_bytes);
  if (first_line.size() < received.size() && first_line.find('\n') == std::string_view::npos)
    return Refusal{414, "framing.target-too-long", "the request target is longer than the limit"};
  if (auto refused = check_bytes(received, false)) return *refused;
  if (received.size() >= limits.head_bytes_max)
    return Refusal{431, "framing.head-too-large", "the head is larger than the limit"};
  // An empty line before the request line is refused (RFC 9112 section 2.2 says SHOULD ignore): after a body
  // of disputed length it would hide the dispute.
  if (received.starts_with("\r\n")) return bad("request-line", "the request line is empty");
  return std::size_t{0};
}

std::variant<Head, Refusal> parse_head(std::string_view text, const FramingLimits& limits) {
  Head head;
  if (auto refused = check_bytes(text, true)) return *refused;
  bool first = true;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = text.find("\r\n", from);
    if (end == std::string_view::npos) return bad("field-line", "the head does not end with an empty line");
    const auto line = text.substr(from, end - from);
    from = end + 2;
    if (!first && line.empty()) break;
    auto refused = first ? parse_request_line(line, limits, head) : parse_field(line, limits, head);
    if (refused) return *refused;
    first = false;
  }
  if (first) return bad("request-line", "the request line is empty");
  if (auto refused = check_host(head)) return *refused;
  if (auto refused = check_coding(head)) return *refused;
  if (auto refused = check_length(head)) return *refused;
  if (auto refused = check_singular(head)) return *refused;
  if (auto refused = read_options(head)) return *refused;
  return head;
}

}  // namespace kroniek::http
