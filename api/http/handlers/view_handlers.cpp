// Views, lists, histories, and the opening of personal data.
#include <algorithm>
#include <array>

#include "api/http/handlers/open_requests.h"
#include "api/http/handlers/statement_json.h"
#include "core/log/text.h"

namespace kroniek::http {
namespace {

Result<const AggregateRow*> path_collection(const PathParameters& path) {
  const auto* aggregate = find_aggregate(path["collection"]);
  if (aggregate == nullptr)
    return Error{ErrorKind::not_found, "route.not-found", "There is no such collection."};
  return aggregate;
}

Error no_view() {
  return {ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
}

// An erasure changes what is shown, and not the version; so does what the reader may see.
struct Seen {
  ErasedClasses erased;
  bool held_back = false;
  bool text = true;
};
std::string version_tag(const Json& view, const Seen& seen) {
  const auto* version = view.find("version");
  return '"' + write_json(version == nullptr ? Json(0) : *version) + (seen.erased.personal ? "-erased" : "") +
         (seen.erased.text ? "-text-erased" : "") + (seen.held_back ? "-withheld" : "") +
         (seen.text ? "" : "-without-text") + '"';
}

// RFC 9110 section 13.1.2, for the strong tags that we give; `*` matches whatever there is.
bool none_match(const Request& request, const std::string& tag) {
  const auto* header = request.header("If-None-Match");
  return header == nullptr || (header->find(tag) == std::string::npos && *header != "*");
}

Result<Response> read_view(const Api& api, const Request& request, const PathParameters& path) {
  TRY(stream, path_stream(path));
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(view, view_at(reading.log(), stream, moment));
  if (!view.has_value()) return no_view();
  TRY(erased, reading.erased(stream));
  TRY(sight, sight_of(api, request, reading));
  TRY(held_back, sight.is_held_back(stream));
  const auto tag = version_tag(*view, {erased, held_back, sight.reads_text()});
  Response response;
  response.status = 304;
  if (none_match(request, tag)) {
    TRY(shown, sight.view(*std::move(view), stream));
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

// The filters of this collection; a key of another collection's is a fault.
ListValues query_filters(const Request& request, const AggregateRow& aggregate, QueryReader& query) {
  const std::array<std::string_view, 5> common{"asOf", "validAt", "limit", "cursor", "exercise"};
  const auto known = list_fields(aggregate);
  ListValues filters;
  for (const auto& item : request.query) {
    if (std::find(common.begin(), common.end(), item.key) != common.end()) continue;
    if (std::find(known.begin(), known.end(), item.key) != known.end())
      filters.emplace_back(item.key, item.value);
    else
      query.fault(item.key, "query.unknown", "Lists of this collection know no such filter.");
  }
  return filters;
}

Result<Response> list(const Api& api, const Request& request, const PathParameters& path) {
  TRY(aggregate, path_collection(path));
  QueryReader query(request);
  ListQuery wanted{aggregate->collection, query.flag("exercise"), query_filters(request, *aggregate, query),
                   std::nullopt, query.limit()};
  const auto cursor = query.cursor();
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  if (cursor.has_value()) {
    const auto after = parse_uuid(cursor->after);
    if (!after.ok()) return wrong_cursor();
    wanted.after = *after;
  }
  TRY(sight, sight_of(api, request, reading));
  if (Sight::asks_withheld(wanted.collection, wanted.filters))
    wanted.hides = [&sight](const StreamId& stream) { return sight.is_held_back(stream); };
  TRY(page, list_views(reading.log(), wanted, moment));
  Json::Array items;
  for (auto& row : page.rows) {
    TRY(stream, parse_stream_id(*row.find("id")->string()));
    TRY(shown, sight.view(std::move(row), stream));
    items.push_back(std::move(shown));
  }
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (page.next.has_value())
    link_next(response, request, format_cursor({moment.known, to_string(*page.next)}));
  return true_for(std::move(response), moment.known);
}

Result<Response> history(const Api& api, const Request& request, const PathParameters& path) {
  TRY(stream, path_stream(path));
  QueryReader query(request);
  const auto limit = query.limit();
  const auto cursor = query.cursor();
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  const auto after = cursor.has_value() ? parse_decimal(cursor->after) : 0;  // versions already shown
  if (!after.has_value()) return wrong_cursor();
  TRY(sight, sight_of(api, request, reading));
  Json::Array items;
  std::uint64_t version = 0;
  bool more = false;
  TRY_OK(reading.log().visit_stream(stream, moment.known, [&](const Recorded& recorded) -> Result<bool> {
    ++version;
    if (version <= *after) return true;
    if (moment.valid_at.has_value() && recorded.claims.occurred_at > *moment.valid_at) return true;
    if (items.size() == limit) {
      more = true;
      return false;
    }
    TRY(json, statement_json(sight, recorded, static_cast<std::int64_t>(version)));
    items.push_back(std::move(json));
    return true;
  }));
  if (version == 0) return no_view();
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (more) link_next(response, request, format_cursor({moment.known, std::to_string(version - 1)}));
  return true_for(std::move(response), moment.known);
}

Response opened_answer(const Opened& opened) {
  const auto answer =
      Json::object({{"opening", accepted_json(opened.opening)},
                    {"fields", Codec<std::vector<std::string>>::write(opened.fields, WriteMode::values)},
                    {"values", opened.values}});
  return opening_answer(opened.opening, opened.opening, answer);
}

void open(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto stream = path_stream(path);
  if (!stream.ok()) return reply(problem(stream.error()));
  const auto asked = read_request<OpenRequest>(request.body, "opening.request-invalid");
  if (!asked.ok()) return reply(problem(asked.error()));
  api.service.open_personal(*stream, *asked, request.caller->who,
                            answering<Opened>(std::move(reply), opened_answer));
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
       .scope = Scope::look,
       .operation = "openPersonalData",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { open(api, request, path, std::move(reply)); },
       .accepts = {"application/json"}},
  };
}

}  // namespace kroniek::http
