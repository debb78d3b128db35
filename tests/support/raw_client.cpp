#include "tests/support/raw_client.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "api/http/message.h"
#include "core/check.h"

namespace kroniek::test {

struct RawClient::Secure {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* session = SSL_new(context);
  ~Secure() {
    SSL_free(session);
    SSL_CTX_free(context);
  }
};

std::string RawResponse::header(std::string_view name) const {
  std::size_t from = head.find("\r\n");
  while (from != std::string::npos) {
    from += 2;
    const auto end = std::min(head.find("\r\n", from), head.size());
    const std::string_view line = std::string_view(head).substr(from, end - from);
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos && http::same_ignoring_case(line.substr(0, colon), name))
      return std::string(line.substr(colon + 2));
    from = head.find("\r\n", from);
  }
  return {};
}

RawClient::RawClient(std::uint16_t port, Tls tls) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval limit{5, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  VERIFY(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
         "the server listens");
  if (tls == Tls::no) return;
  secure_ = std::make_unique<Secure>();
  SSL_set_fd(secure_->session, socket_);
  if (SSL_connect(secure_->session) == 1) protocol_ = SSL_get_version(secure_->session);
}

RawClient::~RawClient() {
  if (secure_ && !protocol_.empty()) SSL_shutdown(secure_->session);
  close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = secure_ ? SSL_write(secure_->session, bytes.data(), static_cast<int>(bytes.size()))
                              : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::end() {
  shutdown(socket_, SHUT_WR);
}

bool RawClient::fill() {
  std::array<char, 16384> bytes{};
  const auto count = secure_ ? SSL_read(secure_->session, bytes.data(), static_cast<int>(bytes.size()))
                             : recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::take(std::size_t bytes) {
  while (received_.size() < bytes && fill()) {
  }
  const auto taken = received_.substr(0, bytes);
  received_.erase(0, taken.size());
  return taken;
}

std::string RawClient::receive_until(std::string_view text) {
  while (received_.find(text) == std::string::npos)
    if (!fill()) return {};
  return take(received_.find(text) + text.size());
}

RawResponse RawClient::receive_head() {
  RawResponse response;
  response.head = receive_until("\r\n\r\n");
  if (response.head.size() < 12) return response;
  response.head.erase(response.head.size() - 4);
  response.status = std::atoi(response.head.c_str() + 9);
  return response;
}

RawResponse RawClient::receive() {
  auto response = receive_head();
  if (response.header("Transfer-Encoding") == "chunked")
    response.body = receive_chunks();
  else
    response.body = take(std::strtoul(response.header("Content-Length").c_str(), nullptr, 10));
  return response;
}

std::string RawClient::receive_chunks() {
  std::string body;
  for (;;) {
    const auto size = std::strtoul(receive_until("\r\n").c_str(), nullptr, 16);
    const auto chunk = take(size + 2);
    if (size == 0 || chunk.size() < size + 2) return body;
    body.append(chunk, 0, size);
  }
}

bool RawClient::is_closed() {
  if (!received_.empty() || fill()) return false;
  std::array<char, 1> byte{};
  if (secure_) return SSL_get_shutdown(secure_->session) != 0;
  return recv(socket_, byte.data(), 1, MSG_DONTWAIT) == 0 || errno == ECONNRESET;
}

}  // namespace kroniek::test
