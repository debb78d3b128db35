#include "core/register/figures.h"

#include <set>

namespace kroniek {
namespace {

constexpr std::size_t looked_at_max = 500'000;  // bounds the work of one question
constexpr std::size_t statements_max = 50'000;  // bounds its answer

// `2026-11-23`, `2026-11` or `2026`: how RFC 3339 begins.
std::string period_of(Instant at, std::size_t characters) {
  return to_string(at).substr(0, characters);
}

Result<std::string> key_of(Grouping by, const Claims& claims, AuthorOrganisations& organisations) {
  switch (by) {
    case Grouping::none:
      return std::string();
    case Grouping::type:
      return claims.type;
    case Grouping::organisation:
      return organisations.of(claims.author);
    case Grouping::operation:
      return claims.operation.has_value() ? to_string(*claims.operation) : std::string();
    case Grouping::day:
      return period_of(claims.occurred_at, 10);
    case Grouping::month:
      return period_of(claims.occurred_at, 7);
    case Grouping::year:
      return period_of(claims.occurred_at, 4);
  }
  return std::string();
}

Error too_many() {
  return {ErrorKind::too_large, "figures.too-many",
          "Too many statements for one figure: narrow it by operation, type or period."};
}

Result<Ok> visit_all(const FigureScope& scope, const LogQuery& query, AuthorOrganisations& organisations,
                     const VisitLog& visit) {
  TRY(rest,
      visit_log({scope.log, query, {TreeSize{0}, scope.moment.known}, looked_at_max}, organisations, visit));
  if (rest.has_value()) return too_many();
  return Ok{};
}

}  // namespace

Result<std::vector<Count>> count_statements(const FigureScope& scope) {
  auto query = scope.query;
  narrow_to(query, scope.moment);
  AuthorOrganisations organisations(scope.log, {scope.moment.known, scope.moment.is_newest, std::nullopt});
  std::map<std::string, std::vector<Uuid>> counted;
  std::size_t all = 0;
  TRY_OK(visit_all(scope, query, organisations, [&](const Recorded& recorded) -> Result<bool> {
    if (++all > statements_max) return too_many();
    TRY(key, key_of(scope.by, recorded.claims, organisations));
    counted[key].push_back(recorded.claims.jti);
    return true;
  }));
  std::vector<Count> counts;
  for (auto& [key, statements] : counted)
    counts.push_back({key, static_cast<std::int64_t>(statements.size()), std::move(statements)});
  return counts;
}

// The first statement of type `to` that follows `first` in its stream completes the time.
Result<Ok> complete(LeadTime& time, const FigureScope& scope, const Recorded& first, const std::string& to) {
  return scope.log.visit_stream(time.stream, scope.moment.known, [&](const Recorded& next) -> Result<bool> {
    const auto& valid_at = scope.moment.valid_at;
    if (next.position <= first.position || next.claims.type != to) return true;
    if (valid_at.has_value() && next.claims.occurred_at > *valid_at) return true;
    time.to = next.claims.jti;
    time.seconds = (next.claims.occurred_at.microseconds - time.since.microseconds) / 1'000'000;
    return false;
  });
}

Result<std::vector<LeadTime>> lead_times(const FigureScope& scope, const std::string& from,
                                         const std::string& to) {
  auto query = scope.query;
  query.type = from;
  narrow_to(query, scope.moment);
  AuthorOrganisations organisations(scope.log, {scope.moment.known, scope.moment.is_newest, std::nullopt});
  std::vector<LeadTime> times;
  std::set<StreamId> begun;
  TRY_OK(visit_all(scope, query, organisations, [&](const Recorded& first) -> Result<bool> {
    const auto& claims = first.claims;
    if (!begun.insert(claims.stream).second) return true;
    if (times.size() == statements_max) return too_many();
    TRY(key, key_of(scope.by, claims, organisations));
    LeadTime time{key, claims.stream, claims.jti, claims.occurred_at, std::nullopt, std::nullopt};
    auto completed = complete(time, scope, first, to);
    if (!completed.ok()) return std::move(completed).error();
    times.push_back(std::move(time));
    return true;
  }));
  return times;
}

}  // namespace kroniek
