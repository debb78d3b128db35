// Requests a second of the HTTP server with a handler that does nothing, over loopback, its client in the
// same process: what is left to handlers is what this does not use. Arguments: connections (default 64),
// seconds (default 3), server threads (default 1), and `post` to send a body of 1 KiB. Prints one line of
// key=value.
#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "api/http/router.h"
#include "api/http/server.h"

using namespace kroniek;
using Clock = std::chrono::steady_clock;

namespace {

int open_connection(std::uint16_t port) {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  VERIFY(connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
         "the server listens");
  return made;
}

// Each connection sends a request, waits for the answer, and sends the next. An answer comes in one piece
// here.
std::uint64_t drive(const std::vector<int>& connections, const std::string& request,
                    std::chrono::seconds time) {
  const int poll = epoll_create1(0);
  for (const int connection : connections) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = connection}};
    epoll_ctl(poll, EPOLL_CTL_ADD, connection, &event);
    VERIFY(send(connection, request.data(), request.size(), 0) > 0, "the connection takes a request");
  }
  std::uint64_t answers = 0;
  std::array<epoll_event, 64> ready{};
  std::array<char, 4096> answer{};
  for (const auto end = Clock::now() + time; Clock::now() < end;) {
    const int count = epoll_wait(poll, ready.data(), static_cast<int>(ready.size()), 100);
    for (int i = 0; i < count; ++i) {
      const int connection = ready[static_cast<std::size_t>(i)].data.fd;
      VERIFY(recv(connection, answer.data(), answer.size(), 0) > 0, "the server keeps the connection");
      VERIFY(answer[9] == '2', "the server answers 200");
      ++answers;
      VERIFY(send(connection, request.data(), request.size(), 0) > 0, "the connection takes a request");
    }
  }
  close(poll);
  return answers;
}

std::vector<http::Route> hello_routes() {
  const auto hello = [](const http::Request&, const http::PathParameters&, http::Reply reply) {
    reply(http::json_response(200, R"({"hello":"world"})"));
  };
  std::vector<http::Route> routes(2);
  routes[0] = {
      .method = http::Method::get, .pattern = "/v1/{collection}/{id}", .operation = "read", .handler = hello};
  routes[1] = {
      .method = http::Method::post, .pattern = "/v1/statements", .operation = "state", .handler = hello};
  routes[1].accepts = {"application/sd-jwt"};
  return routes;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int index, int otherwise) {
    return argc > index ? std::atoi(argv[index]) : otherwise;
  };
  const int connection_count = number(1, 64);
  const int seconds = number(2, 3);
  const bool post = argc > 4 && std::string_view(argv[4]) == "post";
  http::Router router(hello_routes(), {});
  http::ServerOptions options;
  options.threads = static_cast<unsigned>(number(3, 1));
  const auto server = std::move(http::Server::start(options, router)).value();
  const std::string fields = "Host: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: */*\r\n";
  const std::string request =
      post ? "POST /v1/statements HTTP/1.1\r\n" + fields +
                 "Content-Type: application/sd-jwt\r\nContent-Length: 1024\r\n\r\n" + std::string(1024, 'x')
           : "GET /v1/registrations/0192f7a4-7c3e-7000-8000-000000000000 HTTP/1.1\r\n" + fields + "\r\n";
  std::vector<int> connections;
  for (int i = 0; i < connection_count; ++i) connections.push_back(open_connection(server->port()));
  const auto start = Clock::now();
  const auto answers = drive(connections, request, std::chrono::seconds(seconds));
  const std::chrono::duration<double> elapsed = Clock::now() - start;
  for (const int connection : connections) close(connection);
  std::printf("bench=http_hello method=%s connections=%d threads=%u requests_per_second=%.0f\n",
              post ? "POST" : "GET", connection_count, options.threads,
              static_cast<double>(answers) / elapsed.count());
  return 0;
}
