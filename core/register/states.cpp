#include "core/register/states.h"

namespace kroniek {

Result<std::vector<Held>> all_held(const LogReader& log, ListQuery query, const Moment& moment) {
  std::vector<Held> out;
  do {
    TRY(page, list_views(log, query, moment));
    for (auto& row : page.rows) {
      TRY(held, held_of(std::move(row)));
      out.push_back(std::move(held));
    }
    if (out.size() > states_max)
      return Error{ErrorKind::too_large, "states.too-many", "Too many views for one answer."};
    query.after = page.next;
  } while (query.after.has_value());
  return out;
}

}  // namespace kroniek
