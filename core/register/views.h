// Views and lists as a reader asks for them: now, as the register knew it then (`known`), as it had happened
// by then
// (`valid_at`), or both. One snapshot, so an answer is consistent; every answer is true for `known` log
// entries.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/register/list_walk.h"

namespace kroniek {

// The view as stored (hidden values as places), or none where the stream was not there at that moment.
Result<std::optional<Json>> view_at(const LogReader& log, const StreamId& stream, const Moment& moment);

// The stream as its aggregate's rules read it, or none where it was not open at that moment: by `valid_at` a
// view may be there of which only later statements had happened, and such a half state waits on nobody and
// counts nowhere.
Result<std::optional<Held>> held_at(const LogReader& log, const StreamId& stream, const Moment& moment);

struct ListQuery {
  std::string_view collection;
  bool exercise = false;
  ListValues filters;         // indexed fields; a row must match all of them
  std::optional<Uuid> after;  // the last stream of the page before
  std::size_t rows_max = 50;
  // Streams that are passed over as if they were not in the list: no row, and no page that ends before them.
  std::function<Result<bool>(const StreamId&)> hides = {};
};
struct ListPage {
  std::vector<Json> rows;    // in the order of the streams' ids
  std::optional<Uuid> next;  // give it as `after` for the next page; none at the end
};
// With `valid_at` a page looks at a bounded number of streams, so it may hold fewer rows than asked for and
// still have a next one.
Result<ListPage> list_views(const LogReader& log, const ListQuery& query, const Moment& moment);

// Which fields of a view a list may be filtered on.
std::vector<std::string_view> list_fields(const AggregateRow& aggregate);

}  // namespace kroniek
