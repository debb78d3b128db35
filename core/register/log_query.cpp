#include "core/register/log_query.h"

#include <algorithm>

#include "core/register/named_matter.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

bool is_or_any(const std::optional<StreamId>& wanted, const std::optional<StreamId>& said) {
  return !wanted.has_value() || wanted == said;
}

Result<bool> matches(const LogQuery& query, const Recorded& recorded, AuthorOrganisations& organisations) {
  const auto& claims = recorded.claims;
  if (query.type.has_value() && claims.type != *query.type) return false;
  if (query.exercise.has_value() && claims.is_exercise() != *query.exercise) return false;
  if (!is_or_any(query.stream, claims.stream) || !is_or_any(query.author, claims.author)) return false;
  if (!is_or_any(query.mandate, claims.mandate) || !is_or_any(query.operation, claims.operation))
    return false;
  if (query.key_id.has_value() && recorded.statement.key_id != *query.key_id) return false;
  if (query.matter.has_value() && matter_named(claims) != query.matter) return false;
  if (query.occurred_from.has_value() && claims.occurred_at < *query.occurred_from) return false;
  if (query.occurred_until.has_value() && claims.occurred_at >= *query.occurred_until) return false;
  if (!query.organisation.has_value()) return true;
  TRY(organisation, organisations.of(claims.author));
  return organisation == to_string(*query.organisation);
}

// The index that covers the query best, from the rarest kind of value to the commonest; empty: none does.
std::string index_of(const LogQuery& query) {
  if (query.matter.has_value()) return statements_list("matter", to_string(*query.matter));
  if (query.mandate.has_value()) return statements_list("mandate", to_string(*query.mandate));
  if (query.author.has_value()) return statements_list("author", to_string(*query.author));
  if (query.key_id.has_value()) return statements_list("keyId", *query.key_id);
  if (query.operation.has_value()) return statements_list("operation", to_string(*query.operation));
  if (query.type.has_value()) return statements_list("type", *query.type);
  return {};
}

// The first positions of the span that may match, in order.
Result<std::vector<Position>> candidates(const LogWalk& walk) {
  std::vector<Position> positions;
  const auto& [log, query, span, looked_at_max] = walk;
  const auto visit = [&positions, &span = span,
                      max = looked_at_max](const std::optional<std::uint64_t>& number) {
    if (number.has_value() && *number >= span.first.value && *number < span.end.value)
      positions.push_back({*number});
    return positions.size() < max;
  };
  if (query.stream.has_value()) {
    const auto prefix = stream_prefix(*query.stream);
    TRY_OK(
        log.snapshot.scan(Table::streams, prefix, after_prefix(prefix), Order::ascending,
                          [&](std::string_view, std::string_view value) { return visit(number_of(value)); }));
  } else if (const auto prefix = index_of(query); !prefix.empty()) {
    if (span.first < span.end)
      TRY_OK(log.snapshot.scan(Table::lists, prefix + key_of(span.first.value),
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

}  // namespace

void narrow_to(LogQuery& query, const Moment& moment) {
  if (!moment.valid_at.has_value()) return;
  const Instant after{moment.valid_at->microseconds + 1};
  query.occurred_until = std::min(query.occurred_until.value_or(after), after);
}

Result<std::string> AuthorOrganisations::of(const StreamId& author) {
  auto at = known_.find(author);
  if (at == known_.end()) {
    TRY(view, view_at(log_, author, moment_));
    const auto* organisation = view.has_value() ? view->find("organisation") : nullptr;
    const auto* text = organisation == nullptr ? nullptr : organisation->string();
    at = known_.emplace(author, text == nullptr ? std::string() : *text).first;
  }
  return at->second;
}

Result<std::optional<Position>> visit_log(const LogWalk& walk, AuthorOrganisations& organisations,
                                          const VisitLog& visit) {
  TRY(positions, candidates(walk));
  for (const auto position : positions) {
    TRY(recorded, walk.log.read(position));
    TRY(is_wanted, matches(walk.query, recorded, organisations));
    if (!is_wanted) continue;
    TRY(more, visit(recorded));
    if (!more) return std::optional(position);
  }
  if (positions.size() == walk.looked_at_max) return std::optional(Position{positions.back().value + 1});
  return std::optional<Position>();
}

}  // namespace kroniek
