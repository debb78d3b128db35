#include "tests/sim/connection.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace kroniek::sim {

std::string get_request(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

std::string post_request(std::string_view path, std::string_view media_type, std::string_view body) {
  std::string request = "POST " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ";
  request.append(media_type).append("\r\nContent-Length: ").append(std::to_string(body.size()));
  return request.append("\r\n\r\n").append(body);
}

Connection::Connection(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  open_ = ::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

Connection::~Connection() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Connection::Connection(Connection&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      open_(std::exchange(other.open_, false)),
      received_(std::move(other.received_)) {}

void Connection::send(std::string_view request) {
  while (open_ && !request.empty()) {
    const auto sent = ::send(descriptor_, request.data(), request.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) {
      open_ = false;
      return;
    }
    request.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::optional<Answer> Connection::receive_some() {
  std::array<char, 65'536> bytes;
  const auto count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  if (count < 0 && errno == EINTR) return std::nullopt;
  if (count <= 0) {
    open_ = false;
    return std::nullopt;
  }
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return take_answer();
}

std::optional<Answer> Connection::exchange(std::string_view request) {
  send(request);
  while (open_)
    if (auto answer = receive_some()) return answer;
  return std::nullopt;
}

std::optional<Answer> Connection::take_answer() {
  const auto head = received_.find("\r\n\r\n");
  if (head == std::string::npos) return std::nullopt;
  constexpr std::string_view name = "\r\nContent-Length: ";
  const auto field = received_.find(name);
  const auto length =
      field < head ? std::strtoull(received_.c_str() + field + name.size(), nullptr, 10) : std::uint64_t{0};
  const auto end = head + 4 + length;
  if (received_.size() < end) return std::nullopt;
  Answer answer{std::atoi(received_.c_str() + 9), received_.substr(head + 4, length)};
  received_.erase(0, end);
  return answer;
}

}  // namespace kroniek::sim
