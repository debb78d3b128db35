// The HTTP/1.1 server. Each thread has its own connections; limits and time limits on everything; what is
// malformed is refused before it is understood (framing.h). No exception leaves it: a connection that fails
// is closed and counted.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "api/http/application.h"
#include "api/http/bind.h"
#include "api/http/framing.h"
#include "api/http/stats.h"
#include "core/result.h"

namespace kroniek::http {

struct ServerLimits {
  using Time = std::chrono::milliseconds;
  FramingLimits framing;
  std::size_t connections_max = 4096;          // some 10 KiB each
  std::size_t connections_per_peer_max = 512;  // a proxy or a region's office is one peer
  Time idle{60'000};                           // between requests
  Time head{10'000};                           // from a request's first byte, and for the TLS handshake
  Time body{20'000};                           // and as long as its bytes take at the least rate
  Time answer{60'000};                         // for the handler's answer
  Time write{20'000};                          // for the client to take it, and as long as its bytes take
  Time heartbeat{15'000};  // a comment on a silent event stream; proxies close after 30 s or more
  Time linger{1'000};      // for the client to read our last answer before the connection closes
  std::size_t bytes_per_second_min = 16 * 1024;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  unsigned threads = 2;
  std::optional<TlsFiles> tls;
  std::string api_version = "1.0.0";
  ServerLimits limits;
};

class Server {
 public:
  // Listens when it returns. `application` lives longer than the server. Codes of check_bind,
  // `serve.tls-files`, `serve.address-in-use`, `serve.cannot-listen`.
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Application& application);
  ~Server();  // stop(0)

  std::uint16_t port() const;
  const ServerStats& stats() const;
  // Accepts nothing more, closes idle connections, lets requests in hand finish for at most `drain`, then
  // closes all. Replies that come later do nothing.
  void stop(std::chrono::milliseconds drain);

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kroniek::http
