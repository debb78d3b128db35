// The log as a list: statements in their order, filtered by what they say.
#include <algorithm>
#include <array>
#include <map>

#include "api/http/handlers/answers.h"
#include "api/http/handlers/statement_json.h"
#include "core/log/text.h"
#include "core/register/receipts.h"

namespace kroniek::http {
namespace {

constexpr std::size_t looked_at_max = 5'000;  // of one page; a page may be short and still have a next one

struct LogQuery {
  std::optional<std::string> type;
  std::optional<StreamId> stream, author, organisation, mandate, operation;
  std::optional<Instant> recorded_from, recorded_until, occurred_from,
      occurred_until;  // from ≤ moment < until
};

LogQuery read_log_query(QueryReader& query) {
  LogQuery asked;
  asked.type = query.text("type");
  if (asked.type.has_value() && find_event(*asked.type).event == nullptr)
    query.fault("type", "query.malformed", "type names no event type of this register.");
  asked.stream = query.stream("stream");
  asked.author = query.stream("author");
  asked.organisation = query.stream("organisation", "organisations");
  asked.mandate = query.stream("mandate", "mandates");
  asked.operation = query.stream("operation", "operations");
  asked.recorded_from = query.instant("recordedFrom");
  asked.recorded_until = query.instant("recordedUntil");
  asked.occurred_from = query.instant("occurredFrom");
  asked.occurred_until = query.instant("occurredUntil");
  return asked;
}

// The organisation of each author, looked up once. The register itself belongs to none.
class AuthorOrganisations {
 public:
  explicit AuthorOrganisations(const Reading& reading) : reading_(reading) {}
  Result<std::string> of(const StreamId& author) {
    auto at = known_.find(author);
    if (at == known_.end()) {
      TRY(view, view_at(reading_.log(), author, {reading_.size(), true, std::nullopt}));
      const auto* organisation = view.has_value() ? view->find("organisation") : nullptr;
      const auto* text = organisation == nullptr ? nullptr : organisation->string();
      at = known_.emplace(author, text == nullptr ? std::string() : *text).first;
    }
    return at->second;
  }

 private:
  const Reading& reading_;
  std::map<StreamId, std::string> known_;
};

bool is_or_any(const std::optional<StreamId>& wanted, const std::optional<StreamId>& said) {
  return !wanted.has_value() || wanted == said;
}

Result<bool> matches(const LogQuery& query, const Recorded& recorded, AuthorOrganisations& organisations) {
  const auto& claims = recorded.claims;
  if (query.type.has_value() && claims.type != *query.type) return false;
  if (!is_or_any(query.stream, claims.stream) || !is_or_any(query.author, claims.author)) return false;
  if (!is_or_any(query.mandate, claims.mandate) || !is_or_any(query.operation, claims.operation))
    return false;
  if (query.occurred_from.has_value() && claims.occurred_at < *query.occurred_from) return false;
  if (query.occurred_until.has_value() && claims.occurred_at >= *query.occurred_until) return false;
  if (!query.organisation.has_value()) return true;
  TRY(organisation, organisations.of(claims.author));
  return organisation == to_string(*query.organisation);
}

// The index that covers the query best, from the rarest kind of value to the commonest; empty: none does.
std::string index_of(const LogQuery& query) {
  if (query.mandate.has_value()) return statements_list("mandate", to_string(*query.mandate));
  if (query.author.has_value()) return statements_list("author", to_string(*query.author));
  if (query.operation.has_value()) return statements_list("operation", to_string(*query.operation));
  if (query.type.has_value()) return statements_list("type", *query.type);
  return {};
}

struct Span {
  TreeSize first, end;
};

// Positions in the span that may match, in order.
Result<std::vector<Position>> candidates(const Reading& reading, const LogQuery& query, Span span) {
  std::vector<Position> positions;
  const auto visit = [&](const std::optional<std::uint64_t>& number) {
    if (number.has_value() && *number >= span.first.value && *number < span.end.value)
      positions.push_back({*number});
    return positions.size() < looked_at_max;
  };
  if (query.stream.has_value()) {
    const auto prefix = stream_prefix(*query.stream);
    TRY_OK(reading.snapshot().scan(
        Table::streams, prefix, after_prefix(prefix), Order::ascending,
        [&](std::string_view, std::string_view value) { return visit(number_of(value)); }));
  } else if (const auto prefix = index_of(query); !prefix.empty()) {
    if (span.first < span.end)
      TRY_OK(reading.snapshot().scan(Table::lists, prefix + key_of(span.first.value),
                                     prefix + key_of(span.end.value), Order::ascending,
                                     [&](std::string_view key, std::string_view) {
                                       return visit(number_of(key.substr(prefix.size())));
                                     }));
  } else {
    for (auto at = span.first.value; at < span.end.value && positions.size() < looked_at_max; ++at)
      positions.push_back({at});
  }
  return positions;
}

// recordedAt never decreases, so its bounds are positions.
Result<Span> span_of(const Reading& reading, const LogQuery& query, TreeSize known) {
  Span span{TreeSize{0}, known};
  const auto before = [&](Instant moment) {
    return reading.log().size_at(Instant{moment.microseconds - 1}, known);
  };
  if (query.recorded_from.has_value()) {
    TRY(at, before(*query.recorded_from));
    span.first = at;
  }
  if (query.recorded_until.has_value()) {
    TRY(at, before(*query.recorded_until));
    span.end = at;
  }
  return span;
}

struct Page {
  Json::Array items;
  std::optional<std::uint64_t> next;  // the position that the next page begins with
};

Result<Page> read_page(const Reading& reading, const LogQuery& query, Span span, std::size_t limit) {
  TRY(positions, candidates(reading, query, span));
  AuthorOrganisations organisations(reading);
  Page page;
  for (const auto position : positions) {
    if (page.items.size() == limit) {
      page.next = position.value;
      return page;
    }
    TRY(recorded, reading.log().read(position));
    TRY(is_wanted, matches(query, recorded, organisations));
    if (!is_wanted) continue;
    TRY(version, version_at(reading.snapshot(), recorded.claims.stream, position));
    TRY(json, statement_json(reading, recorded, version));
    page.items.push_back(std::move(json));
  }
  if (positions.size() == looked_at_max) page.next = positions.back().value + 1;
  return page;
}

Result<Response> list_statements(const Api& api, const Request& request, const PathParameters&) {
  QueryReader reader(request);
  const auto limit = reader.limit();
  const auto cursor = reader.cursor();
  auto query = read_log_query(reader);
  const auto asked = asked_moment(reader);
  TRY_OK(reader.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked, cursor));
  if (moment.valid_at.has_value()) {
    const Instant after{moment.valid_at->microseconds + 1};  // what had happened by then, then included
    query.occurred_until = std::min(query.occurred_until.value_or(after), after);
  }
  TRY(span, span_of(reading, query, moment.known));
  if (cursor.has_value()) {
    const auto next = parse_decimal(cursor->after);
    if (!next.has_value()) return wrong_cursor();
    span.first = std::max(span.first, TreeSize{*next});
  }
  TRY(page, read_page(reading, query, span, limit));
  auto response = json_answer(200, Json::object({{"items", std::move(page.items)}}));
  if (page.next.has_value())
    link_next(response, request, format_cursor({moment.known, std::to_string(*page.next)}));
  return true_for(std::move(response), moment.known);
}

}  // namespace

Route log_list_route(Api& api) {
  return {.pattern = "/v1/statements",
          .operation = "listStatements",
          .handler = reading_handler(api, list_statements),
          .query = {"type", "stream", "author", "organisation", "mandate", "operation", "recordedFrom",
                    "recordedUntil", "occurredFrom", "occurredUntil", "asOf", "validAt", "limit", "cursor"}};
}

}  // namespace kroniek::http
