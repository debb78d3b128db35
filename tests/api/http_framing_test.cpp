#include "api/http/framing.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "tests/support/framing_cases.h"

using namespace kroniek::http;

// tests/fuzz/framing_fuzz.cpp: stops the process where Beast understands an accepted head otherwise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const FramingLimits limits;

// As the server does it: find the head, then parse it.
std::variant<Head, Refusal> read(const std::string& bytes) {
  const auto found = find_head(bytes, limits);
  if (const auto* refused = std::get_if<Refusal>(&found)) return *refused;
  return parse_head(std::string_view(bytes).substr(0, std::get<std::size_t>(found)), limits);
}

Head accepted(const std::string& bytes) {
  INFO(bytes);
  const auto head = read(bytes);
  REQUIRE(std::holds_alternative<Head>(head));
  return std::get<Head>(head);
}

}  // namespace

TEST_CASE("framing: every malformed head is refused with its status and code") {
  for (const auto& [bytes, status, code] : kroniek::test::framing_cases()) {
    INFO(bytes.substr(0, 200));
    const auto head = read(bytes);
    REQUIRE(std::holds_alternative<Refusal>(head));
    CHECK(std::get<Refusal>(head).code == code);
    CHECK(std::get<Refusal>(head).status == status);
    CHECK_FALSE(std::get<Refusal>(head).detail.empty());
  }
}

TEST_CASE("framing: a plain GET says what it asks and keeps the connection") {
  const auto head = accepted("GET /a?b=c HTTP/1.1\r\nHost: a.example:8080\r\nAccept:  x/y \r\n\r\n");
  CHECK(head.method == Method::get);
  CHECK(head.target == "/a?b=c");
  CHECK(head.fields == std::vector<Header>{{"Host", "a.example:8080"}, {"Accept", "x/y"}});
  CHECK(head.keep_alive);
  CHECK_FALSE(head.has_body());
}

TEST_CASE("framing: the end of the body is told by one length or by chunks") {
  CHECK(accepted("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 007\r\n\r\n").content_length == 7);
  CHECK_FALSE(accepted("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").has_body());
  CHECK(accepted("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n").chunked);
  CHECK(accepted("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:chunked\r\n\r\n").chunked);
}

TEST_CASE("framing: every standard method is known") {
  for (const std::string method : {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    CHECK(name_of(accepted(method + " / HTTP/1.1\r\nHost: a\r\n\r\n").method) == method);
}

TEST_CASE("framing: a host is a name, an IPv4 address or an IPv6 address in brackets") {
  for (const std::string host :
       {"a", "register.example", "a:1", "127.0.0.1:80", "[::1]", "[2001:db8::1]:8443"})
    CHECK(accepted("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").method == Method::get);
}

TEST_CASE("framing: an absolute target is taken where it names the Host, and becomes its path") {
  CHECK(accepted("GET http://A.example/x?y HTTP/1.1\r\nHost: a.example\r\n\r\n").target == "/x?y");
  CHECK(accepted("GET https://a HTTP/1.1\r\nHost: a\r\n\r\n").target == "/");
  CHECK(accepted("GET http://a?x HTTP/1.1\r\nHost: a\r\n\r\n").target == "/?x");
  CHECK(accepted("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").target == "*");
}

TEST_CASE("framing: the connection ends where either side's version or options say so") {
  CHECK_FALSE(accepted("GET / HTTP/1.0\r\nHost: a\r\n\r\n").keep_alive);
  CHECK_FALSE(accepted("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").keep_alive);
  CHECK(accepted("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n\r\n").expects_continue);
  CHECK_FALSE(accepted("POST / HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").expects_continue);
}

TEST_CASE("framing: a head is complete at its empty line and not before") {
  const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK(std::get<std::size_t>(find_head(bytes.substr(0, length), limits)) == 0);
  CHECK(std::get<std::size_t>(find_head(bytes + "GET", limits)) == bytes.size());
}

TEST_CASE("framing: whatever the bytes, an accepted head holds no byte that could end a line or a name") {
  rc::check([](const std::string& noise, std::uint16_t where) {
    std::string bytes = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
    bytes.insert(where % bytes.size(), noise);
    const auto found = find_head(bytes, limits);
    if (!std::holds_alternative<std::size_t>(found) || std::get<std::size_t>(found) == 0) return;
    const auto parsed = parse_head(bytes.substr(0, std::get<std::size_t>(found)), limits);
    const auto* head = std::get_if<Head>(&parsed);
    if (!head) return;
    RC_ASSERT(head->target.front() == '/');
    for (const auto& [name, value] : head->fields) {
      RC_ASSERT(!name.empty());
      RC_ASSERT(name.find_first_of(std::string("\0\r\n\t :", 6)) == std::string::npos);
      RC_ASSERT(value.find_first_of(std::string("\0\r\n", 3)) == std::string::npos);
    }
    RC_ASSERT(!(head->chunked && head->content_length));
  });
}

TEST_CASE("framing: Beast understands every accepted head as we do") {
  const std::string bytes =
      "POST /a?b=%41 HTTP/1.1\r\nHost: a:80\r\nConnection: x, close\r\nX:\ty \xe9 \r\nContent-Length: "
      "3\r\n\r\nabc";
  const auto run = [](std::string text) {
    return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  for (const auto& refused : kroniek::test::framing_cases()) CHECK(run(refused.bytes) == 0);
  for (std::size_t where = 0; where < bytes.size(); ++where)
    for (int byte = 0; byte < 256; ++byte) {
      auto changed = bytes;
      changed[where] = static_cast<char>(byte);
      run(changed);
      changed.insert(where, 1, bytes[where]);
      run(changed);
    }
  CHECK(run(bytes) == 0);
}
