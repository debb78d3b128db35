// A client that sends exactly the bytes it is given, in clear or over TLS, for tests of the HTTP server.
// Blocking, with a time limit on every wait, so that a server that does not answer fails a test instead of
// stopping it.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kroniek::test {

struct RawResponse {
  int status = 0;    // 0: the connection ended, or nothing came in time
  std::string head;  // without its empty line
  std::string body;
  // The value of a header, or an empty text; names are compared without regard to case.
  std::string header(std::string_view name) const;
};

class RawClient {
 public:
  enum class Tls { no, yes };
  explicit RawClient(std::uint16_t port, Tls tls = Tls::no);
  ~RawClient();
  RawClient(const RawClient&) = delete;

  // False where the connection does not take them.
  bool send(std::string_view bytes);
  // Ends our side; the server's answer can still be read.
  void end();
  // The next answer: its body by Content-Length or chunks (put together), or none for an answer to HEAD.
  RawResponse receive();
  RawResponse receive_head();
  RawResponse exchange(std::string_view bytes) { return send(bytes), receive(); }
  // Waits until that text has come, and takes everything up to its end. Empty where it does not come.
  std::string receive_until(std::string_view text);
  // True where the server closes the connection, having sent nothing more.
  bool is_closed();
  const std::string& protocol() const { return protocol_; }  // of TLS, as `TLSv1.3`

 private:
  struct Secure;
  bool fill();
  std::string take(std::size_t bytes);
  std::string receive_chunks();

  int socket_ = -1;
  std::unique_ptr<Secure> secure_;
  std::string received_;
  std::string protocol_;
};

}  // namespace kroniek::test
