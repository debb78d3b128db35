// A small HTTP/1.1 client for the command line: one request after the other on a connection that is kept.
// Time limits on everything; over https the server's certificate and name are checked. One thread at a time;
// it throws nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/message.h"
#include "core/result.h"

namespace kroniek::http {

// Where a register is reached: scheme, host and port.
struct ServiceUrl {
  bool secure = false;
  std::string host;  // a name or an address, IPv6 without brackets
  std::uint16_t port = 0;
  bool operator==(const ServiceUrl&) const = default;
};
// `http://host[:port]` or https, perhaps with `/` at the end: no path, query, fragment or user. `client.url`.
Result<ServiceUrl> parse_service_url(std::string_view text);
std::string to_string(const ServiceUrl& url);

struct ClientOptions {
  std::string certificates;                    // a PEM file of those trusted; empty: the system's
  std::chrono::milliseconds patience{30'000};  // for connecting, and for a whole answer
  std::uint64_t answer_bytes_max = std::uint64_t{256} << 20;
};

struct ClientRequest {
  Method method = Method::get;
  std::string target;  // path and query
  std::vector<Header> headers;
  std::string body;
};

class Client {
 public:
  // Connects at the first request. `client.certificates` where that file cannot be read.
  static Result<std::unique_ptr<Client>> make(ServiceUrl url, ClientOptions options);
  ~Client();

  // An answer of whatever status. `client.unreachable`: no connection, so nothing was done.
  // `client.no-answer`: the request may or may not have been done. A GET on a kept connection that has ended
  // is tried once more.
  Result<Response> exchange(const ClientRequest& request);
  const ServiceUrl& url() const;

 private:
  struct Parts;
  explicit Client(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kroniek::http
