// Views, lists, histories, and the opening of personal data.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/http/handlers/statement_json.h"
#include "api/http/problem.h"
#include "core/log/text.h"

namespace kroniek::http {
namespace {

Result<const AggregateRow*> path_collection(const PathParameters& path) {
  const auto* aggregate = find_aggregate(path["collection"]);
  if (aggregate == nullptr) return Error{ErrorKind::not_found, "route.not-found", "There is no such collection."};
  return aggregate;
}

Error no_view() { return {ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."}; }

std::string version_tag(const Json& view) {
  const auto* version = view.find("version");
  return '"' + write_json(version == nullptr ? Json(0) : *version) + '"';
}

// RFC 9110 section 13.1.2, for the strong tags that we give; `*` matches whatever there is.
bool none_match(const Request& request, const std::string& tag) {
  const auto* header = request.header("If-None-Match");
  return header == nullptr || (header->find(tag) == std::string::npos && *header != "*");
}

Result<Response> read_view(const Api& api, const Request& request, const PathParameters& path) {
  TRY(stream, path_stream(path));
  const auto reading = api.service.read();
  TRY(moment, query_moment(request, reading));
  TRY(view, view_at(reading.log(), stream, moment));
  if (!view.has_value()) return no_view();
  const auto tag = version_tag(*view);
  Response response;
  response.status = 304;
  if (none_match(request, tag)) {
    TRY(shown, reading.with_text(*std::move(view), stream));
    response = json_answer(200, shown);
  }
  response.set_header("ETag", tag);
  return true_for(std::move(response), moment.known);
}

// The keys of any collection's list; which of them this collection knows, query_filters says.
std::vector<std::string> list_keys() {
  std::vector<std::string> keys = {"asOf", "validAt", "limit", "cursor", "exercise"};
  for (const auto& aggregate : catalog())
    for (const auto name : list_fields(aggregate))
      if (std::find(keys.begin(), keys.end(), name) == keys.end()) keys.emplace_back(name);
  return keys;
}

Result<ListValues> query_filters(const Request& request, const AggregateRow& aggregate) {
  const auto known = list_fields(aggregate);
  ListValues filters;
  std::vector<Fault> faults;
  for (const auto& item : request.query) {
    if (item.key == "asOf" || item.key == "validAt" || item.key == "limit" || item.key == "cursor" ||
        item.key == "exercise")
      continue;
    if (std::find(known.begin(), known.end(), item.key) != known.end()) {
      filters.emplace_back(item.key, item.value);
    } else {
      faults.push_back({"/query/" + item.key, "query.unknown", "Lists of this collection know no such filter."});
    }
  }
  if (faults.empty()) return filters;
  return Error{ErrorKind::invalid, "query.unknown", "The query holds keys that this list does not know.",
               std::move(faults)};
}

Result<bool> query_exercise(const Request& request) {
  const auto* text = request.query_value("exercise");
  if (text == nullptr || *text == "false") return false;
  if (*text == "true") return true;
  return Error{ErrorKind::invalid, "query.malformed", "exercise must be true or false.",
               {{"/query/exercise", "query.malformed", "exercise must be true or false."}}};
}

Result<Response> list(const Api& api, const Request& request, const PathParameters& path) {
  TRY(aggregate, path_collection(path));
  TRY(filters, query_filters(request, *aggregate));
  TRY(exercise, query_exercise(request));
  TRY(limit, query_limit(request));
  TRY(cursor, query_cursor(request));
  const auto reading = api.service.read();
  TRY(moment, query_moment(request, reading));
  ListQuery query{aggregate->collection, exercise, std::move(filters), std::nullopt, limit};
  if (cursor.has_value()) {
    // All pages of a list are true for the size that the first one saw.
    if (cursor->known > reading.size())
      return Error{ErrorKind::invalid, "query.cursor", "cursor must be one that a list's Link header gave."};
    moment.known = cursor->known;
    moment.is_newest = cursor->known == reading.size();
    TRY(after, parse_uuid(cursor->after));
    query.after = after;
  }
  TRY(page, list_views(reading.log(), query, moment));
  Json::Array items;
  for (auto& row : page.rows) {
    TRY(stream, parse_stream_id(*row.find("id")->string()));
    TRY(shown, reading.with_text(std::move(row), stream));
    items.push_back(std::move(shown));
  }
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (page.next.has_value())
    link_next(response, request, format_cursor({moment.known, to_string(*page.next)}));
  return true_for(std::move(response), moment.known);
}

Result<Response> history(const Api& api, const Request& request, const PathParameters& path) {
  TRY(stream, path_stream(path));
  TRY(limit, query_limit(request));
  TRY(cursor, query_cursor(request));
  const auto reading = api.service.read();
  TRY(moment, query_moment(request, reading));
  std::uint64_t after = 0;  // versions already shown
  if (cursor.has_value()) after = parse_decimal(cursor->after).value_or(0);
  Json::Array items;
  std::uint64_t version = 0;
  bool more = false;
  TRY_OK(reading.log().visit_stream(stream, moment.known, [&](const Recorded& recorded) -> Result<bool> {
    ++version;
    if (version <= after) return true;
    if (moment.valid_at.has_value() && recorded.claims.occurred_at > *moment.valid_at) return true;
    if (items.size() == limit) {
      more = true;
      return false;
    }
    TRY(json, statement_json(reading, recorded, static_cast<std::int64_t>(version)));
    items.push_back(std::move(json));
    return true;
  }));
  if (version == 0) return no_view();
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (more) link_next(response, request, format_cursor({moment.known, std::to_string(version - 1)}));
  return true_for(std::move(response), moment.known);
}

Response opened_answer(const Opened& opened) {
  auto answer = Json::object({{"opening", accepted_json(opened.opening)},
                              {"fields", Codec<std::vector<std::string>>::write(opened.fields, WriteMode::values)},
                              {"values", opened.values}});
  auto response = json_answer(200, answer);
  response.set_header("Location", "/v1/statements/" + to_string(opened.opening.jti));
  return true_for(std::move(response), TreeSize{opened.opening.position.value + 1});
}

void open(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto shared = std::make_shared<Reply>(std::move(reply));
  const auto refuse = [&](const Error& error) { (*shared)(problem(error)); };
  auto stream = path_stream(path);
  if (!stream.ok()) return refuse(stream.error());
  auto json = parse_json(request.body);
  if (!json.ok()) return refuse(json.error());
  auto asked = read_fields<OpenRequest>(*json, ReadMode::fold);
  if (!asked.ok()) {
    auto error = asked.error();
    error.code = "opening.request-invalid";
    return refuse(error);
  }
  api.service.open_personal(*stream, *asked, request.caller->who, [shared](const Result<Opened>& opened) {
    (*shared)(opened.ok() ? opened_answer(*opened) : problem(opened.error()));
  });
}

}  // namespace

std::vector<Route> view_routes(Api& api) {
  return {
      {.pattern = "/v1/{collection}",
       .operation = "listViews",
       .handler = reading_handler(api, list),
       .query = list_keys()},
      {.pattern = "/v1/{collection}/{id}",
       .operation = "readView",
       .handler = reading_handler(api, read_view),
       .query = moment_keys},
      {.pattern = "/v1/{collection}/{id}/statements",
       .operation = "listStatementsOfView",
       .handler = reading_handler(api, history),
       .query = {"asOf", "validAt", "limit", "cursor"}},
      {.method = Method::post,
       .pattern = "/v1/{collection}/{id}/_open",
       .scope = Scope::open,
       .operation = "openPersonalData",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { open(api, request, path, std::move(reply)); },
       .accepts = {"application/json"}},
  };
}

}  // namespace kroniek::http
