// The HTTP client of the commands, against a server of the test's own.
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "api/cli/remote.h"
#include "api/http_client.h"
#include "tests/support/http_fixture.h"
#include "tests/support/tls_certificate.h"

using namespace kroniek;
using namespace kroniek::test;
using http::Client;
using http::Method;

namespace {

std::unique_ptr<Client> client_of(const std::string& url, http::ClientOptions options = {}) {
  return Client::make(http::parse_service_url(url).value(), std::move(options)).value();
}
std::string url_of(const TestServer& server) {
  return "http://127.0.0.1:" + std::to_string(server.port());
}

}  // namespace

TEST_CASE("client: an address is read whole, and written back as it is meant") {
  CHECK(http::parse_service_url("http://127.0.0.1:8080/").value() ==
        http::ServiceUrl{false, "127.0.0.1", 8080});
  CHECK(http::parse_service_url("https://register.example").value() ==
        http::ServiceUrl{true, "register.example", 443});
  CHECK(to_string(http::parse_service_url("http://[::1]:9000").value()) == "http://[::1]:9000");
  CHECK(to_string(http::parse_service_url("https://register.example:443/").value()) ==
        "https://register.example");
  for (const auto* wrong :
       {"", "register.example", "http://", "http:///x", "http://a/v1", "http://a?x", "http://a#x",
        "http://user@a", "http://a:0", "http://a:65536", "http://a:", "ftp://a"}) {
    CAPTURE(wrong);
    CHECK(http::parse_service_url(wrong).error().code == "client.url");
  }
}

TEST_CASE("client: several requests go over one connection, and bodies arrive") {
  FunctionApplication application(echo);
  const TestServer server(application);
  const auto client = client_of(url_of(server));
  for (int i = 0; i < 3; ++i) {
    CHECK(client->exchange({Method::get, "/a", {}, ""}).value().body == "GET /a ");
    CHECK(client->exchange({Method::post, "/b", {{"Content-Type", "text/plain"}}, "text"}).value().body ==
          "POST /b text");
  }
  CHECK(server.stats().connections_accepted == 1);
}

TEST_CASE("client: a GET whose kept connection has ended is tried on a new one") {
  FunctionApplication application(
      [](const http::Request&, http::Reply reply) { reply(http::text_response(200, "yes")); });
  http::ServerOptions options;
  options.limits.idle = std::chrono::milliseconds(1);
  const TestServer server(application, options);
  const auto client = client_of(url_of(server));
  for (int i = 0; i < 3; ++i) {
    CHECK(client->exchange({Method::get, "/", {}, ""}).value().body == "yes");
    while (server.stats().connections_open > 0) std::this_thread::yield();
  }
}

TEST_CASE("client: a server that does not answer in time, and one that is not there, are told apart") {
  std::vector<http::Reply> never;
  FunctionApplication application(
      [&never](const http::Request&, http::Reply reply) { never.push_back(std::move(reply)); });
  std::string gone;
  {
    TestServer server(application);
    gone = url_of(server);
    http::ClientOptions options;
    options.patience = std::chrono::milliseconds(50);
    CHECK(client_of(gone, options)->exchange({Method::get, "/", {}, ""}).error().code == "client.no-answer");
    server.server->stop(std::chrono::milliseconds(0));
    never.clear();
  }
  CHECK(client_of(gone)->exchange({Method::get, "/", {}, ""}).error().code == "client.unreachable");
}

TEST_CASE("client: an answer that is too large is not taken") {
  FunctionApplication application([](const http::Request&, http::Reply reply) {
    reply(http::text_response(200, std::string(10'000, 'x')));
  });
  const TestServer server(application);
  http::ClientOptions options;
  options.answer_bytes_max = 9'999;
  CHECK(client_of(url_of(server), options)->exchange({Method::get, "/", {}, ""}).error().code ==
        "client.no-answer");
}

TEST_CASE("client: over TLS it talks only to whom it was told to trust, under the name that it asked for") {
  const TlsCertificate certificate, other;
  FunctionApplication application(echo);
  http::ServerOptions options;
  options.tls = certificate.files();
  const TestServer server(application, options);
  const auto port = std::to_string(server.port());
  const auto exchange = [&](const std::string& host, const std::string& trusted) {
    return client_of("https://" + host + ":" + port, {.certificates = trusted})
        ->exchange({Method::get, "/a", {}, ""});
  };
  CHECK(exchange("localhost", certificate.files().certificate).value().body == "GET /a ");
  CHECK(exchange("localhost", other.files().certificate).error().code == "client.unreachable");
  CHECK(exchange("localhost", "").error().code == "client.unreachable");
  CHECK(exchange("127.0.0.1", certificate.files().certificate).error().code == "client.unreachable");
}

TEST_CASE(
    "client: what is answered 503 is sent again, byte for byte, until it is taken or the tries are over") {
  std::atomic<int> left = 2;
  std::mutex mutex;
  std::vector<std::string> bodies;
  FunctionApplication application([&](const http::Request& request, http::Reply reply) {
    const std::lock_guard lock(mutex);
    bodies.push_back(request.body);
    reply(http::text_response(left-- > 0 ? 503 : 201, "answer"));
  });
  const TestServer server(application);
  const auto client = client_of(url_of(server));
  const http::ClientRequest request{Method::post, "/", {}, "the same bytes"};
  CHECK(cli::exchange_patiently(*client, request, 5).value().status == 201);
  CHECK(bodies == std::vector<std::string>(3, "the same bytes"));
  left = 2;
  CHECK(cli::exchange_patiently(*client, request, 2).value().status == 503);
}
