#include "core/register/list_walk.h"

#include <algorithm>

#include "core/register/tables.h"

namespace kroniek {
namespace {

using Visit = std::function<Result<bool>(const Uuid&)>;

Uuid stream_of(std::string_view key, std::size_t prefix_size) {
  Uuid id;
  std::copy_n(key.begin() + static_cast<std::ptrdiff_t>(prefix_size), id.bytes.size(), id.bytes.begin());
  return id;
}

// Calls `visit` until it says enough or fails; then says what to return.
class Steps {
 public:
  explicit Steps(const Visit& visit) : visit_(visit) {}

  bool step(const Uuid& stream) {
    auto more = visit_(stream);
    if (!more.ok()) failed_ = more.error();
    goes_on_ = more.ok() && *more;
    return goes_on_;
  }
  bool goes_on() const { return goes_on_; }
  Result<Ok> end() const {
    if (failed_.has_value()) return *failed_;
    return Ok{};
  }

 private:
  const Visit& visit_;
  bool goes_on_ = true;
  std::optional<Error> failed_;
};

struct Rows {
  std::string prefix;
  std::string from;
};

Result<Ok> visit_current(const ListAt& at, const Rows& rows, const Visit& visit) {
  Steps steps(visit);
  TRY_OK(at.log.snapshot.scan(Table::lists, rows.from, after_prefix(rows.prefix), Order::ascending,
                              [&](std::string_view key, std::string_view) {
                                return steps.step(stream_of(key, rows.prefix.size()));
                              }));
  return steps.end();
}

// A stream's rows say, in the order of the log, when it came into the list and when it left.
Result<Ok> visit_historic(const ListAt& at, const Rows& rows, const Visit& visit) {
  Steps steps(visit);
  std::optional<Uuid> stream;
  bool listed = false;
  const auto finish = [&] { return !listed || steps.step(*stream); };
  TRY_OK(at.log.snapshot.scan(Table::list_history, rows.from, after_prefix(rows.prefix), Order::ascending,
                              [&](std::string_view key, std::string_view value) {
                                const auto id = stream_of(key, rows.prefix.size());
                                if (stream != id) {
                                  if (!finish()) return false;
                                  stream = id;
                                  listed = false;
                                }
                                const auto position = number_of(key.substr(key.size() - 8)).value_or(0);
                                if (position < at.moment.known.value) listed = value == "+";
                                return true;
                              }));
  if (steps.goes_on()) finish();
  return steps.end();
}

}  // namespace

Result<std::vector<StreamId>> listed_streams(const Snapshot& snapshot, const ListedBy& by) {
  std::vector<StreamId> streams;
  for (const bool exercise : {false, true}) {
    const auto prefix = list_prefix({by.collection, exercise, by.field, by.value});
    TRY_OK(snapshot.scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                         [&](std::string_view key, std::string_view) {
                           streams.push_back({std::string(by.collection), stream_of(key, prefix.size())});
                           return true;
                         }));
  }
  return streams;
}

Result<Ok> visit_listed(const ListAt& at, const std::optional<Uuid>& after, const Visit& visit) {
  Rows rows{list_prefix(at.list), {}};
  // The keys that begin with the last stream of the page before are passed over.
  rows.from = after.has_value() ? after_prefix(rows.prefix + statement_key(*after)) : rows.prefix;
  return at.moment.is_newest ? visit_current(at, rows, visit) : visit_historic(at, rows, visit);
}

}  // namespace kroniek
