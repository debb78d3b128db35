#include "api/http/target.h"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "api/http/accept.h"

using namespace kroniek;
using namespace kroniek::http;

namespace {

using Segments = std::vector<std::string>;

Segments segments_of(std::string_view text) {
  return parse_target(text).value().segments;
}
std::string refusal_of(std::string_view text) {
  return parse_target(text).error().code;
}

Request with_accept(std::string value) {
  Request request;
  request.headers.push_back({"Accept", std::move(value)});
  return request;
}

Request with_content_type(std::string value) {
  Request request;
  request.headers.push_back({"content-type", std::move(value)});
  return request;
}

std::string percent_encoded(const std::string& text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', "0123456789abcdef"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  return encoded;
}

}  // namespace

TEST_CASE("target: a path is split before it is decoded") {
  CHECK(segments_of("/") == Segments{});
  CHECK(segments_of("/a") == Segments{"a"});
  CHECK(segments_of("/a/") == Segments{"a", ""});
  CHECK(segments_of("/a//b") == Segments{"a", "", "b"});
  CHECK(segments_of("/a%2Fb/c") == Segments{"a/b", "c"});
  CHECK(segments_of("/%E2%82%AC+1") == Segments{"€+1"});
}

TEST_CASE("target: a query is a list in order, and a plus is a plus") {
  const auto target = parse_target("/a?asOf=2026-11-23T19:50:00+01:00&b&c=%26%3D=&b=").value();
  CHECK(target.path == "/a");
  CHECK(target.query ==
        std::vector<QueryItem>{{"asOf", "2026-11-23T19:50:00+01:00"}, {"b", ""}, {"c", "&=="}, {"b", ""}});
  CHECK(parse_target("/a?").value().query.empty());
}

TEST_CASE("target: what does not decode to clean UTF-8 is refused") {
  for (const auto* text :
       {"/%00", "/%0a", "/%7f", "/%ff", "/%C0%AF", "/%ED%A0%80", "/a?x=%0d%0a", "/a?%00=1"})
    CHECK(refusal_of(text) == "target.encoding");
}

TEST_CASE("target: dot segments are refused, encoded ones too") {
  for (const auto* text : {"/.", "/..", "/a/../b", "/a/%2e%2e/b", "/%2E"})
    CHECK(refusal_of(text) == "target.dot-segment");
  CHECK(segments_of("/...") == Segments{"..."});
}

TEST_CASE("target: any clean text survives percent-encoding") {
  rc::check([](const std::vector<std::uint8_t>& bytes) {
    std::string text = "x";
    for (const auto byte : bytes) text.push_back(static_cast<char>(0x20 + byte % 0x5f));
    const auto target =
        parse_target("/" + percent_encoded(text) + "?" + percent_encoded(text) + "=" + text.substr(0, 1));
    RC_ASSERT(target.value().segments == Segments{text});
    RC_ASSERT(target.value().query.front().key == text);
  });
}

TEST_CASE("accept: the most specific range decides, and weight 0 refuses") {
  CHECK(accepts(Request{}, "application/json"));
  CHECK(accepts(with_accept("*/*"), "application/json"));
  CHECK(accepts(with_accept("text/html, application/*;q=0.1"), "application/json"));
  CHECK(accepts(with_accept("Application/JSON; charset=utf-8"), "application/json"));
  CHECK_FALSE(accepts(with_accept("text/html"), "application/json"));
  CHECK_FALSE(accepts(with_accept("*/*, application/json;q=0"), "application/json"));
  CHECK_FALSE(accepts(with_accept("application/json;q=2"), "application/json"));
  CHECK_FALSE(accepts(with_accept("application/jsonx"), "application/json"));
}

TEST_CASE("accept: of what is offered the heaviest is chosen, the first of equals") {
  const std::vector<std::string> offered{"application/json", "application/sd-jwt"};
  CHECK(best_accepted(Request{}, offered) == "application/json");
  CHECK(best_accepted(with_accept("*/*"), offered) == "application/json");
  CHECK(best_accepted(with_accept("application/sd-jwt"), offered) == "application/sd-jwt");
  CHECK(best_accepted(with_accept("application/json;q=0.5, */*;q=0.6"), offered) == "application/sd-jwt");
  CHECK_FALSE(best_accepted(with_accept("text/html"), offered));
}

TEST_CASE("accept: a content type is told without its parameters") {
  CHECK(media_type_of(with_content_type("Application/JSON ; charset=\"UTF-8\"")) == "application/json");
  CHECK(charset_of(with_content_type("a/b; x=1; charset=\"UTF-8\"")) == "utf-8");
  CHECK_FALSE(media_type_of(Request{}));
  CHECK_FALSE(media_type_of(with_content_type("json")));
  CHECK_FALSE(media_type_of(with_content_type("a/b/c")));
  CHECK_FALSE(charset_of(with_content_type("a/b")));
}
