#include "tests/support/http_fixture.h"

namespace kroniek::test {

void echo(http::Request request, http::Reply reply) {
  auto text = std::string(http::name_of(request.method)) + " " + request.path + " " + request.body;
  reply(http::text_response(200, std::move(text)));
}

TestServer::TestServer(http::Application& application, http::ServerOptions options) {
  options.limits.linger = std::chrono::milliseconds(100);
  server = std::move(http::Server::start(std::move(options), application)).value();
}

}  // namespace kroniek::test
