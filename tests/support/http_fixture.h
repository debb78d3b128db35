// A server on a free port of this machine, answering with a function, for tests of the HTTP transport.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "api/http/server.h"
#include "tests/support/raw_client.h"

namespace kroniek::test {

class FunctionApplication final : public http::Application {
 public:
  using Handle = std::function<void(http::Request, http::Reply)>;
  explicit FunctionApplication(Handle handle) : handle_(std::move(handle)) {}
  http::Admission admit(http::Request&) override { return http::BodyLimit{body_bytes_max}; }
  void handle(http::Request request, http::Reply reply) override {
    handle_(std::move(request), std::move(reply));
  }

  std::size_t body_bytes_max = 1024;

 private:
  Handle handle_;
};

// Answers `METHOD path body`.
void echo(http::Request request, http::Reply reply);

class TestServer {
 public:
  explicit TestServer(http::Application& application, http::ServerOptions options = {});
  std::uint16_t port() const { return server->port(); }
  const http::ServerStats& stats() const { return server->stats(); }

  std::unique_ptr<http::Server> server;
};

}  // namespace kroniek::test
