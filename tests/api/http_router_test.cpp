#include "api/http/router.h"

#include <catch2/catch.hpp>

#include "api/http/target.h"
#include "core/json.h"

using namespace kroniek;
using namespace kroniek::http;

namespace {

// A handler that answers its own name and parameters.
Handler named(std::string name) {
  return [name = std::move(name)](const Request&, PathParameters parameters, Reply reply) {
    auto text = name;
    for (const auto& item : parameters.items()) text += " " + item.name + "=" + item.value;
    reply(text_response(200, text));
  };
}

Route route(Method method, std::string pattern, std::string name) {
  return {.method = method, .pattern = std::move(pattern), .operation = name, .handler = named(name)};
}

std::vector<Route> table() {
  auto submit = route(Method::post, "/v1/statements", "submit");
  submit.accepts = {"application/json", "application/sd-jwt"};
  submit.body_bytes_max = 77;
  auto list = route(Method::get, "/v1/{collection}", "list");
  list.query = {"limit", "cursor"};
  auto document = route(Method::get, "/v1/openapi.json", "document");
  document.cors = Cors::everyone;
  auto upload = route(Method::put, "/v1/attachments/{sha256}", "upload");
  upload.accepts = {"*/*"};
  return {submit,
          list,
          document,
          upload,
          route(Method::get, "/v1/{collection}/{id}", "view"),
          route(Method::post, "/v1/{collection}/{id}/_open", "open"),
          route(Method::post, "/v1/statements/_batch", "batch"),
          route(Method::get, "/v1/statements/{jti}", "statement"),
          route(Method::get, "/log/tile/{path...}", "tile"),
          route(Method::get, "/", "page")};
}

Request request(Method method, std::string_view target, std::vector<Header> headers = {}) {
  auto parsed = parse_target(target).value();
  Request made;
  made.method = method;
  made.path = parsed.path;
  made.segments = parsed.segments;
  made.query = parsed.query;
  made.headers = std::move(headers);
  made.has_body = made.header("Content-Type") != nullptr;
  return made;
}

Response ask(Router& router, Request asked) {
  auto admission = router.admit(asked);
  if (auto* refused = std::get_if<Response>(&admission)) return *refused;
  Response answer;
  router.handle(std::move(asked), Reply([&](Response given) { answer = std::move(given); }));
  return answer;
}

Response ask(Request asked) {
  Router router(table(), {});
  return ask(router, std::move(asked));
}

std::string code_of(const Response& response) {
  CHECK(response.content_type == "application/problem+json");
  const auto document = parse_json(response.body).value();
  CHECK(*document.find("status")->integer() == response.status);
  return *document.find("code")->string();
}

}  // namespace

TEST_CASE("router: literal segments win over parameters") {
  CHECK(ask(request(Method::get, "/v1/openapi.json")).body == "document");
  CHECK(ask(request(Method::get, "/v1/registrations")).body == "list collection=registrations");
  CHECK(ask(request(Method::get, "/v1/statements/7")).body == "statement jti=7");
  CHECK(ask(request(Method::get, "/v1/movements/a%2Fb")).body == "view collection=movements id=a/b");
  CHECK(ask(request(Method::get, "/log/tile/0/x001/067")).body == "tile path=0/x001/067");
  CHECK(ask(request(Method::get, "/")).body == "page");
}

TEST_CASE("router: HEAD is answered as GET") {
  CHECK(ask(request(Method::head, "/v1/openapi.json")).body == "document");
}

TEST_CASE("router: an unknown path, an empty segment and a trailing slash are 404") {
  for (const auto* path :
       {"/v2", "/v1/", "/v1/registrations/", "/v1//x", "/v1/a/b/c/d", "//", "/log/tile/", "/log/tile"})
    CHECK(ask(request(Method::get, path)).status == 404);
  CHECK(code_of(ask(request(Method::get, "/nothing"))) == "route.not-found");
}

TEST_CASE("router: a known path with another method is 405, and Allow names those it has") {
  const auto response = ask(request(Method::remove, "/v1/statements/7"));
  CHECK(response.status == 405);
  CHECK(code_of(response) == "route.method-not-allowed");
  CHECK(*response.header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(*ask(request(Method::get, "/v1/statements/_batch")).header("Allow") == "POST, OPTIONS");
}

TEST_CASE("router: OPTIONS tells the methods") {
  const auto response = ask(request(Method::options, "/v1/statements"));
  CHECK(response.status == 204);
  CHECK(*response.header("Allow") == "POST, OPTIONS");
  CHECK_FALSE(response.header("Access-Control-Allow-Origin"));
}

TEST_CASE("router: all faults of a query are told at once") {
  const auto response = ask(request(Method::get, "/v1/movements?limit=1&x=1&limit=2&access_token=s"));
  CHECK(response.status == 400);
  CHECK(code_of(response) == "query.unknown");
  const auto errors = parse_json(response.body).value();
  REQUIRE(errors.find("errors")->array_items()->size() == 3);
  CHECK(*(*errors.find("errors")->array_items())[0].find("pointer")->string() == "/query/x");
  CHECK(*(*errors.find("errors")->array_items())[1].find("code")->string() == "query.doubled");
  CHECK(*(*errors.find("errors")->array_items())[2].find("code")->string() == "query.token");
}

TEST_CASE("router: a query key that could be somebody's data is not repeated in the answer") {
  const auto response = ask(request(Method::get, "/v1/movements?Jan%20de%20Vries=1"));
  CHECK(response.body.find("Vries") == std::string::npos);
}

TEST_CASE("router: tokens in the query are refused") {
  CHECK(code_of(ask(request(Method::get, "/v1/movements?access_token=abc"))) == "query.token");
}

TEST_CASE("router: an Accept that takes nothing of ours is 406") {
  const auto response = ask(request(Method::get, "/v1/movements", {{"Accept", "image/png"}}));
  CHECK(response.status == 406);
  CHECK(code_of(response) == "request.not-acceptable");
}

TEST_CASE("router: a body of another type, coding or charset is 415") {
  const auto post = [](std::vector<Header> headers) {
    return ask(request(Method::post, "/v1/statements", std::move(headers)));
  };
  CHECK(post({{"Content-Type", "application/json"}}).body == "submit");
  CHECK(post({{"Content-Type", "application/json;charset=utf-8"}}).body == "submit");
  CHECK(code_of(post({{"Content-Type", "text/plain"}})) == "request.media-type");
  CHECK(code_of(post({{"Content-Type", "application/json;charset=utf-16"}})) == "request.charset");
  CHECK(code_of(post({{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}})) ==
        "request.content-encoding");
  CHECK(post({{"Content-Type", "text/plain"}}).status == 415);
}

TEST_CASE("router: an operation without body refuses one, one with body says how much") {
  CHECK(code_of(ask(request(Method::get, "/v1/movements", {{"Content-Type", "application/json"}}))) ==
        "request.body-unexpected");
  Router router(table(), {});
  auto submit = request(Method::post, "/v1/statements", {{"Content-Type", "application/json"}});
  CHECK(std::get<BodyLimit>(router.admit(submit)).bytes_max == 77);
  auto get = request(Method::get, "/");
  CHECK(std::get<BodyLimit>(router.admit(get)).bytes_max == 0);
}

TEST_CASE("router: the gate decides before the body is read") {
  const Gate gate = [](const Route& asked, Request&) -> Result<Ok> {
    if (asked.scope == Scope::anyone) return Ok{};
    return Error{ErrorKind::unauthenticated, "sign-in.missing", "sign in"};
  };
  Router router(table(), {{}, gate});
  const auto response = ask(router, request(Method::get, "/v1/movements"));
  CHECK(response.status == 401);
  CHECK(*response.header("WWW-Authenticate") == "Bearer realm=\"kroniek\"");
}

TEST_CASE("router: only the API document is for every origin, the rest for those listed") {
  Router router(table(), {{"https://page.example"}, {}});
  const auto cors = [&](const char* path, const char* origin) {
    const auto answer = ask(router, request(Method::get, path, {{"Origin", origin}}));
    const auto* allowed = answer.header("Access-Control-Allow-Origin");
    return allowed ? *allowed : "none";
  };
  CHECK(cors("/v1/openapi.json", "https://other.example") == "*");
  CHECK(cors("/v1/movements", "https://page.example") == "https://page.example");
  CHECK(cors("/v1/movements?x=1", "https://page.example") == "https://page.example");
  CHECK(cors("/v1/movements", "https://other.example") == "none");
  CHECK(cors("/v1/movements", "https://page.example.evil") == "none");
  CHECK(*ask(router, request(Method::get, "/v1/openapi.json")).header("Access-Control-Allow-Origin") == "*");
}

TEST_CASE("router: a browser's preflight is answered for listed origins") {
  Router router(table(), {{"https://page.example"}, {}});
  const auto preflight = [&](const char* origin) {
    return ask(router, request(Method::options, "/v1/statements",
                               {{"Origin", origin}, {"Access-Control-Request-Method", "POST"}}));
  };
  CHECK(*preflight("https://page.example").header("Access-Control-Allow-Methods") == "POST");
  CHECK_FALSE(preflight("https://other.example").header("Access-Control-Allow-Methods"));
}
