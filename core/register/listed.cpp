#include "core/register/listed.h"

#include <algorithm>

#include "core/register/lists.h"
#include "core/register/tables.h"

namespace kroniek {

Result<std::vector<StreamId>> listed_now(const Snapshot& snapshot, const Listing& listing) {
  std::vector<StreamId> out;
  for (const bool exercise : {false, true}) {
    if (exercise != listing.exercise.value_or(exercise)) continue;
    const auto prefix = list_prefix({listing.collection, exercise, listing.field, listing.value});
    TRY_OK(snapshot.scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                         [&](std::string_view key, std::string_view) {
                           Uuid id;
                           std::copy_n(key.end() - static_cast<std::ptrdiff_t>(id.bytes.size()),
                                       id.bytes.size(), id.bytes.begin());
                           out.push_back({std::string(listing.collection), id});
                           return true;
                         }));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace kroniek
