// Requests that must be refused for their form, each with the status and code: used on the parser alone and
// on a real server, which must also close the connection. Sources: RFC 9112, and what Beast 1.81 was seen to
// accept.
#pragma once

#include <string>
#include <vector>

namespace kroniek::test {

struct FramingCase {
  std::string bytes;
  int status;
  std::string code;
};

inline std::vector<FramingCase> framing_cases() {
  using namespace std::string_literals;
  const auto get = [](const std::string& fields) { return "GET / HTTP/1.1\r\n" + fields + "\r\n"; };
  const auto post = [](const std::string& fields) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
  };
  const auto target = [](const std::string& text) { return "GET " + text + " HTTP/1.1\r\nHost: a\r\n\r\n"; };
  return {
      {get(""), 400, "framing.host-missing"},
      {get("Host: a\r\nHost: a\r\n"), 400, "framing.host-doubled"},
      {get("Host:\r\n"), 400, "framing.host-invalid"},
      {get("Host: a b\r\n"), 400, "framing.host-invalid"},
      {get("Host: a, b\r\n"), 400, "framing.host-invalid"},
      {get("Host: user@a\r\n"), 400, "framing.host-invalid"},
      {get("Host: a:99999\r\n"), 400, "framing.host-invalid"},
      {get("Host: a:\r\n"), 400, "framing.host-invalid"},
      {get("Host: a/b\r\n"), 400, "framing.host-invalid"},
      {get("Host: [::1\r\n"), 400, "framing.host-invalid"},
      {get("Host: [12345::]\r\n"), 400, "framing.host-invalid"},
      {get("Host: a\r\nX: 1\r\n 2\r\n"), 400, "framing.folded"},
      {get("Host: a\r\nX: 1\r\n\t2\r\n"), 400, "framing.folded"},
      {get(" Host: a\r\n"), 400, "framing.folded"},
      {post("X: 1\r\n Content-Length: 5\r\n"), 400, "framing.folded"},
      {get("Host: a\r\nHost : a\r\n"), 400, "framing.field-name"},
      {get("Host: a\r\nX\t: 1\r\n"), 400, "framing.field-name"},
      {get("Host: a\r\n: 1\r\n"), 400, "framing.field-name"},
      {get("Host: a\r\nX(1): 1\r\n"), 400, "framing.field-name"},
      {get("Host: a\r\nX\xc3\xa9: 1\r\n"), 400, "framing.field-name"},
      {get("Host: a\r\nX\r\n"), 400, "framing.field-line"},
      {get("Host: a\r\nX: 1\n"), 400, "framing.bare-line-ending"},
      {get("Host: a\nX: 1\r\n"), 400, "framing.bare-line-ending"},
      {get("Host: a\r\nX: 1\rY: 2\r\n"), 400, "framing.bare-line-ending"},
      {"GET / HTTP/1.1\nHost: a\n\n", 400, "framing.bare-line-ending"},
      {"GET / HTTP/1.1\rHost: a\r\r", 400, "framing.bare-line-ending"},
      {get("Host: a\r\nX: \0\r\n"s), 400, "framing.nul"},
      {"GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s, 400, "framing.nul"},
      {get("Host: a\r\nX: \x01\r\n"), 400, "framing.control-character"},
      {get("Host: a\r\nX: \x7f\r\n"), 400, "framing.control-character"},
      {post("Transfer-Encoding: pigeons\r\n"), 501, "framing.coding-unknown"},
      {post("Transfer-Encoding: identity\r\n"), 501, "framing.coding-unknown"},
      {post("Transfer-Encoding: gzip, chunked\r\n"), 501, "framing.coding-unknown"},
      {post("Transfer-Encoding: chunked, identity\r\n"), 501, "framing.coding-unknown"},
      {post("Transfer-Encoding: xchunked\r\n"), 501, "framing.coding-unknown"},
      {post("Transfer-Encoding: chunked, chunked\r\n"), 400, "framing.coding"},
      {post("Transfer-Encoding: chunked,\r\n"), 400, "framing.coding"},
      {post("Transfer-Encoding:\r\n"), 400, "framing.coding"},
      {post("Transfer-Encoding: \"chunked\"\r\n"), 400, "framing.coding"},
      {post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400, "framing.coding"},
      {post("Transfer-Encoding:  chunked\r\n"), 400, "framing.white-space"},
      {post("Transfer-Encoding:\tchunked\r\n"), 400, "framing.white-space"},
      {post("Transfer-Encoding: chunked \r\n"), 400, "framing.white-space"},
      {post("Transfer-Encoding: \x0b"
            "chunked\r\n"),
       400, "framing.control-character"},
      {post("Transfer-Encoding : chunked\r\n"), 400, "framing.field-name"},
      {post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400, "framing.length-and-coding"},
      {post("Content-Length: 5\r\nTransfer-Encoding: identity\r\n"), 400, "framing.length-and-coding"},
      {"POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "framing.coding-in-http-1-0"},
      {post("Content-Length: +5\r\n"), 400, "framing.content-length"},
      {post("Content-Length: -5\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 0x5\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 5, 5\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 5 5\r\n"), 400, "framing.content-length"},
      {post("Content-Length:\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 5\r\nContent-Length: 5\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 5\r\ncontent-length: 6\r\n"), 400, "framing.content-length"},
      {post("Content-Length: 18446744073709551621\r\n"), 400, "framing.content-length"},
      {post("Content-Length:  5\r\n"), 400, "framing.white-space"},
      {post("Content-Length: 5\t\r\n"), 400, "framing.white-space"},
      {post("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400, "framing.field-doubled"},
      {post("Content-Type: a/b\r\ncontent-type: a/b\r\n"), 400, "framing.field-doubled"},
      {post("Expect: 200-ok\r\n"), 417, "framing.expectation"},
      {get("Host: a\r\nConnection: close;x\r\n"), 400, "framing.connection"},
      {target("/\xc3\xa9"), 400, "framing.target"},
      {target("/a\tb"), 400, "framing.target"},
      {target("/%"), 400, "framing.target"},
      {target("/%4"), 400, "framing.target"},
      {target("/%zz"), 400, "framing.target"},
      {target("/a#b"), 400, "framing.target"},
      {target("/a\\b"), 400, "framing.target"},
      {target("/<a>"), 400, "framing.target"},
      {target("a"), 400, "framing.target"},
      {target("*"), 400, "framing.target"},
      {target("ftp://a/"), 400, "framing.target"},
      {target("http://b/"), 400, "framing.target-authority"},
      {target("http://user@a/"), 400, "framing.target-authority"},
      {target("http://a:80/"), 400, "framing.target-authority"},
      {target("/a b"), 400, "framing.target"},
      {"GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "framing.target"},
      {"GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {" GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"GET /\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"GET / http/1.1\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"G\xc3\x8bT / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "framing.request-line"},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "framing.method-unknown"},
      {"get / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "framing.method-unknown"},
      {"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "framing.method-unknown"},
      {"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501, "framing.method-unknown"},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505, "framing.version"},
      {"GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505, "framing.version"},
      {"GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505, "framing.version"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "framing.version"},
      {target("/" + std::string(9000, 'a')), 414, "framing.target-too-long"},
      {"GET /" + std::string(20000, 'a'), 414, "framing.target-too-long"},
      {get("Host: a\r\nX: " + std::string(17000, 'a') + "\r\n"), 431, "framing.head-too-large"},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17000, 'a'), 431, "framing.head-too-large"},
      {get("Host: a\r\n" +
           [] {
             std::string fields;
             for (int i = 0; i < 101; ++i) fields += "X: 1\r\n";
             return fields;
           }()),
       431, "framing.too-many-fields"},
  };
}

}  // namespace kroniek::test
