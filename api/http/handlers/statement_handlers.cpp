// Reading statements: one, its receipt, and the log as a filtered list.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/http/handlers/statement_json.h"
#include "api/http/accept.h"
#include "core/log/text.h"
#include "core/register/receipts.h"

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
  if (best_accepted(request, request.route->produces) == "application/sd-jwt") {
    response.content_type = "application/sd-jwt";
    response.body = compact(recorded.statement.jws) + "~";
  } else {
    TRY(version, version_at(reading.snapshot(), recorded.claims.stream, recorded.position));
    TRY(json, statement_json(reading, recorded, version));
    json.set("changed", Json::object({{"stream", to_string(recorded.claims.stream)}, {"version", version}}));
    json.set("proof", "/v1/statements/" + to_string(recorded.claims.jti) + "/proof");
    response = json_answer(200, json);
  }
  return true_for(std::move(response), reading.size());
}

Result<Response> read_proof(const Api& api, const Request& request, const PathParameters& path) {
  const auto reading = api.service.read();
  const auto* which = request.query_value("checkpoint");
  if (which != nullptr && *which != "latest")
    return Error{ErrorKind::invalid, "query.malformed", "checkpoint must be latest where it is given.",
                 {{"/query/checkpoint", "query.malformed", "checkpoint must be latest where it is given."}}};
  TRY(recorded, find_recorded(reading, path));
  TRY(receipt, receipt_against(reading.snapshot(), recorded.position, recorded.recorded_at,
                               {reading.checkpoint(), reading.size()}));
  return true_for(text_response(200, format_receipt(receipt)), reading.size());
}

// ---- the log as a list

struct LogFilter {
  std::string_view key;    // of the query
  std::string_view field;  // of the list rows
};
constexpr std::array<LogFilter, 4> log_filters{LogFilter{"type", "type"}, LogFilter{"author", "author"},
                                               LogFilter{"mandate", "mandate"}, LogFilter{"operation", "operation"}};

struct LogQuery {
  std::string prefix;                    // of the table lists; empty: all entries, or those of `stream`
  std::optional<StreamId> stream;
  std::optional<Instant> recorded_from, recorded_until, occurred_from, occurred_until;
  std::vector<std::pair<std::string, std::string>> others;  // filters besides the one that the prefix covers
};

bool matches(const LogQuery& query, const Recorded& recorded) {
  const auto& claims = recorded.claims;
  if (query.stream.has_value() && claims.stream != *query.stream) return false;
  if (query.occurred_from.has_value() && claims.occurred_at < *query.occurred_from) return false;
  if (query.occurred_until.has_value() && claims.occurred_at >= *query.occurred_until) return false;
  for (const auto& [field, value] : query.others) {
    const bool same = field == "type"     ? claims.type == value
                      : field == "author" ? to_string(claims.author) == value
                      : field == "mandate" ? to_string(claims.mandate) == value
                                           : claims.operation.has_value() && to_string(*claims.operation) == value;
    if (!same) return false;
  }
  return true;
}

Result<LogQuery> read_log_query(const Request& request) {
  LogQuery query;
  for (const auto& filter : log_filters) {
    const auto* value = request.query_value(filter.key);
    if (value == nullptr) continue;
    if (query.prefix.empty()) {
      query.prefix = statements_list(filter.field, *value);
    } else {
      query.others.emplace_back(filter.field, *value);
    }
  }
  if (const auto* stream = request.query_value("stream")) {
    TRY(id, parse_stream_id(*stream));
    query.stream = id;
  }
  TRY(recorded_from, query_instant(request, "recordedFrom"));
  TRY(recorded_until, query_instant(request, "recordedUntil"));
  TRY(occurred_from, query_instant(request, "occurredFrom"));
  TRY(occurred_until, query_instant(request, "occurredUntil"));
  query.recorded_from = recorded_from;
  query.recorded_until = recorded_until;
  query.occurred_from = occurred_from;
  query.occurred_until = occurred_until;
  return query;
}

constexpr std::size_t looked_at_max = 5'000;  // of one page; a page may be short and still have a next one

// Positions in [first, end) that may match, in order, from whatever index covers the query best.
Result<std::vector<Position>> candidates(const Reading& reading, const LogQuery& query, TreeSize first, TreeSize end) {
  std::vector<Position> positions;
  const auto collect = [&](Table table, const std::string& prefix, bool in_value) {
    const auto from = in_value ? prefix : prefix + key_of(first.value);
    const auto before = in_value ? after_prefix(prefix) : prefix + key_of(end.value);
    return reading.snapshot().scan(table, from, before, Order::ascending, [&](std::string_view key, std::string_view value) {
      const auto number = number_of(in_value ? value : key.substr(key.size() - 8));
      if (!number.has_value() || *number < first.value || *number >= end.value) return true;
      positions.push_back({*number});
      return positions.size() < looked_at_max;
    });
  };
  if (query.stream.has_value()) {
    TRY_OK(collect(Table::streams, stream_prefix(*query.stream), true));
  } else if (!query.prefix.empty()) {
    TRY_OK(collect(Table::lists, query.prefix, false));
  } else {
    for (auto at = first.value; at < end.value && positions.size() < looked_at_max; ++at) positions.push_back({at});
  }
  return positions;
}

Result<Response> list_statements(const Api& api, const Request& request, const PathParameters&) {
  TRY(limit, query_limit(request));
  TRY(cursor, query_cursor(request));
  TRY(query, read_log_query(request));
  const auto reading = api.service.read();
  TreeSize first, end = cursor.has_value() ? std::min(cursor->known, reading.size()) : reading.size();
  const auto known = end;
  // recordedAt never decreases, so its bounds are positions.
  if (query.recorded_from.has_value()) {
    TRY(at, reading.log().size_at(Instant{query.recorded_from->microseconds - 1}, end));
    first = at;
  }
  if (query.recorded_until.has_value()) {
    TRY(at, reading.log().size_at(Instant{query.recorded_until->microseconds - 1}, end));
    end = at;
  }
  if (cursor.has_value()) first = std::max(first, TreeSize{parse_decimal(cursor->after).value_or(0)});
  TRY(positions, candidates(reading, query, first, end));
  Json::Array items;
  std::optional<std::uint64_t> next;
  for (const auto position : positions) {
    if (items.size() == limit) {
      next = position.value;
      break;
    }
    TRY(recorded, reading.log().read(position));
    if (!matches(query, recorded)) continue;
    TRY(version, version_at(reading.snapshot(), recorded.claims.stream, position));
    TRY(json, statement_json(reading, recorded, version));
    items.push_back(std::move(json));
  }
  if (!next.has_value() && !positions.empty() && positions.back().value + 1 < end.value && positions.size() == looked_at_max)
    next = positions.back().value + 1;
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (next.has_value()) link_next(response, request, format_cursor({known, std::to_string(*next)}));
  return true_for(std::move(response), known);
}

}  // namespace

std::vector<Route> statement_routes(Api& api) {
  auto routes = submit_routes(api);
  routes.push_back({.pattern = "/v1/statements",
                    .operation = "listStatements",
                    .handler = reading_handler(api, list_statements),
                    .query = {"type", "stream", "author", "mandate", "operation", "recordedFrom", "recordedUntil",
                              "occurredFrom", "occurredUntil", "limit", "cursor"}});
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
  return routes;
}

}  // namespace kroniek::http
