// For those who run it: is it alive, does it accept, what has it counted, which version is it; and who signs
// in.
#include "api/http/handlers/answers.h"
#include "api/http/openapi.h"
#include "api/http/problem.h"
#include "api/http/problem_texts.h"
#include "core/check.h"

namespace kroniek::http {
namespace {

Result<Response> livez(const Api&, const Request&, const PathParameters&) {
  return text_response(200, "alive\n");
}

Result<Response> readyz(const Api& api, const Request&, const PathParameters&) {
  TRY_OK(api.service.may_accept());
  std::string text = "ready\n";
  if (const auto behind = api.service.high_water_health(); !behind.ok())
    text += "warning " + behind.error().code + "\n";
  return text_response(200, text);
}

Result<Response> version(const Api& api, const Request&, const PathParameters&) {
  return json_answer(200, Json::object({{"version", KRONIEK_VERSION},
                                        {"api", api_version},
                                        {"commit", api.commit},
                                        {"origin", api.service.origin()},
                                        {"logFormat", std::string(format_version)}}));
}

class MetricsText {
 public:
  void add(std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
    head(name, type, help);
    out_.append(name).append(" ").append(std::to_string(value)).append("\n");
  }
  void head(std::string_view name, std::string_view type, std::string_view help) {
    out_.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
    out_.append(name).append(" ").append(type).append("\n");
  }
  void labelled(std::string_view name, std::string_view label, std::string_view value, std::uint64_t count) {
    out_.append(name).append("{").append(label).append("=\"").append(value).append("\"} ");
    out_.append(std::to_string(count)).append("\n");
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void add_server(MetricsText& text, const ServerStats& stats) {
  text.add("kroniek_http_connections_open", "gauge", "Connections now.", stats.connections_open);
  text.add("kroniek_http_connections_refused_total", "counter", "Connections over a cap.",
           stats.connections_refused);
  text.add("kroniek_http_requests_total", "counter", "Requests that were well-formed.", stats.requests);
  text.add("kroniek_http_framing_refusals_total", "counter", "Requests refused as malformed.",
           stats.refusals);
  text.add("kroniek_http_timeouts_total", "counter", "Requests and answers that took too long.",
           stats.timeouts);
  text.add("kroniek_http_failures_total", "counter", "Defects that ended a request.", stats.failures);
  text.head("kroniek_http_answers_total", "counter", "Answers by status.");
  for (std::size_t status = 100; status < stats.statuses.size(); ++status)
    if (const auto count = stats.statuses[status].load(); count > 0)
      text.labelled("kroniek_http_answers_total", "status", std::to_string(status), count);
}

Result<Response> metrics(const Api& api, const Request&, const PathParameters&) {
  MetricsText text;
  const auto counts = api.service.counts();
  text.add("kroniek_log_size", "gauge", "Entries in the log.", api.service.read().size().value);
  text.add("kroniek_statements_total", "counter", "Statements recorded since the start.", counts.statements);
  text.add("kroniek_refusals_total", "counter", "Statements refused in their place.", counts.refusals);
  text.add("kroniek_batches_total", "counter", "Commits since the start.", counts.batches);
  text.add("kroniek_writer_waiting", "gauge", "Statements that wait for the writer.", counts.waiting);
  text.add("kroniek_clock_regressions_total", "counter", "Times the clock stood before the log's end.",
           counts.clock_regressions);
  text.add("kroniek_event_readers", "gauge", "Readers of the event stream.", api.feed.readers());
  text.add("kroniek_accepting", "gauge", "1 while statements are accepted.",
           api.service.may_accept().ok() ? 1 : 0);
  text.add("kroniek_high_water_behind", "gauge", "1 while the high-water file cannot be written.",
           api.service.high_water_health().ok() ? 0 : 1);
  if (api.stats != nullptr) add_server(text, *api.stats);
  Response response = text_response(200, text.take());
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";  // the Prometheus text format
  return response;
}

Result<Response> who_am_i(const Api& api, const Request& request, const PathParameters&) {
  const auto& who = request.caller->who;
  const auto reading = api.service.read();
  Json::Array mandates;
  for (const auto& holder : {who.actor, who.organisation}) {
    ListQuery query{"mandates", false, {{"holder", to_string(holder)}}, std::nullopt, 500};
    TRY(page, list_views(reading.log(), query, {reading.size(), true, std::nullopt}));
    for (auto& row : page.rows) mandates.push_back(std::move(row));
  }
  return json_answer(200, Json::object({{"actor", to_string(who.actor)},
                                        {"organisation", to_string(who.organisation)},
                                        {"keyId", who.key_id},
                                        {"mandates", std::move(mandates)}}));
}

Result<Response> read_problem(const Api&, const Request&, const PathParameters& path) {
  const auto text = explain_code(path["code"]);
  if (text.empty())
    return Error{ErrorKind::not_found, "problem.unknown", "No answer of this register has that code."};
  return text_response(200, text);
}

}  // namespace

std::vector<Route> service_routes(Api& api) {
  const auto row = [&](std::string pattern, std::string operation, Read read, std::string produces) {
    return Route{.pattern = std::move(pattern),
                 .scope = Scope::anyone,
                 .operation = std::move(operation),
                 .handler = reading_handler(api, read),
                 .produces = {std::move(produces)}};
  };
  auto self = row("/v1/_whoami", "readCaller", who_am_i, "application/json");
  self.scope = Scope::signed_in;
  return {row("/livez", "readLiveness", livez, "text/plain"),
          row("/readyz", "readReadiness", readyz, "text/plain"),
          row("/metrics", "readMetrics", metrics, "text/plain"),
          row("/version", "readVersion", version, "application/json"),
          row("/problems/{code}", "explainProblem", read_problem, "text/plain"),
          std::move(self)};
}

}  // namespace kroniek::http
