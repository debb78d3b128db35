// The log as a list: statements in their order, filtered by what they say.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/http/handlers/query_choices.h"
#include "api/http/handlers/statement_json.h"
#include "core/log/text.h"
#include "core/register/log_query.h"
#include "core/register/receipts.h"

namespace kroniek::http {
namespace {

constexpr std::size_t looked_at_max = 5'000;  // of one page; a page may be short and still have a next one

struct LogRequest {
  LogQuery query;
  std::optional<Instant> recorded_from, recorded_until;  // from ≤ recordedAt < until
};

LogRequest read_log_request(QueryReader& query) {
  LogRequest asked;
  asked.query.type = query.text("type");
  if (asked.query.type.has_value() && find_event(*asked.query.type).event == nullptr)
    query.fault("type", "query.malformed", "type names no event type of this register.");
  asked.query.stream = query.stream("stream");
  asked.query.author = query.stream("author");
  asked.query.organisation = query.stream("organisation", "organisations");
  asked.query.mandate = query.stream("mandate", "mandates");
  asked.query.operation = query.stream("operation", "operations");
  asked.query.key_id = key_id_of(query, "keyId");
  asked.query.matter = query.stream("matter", "board-matters");
  asked.recorded_from = query.instant("recordedFrom");
  asked.recorded_until = query.instant("recordedUntil");
  asked.query.occurred_from = query.instant("occurredFrom");
  asked.query.occurred_until = query.instant("occurredUntil");
  return asked;
}

// recordedAt never decreases, so its bounds are positions.
Result<LogSpan> span_of(const Reading& reading, const LogRequest& asked, TreeSize known) {
  LogSpan span{TreeSize{0}, known};
  const auto before = [&](Instant moment) {
    return reading.log().size_at(Instant{moment.microseconds - 1}, known);
  };
  if (asked.recorded_from.has_value()) {
    TRY(at, before(*asked.recorded_from));
    span.first = at;
  }
  if (asked.recorded_until.has_value()) {
    TRY(at, before(*asked.recorded_until));
    span.end = at;
  }
  return span;
}

Result<Response> list_statements(const Api& api, const Request& request, const PathParameters&) {
  QueryReader reader(request);
  const auto limit = reader.limit();
  const auto cursor = reader.cursor();
  auto wanted = read_log_request(reader);
  const auto asked = asked_moment(reader);
  TRY_OK(reader.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  narrow_to(wanted.query, moment);
  TRY(span, span_of(reading, wanted, moment.known));
  if (cursor.has_value()) {
    const auto next = parse_decimal(cursor->after);
    if (!next.has_value()) return wrong_cursor();
    span.first = std::max(span.first, TreeSize{*next});
  }
  Json::Array items;
  TRY(sight, sight_of(api, request, reading));
  AuthorOrganisations organisations(reading.log(), {reading.size(), true, std::nullopt});
  TRY(next, visit_log({reading.log(), wanted.query, span, looked_at_max}, organisations,
                      [&](const Recorded& recorded) -> Result<bool> {
                        if (items.size() == limit) return false;
                        TRY(version,
                            version_at(reading.snapshot(), recorded.claims.stream, recorded.position));
                        TRY(json, statement_json(sight, recorded, version));
                        items.push_back(std::move(json));
                        return true;
                      }));
  auto response = json_answer(200, Json::object({{"items", std::move(items)}}));
  if (next.has_value())
    link_next(response, request, format_cursor({moment.known, std::to_string(next->value)}));
  return true_for(std::move(response), moment.known);
}

}  // namespace

Route log_list_route(Api& api) {
  return {.pattern = "/v1/statements",
          .operation = "listStatements",
          .handler = reading_handler(api, list_statements),
          .query = {"type", "stream", "author", "organisation", "mandate", "keyId", "operation", "matter",
                    "recordedFrom", "recordedUntil", "occurredFrom", "occurredUntil", "asOf", "validAt",
                    "limit", "cursor"}};
}

}  // namespace kroniek::http
