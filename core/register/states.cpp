#include "core/register/states.h"

namespace kroniek {
namespace {

// A refolded row need not be one of an open stream (views.h), and then does not read as a state.
Result<std::optional<Held>> state_of_row(const LogReader& log, Json row, const Moment& moment) {
  if (moment.valid_at.has_value()) {
    TRY(stream, parse_stream_id(*row.find("id")->string()));
    return held_at(log, stream, moment);
  }
  TRY(held, held_of(std::move(row)));
  return std::optional(std::move(held));
}

}  // namespace

Result<std::vector<Held>> all_held(const LogReader& log, ListQuery query, const Moment& moment) {
  std::vector<Held> out;
  do {
    TRY(page, list_views(log, query, moment));
    for (auto& row : page.rows) {
      TRY(held, state_of_row(log, std::move(row), moment));
      if (held.has_value()) out.push_back(*std::move(held));
    }
    if (out.size() > states_max)
      return Error{ErrorKind::too_large, "states.too-many", "Too many views for one answer."};
    query.after = page.next;
  } while (query.after.has_value());
  return out;
}

}  // namespace kroniek
