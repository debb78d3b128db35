// Reading one statement, and its receipt.
#include "api/http/accept.h"
#include "api/http/handlers/answers.h"
#include "api/http/handlers/review_handlers.h"
#include "api/http/handlers/statement_json.h"
#include "core/register/accountability.h"
#include "core/register/receipts.h"
#include "core/register/review.h"

namespace kroniek::http {
namespace {

Result<Recorded> find_recorded(const Reading& reading, const PathParameters& path) {
  TRY(jti, path_jti(path));
  TRY(row, reading.find_statement(jti));
  return reading.log().read(row.position);
}

Result<Response> read_statement(const Api& api, const Request& request, const PathParameters& path) {
  const auto reading = api.service.read();
  TRY(recorded, find_recorded(reading, path));
  Response response;
  TRY(sight, sight_of(api, request, reading));
  if (best_accepted(request, request.route->produces) == "application/sd-jwt") {
    // A signed form cannot leave anything out.
    TRY(shown, sight.claims(recorded));
    if (shown.withheld)
      return Error{ErrorKind::forbidden, "statement.withheld",
                   "Something of this statement is not for your role to see."};
    response.content_type = "application/sd-jwt";
    response.body = compact(recorded.statement.jws) + "~";
  } else {
    TRY(version, version_at(reading.snapshot(), recorded.claims.stream, recorded.position));
    TRY(json, statement_json(sight, recorded, version));
    json.set("changed", Json::object({{"stream", to_string(recorded.claims.stream)}, {"version", version}}));
    TRY(reviews, reviews_of(reading.log(), recorded, {reading.size(), true, std::nullopt}));
    Json::Array review;
    for (const auto& each : reviews) review.push_back(write_fields(each, WriteMode::values));
    json.set("review", std::move(review));
    json.set("proof", "/v1/statements/" + to_string(recorded.claims.jti) + "/proof");
    response = json_answer(200, json);
  }
  return true_for(std::move(response), reading.size());
}

Result<Response> read_proof(const Api& api, const Request& request, const PathParameters& path) {
  const auto reading = api.service.read();
  QueryReader query(request);
  if (query.text("checkpoint").value_or("latest") != "latest")
    query.fault("checkpoint", "query.malformed", "checkpoint must be latest where it is given.");
  TRY_OK(query.done());
  TRY(recorded, find_recorded(reading, path));
  TRY(receipt, receipt_against(reading.snapshot(), recorded.position, recorded.recorded_at,
                               {reading.checkpoint(), reading.size()}));
  return true_for(text_response(200, format_receipt(receipt)), reading.size());
}

struct Accountability {
  std::vector<ChainLink> links;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("links", &Accountability::links, Items{10'000}, "The statement, and what it rests on."));
  };
};

Result<Response> read_accountability(const Api& api, const Request& request, const PathParameters& path) {
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(recorded, find_recorded(reading, path));
  TRY(links, chain_behind(reading.log(), recorded, moment));
  return true_for(json_answer(200, answer_json(Accountability{std::move(links)})), moment.known);
}

}  // namespace

std::vector<Route> statement_routes(Api& api) {
  auto routes = submit_routes(api);
  routes.push_back(log_list_route(api));
  routes.push_back(review_route(api));
  routes.push_back({.pattern = "/v1/statements/{jti}",
                    .operation = "readStatement",
                    .handler = reading_handler(api, read_statement),
                    .produces = {"application/json", "application/sd-jwt"}});
  routes.push_back({.pattern = "/v1/statements/{jti}/proof",
                    .scope = Scope::anyone,
                    .operation = "readReceipt",
                    .handler = reading_handler(api, read_proof),
                    .produces = {"text/plain"},
                    .query = {"checkpoint"}});
  routes.push_back({.pattern = "/v1/statements/{jti}/accountability",
                    .operation = "readAccountability",
                    .handler = reading_handler(api, read_accountability),
                    .query = {"asOf"},
                    .answers = answers_with<Accountability>("Accountability")});
  return routes;
}

}  // namespace kroniek::http
