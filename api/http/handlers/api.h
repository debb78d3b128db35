// The API's routes (06-api's table): what the rows share, and the rows themselves. Handlers hold no state of
// their own; they turn a request into a question to the service, and its answer into a response.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/http/feed.h"
#include "api/http/router.h"
#include "api/http/stats.h"
#include "api/http/workers.h"
#include "core/domain/external_ids.h"
#include "core/register/service.h"

namespace kroniek::http {

constexpr std::string_view api_version = "1.0.0";

// Who asks; made by the gate from the bearer token.
struct Caller {
  SignedIn who;
};

// What the handlers work with; all of it outlives the router. `stats` is set once the server has started.
struct Api {
  Service& service;
  Workers& workers;  // for batches: their signatures are checked beside the connections' threads
  Feed& feed;
  ExternalIds external_ids;
  const ServerStats* stats = nullptr;
  std::string commit;  // of the program's source, for /version
};

// Every route of the program, in the order of the API document.
std::vector<Route> api_routes(Api& api);
// `external-id.may-not-ask`: who could ask might try booking references until one is in the log.
Result<Ok> may_ask_for_codes(const SignedIn& reader, const LogReader& log, Instant now);
// Checks the bearer token where there is one; refuses its absence where the route's scope needs a signed-in
// caller.
Gate api_gate(Api& api);

std::vector<Route> submit_routes(Api& api);
std::vector<Route> statement_routes(Api& api);
Route log_list_route(Api& api);
std::vector<Route> view_routes(Api& api);
std::vector<Route> find_routes(Api& api);
std::vector<Route> log_routes(Api& api);
std::vector<Route> seal_routes(Api& api);
std::vector<Route> privacy_routes(Api& api);
Route extract_route(Api& api);
std::vector<Route> event_routes(Api& api);
std::vector<Route> mrz_routes(Api& api);
Route worklist_route(Api& api);
Route retention_route(Api& api);
Route country_route(Api& api);
Route match_route(Api& api);
Route person_route(Api& api);
Route reconciliation_route(Api& api);
Route manifest_versions_route(Api& api);
Route preview_route(Api& api);
Route handover_list_route(Api& api);
Route pfif_route(Api& api);
Route suggest_route(Api& api);
Route external_id_route(Api& api);
std::vector<Route> attachment_routes(Api& api);
std::vector<Route> figure_routes(Api& api);
std::vector<Route> page_routes(Api& api);
std::vector<Route> service_routes(Api& api);

}  // namespace kroniek::http
