// One kept HTTP/1.1 connection to a server on this machine, for programs that load it: no time limits, no
// headers that nobody reads, and answers as they come. It throws nothing; a lost connection stays lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kroniek::sim {

struct Answer {
  int status = 0;
  std::string body;
};

std::string get_request(std::string_view path);
std::string post_request(std::string_view path, std::string_view media_type, std::string_view body);

class Connection {
 public:
  explicit Connection(std::uint16_t port);
  ~Connection();
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;

  bool is_open() const { return open_; }
  int descriptor() const { return descriptor_; }
  void send(std::string_view request);
  // Waits for some bytes, and gives the answer if it is whole then.
  std::optional<Answer> receive_some();
  // None where the connection ended first.
  std::optional<Answer> exchange(std::string_view request);

 private:
  std::optional<Answer> take_answer();

  int descriptor_;
  bool open_;
  std::string received_;
};

}  // namespace kroniek::sim
