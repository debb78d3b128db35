#include <catch2/catch.hpp>

#include "tests/support/http_fixture.h"
#include "tests/support/raw_client.h"
#include "tests/support/tls_certificate.h"

using namespace kroniek;
using namespace kroniek::http;
using kroniek::test::FunctionApplication;
using kroniek::test::RawClient;
using kroniek::test::TestServer;

namespace {

const std::string plain_get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace

TEST_CASE("tls: requests go round over TLS 1.3, with Strict-Transport-Security") {
  const test::TlsCertificate certificate;
  FunctionApplication application(test::echo);
  ServerOptions options;
  options.tls = certificate.files();
  TestServer server(application, options);
  RawClient client(server.port(), RawClient::Tls::yes);
  CHECK(client.protocol() == "TLSv1.3");
  for (int i = 0; i < 3; ++i) {
    const auto response = client.exchange(plain_get);
    CHECK(response.body == "GET /a ");
    CHECK(response.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains");
  }
  const auto refused = client.exchange("GET / HTTP/1.1\r\n\r\n");
  CHECK(refused.status == 400);
  CHECK(client.is_closed());
}

TEST_CASE("tls: a client in clear, or one that never shakes hands, is let go") {
  const test::TlsCertificate certificate;
  FunctionApplication application(test::echo);
  ServerOptions options;
  options.tls = certificate.files();
  options.limits.head = std::chrono::milliseconds(50);
  TestServer server(application, options);
  RawClient clear(server.port());
  clear.send(plain_get);
  CHECK(clear.receive().status == 0);
  RawClient silent(server.port());
  CHECK(silent.is_closed());
  CHECK(server.stats().handshakes_failed == 2);
}

TEST_CASE("tls: files that are missing or do not fit are refused at the start") {
  const test::TlsCertificate one;
  const test::TlsCertificate other;
  FunctionApplication application(test::echo);
  const auto code = [&](TlsFiles files) {
    ServerOptions options;
    options.tls = std::move(files);
    return Server::start(options, application).error().code;
  };
  CHECK(code({"/nonexistent", one.files().key}) == "serve.tls-files");
  CHECK(code({one.files().certificate, "/nonexistent"}) == "serve.tls-files");
  CHECK(code({one.files().certificate, other.files().key}) == "serve.tls-files");
}
