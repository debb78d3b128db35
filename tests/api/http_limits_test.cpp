#include <catch2/catch.hpp>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "api/http/events.h"
#include "tests/support/http_fixture.h"
#include "tests/support/raw_client.h"

using namespace kroniek;
using namespace kroniek::http;
using kroniek::test::FunctionApplication;
using kroniek::test::RawClient;
using kroniek::test::TestServer;
using std::chrono::milliseconds;

namespace {

const std::string plain_get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

// Holds the replies that it owes until told otherwise.
class Holding {
 public:
  void operator()(Request, Reply reply) {
    const std::lock_guard lock(mutex_);
    held_.push_back(std::move(reply));
    if (waiting_) std::exchange(waiting_, std::nullopt)->set_value();
  }
  void wait_for_one() {
    std::unique_lock lock(mutex_);
    if (!held_.empty()) return;
    auto arrived = waiting_.emplace().get_future();
    lock.unlock();
    arrived.wait();
  }
  void answer_all() {
    const std::lock_guard lock(mutex_);
    for (auto& reply : held_) reply(text_response(200, "late"));
    held_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<Reply> held_;
  std::optional<std::promise<void>> waiting_;
};

std::unique_ptr<TestServer> serve(Application& application,
                                  const std::function<void(ServerLimits&)>& change) {
  ServerOptions options;
  change(options.limits);
  return std::make_unique<TestServer>(application, options);
}

}  // namespace

TEST_CASE("limits: a head that does not arrive in time is 408") {
  FunctionApplication application(test::echo);
  const auto server = serve(application, [](auto& limits) { limits.head = milliseconds(50); });
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: a\r\n");
  const auto response = client.receive();
  CHECK(response.status == 408);
  CHECK(response.header("Connection") == "close");
  CHECK(client.is_closed());
  CHECK(server->stats().timeouts == 1);
}

TEST_CASE("limits: dripping bytes does not lengthen the time for a head") {
  FunctionApplication application(test::echo);
  const auto server = serve(application, [](auto& limits) { limits.head = milliseconds(60); });
  RawClient client(server->port());
  const auto start = std::chrono::steady_clock::now();
  std::promise<void> answered;
  std::thread drip([&, told = answered.get_future()] {
    while (told.wait_for(milliseconds(10)) == std::future_status::timeout)
      if (!client.send("a")) break;
  });
  CHECK(client.receive().status == 408);
  answered.set_value();
  drip.join();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("limits: a body that does not arrive in time is 408") {
  FunctionApplication application(test::echo);
  const auto server = serve(application, [](auto& limits) { limits.body = milliseconds(50); });
  for (const std::string kind : {"Content-Length: 10", "Transfer-Encoding: chunked"}) {
    RawClient client(server->port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\n" + kind + "\r\n\r\n1");
    CHECK(client.receive().status == 408);
    CHECK(client.is_closed());
  }
}

TEST_CASE("limits: an idle connection is closed without a word") {
  FunctionApplication application(test::echo);
  const auto server = serve(application, [](auto& limits) { limits.idle = milliseconds(50); });
  RawClient fresh(server->port());
  CHECK(fresh.is_closed());
  RawClient used(server->port());
  CHECK(used.exchange(plain_get).status == 200);
  CHECK(used.is_closed());
  CHECK(server->stats().timeouts == 0);
}

TEST_CASE("limits: a client that does not read its answer is disconnected") {
  FunctionApplication application(
      [](const Request&, Reply reply) { reply(text_response(200, std::string(32 * 1024 * 1024, 'x'))); });
  const auto server = serve(application, [](auto& limits) {
    limits.write = milliseconds(50);
    limits.bytes_per_second_min = std::size_t{1} << 40;
  });
  RawClient client(server->port());
  client.send(plain_get);
  while (server->stats().timeouts == 0) std::this_thread::yield();
  CHECK(client.receive().body.size() < 32 * 1024 * 1024);
}

TEST_CASE("limits: an answer that does not come in time is 503, and a late one harms nobody") {
  Holding holding;
  FunctionApplication application(std::ref(holding));
  const auto server = serve(application, [](auto& limits) { limits.answer = milliseconds(30); });
  RawClient client(server->port());
  const auto response = client.exchange(plain_get);
  CHECK(response.status == 503);
  CHECK(response.header("Retry-After") == "30");
  holding.answer_all();
  CHECK(client.exchange(plain_get).status == 503);
  holding.answer_all();
}

TEST_CASE("limits: connections over the cap of a peer or of all are turned away") {
  FunctionApplication application(test::echo);
  const auto server = serve(application, [](auto& limits) {
    (GENERATE(true, false) ? limits.connections_max : limits.connections_per_peer_max) = 2;
  });
  {
    RawClient first(server->port());
    RawClient second(server->port());
    CHECK(first.exchange(plain_get).status == 200);
    CHECK(second.exchange(plain_get).status == 200);
    RawClient third(server->port());
    const auto refused = third.receive();
    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "1");
    CHECK(third.is_closed());
    CHECK(first.exchange(plain_get).status == 200);
  }
  while (server->stats().connections_open > 0) std::this_thread::yield();
  RawClient again(server->port());
  CHECK(again.exchange(plain_get).status == 200);
  CHECK(server->stats().connections_refused == 1);
}

TEST_CASE("limits: many connections at once are all served") {
  FunctionApplication application(test::echo);
  TestServer server(application);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 200; ++i) clients.push_back(std::make_unique<RawClient>(server.port()));
  for (const auto& client : clients) client->send(plain_get);
  for (const auto& client : clients) CHECK(client->receive().status == 200);
  CHECK(server.stats().connections_open == 200);
}

TEST_CASE("limits: a server that stops lets requests in hand finish and closes the idle") {
  Holding holding;
  FunctionApplication application(std::ref(holding));
  TestServer server(application);
  RawClient idle(server.port());
  RawClient busy(server.port());
  busy.send(plain_get);
  holding.wait_for_one();
  std::thread stopping([&] { server.server->stop(std::chrono::seconds(5)); });
  CHECK(idle.is_closed());
  holding.answer_all();
  const auto response = busy.receive();
  CHECK(response.body == "late");
  CHECK(response.header("Connection") == "close");
  busy.end();
  stopping.join();
}

TEST_CASE("limits: a server that has stopped outlives replies that come too late") {
  Holding holding;
  FunctionApplication application(std::ref(holding));
  {
    TestServer server(application);
    RawClient client(server.port());
    client.send(plain_get);
    holding.wait_for_one();
    server.server->stop(milliseconds(1));
    CHECK(client.is_closed());
  }
  holding.answer_all();
}

TEST_CASE("events: what is published reaches the reader, and silence brings comments") {
  const auto queue = std::make_shared<EventQueue>(1024 * 1024);
  FunctionApplication application([&](const Request&, Reply reply) {
    Response response;
    response.content_type = "text/event-stream";
    response.events = queue;
    reply(std::move(response));
  });
  const auto server = serve(application, [](auto& limits) { limits.heartbeat = milliseconds(30); });
  RawClient client(server->port());
  client.send(plain_get);
  CHECK(client.receive_head().header("Transfer-Encoding") == "chunked");
  CHECK(client.receive_until(":\n\n") == "3\r\n:\n\n");
  for (int i = 0; i < 100; ++i) queue->push(format_event(std::to_string(i), "", "x"));
  CHECK(client.receive_until("id: 99\ndata: x\n\n").find("id: 42\ndata: x\n\n") != std::string::npos);
  queue->finish();
  CHECK(client.receive_until("\r\n0\r\n\r\n") != "");
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(client.receive_head().header("Transfer-Encoding") == "chunked");
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(client.receive_head().status == 200);
}

TEST_CASE("events: a reader that does not read is disconnected, and a stopping server ends streams") {
  std::vector<std::shared_ptr<EventQueue>> queues;
  FunctionApplication application([&](const Request&, Reply reply) {
    queues.push_back(std::make_shared<EventQueue>(std::size_t{64} * 1024 * 1024));
    Response response;
    response.content_type = "text/event-stream";
    response.events = queues.back();
    reply(std::move(response));
  });
  const auto server = serve(application, [](auto& limits) { limits.write = milliseconds(50); });
  RawClient slow(server->port());
  slow.send(plain_get);
  slow.receive_head();
  queues.front()->push(format_event("1", "", std::string(32 * 1024 * 1024, 'x')));
  while (server->stats().timeouts == 0) std::this_thread::yield();
  RawClient reader(server->port());
  reader.send(plain_get);
  reader.receive_head();
  std::thread stopping([&] { server->server->stop(std::chrono::seconds(5)); });
  CHECK(reader.receive_until("0\r\n\r\n") == "0\r\n\r\n");
  reader.end();
  stopping.join();
}
