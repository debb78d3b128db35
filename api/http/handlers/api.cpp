#include "api/http/handlers/api.h"

#include "api/http/handlers/look_budget.h"
#include "api/http/openapi.h"

namespace kroniek::http {
namespace {

constexpr std::string_view bearer = "Bearer ";  // RFC 6750 section 2.1; the scheme's name is read in any case

Result<std::shared_ptr<const Caller>> sign_in(const Api& api, const std::string& authorization) {
  if (!same_ignoring_case(std::string_view(authorization).substr(0, bearer.size()), bearer))
    return Error{ErrorKind::unauthenticated, "token.scheme", "Authorization must be a bearer token."};
  TRY(who, api.service.sign_in(std::string_view(authorization).substr(bearer.size())));
  return std::shared_ptr<const Caller>(std::make_shared<Caller>(Caller{std::move(who)}));
}

// The document describes the route that serves it too, so it is made when all rows are there.
Route document_route(std::shared_ptr<const std::string> document) {
  return {.pattern = "/v1/openapi.json",
          .scope = Scope::anyone,
          .operation = "readApiDocument",
          .handler =
              [document](const Request&, const PathParameters&, Reply reply) {
                Response response = json_response(200, "");
                response.shared_body = document;
                reply(std::move(response));
              },
          .cors = Cors::everyone};
}

}  // namespace

// Whatever looks into personal data counts against the caller's budget.
Gate api_gate(Api& api) {
  const auto budget = std::make_shared<LookBudget>();  // of the copies of this gate
  return [&api, budget](const Route& route, Request& head) -> Result<Ok> {
    if (const auto* authorization = head.header("Authorization")) {
      TRY(caller, sign_in(api, *authorization));
      if (route.scope == Scope::look) TRY_OK(budget->take(caller->who.actor, api.service.now()));
      head.caller = std::move(caller);
      return Ok{};
    }
    if (route.scope == Scope::anyone) return Ok{};
    return Error{ErrorKind::unauthenticated, "token.missing",
                 "This needs a signed-in caller: Authorization: Bearer <token>."};
  };
}

std::vector<Route> api_routes(Api& api) {
  std::vector<Route> routes;
  for (auto part : {statement_routes(api), event_routes(api), log_routes(api), seal_routes(api),
                    view_routes(api), find_routes(api), privacy_routes(api), mrz_routes(api),
                    figure_routes(api), attachment_routes(api), service_routes(api), page_routes(api)})
    for (auto& route : part) routes.push_back(std::move(route));
  routes.push_back(worklist_route(api));
  routes.push_back(retention_route(api));
  routes.push_back(country_route(api));
  routes.push_back(match_route(api));
  routes.push_back(person_route(api));
  routes.push_back(reconciliation_route(api));
  routes.push_back(manifest_versions_route(api));
  routes.push_back(preview_route(api));
  routes.push_back(extract_route(api));
  routes.push_back(handover_list_route(api));
  routes.push_back(pfif_route(api));
  routes.push_back(suggest_route(api));
  routes.push_back(external_id_route(api));
  auto document = std::make_shared<std::string>();
  routes.push_back(document_route(document));
  *document = write_json(openapi_document(routes, api_version));
  return routes;
}

}  // namespace kroniek::http
