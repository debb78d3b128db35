#include "core/register/figures.h"

#include <algorithm>
#include <set>

#include "core/parts.h"

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

namespace {

// A time that runs from a statement at `position`, for one part of its stream or, where it names none, for
// all.
struct Running {
  std::size_t index;  // among the times
  Position position;
  std::string part;
};
using RunningOf = std::map<StreamId, std::vector<Running>>;

struct Pair {
  const std::string& from;
  const std::string& to;
  const PartKind* kind;  // null: the stream as a whole
};

std::vector<std::string> begun_by(const Pair& pair, const Claims& claims) {
  auto parts = pair.kind == nullptr ? std::vector<std::string>() : parts_begun(*pair.kind, claims);
  if (parts.empty()) parts.emplace_back();
  return parts;
}

bool is_about(const std::vector<std::string>& parts, const std::string& part) {
  return part.empty() || parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
}

// What is said to have happened before that from which the time runs took no time.
void complete(LeadTime& time, const Claims& next) {
  time.to = next.jti;
  const auto microseconds = next.occurred_at.microseconds - time.since.microseconds;
  time.seconds = std::max<std::int64_t>(0, microseconds) / 1'000'000;
}

// The first statement of type `to` that follows, about the same part, ends the time.
Result<Ok> complete_all(std::vector<LeadTime>& times, RunningOf running, const FigureScope& scope,
                        const Pair& pair) {
  const auto& valid_at = scope.moment.valid_at;
  for (auto& [stream, of_stream] : running) {
    auto& waiting = of_stream;
    const auto visit = [&](const Recorded& next) -> Result<bool> {
      const auto& claims = next.claims;
      if (claims.type != pair.to || (valid_at.has_value() && claims.occurred_at > *valid_at)) return true;
      const auto parts = pair.kind == nullptr ? std::vector<std::string>() : parts_named(*pair.kind, claims);
      std::erase_if(waiting, [&](const Running& each) {
        const bool ends = each.position < next.position && is_about(parts, each.part);
        if (ends) complete(times[each.index], claims);
        return ends;
      });
      return !waiting.empty();
    };
    TRY_OK(scope.log.visit_stream(stream, scope.moment.known, visit));
  }
  return Ok{};
}

}  // namespace

Result<std::vector<LeadTime>> lead_times(const FigureScope& scope, const std::string& from,
                                         const std::string& to) {
  auto query = scope.query;
  query.type = from;
  narrow_to(query, scope.moment);
  AuthorOrganisations organisations(scope.log, {scope.moment.known, scope.moment.is_newest, std::nullopt});
  const Pair pair{from, to, part_between(from, to)};
  std::vector<LeadTime> times;
  std::set<std::pair<StreamId, std::string>> begun;
  RunningOf running;
  TRY_OK(visit_all(scope, query, organisations, [&](const Recorded& first) -> Result<bool> {
    const auto& claims = first.claims;
    for (auto& part : begun_by(pair, claims)) {
      if (!begun.emplace(claims.stream, part).second) continue;
      if (times.size() == statements_max) return too_many();
      TRY(key, key_of(scope.by, claims, organisations));
      running[claims.stream].push_back({times.size(), first.position, part});
      LeadTime time{key, claims.stream, std::nullopt, claims.jti, claims.occurred_at, {}, {}};
      if (!part.empty()) time.about = std::move(part);
      times.push_back(std::move(time));
    }
    return true;
  }));
  TRY_OK(complete_all(times, std::move(running), scope, pair));
  return times;
}

}  // namespace kroniek
