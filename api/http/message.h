// A request and its answer as plain values, so that handlers and their tests know nothing of sockets. Header
// names are compared without regard to case (RFC 9110 section 5.1). Values only: nothing here fails or locks.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kroniek::http {

class EventSource;
struct Caller;  // who asks; made by whoever checks the sign-in
struct Route;

// The methods that we know (RFC 9110 section 9, RFC 5789); every other one is 501.
enum class Method : std::uint8_t { get, head, post, put, remove, patch, options };
std::string_view name_of(Method method);
std::optional<Method> parse_method(std::string_view token);

struct Header {
  std::string name;
  std::string value;
  bool operator==(const Header&) const = default;
};

// The value of the first field of that name, or null.
const std::string* find_header(const std::vector<Header>& headers, std::string_view name);
bool same_ignoring_case(std::string_view left, std::string_view right);

struct QueryItem {
  std::string key;
  std::string value;
  bool operator==(const QueryItem&) const = default;
};

struct Request {
  Method method = Method::get;
  std::string path;                   // as received, without the query
  std::vector<std::string> segments;  // percent-decoded UTF-8: `/` has none, `/a/` has `a` and an empty one
  std::vector<QueryItem> query;       // in the order received
  std::vector<Header> headers;  // in the order received; fields of a chunked body's trailer are left out
  std::string body;
  bool has_body = false;  // true as soon as the head announces one
  bool secure = false;    // came over TLS
  std::string peer;       // address without port

  std::shared_ptr<const Caller>
      caller;                    // set by the router's gate; shared with work that outlives the request
  const Route* route = nullptr;  // set by the router
  // What its body takes of a bound on such bodies, given back when the last copy of the request, and whoever
  // took this along, is gone.
  std::shared_ptr<const void> held;

  const std::string* header(std::string_view name) const { return find_header(headers, name); }
  // The value of the first item with that key, or null.
  const std::string* query_value(std::string_view key) const;
};

// An answer. The server adds the framing fields and the headers that every answer has (response_head.h).
struct Response {
  int status = 200;
  std::string content_type;  // empty: no body
  std::string body;
  std::vector<Header> headers;
  // A body that many answers share (a tile, the page); owned by the answer and by its cache. Used in place of
  // `body`.
  std::shared_ptr<const std::string> shared_body;
  // Server-sent events in place of a body; owned by the connection and by whoever publishes.
  std::shared_ptr<EventSource> events;
  bool close = false;  // the connection ends after this answer

  const std::string& content() const { return shared_body ? *shared_body : body; }
  const std::string* header(std::string_view name) const { return find_header(headers, name); }
  void set_header(std::string_view name, std::string value);  // in place of the one of that name
};

Response json_response(int status, std::string body);
Response text_response(int status, std::string body);

}  // namespace kroniek::http
