#include <catch2/catch.hpp>

#include "api/http/bind.h"
#include "api/http/events.h"
#include "api/http/problem.h"
#include "api/http/reply.h"
#include "api/http/response_head.h"
#include "core/faults.h"
#include "core/json.h"

using namespace kroniek;
using namespace kroniek::http;

namespace {

std::string head_of(const Response& response, HeadContext context = {"D", "1.2.3"}) {
  std::string text;
  append_head(text, response, context);
  return text;
}

}  // namespace

TEST_CASE("problem: an error becomes a problem document with all its faults") {
  Error error{ErrorKind::invalid, "assistance-request.reasons-missing", "say why"};
  error.faults = {{"/data/reasons", "field.missing", "is required"}};
  const auto response = problem(error);
  CHECK(response.status == 400);
  CHECK(response.content_type == "application/problem+json");
  CHECK(response.body ==
        R"({"type":"/problems/assistance-request.reasons-missing",)"
        R"("title":"Assistance request: reasons missing",)"
        R"("status":400,"detail":"say why","code":"assistance-request.reasons-missing",)"
        R"("errors":[{"pointer":"/data/reasons","code":"field.missing","detail":"is required"}]})");
}

TEST_CASE("problem: an answer names a hundred faults at most") {
  Error error{ErrorKind::invalid, "a.b"};
  error.faults = std::vector<Fault>(10'000, Fault{"/a", "field.unknown", "No."});
  const auto document = parse_json(problem(error).body).value();
  CHECK(document.find("errors")->array_items()->size() == faults_max);
}

TEST_CASE("problem: each kind has its status, and the headers that go with it") {
  const auto status = [](ErrorKind kind) { return problem(Error{kind, "a.b"}).status; };
  CHECK(status(ErrorKind::invalid) == 400);
  CHECK(status(ErrorKind::unauthenticated) == 401);
  CHECK(status(ErrorKind::forbidden) == 403);
  CHECK(status(ErrorKind::not_found) == 404);
  CHECK(status(ErrorKind::conflict) == 409);
  CHECK(status(ErrorKind::too_large) == 413);
  CHECK(status(ErrorKind::unsupported) == 415);
  CHECK(status(ErrorKind::too_many) == 429);
  CHECK(status(ErrorKind::busy) == 503);
  CHECK(status(ErrorKind::unavailable) == 503);
  CHECK(status(ErrorKind::storage_full) == 507);
  CHECK(status(ErrorKind::corrupt) == 500);
  CHECK(*problem(Error{ErrorKind::too_many, "a.b"}).header("Retry-After") == "1");
  CHECK(*problem(Error{ErrorKind::unavailable, "a.b"}).header("Retry-After") == "30");
  CHECK_FALSE(problem(Error{ErrorKind::invalid, "a.b"}).header("Retry-After"));
}

TEST_CASE("response head: every answer has the common headers and its length") {
  CHECK(head_of(text_response(200, "hello")) ==
        "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 5\r\n"
        "API-Version: 1.2.3\r\nCache-Control: no-store\r\nContent-Security-Policy: frame-ancestors 'none'\r\n"
        "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n\r\n");
}

TEST_CASE("response head: an answer's own header replaces the common one") {
  auto response = text_response(200, "tile");
  response.set_header("cache-control", "max-age=31536000, immutable");
  const auto head = head_of(response);
  CHECK(head.find("no-store") == std::string::npos);
  CHECK(head.find("cache-control: max-age=31536000, immutable\r\n") != std::string::npos);
}

TEST_CASE("response head: TLS adds Strict-Transport-Security, and closing is said") {
  const auto head = head_of({}, {"D", "1", true, false, false});
  CHECK(head.find("Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n") != std::string::npos);
  CHECK(head.find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("response head: 204 and 304 say nothing about a body") {
  Response response;
  response.status = GENERATE(204, 304);
  CHECK(head_of(response).find("Content-Length") == std::string::npos);
}

TEST_CASE("response head: a header that would split the answer is never sent") {
  Response response;
  CHECK(is_sendable(response));
  response.headers = {{"Location", "/a\r\nSet-Cookie: b"}};
  CHECK_FALSE(is_sendable(response));
  response.headers = {{"Bad Name", "a"}};
  CHECK_FALSE(is_sendable(response));
  response.headers.clear();
  response.content_type = "a/b\n";
  CHECK_FALSE(is_sendable(response));
}

TEST_CASE("response head: dates are IMF-fixdate") {
  CHECK(format_http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(format_http_date(951826554) == "Tue, 29 Feb 2000 12:15:54 GMT");
}

TEST_CASE("reply: answered once, or with 500 where it was dropped") {
  int status = 0;
  const auto answer = [&](Response response) { status = response.status; };
  { const Reply dropped(answer); }
  CHECK(status == 500);
  {
    Reply given(answer);
    Reply moved(std::move(given));
    moved(text_response(201, ""));
  }
  CHECK(status == 201);
}

TEST_CASE("bind: only this machine's addresses go without TLS") {
  const auto code = [](const char* address) {
    const auto checked = check_bind(address, std::nullopt);
    return checked.ok() ? "" : checked.error().code;
  };
  for (const auto* address : {"127.0.0.1", "127.1.2.3", "::1"}) CHECK(code(address).empty());
  for (const auto* address : {"0.0.0.0", "10.0.0.1", "::", "2001:db8::1", "::ffff:127.0.0.1"})
    CHECK(code(address) == "serve.tls-required");
  for (const auto* address : {"", "localhost", "127.0.0.1:80", "[::1]"})
    CHECK(code(address) == "serve.address-malformed");
  CHECK(check_bind("0.0.0.0", TlsFiles{"a", "b"}).ok());
}

TEST_CASE("events: an event is its fields, line by line") {
  CHECK(format_event("7", "statement", "{}") == "id: 7\nevent: statement\ndata: {}\n\n");
  CHECK(format_event("", "", "a\nb\r\nc\rd") == "data: a\ndata: b\ndata: c\ndata: d\n\n");
  CHECK(format_event("", "", "a\n") == "data: a\ndata: \n\n");
}

TEST_CASE("events: a queue that is full ends the stream with what it held") {
  EventQueue queue(6);
  CHECK(queue.push("aaa"));
  CHECK(queue.push("bbb"));
  CHECK_FALSE(queue.push("c"));
  CHECK_FALSE(queue.push(""));
  CHECK(queue.pull(4) == "aaa");
  CHECK(queue.pull(4) == "bbb");
  CHECK_FALSE(queue.pull(4));
}

TEST_CASE("events: a queue tells when there is more") {
  int woken = 0;
  EventQueue queue(100);
  queue.start([&] { ++woken; });
  CHECK(queue.pull(10) == "");
  queue.push("a");
  queue.finish();
  CHECK(woken == 2);
  CHECK(queue.pull(10) == "a");
  CHECK_FALSE(queue.pull(10));
}
