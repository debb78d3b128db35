#include "api/http/router.h"

#include <algorithm>

#include "api/http/media_rules.h"
#include "api/http/pattern.h"
#include "api/http/problem.h"
#include "api/http/query_rules.h"
#include "core/check.h"

namespace kroniek::http {
namespace {

Response not_found() {
  return problem(Error{ErrorKind::not_found, "route.not-found", "there is nothing at this path"});
}

const Route* find_method(const std::vector<const Route*>& routes, Method method) {
  const Method wanted = method == Method::head ? Method::get : method;
  const auto found =
      std::find_if(routes.begin(), routes.end(), [=](const Route* r) { return r->method == wanted; });
  return found == routes.end() ? nullptr : *found;
}

// RFC 9110 section 10.2.1.
std::string allowed(const std::vector<const Route*>& routes) {
  std::string names;
  for (const auto* route : routes) {
    names.append(name_of(route->method)).append(", ");
    if (route->method == Method::get) names.append("HEAD, ");
  }
  return names + "OPTIONS";
}

PathParameters parameters_of(const Route& route, const std::vector<std::string>& segments) {
  std::vector<PathParameter> items;
  const auto pattern = split_pattern(route.pattern);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_parameter(pattern[i])) continue;
    PathParameter item{parameter_name(pattern[i]), segments[i]};
    if (is_rest(pattern[i]))
      for (std::size_t rest = i + 1; rest < segments.size(); ++rest) item.value += "/" + segments[rest];
    items.push_back(std::move(item));
  }
  return PathParameters(std::move(items));
}

}  // namespace

const std::string& PathParameters::operator[](std::string_view name) const {
  const auto found =
      std::find_if(items_.begin(), items_.end(), [=](const auto& item) { return item.name == name; });
  VERIFY(found != items_.end(), "the route's pattern names the parameter");
  return found->value;
}

Router::Router(std::vector<Route> routes, RouterOptions options)
    : routes_(std::move(routes)), options_(std::move(options)) {
  for (const auto& route : routes_) {
    auto pattern = split_pattern(route.pattern);
    auto path = std::find_if(paths_.begin(), paths_.end(),
                             [&](const Path& known) { return known.pattern == pattern; });
    if (path == paths_.end()) path = paths_.insert(paths_.end(), Path{std::move(pattern), {}});
    VERIFY(!find_method(path->routes, route.method), "a method and pattern stand in the table once");
    path->routes.push_back(&route);
  }
  std::stable_sort(paths_.begin(), paths_.end(),
                   [](const Path& a, const Path& b) { return more_literal(a.pattern, b.pattern); });
}

const Router::Path* Router::find_path(const std::vector<std::string>& segments) const {
  for (const auto& path : paths_)
    if (matches(path.pattern, segments)) return &path;
  return nullptr;
}

Admission Router::admit(Request& head) {
  const Path* path = find_path(head.segments);
  if (head.method == Method::options) return answer_options(head, path);
  if (!path) return not_found();
  const Route* route = find_method(path->routes, head.method);
  if (!route) {
    auto response = problem(405, Error{ErrorKind::invalid, "route.method-not-allowed",
                                       "the method is not allowed at this path; Allow names those that are"});
    response.set_header("Allow", allowed(path->routes));
    return response;
  }
  head.route = route;
  if (const auto checked = check_route(*route, head); !checked.ok()) {
    auto response = checked.error().code == "request.not-acceptable" ? problem(406, checked.error())
                                                                     : problem(checked.error());
    add_cors(head, route, response);
    return response;
  }
  return BodyLimit{route->accepts.empty() ? 0 : route->body_bytes_max};
}

Result<Ok> Router::check_route(const Route& route, Request& head) const {
  TRY_OK(check_query(head.query, route.query));
  TRY_OK(check_body_type(head, route.accepts));
  TRY_OK(check_acceptable(head, route.produces));
  if (options_.gate) TRY_OK(options_.gate(route, head));
  return route.admit ? route.admit(head, parameters_of(route, head.segments)) : Ok{};
}

void Router::handle(Request request, Reply reply) {
  VERIFY(request.route, "only what was admitted is handled");
  const Route& route = *request.route;
  auto parameters = parameters_of(route, request.segments);
  if (!request.header("Origin") && route.cors == Cors::listed)
    return route.handler(std::move(request), std::move(parameters), std::move(reply));
  // std::function wants what it holds to be copyable; the two owners are this answer's copies.
  auto inner = std::make_shared<Reply>(std::move(reply));
  auto origin = request.header("Origin") ? std::vector<Header>{{"Origin", *request.header("Origin")}}
                                         : std::vector<Header>{};
  Reply with_cors([this, inner, origin = std::move(origin), &route](Response response) {
    Request asked;
    asked.headers = origin;
    add_cors(asked, &route, response);
    (*inner)(std::move(response));
  });
  route.handler(std::move(request), std::move(parameters), std::move(with_cors));
}

// Fetch standard, section 3.2: what a browser must be told before its page may read the answer.
void Router::add_cors(const Request& head, const Route* route, Response& response) const {
  if (route && route->cors == Cors::everyone) return response.set_header("Access-Control-Allow-Origin", "*");
  if (options_.origins.empty()) return;
  response.set_header("Vary", "Origin");
  const auto* origin = head.header("Origin");
  if (!origin ||
      std::find(options_.origins.begin(), options_.origins.end(), *origin) == options_.origins.end())
    return;
  response.set_header("Access-Control-Allow-Origin", *origin);
  response.set_header("Access-Control-Expose-Headers",
                      "API-Version, ETag, Kroniek-Index, Link, Location, Retry-After");
}

Response Router::answer_options(const Request& head, const Path* path) const {
  const bool whole_server = head.path == "*";
  if (!path && !whole_server) return not_found();
  Response response;
  response.status = 204;
  response.set_header("Allow", path ? allowed(path->routes) : "GET, HEAD, POST, PUT, OPTIONS");
  const auto* wanted = head.header("Access-Control-Request-Method");
  const auto method = wanted && path ? parse_method(*wanted) : std::nullopt;
  const Route* route = method ? find_method(path->routes, *method) : nullptr;
  if (!route) return response;
  add_cors(head, route, response);
  if (!response.header("Access-Control-Allow-Origin")) return response;
  response.set_header("Access-Control-Allow-Methods", std::string(name_of(route->method)));
  response.set_header("Access-Control-Allow-Headers",
                      "Authorization, Content-Type, If-None-Match, Last-Event-ID");
  response.set_header("Access-Control-Max-Age", "600");
  return response;
}

}  // namespace kroniek::http
