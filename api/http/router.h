// Routes as a table: what a row says is checked here once for all rows, and 404, 405, 406, 413 and 415 follow
// from it. Literal segments win over parameters. A trailing slash is 404. All faults of a query are told at
// once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/application.h"
#include "api/http/message.h"
#include "api/http/reply.h"
#include "core/field_info.h"
#include "core/result.h"

namespace kroniek::http {

// Who may ask at all; the gate decides. What somebody signed in may state, open and see, mandates say: the
// service checks the former in every statement, the handlers the latter (core/register/sight.h).
// Whatever looks into personal data (`look`) counts against the caller's budget besides.
enum class Scope { anyone, signed_in, look };
// Whose pages may read the answer: those of the origins listed in the options, or everybody's.
enum class Cors { listed, everyone };

struct PathParameter {
  std::string name;
  std::string value;  // percent-decoded; of `{name...}` the rest of the path, joined with `/`
  bool operator==(const PathParameter&) const = default;
};

class PathParameters {
 public:
  explicit PathParameters(std::vector<PathParameter> items) : items_(std::move(items)) {}
  // The value of a parameter that the route's pattern names.
  const std::string& operator[](std::string_view name) const;
  const std::vector<PathParameter>& items() const { return items_; }

 private:
  std::vector<PathParameter> items_;
};

// The schema of a JSON answer: its name in the API document, and its members.
struct AnswerSchema {
  std::string name;
  std::vector<FieldInfo> fields;
};

using Handler = std::function<void(Request, PathParameters, Reply)>;
// What one route checks of a head besides, after the gate; it may set `head.held`.
using Admit = std::function<Result<Ok>(Request& head, const PathParameters& path)>;

struct Route {
  Method method = Method::get;  // a GET answers HEAD too
  std::string pattern;          // `/v1/{collection}/{id}/_open`; the last segment may be `{rest...}`
  Scope scope = Scope::signed_in;
  std::string operation;  // the OpenAPI operationId
  Handler handler;
  std::size_t body_bytes_max = 1024 * 1024;
  std::vector<std::string> accepts = {};  // media types of the body, `*/*` for any; none: no body
  std::vector<std::string> produces = {"application/json"};  // `*/*`: of whatever type it was brought
  std::vector<std::string> query = {};                       // the keys known
  Cors cors = Cors::listed;
  AnswerSchema answers = {};
  Admit admit = nullptr;  // for bodies that are too large to be read in vain
};

// Run before the body is read; may set `head.caller`.
using Gate = std::function<Result<Ok>(const Route& route, Request& head)>;

struct RouterOptions {
  std::vector<std::string> origins;  // as browsers send them: `https://page.example`
  Gate gate;                         // none: everybody may do everything
};

class Router final : public Application {
 public:
  // Two routes of the same method and pattern are a defect.
  Router(std::vector<Route> routes, RouterOptions options);

  Admission admit(Request& head) override;
  void handle(Request request, Reply reply) override;
  const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Path {
    std::vector<std::string> pattern;
    std::vector<const Route*> routes;
  };
  const Path* find_path(const std::vector<std::string>& segments) const;
  Response answer_options(const Request& head, const Path* path) const;
  Result<Ok> check_route(const Route& route, Request& head) const;
  void add_cors(const Request& head, const Route* route, Response& response) const;

  std::vector<Route> routes_;  // never changed after the constructor: `paths_` points into it
  std::vector<Path> paths_;    // the more literal first
  RouterOptions options_;
};

}  // namespace kroniek::http
