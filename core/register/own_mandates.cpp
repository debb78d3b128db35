#include "core/register/own_mandates.h"

#include <algorithm>

#include "core/register/lists.h"
#include "core/register/newest_states.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Result<std::vector<StreamId>> mandates_of(const StreamId& holder, const LogReader& log) {
  std::vector<StreamId> out;
  const auto prefix = list_prefix({Mandates::collection, false, "holder", to_string(holder)});
  TRY_OK(log.snapshot.scan(Table::lists, prefix, after_prefix(prefix), Order::ascending,
                           [&](std::string_view key, std::string_view) {
                             Uuid id;
                             std::copy_n(key.end() - static_cast<std::ptrdiff_t>(id.bytes.size()),
                                         id.bytes.size(), id.bytes.begin());
                             out.push_back({std::string(Mandates::collection), id});
                             return true;
                           }));
  return out;
}

}  // namespace

Result<std::vector<OwnMandate>> own_mandates(const SignedIn& reader, const std::optional<StreamId>& only,
                                             const LogReader& log, Instant now) {
  std::vector<StreamId> candidates;
  if (only.has_value()) {
    candidates.push_back(*only);
  } else {
    TRY(own, mandates_of(reader.actor, log));
    TRY(shared, mandates_of(reader.organisation, log));
    candidates = std::move(own);
    candidates.insert(candidates.end(), shared.begin(), shared.end());
  }
  std::vector<OwnMandate> out;
  const NewestStates states(log.snapshot);
  for (const auto& id : candidates) {
    const auto state = std::static_pointer_cast<const mandate::State>(
        id.collection == Mandates::collection ? states.find(id) : nullptr);
    if (state == nullptr || (state->holder != reader.actor && state->holder != reader.organisation)) continue;
    if (state->scope_organisation.has_value() && state->scope_organisation != reader.organisation) continue;
    if (mandate::holds_at(*state, now, states)) out.push_back({id, *state});
  }
  TRY_OK(states.all_was_read());
  return out;
}

}  // namespace kroniek
