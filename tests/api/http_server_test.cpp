#include "api/http/server.h"

#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "core/json.h"
#include "tests/support/framing_cases.h"
#include "tests/support/http_fixture.h"
#include "tests/support/raw_client.h"

using namespace kroniek;
using namespace kroniek::http;
using kroniek::test::FunctionApplication;
using kroniek::test::RawClient;
using kroniek::test::TestServer;

namespace {

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

std::string post(const std::string& body) {
  return "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

const std::string chunked_post = "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

}  // namespace

TEST_CASE("server: malformed heads are refused on the wire, and the connection ends") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  for (const auto& [bytes, status, code] : test::framing_cases()) {
    INFO(bytes.substr(0, 200));
    RawClient client(server.port());
    client.send(bytes);
    const auto response = client.receive();
    CHECK(response.status == status);
    CHECK(response.header("Content-Type") == "application/problem+json");
    CHECK(response.header("Connection") == "close");
    CHECK(response.header("API-Version") == "1.0.0");
    CHECK(*parse_json(response.body).value().find("code")->string() == code);
    CHECK(client.is_closed());
  }
  CHECK(server.stats().refusals == test::framing_cases().size());
  CHECK(server.stats().requests == 0);
}

TEST_CASE("server: a connection serves request after request") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  for (const std::string path : {"/a", "/b", "/c"})
    CHECK(client.exchange(get(path)).body == "GET " + path + " ");
  CHECK(client.exchange(post("body")).body == "POST /x body");
  CHECK(client.exchange(get("/d", "Connection: close\r\n")).header("Connection") == "close");
  CHECK(client.is_closed());
  CHECK(server.stats().connections_accepted == 1);
  CHECK(server.stats().requests == 5);
  CHECK(server.stats().statuses[200] == 5);
  CHECK(server.stats().bytes_received > 0);
  CHECK(server.stats().bytes_sent > 0);
}

TEST_CASE("server: pipelined requests are answered in order") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  client.send(get("/a") + post("one") + chunked_post + "3\r\ntwo\r\n0\r\n\r\n" + get("/b"));
  CHECK(client.receive().body == "GET /a ");
  CHECK(client.receive().body == "POST /x one");
  CHECK(client.receive().body == "POST /x two");
  CHECK(client.receive().body == "GET /b ");
}

TEST_CASE("server: a request may come byte by byte") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  for (const char c : chunked_post + "1;x=y\r\na\r\n2\r\nbc\r\n0\r\nTrailer: t\r\n\r\n") client.send({&c, 1});
  CHECK(client.receive().body == "POST /x abc");
  CHECK(client.exchange(get("/next")).body == "GET /next ");
}

TEST_CASE("server: fields of a trailer never become headers of the request") {
  std::promise<std::size_t> fields;
  FunctionApplication application([&](Request request, Reply reply) {
    fields.set_value(request.headers.size());
    test::echo(std::move(request), std::move(reply));
  });
  TestServer server(application);
  RawClient client(server.port());
  client.exchange(chunked_post + "0\r\nAuthorization: Bearer x\r\n\r\n");
  CHECK(fields.get_future().get() == 2);
}

TEST_CASE("server: malformed chunks are refused, and the connection ends") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  for (const std::string chunks :
       {"x\r\n", "+1\r\na\r\n0\r\n\r\n", "0x1\r\na\r\n0\r\n\r\n", "1\na\n0\n\n\r\n", "1\r\nab\r\n0\r\n\r\n",
        "ffffffffffffffffff\r\na", "1 \r\n\r\n\r\n\r\n", "\r\n\r\n", "-1\r\n\r\n\r\n"}) {
    INFO(chunks);
    RawClient client(server.port());
    client.send(chunked_post + chunks);
    CHECK(client.receive().status == 400);
    CHECK(client.is_closed());
  }
}

TEST_CASE("server: HEAD has the headers of GET and no body") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto response = client.receive_head();
  CHECK(response.status == 200);
  CHECK(response.header("Content-Length") == "10");  // `HEAD /abc `
  CHECK(client.exchange(get("/next")).body == "GET /next ");
}

TEST_CASE("server: a body over the limit is 413, told before it is sent") {
  FunctionApplication application(test::echo);
  application.body_bytes_max = 10;
  TestServer server(application);
  RawClient declared(server.port());
  declared.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n");
  CHECK(declared.receive().status == 413);
  CHECK(declared.is_closed());
  RawClient chunked(server.port());
  chunked.send(chunked_post + "8\r\naaaaaaaa\r\n3\r\nbbb\r\n0\r\n\r\n");
  CHECK(chunked.receive().status == 413);
  RawClient exact(server.port());
  CHECK(exact.exchange(post("0123456789")).status == 200);
  CHECK(exact.exchange(chunked_post + "a\r\n0123456789\r\n0\r\n\r\n").status == 200);
}

TEST_CASE("server: a client that sends on after its refusal still reads it") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + std::string(1000000, 'a'));
  CHECK(client.receive().status == 413);
}

TEST_CASE("server: a large body and a large answer arrive whole") {
  FunctionApplication application(test::echo);
  application.body_bytes_max = 8 * 1024 * 1024;
  TestServer server(application);
  RawClient client(server.port());
  const std::string body(5'000'000, 'x');
  CHECK(client.exchange(post(body)).body == "POST /x " + body);
}

TEST_CASE("server: Expect: 100-continue is answered before the body, and refused with the final status") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(client.exchange("ok").body == "POST /x ok");
  client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive().status == 413);
}

TEST_CASE("server: an HTTP/1.0 client is answered and the connection ends") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  CHECK(client.exchange("GET /a HTTP/1.0\r\nHost: a\r\n\r\n").body == "GET /a ");
  CHECK(client.is_closed());
}

TEST_CASE("server: an answer may come from another thread") {
  std::vector<std::thread> threads;
  FunctionApplication application([&](Request request, Reply reply) {
    threads.emplace_back([request = std::move(request), reply = std::move(reply)]() mutable {
      test::echo(std::move(request), std::move(reply));
    });
  });
  ServerOptions options;
  options.threads = 1;
  TestServer server(application, options);
  RawClient client(server.port());
  for (int i = 0; i < 50; ++i)
    CHECK(client.exchange(post(std::to_string(i))).body == "POST /x " + std::to_string(i));
  for (auto& thread : threads) thread.join();
}

TEST_CASE("server: a handler that forgets its reply or throws answers 500") {
  FunctionApplication application([](const Request& request, const Reply&) {
    if (request.path == "/throws") throw std::runtime_error("handler");
  });
  TestServer server(application);
  RawClient client(server.port());
  const auto forgotten = client.exchange(get("/forgets"));
  CHECK(forgotten.status == 500);
  CHECK(forgotten.body.find("server.no-answer") != std::string::npos);
  CHECK(client.exchange(get("/throws")).status == 500);
  CHECK(server.stats().failures == 1);
}

TEST_CASE("server: an answer that would split in two is not sent") {
  FunctionApplication application([](const Request&, Reply reply) {
    Response response;
    response.headers.push_back({"Location", "/a\r\n\r\nHTTP/1.1 200 OK"});
    reply(std::move(response));
  });
  TestServer server(application);
  RawClient client(server.port());
  CHECK(client.exchange(get("/")).status == 500);
}

TEST_CASE("server: a target that does not decode is 400 and leaves the connection alone") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  RawClient client(server.port());
  CHECK(client.exchange(get("/%ff")).status == 400);
  CHECK(client.exchange(get("/a")).status == 200);
}

TEST_CASE("server: a shared body is sent as it is") {
  const auto tile = std::make_shared<const std::string>("tile");
  FunctionApplication application([&](const Request&, Reply reply) {
    Response response;
    response.content_type = "application/octet-stream";
    response.shared_body = tile;
    reply(std::move(response));
  });
  TestServer server(application);
  RawClient client(server.port());
  CHECK(client.exchange(get("/")).body == "tile");
}

TEST_CASE("server: a port in use is told") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  ServerOptions options;
  options.port = server.port();
  const auto second = Server::start(options, application);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().code == "serve.address-in-use");
  options.address = "0.0.0.0";
  CHECK(Server::start(options, application).error().code == "serve.tls-required");
}
