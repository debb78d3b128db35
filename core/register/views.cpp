#include "core/register/views.h"

#include <algorithm>
#include <utility>

#include "core/register/list_walk.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

constexpr std::size_t streams_looked_at_max = 2'000;  // of one page; bounds the work of a refolded list

Result<std::optional<Json>> read_view(Result<std::optional<std::string>> stored) {
  TRY(text, std::move(stored));
  if (!text.has_value()) return std::optional<Json>();
  auto json = parse_json(*text);
  if (!json.ok()) return Error{ErrorKind::corrupt, "store.corrupt", "A stored view does not read."};
  return std::optional(*std::move(json));
}

Result<std::optional<Json>> view_known(const LogReader& log, const StreamId& stream, TreeSize known) {
  std::optional<std::string> found;
  TRY_OK(log.snapshot.scan(Table::view_history, stream_key(stream, 0), stream_key(stream, known.value),
                           Order::descending, [&](std::string_view, std::string_view value) {
                             found = value;
                             return false;
                           }));
  return read_view(std::move(found));
}

// A stream by what had happened. The statement that opened it may have happened later than some that came
// after it; what is known then is part of a state.
struct Refolded {
  std::optional<Held> held;
  bool is_open = false;
};
Result<Refolded> refolded(const LogReader& log, const StreamId& stream, const Moment& moment) {
  Refolded out;
  bool is_first = true;
  TRY_OK(log.visit_stream(stream, moment.known, [&](const Recorded& recorded) -> Result<bool> {
    const bool had_happened = recorded.claims.occurred_at <= *moment.valid_at;
    if (std::exchange(is_first, false)) out.is_open = had_happened;
    if (had_happened) out.held = fold(out.held.has_value() ? &*out.held : nullptr, recorded);
    return true;
  }));
  return out;
}

Result<std::optional<Json>> view_valid(const LogReader& log, const StreamId& stream, const Moment& moment) {
  TRY(then, refolded(log, stream, moment));
  if (!then.held.has_value()) return std::optional<Json>();
  return std::optional(view_of(*then.held));
}

bool matches(const Json& view, const ListValues& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const auto& filter) {
    const auto* value = view.find(filter.first);
    if (value == nullptr) return false;
    const auto* items = value->array_items();
    if (items == nullptr) return list_value(*value) == filter.second;
    return std::any_of(items->begin(), items->end(),
                       [&](const Json& item) { return list_value(item) == filter.second; });
  });
}

}  // namespace

Result<std::optional<Json>> view_at(const LogReader& log, const StreamId& stream, const Moment& moment) {
  if (moment.valid_at.has_value()) return view_valid(log, stream, moment);
  if (moment.is_newest) return read_view(log.snapshot.read(Table::views, stream_prefix(stream)));
  return view_known(log, stream, moment.known);
}

Result<std::optional<Held>> held_at(const LogReader& log, const StreamId& stream, const Moment& moment) {
  if (moment.valid_at.has_value()) {
    TRY(then, refolded(log, stream, moment));
    return then.is_open ? std::move(then.held) : std::optional<Held>();
  }
  TRY(view, view_at(log, stream, moment));
  if (!view.has_value()) return std::optional<Held>();
  TRY(held, held_of(*std::move(view)));
  return std::optional(std::move(held));
}

Result<ListPage> list_views(const LogReader& log, const ListQuery& query, const Moment& moment) {
  ListPage page;
  std::size_t looked_at = 0;
  std::optional<Uuid> last;
  // Refolding may give values that no stored view ever had, so only the whole collection is a safe start.
  const bool by_filter = !query.filters.empty() && !moment.valid_at.has_value();
  const auto start = by_filter ? query.filters[0] : ListValues::value_type{};
  const ListKey listed{query.collection, query.exercise, start.first, start.second};
  TRY_OK(visit_listed({log, listed, moment}, query.after, [&](const Uuid& id) -> Result<bool> {
    const StreamId stream{std::string(query.collection), id};
    if (query.hides) {
      TRY(hidden, query.hides(stream));
      if (hidden) return true;
    }
    if (page.rows.size() == query.rows_max || looked_at == streams_looked_at_max) {
      page.next = last;  // there is at least this one more
      return false;
    }
    ++looked_at;
    last = id;
    TRY(view, view_at(log, stream, moment));
    if (view.has_value() && matches(*view, query.filters)) page.rows.push_back(*std::move(view));
    return true;
  }));
  return page;
}

std::vector<std::string_view> list_fields(const AggregateRow& aggregate) {
  std::vector<std::string_view> names{"operation"};
  for (const auto& field : aggregate.view_fields)
    if (field.options.indexed) names.push_back(field.name);
  return names;
}

}  // namespace kroniek
