// What every route keeps to: methods, media types, limits, headers, spelling.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "api/http/pattern.h"
#include "core/sha256.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_assistance.h"

namespace kroniek::test {
namespace {

// What the mandate of a registrar rests on in this world.
const std::string document = "registrar";

bool takes_any(const std::vector<std::string>& types) {
  return std::find(types.begin(), types.end(), "*/*") != types.end();
}

// A path of the route that leads to something: of operation 1, of entry 0.
std::string sample(ApiWorld& api, const http::Route& route) {
  const std::vector<std::pair<std::string, std::string>> samples{{"{collection}", "operations"},
                                                                 {"{id}", to_string(api.world.operation.id)},
                                                                 {"{tile...}", "0/000.p/1"},
                                                                 {"{code}", "stream.unknown"},
                                                                 {"{file}", "style.css"}};
  auto path = route.pattern;
  if (route.operation == "matchCapabilities")
    return "/v1/" + to_string(stream("assistance-requests", 31)) + "/_matches";
  if (route.operation == "readPerson") return "/v1/" + to_string(stream("registrations", 1)) + "/_person";
  if (path.starts_with("/v1/attachments/"))
    return "/v1/attachments/" + hex(sha256(as_bytes(document))) +
           "?stream=" + to_string(api.world.registrar.mandate);
  if (path.starts_with("/v1/movements/{id}/")) path.replace(14, 4, to_string(stream("movements", 31).id));
  for (const auto& [name, value] : samples)
    if (const auto from = path.find(name); from != std::string::npos) path.replace(from, name.size(), value);
  if (const auto from = path.find("{jti}"); from != std::string::npos)
    path.replace(from, 5, text_at(api.world.view(api.world.operation), "head"));
  if (path == "/v1/figures/lead-times") path += "?fromType=operation.opened&toType=operation.closed";
  return path == "/v1/consistency" ? path + "?from=1&to=2" : path;
}

void check_common_headers(const RawResponse& answer) {
  INFO(answer.head);
  CHECK(answer.header("API-Version") == http::api_version);
  CHECK_FALSE(answer.header("Cache-Control").empty());
  CHECK(answer.header("Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
  CHECK(answer.header("X-Content-Type-Options") == "nosniff");
  CHECK(answer.header("X-Frame-Options") == "DENY");
  CHECK(answer.header("Referrer-Policy") == "no-referrer");
  CHECK(answer.header("Server").empty());
  CHECK_FALSE(answer.header("Date").empty());
}

bool is_stream(const http::Route& route) {
  return route.operation == "followStatements";
}

}  // namespace

TEST_CASE("api conventions: every answer has the security headers, errors included") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    if (is_stream(route)) continue;
    const auto answer =
        api.exchange({.target = sample(api, route), .method = route.method, .by = &api.world.registrar});
    check_common_headers(answer);
    CHECK(answer.header("Access-Control-Allow-Origin") == (route.cors == http::Cors::everyone ? "*" : ""));
  }
  const auto bad = [&](const Ask& ask, int status) {
    const auto answer = api.exchange(ask);
    CHECK(answer.status == status);
    CHECK(answer.header("Content-Type") == "application/problem+json");
    CHECK(answer.header("Cache-Control") == "no-store");
    check_common_headers(answer);
  };
  bad({.target = "/nothing"}, 404);
  bad({.target = "/v1/operations"}, 401);
  bad({.target = "/livez", .method = http::Method::remove}, 405);
  bad({.target = "/livez", .headers = {{"Accept", "image/png"}}}, 406);
  bad({.target = "/livez?x=1"}, 400);
  bad({.target = "/v1/statements", .method = http::Method::post, .body = "x", .type = "text/plain"}, 415);
  bad({.target = "/v1/statements",
       .method = http::Method::post,
       .body = std::string(1024 * 1024 + 1, ' '),
       .type = "application/json"},
      413);
  bad({.target = "/livez", .headers = {{"Transfer-Encoding", "gzip"}}}, 501);
}

TEST_CASE("api conventions: a GET answers HEAD with the same head and no body") {
  ApiWorld api;
  draft_request(api);
  api.file();
  api.world.state(
      api.world.coordinator,
      api.registered(stream("movements", 31), "movement.planned",
                     R"({"kind": "flight", "carrier": "VX", "number": "VX1", "from": "BEY", "to": "EIN"})",
                     1));
  const auto registers = "/v1/" + to_string(api.world.service().founding().register_id);
  REQUIRE(api.post(registers + "/_seal", "", &api.world.administrator).status < 300);
  for (const auto& route : api.router.routes())
    if (route.operation == "putAttachment")
      REQUIRE(api.ask({sample(api, route), http::Method::put, &api.world.registrar, document}).status == 201);
  for (const auto& route : api.router.routes()) {
    if (route.method != http::Method::get || is_stream(route) || route.operation == "readMetrics") continue;
    const bool is_watching = route.operation == "listLooks";
    const Ask ask{.target = sample(api, route),
                  .by = is_watching ? &api.world.data_protection : &api.world.registrar};
    const auto get = api.exchange(ask);
    auto asked = ask;
    asked.method = http::Method::head;
    const auto head = api.exchange(asked);
    CAPTURE(route.operation);
    CHECK(get.status == 200);
    CHECK(head.status == 200);
    for (const std::string name :
         {"Content-Type", "Content-Length", "ETag", "Kroniek-Index", "Cache-Control"})
      CHECK(head.header(name) == get.header(name));
  }
}

TEST_CASE("api conventions: OPTIONS and 405 name the methods that a path takes") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    const auto path = sample(api, route);
    const auto options = api.ask({.target = path, .method = http::Method::options});
    CHECK(options.status == 204);
    const auto allow = header_of(options, "Allow");
    CHECK(allow.find(http::name_of(route.method)) != std::string::npos);
    CHECK((allow.find("HEAD") != std::string::npos) == (allow.find("GET") != std::string::npos));
    const auto wrong = api.ask({.target = path, .method = http::Method::patch});
    CHECK(wrong.status == 405);
    CHECK(code_of(wrong) == "route.method-not-allowed");
    CHECK(header_of(wrong, "Allow") == allow);
  }
}

TEST_CASE("api conventions: a slash at the end is 404, never a redirect") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    if (route.pattern == "/") continue;
    const auto answer = api.ask({.target = sample(api, route).substr(0, sample(api, route).find('?')) + "/",
                                 .method = route.method,
                                 .by = &api.world.registrar});
    CAPTURE(route.pattern);
    CHECK(answer.status == 404);
    CHECK(code_of(answer) == "route.not-found");
  }
}

TEST_CASE("api conventions: unknown query keys, and tokens in a query, are refused everywhere") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    const auto path = sample(api, route).substr(0, sample(api, route).find('?'));
    const auto answer = api.ask(
        {.target = path + "?colour=red&access_token=x", .method = route.method, .by = &api.world.registrar});
    CAPTURE(route.pattern);
    CHECK(answer.status == 400);
    CHECK(code_of(answer) == "query.unknown");
    CHECK(faults_of(answer) ==
          std::vector<std::string>{"/query/access_token query.token", "/query/colour query.unknown"});
  }
}

TEST_CASE(
    "api conventions: a body is of a type that the route takes, and an answer of one that the asker takes") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    Ask ask{.target = sample(api, route), .method = route.method, .by = &api.world.registrar};
    CAPTURE(route.pattern);
    if (!route.produces.empty() && !takes_any(route.produces)) {
      ask.headers = {{"Accept", "image/png"}};
      CHECK(code_of(api.ask(ask)) == "request.not-acceptable");
      CHECK(api.ask(ask).status == 406);
    }
    if (takes_any(route.accepts)) continue;
    ask.headers = {};
    ask.body = "x";
    ask.type = "image/png";
    const auto answer = api.ask(ask);
    CHECK(answer.status == (route.accepts.empty() ? 400 : 415));
    CHECK(code_of(answer) == (route.accepts.empty() ? "request.body-unexpected" : "request.media-type"));
  }
}

TEST_CASE("api conventions: what needs sign-in is refused without it, everywhere") {
  ApiWorld api;
  for (const auto& route : api.router.routes()) {
    const auto answer = api.ask({.target = sample(api, route), .method = route.method});
    CAPTURE(route.pattern);
    if (route.scope != http::Scope::anyone) {
      CHECK(answer.status == 401);
      CHECK(code_of(answer) == "token.missing");
    } else {
      CHECK(answer.status != 403);
    }
  }
}

TEST_CASE("api conventions: paths are kebab-case, query keys camelCase, and operations are named once") {
  ApiWorld api;
  const std::regex segment("_?[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+)?");
  const std::regex camel("[a-z]+([A-Z][a-z0-9]*)*");
  std::vector<std::string> operations;
  for (const auto& route : api.router.routes()) {
    for (const auto& part : http::split_pattern(route.pattern)) {
      CAPTURE(part);
      if (!http::is_parameter(part)) CHECK(std::regex_match(part, segment));
    }
    for (const auto& key : route.query) CHECK(std::regex_match(key, camel));
    CHECK(std::regex_match(route.operation, camel));
    operations.push_back(route.operation);
  }
  std::sort(operations.begin(), operations.end());
  CHECK(std::adjacent_find(operations.begin(), operations.end()) == operations.end());
}

TEST_CASE("api conventions: every time in an answer is UTC with Z") {
  ApiWorld api;
  api.world.state(api.world.coordinator,
                  R"({"type": "operation.opened", "sub": ")" + to_string(stream("operations", 9)) +
                      R"(", "occurredAt": "2026-11-23T20:00:00+01:00", "data": {"kind": "incident",
                                             "title": "Brand", "area": ["VR12"], "lead": ")" +
                      to_string(api.world.kcr2) + R"(", "ground": "Wvr-39"}})");
  const auto view = json_of(api.get("/v1/" + to_string(stream("operations", 9)), &api.world.registrar));
  CHECK(text_at(view, "occurredAt") == "2026-11-23T19:00:00Z");
  CHECK(text_at(view, "openedAt") == "2026-11-23T19:00:00Z");
  CHECK(text_at(view, "recordedAt") == "2026-11-23T19:50:00Z");
}

TEST_CASE(
    "api conventions: only pages of listed origins may read an answer, but anybody's the API document") {
  ApiWorld api({}, {"https://page.example"});
  const auto ask = [&](const std::string& target, const std::string& origin) {
    return header_of(api.ask({.target = target, .headers = {{"Origin", origin}}}),
                     "Access-Control-Allow-Origin");
  };
  CHECK(ask("/version", "https://page.example") == "https://page.example");
  CHECK(ask("/version", "https://other.example") == "");
  CHECK(ask("/v1/openapi.json", "https://other.example") == "*");
}

}  // namespace kroniek::test
