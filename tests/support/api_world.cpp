#include "tests/support/api_world.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <future>

#include "api/http/problem.h"
#include "api/http/target.h"
#include "core/domain/registration_number.h"
#include "core/register/external_secret.h"

namespace kroniek::test {
namespace {

RegisterWorld::Options released_to(RegisterWorld::Options options, http::Feed& feed) {
  options.released = [&feed](TreeSize, const std::string&) { feed.released(); };
  return options;
}

// What the router needs to know of a request that a connection would have read.
http::Request request_of(const Ask& ask, std::vector<http::Header> headers) {
  auto target = http::parse_target(ask.target).value();
  http::Request request;
  request.method = ask.method;
  request.path = std::move(target.path);
  request.segments = std::move(target.segments);
  request.query = std::move(target.query);
  request.headers = std::move(headers);
  request.body = ask.body;
  request.has_body = !ask.body.empty();
  return request;
}

}  // namespace

ApiWorld::ApiWorld(RegisterWorld::Options options, std::vector<std::string> page_origins)
    : world(released_to(std::move(options), feed)),
      api{world.service(),
          workers,
          feed,
          external_ids_of(*world.ports().store.snapshot(), world.ports().cipher).value(),
          nullptr,
          "0123456789ab"},
      router(http::api_routes(api), {std::move(page_origins), http::api_gate(api)}) {}

ApiWorld::~ApiWorld() = default;

std::vector<http::Header> ApiWorld::headers_of(const Ask& ask) {
  auto headers = ask.headers;
  if (!ask.type.empty()) headers.push_back({"Content-Type", ask.type});
  if (ask.by != nullptr) headers.push_back({"Authorization", "Bearer " + token(*ask.by)});
  return headers;
}

http::Response ApiWorld::ask(const Ask& ask) {
  auto request = request_of(ask, headers_of(ask));
  auto admission = router.admit(request);
  if (auto* refused = std::get_if<http::Response>(&admission)) return std::move(*refused);
  const auto promise = std::make_shared<std::promise<http::Response>>();
  auto answer = promise->get_future();
  router.handle(std::move(request),
                http::Reply([promise](http::Response response) { promise->set_value(std::move(response)); }));
  return answer.get();
}

http::Response ApiWorld::post(std::string target, std::string_view json, const Person* by) {
  return ask({std::move(target), http::Method::post, by, std::string(json), "application/json"});
}

http::Response ApiWorld::submit(std::string sd_jwt) {
  return ask({"/v1/statements", http::Method::post, nullptr, std::move(sd_jwt), "application/sd-jwt"});
}

http::Response ApiWorld::submit(const Person& by, std::string_view json) {
  return post("/v1/statements", write_json(world.complete(by, parse_json(json).value())), &by);
}

http::Response ApiWorld::batch(std::string lines, const Person* by) {
  return ask({"/v1/statements/_batch", http::Method::post, by, std::move(lines), "application/x-ndjson"});
}

std::uint16_t ApiWorld::port() {
  if (server_ == nullptr) {
    server_ = http::Server::start({}, router).value();
    api.stats = &server_->stats();
  }
  return server_->port();
}

std::string ApiWorld::bytes_of(const Ask& ask) {
  std::string bytes =
      std::string(http::name_of(ask.method)) + " " + ask.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  for (const auto& header : headers_of(ask)) bytes += header.name + ": " + header.value + "\r\n";
  if (!ask.body.empty()) bytes += "Content-Length: " + std::to_string(ask.body.size()) + "\r\n";
  return bytes + "\r\n" + ask.body;
}

RawResponse ApiWorld::exchange(const Ask& ask) {
  RawClient client(port());
  client.send(bytes_of(ask));
  return ask.method == http::Method::head ? client.receive_head() : client.receive();
}

std::string ApiWorld::token(const Person& by) {
  return make_token(by.actor, RegisterWorld::origin, world.clock.now(), *by.signer).value();
}

std::string ApiWorld::registered(const StreamId& file, std::string_view type, std::string_view data,
                                 int version) {
  return R"({"type": ")" + std::string(type) + R"(", "sub": ")" + to_string(file) + R"(", "version": )" +
         std::to_string(version) + R"(, "operation": ")" + to_string(world.operation) + R"(", "data": )" +
         std::string(data) + "}";
}

StreamId ApiWorld::file(std::uint8_t number) {
  const auto id = stream("registrations", number);
  const auto code = format_registration_number({"TST", number}).value();
  world.state(world.registrar, registered(id, "registration.opened",
                                          R"({"number": ")" + code + R"(", "source": "desk-1"})", 1));
  world.state(world.registrar, registered(id, "registration.seen", R"({"checkpoint": "gate-d"})", 2));
  world.state(world.registrar, registered(id, "registration.identified", R"({
    "level": 2, "basis": ["document-seen"], "category": "dutch", "minor": false,
    "names": {"family": "Vanderzande-Personal", "given": "Annelotte-Personal"}, "dateOfBirth": "1984-05-17",
    "sex": "female", "nationalities": ["NLD"],
    "document": {"type": "passport", "issuer": "NLD", "number": "SPECPERS1"}})",
                                          3));
  world.state(world.care, registered(id, "registration.need-recorded", R"({
    "category": "medicines", "urgent": true, "detail": "Insulin-Personal"})",
                                     4));
  return id;
}

const std::vector<std::string>& personal_values() {
  static const std::vector<std::string> values{"Vanderzande-Personal", "Annelotte-Personal", "1984-05-17",
                                               "SPECPERS1", "Insulin-Personal"};
  return values;
}

Json json_of(std::string_view text) {
  auto json = parse_json(text);
  INFO(text);
  REQUIRE(json.ok());
  return *std::move(json);
}
Json json_of(const http::Response& response) {
  return json_of(std::string_view(response.content()));
}

Json at(const Json& json, std::string_view path) {
  const Json* found = &json;
  while (found != nullptr && !path.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    const auto step = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (const auto* items = found->array_items()) {
      const auto index = static_cast<std::size_t>(std::stoul(std::string(step)));
      found = index < items->size() ? &(*items)[index] : nullptr;
    } else {
      found = found->find(step);
    }
  }
  return found == nullptr ? Json() : *found;
}

std::string text_at(const Json& json, std::string_view path) {
  const auto value = at(json, path);
  return value.string() == nullptr ? write_json(value) : *value.string();
}

Json::Array items_at(const Json& json, std::string_view path) {
  const auto found = at(json, path);
  return found.array_items() == nullptr ? Json::Array() : *found.array_items();
}

std::string code_of(const http::Response& response) {
  INFO(response.content());
  CHECK(response.content_type == "application/problem+json");
  CHECK(response.status >= 400);
  const auto json = json_of(response);
  const auto code = text_at(json, "code");
  CHECK(at(json, "status") == Json(response.status));
  CHECK(text_at(json, "type") == "/problems/" + code);
  CHECK(text_at(json, "title") == http::title_of(code));
  CHECK(at(json, "detail").string() != nullptr);
  CHECK_FALSE(text_at(json, "detail").empty());
  CHECK((response.status == 401) == !header_of(response, "WWW-Authenticate").empty());
  CHECK((response.status == 429 || response.status == 503) == !header_of(response, "Retry-After").empty());
  return code;
}

std::vector<std::string> faults_of(const http::Response& response) {
  std::vector<std::string> faults;
  const auto json = json_of(response);
  const auto* errors = json.find("errors");
  if (errors == nullptr) return faults;
  for (const auto& fault : *errors->array_items()) {
    CHECK_FALSE(text_at(fault, "detail").empty());
    faults.push_back(text_at(fault, "pointer") + " " + text_at(fault, "code"));
  }
  std::sort(faults.begin(), faults.end());
  return faults;
}

std::string next_of(const http::Response& response) {
  const auto link = header_of(response, "Link");
  const auto end = link.find(">; rel=\"next\"");
  return link.starts_with("<") && end != std::string::npos ? link.substr(1, end - 1) : std::string();
}

std::string header_of(const http::Response& response, std::string_view name) {
  const auto* value = response.header(name);
  return value == nullptr ? std::string() : *value;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace kroniek::test
