// The register of register_world.h behind the API. Most tests ask the router and need no socket; exchange()
// goes over a real connection to a server on a free port of this machine, which is started when it is first
// needed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/http/handlers/api.h"
#include "api/http/server.h"
#include "tests/support/raw_client.h"
#include "tests/support/register_world.h"

namespace kroniek::test {

// One request. Left out: no sign-in, no body.
struct Ask {
  std::string target;
  http::Method method = http::Method::get;
  const Person* by = nullptr;
  std::string body = {};
  std::string type = {};  // of the body
  std::vector<http::Header> headers = {};
};

class ApiWorld {
 public:
  explicit ApiWorld(RegisterWorld::Options options = {}, std::vector<std::string> page_origins = {});
  ~ApiWorld();

  http::Feed feed;
  RegisterWorld world;
  http::Workers workers{2, 8};
  http::Api api;
  http::Router router;

  // Through the router. Waits for the answer.
  http::Response ask(const Ask& ask);
  http::Response get(std::string target, const Person* by = nullptr) {
    return ask({std::move(target), {}, by});
  }
  http::Response post(std::string target, std::string_view json, const Person* by = nullptr);
  http::Response submit(std::string sd_jwt);                       // signed by its author
  http::Response submit(const Person& by, std::string_view json);  // plain, completed, of a signed-in author
  http::Response batch(std::string lines, const Person* by = nullptr);

  // Over a connection of its own.
  RawResponse exchange(const Ask& ask);
  std::string bytes_of(const Ask& ask);  // the request as it is sent
  std::uint16_t port();

  std::string token(const Person& by);

  // A file of a person, with personal data and text in it. Whatever the register shows, these values are in
  // the answers of openings only.
  StreamId file(std::uint8_t number = 1);
  std::string registered(const StreamId& file, std::string_view type, std::string_view data, int version);

 private:
  std::vector<http::Header> headers_of(const Ask& ask);

  std::unique_ptr<http::Server> server_;
};

// Values that file() puts in, none of which stands in any other place.
const std::vector<std::string>& personal_values();

Json json_of(const http::Response& response);
Json json_of(std::string_view text);
// The value at a place of members and items, `items/0/claims/type`; null where there is nothing.
Json at(const Json& json, std::string_view path);
std::string text_at(const Json& json, std::string_view path);
Json::Array items_at(const Json& json, std::string_view path);  // empty where it is no array
// The code of a problem document, having checked that it is one throughout: type, title, status, detail,
// code, errors.
std::string code_of(const http::Response& response);
// `pointer code` of each of its errors, sorted.
std::vector<std::string> faults_of(const http::Response& response);
// The target of `Link: <…>; rel="next"`, or empty.
std::string next_of(const http::Response& response);
std::string header_of(const http::Response& response, std::string_view name);
std::vector<std::string> lines_of(std::string_view text);

}  // namespace kroniek::test
