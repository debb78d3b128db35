#include "core/register/views.h"

#include <algorithm>

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

Result<std::optional<Json>> view_valid(const LogReader& log, const StreamId& stream, const Moment& moment) {
  std::optional<Held> held;
  TRY_OK(log.visit_stream(stream, moment.known, [&](const Recorded& recorded) -> Result<bool> {
    if (recorded.claims.occurred_at <= *moment.valid_at)
      held = fold(held.has_value() ? &*held : nullptr, recorded);
    return true;
  }));
  if (!held.has_value()) return std::optional<Json>();
  return std::optional(view_of(*held));
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

// Walks the streams that are listed under one value, after `after`, until `visit` says enough.
class Candidates {
 public:
  Candidates(const LogReader& log, const ListQuery& query, const Moment& moment)
      : log_(log), query_(query), moment_(moment) {
    // Refolding may give values that no stored view ever had, so only the whole collection is a safe start.
    const bool by_filter = !query.filters.empty() && !moment.valid_at.has_value();
    prefix_ = list_prefix({query.collection, query.exercise,
                           by_filter ? std::string_view(query.filters[0].first) : "",
                           by_filter ? std::string_view(query.filters[0].second) : ""});
  }

  Result<Ok> visit(const std::function<Result<bool>(const Uuid&)>& each) const {
    // The keys that begin with the last stream of the page before are passed over.
    const auto from =
        query_.after.has_value() ? after_prefix(prefix_ + statement_key(*query_.after)) : prefix_;
    return moment_.is_newest ? current(from, each) : historic(from, each);
  }

 private:
  using Each = std::function<Result<bool>(const Uuid&)>;

  static Uuid stream_of(std::string_view key, std::size_t prefix_size) {
    Uuid id;
    std::copy_n(key.begin() + static_cast<std::ptrdiff_t>(prefix_size), id.bytes.size(), id.bytes.begin());
    return id;
  }

  Result<Ok> current(const std::string& from, const Each& each) const {
    std::optional<Error> failed;
    TRY_OK(log_.snapshot.scan(Table::lists, from, after_prefix(prefix_), Order::ascending,
                              [&](std::string_view key, std::string_view) {
                                auto more = each(stream_of(key, prefix_.size()));
                                if (!more.ok()) failed = more.error();
                                return more.ok() && *more;
                              }));
    if (failed.has_value()) return *failed;
    return Ok{};
  }

  Result<Ok> historic(const std::string& from, const Each& each) const {
    std::optional<Uuid> stream;
    bool listed = false;
    std::optional<Error> failed;
    bool enough = false;
    const auto finish = [&] {
      if (!stream.has_value() || !listed) return true;
      auto more = each(*stream);
      if (!more.ok()) failed = more.error();
      enough = !more.ok() || !*more;
      return !enough;
    };
    TRY_OK(log_.snapshot.scan(Table::list_history, from, after_prefix(prefix_), Order::ascending,
                              [&](std::string_view key, std::string_view value) {
                                const auto id = stream_of(key, prefix_.size());
                                if (stream != id) {
                                  if (!finish()) return false;
                                  stream = id;
                                  listed = false;
                                }
                                const auto position = number_of(key.substr(key.size() - 8)).value_or(0);
                                if (position < moment_.known.value) listed = value == "+";
                                return true;
                              }));
    if (!enough && !failed.has_value()) finish();
    if (failed.has_value()) return *failed;
    return Ok{};
  }

  const LogReader& log_;
  const ListQuery& query_;
  const Moment& moment_;
  std::string prefix_;
};

}  // namespace

Result<std::optional<Json>> view_at(const LogReader& log, const StreamId& stream, const Moment& moment) {
  if (moment.valid_at.has_value()) return view_valid(log, stream, moment);
  if (moment.is_newest) return read_view(log.snapshot.read(Table::views, stream_prefix(stream)));
  return view_known(log, stream, moment.known);
}

Result<ListPage> list_views(const LogReader& log, const ListQuery& query, const Moment& moment) {
  ListPage page;
  std::size_t looked_at = 0;
  std::optional<Uuid> last;
  TRY_OK(Candidates(log, query, moment).visit([&](const Uuid& id) -> Result<bool> {
    if (page.rows.size() == query.rows_max || looked_at == streams_looked_at_max) {
      page.next = last;  // there is at least this one more
      return false;
    }
    ++looked_at;
    last = id;
    TRY(view, view_at(log, StreamId{std::string(query.collection), id}, moment));
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
