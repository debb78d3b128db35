#include "core/register/own_mandates.h"

#include <algorithm>

#include "core/register/listed.h"
#include "core/register/lists.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Result<std::optional<Held>> stored(const Snapshot& snapshot, const StreamId& stream) {
  TRY(view, snapshot.read(Table::views, stream_prefix(stream)));
  if (!view.has_value()) return std::optional<Held>();
  TRY(held, parse_view(*view));
  return std::optional(std::move(held));
}

// The states of one snapshot, for the chain of a delegated mandate.
class StoredStates final : public States {
 public:
  explicit StoredStates(const Snapshot& snapshot) : snapshot_(snapshot) {}
  AnyState find(const StreamId& stream) const override {
    const auto held = stored(snapshot_, stream);
    return held.ok() && held->has_value() ? (*held)->state : nullptr;
  }
  std::optional<Belonging> belonging(const StreamId& stream) const override {
    const auto view = snapshot_.read(Table::views, stream_prefix(stream));
    if (!view.ok() || !view->has_value()) return std::nullopt;
    const auto held = parse_view(**view);
    if (!held.ok()) return std::nullopt;
    return Belonging{held->envelope.operation, held->envelope.exercise};
  }
  std::vector<StreamId> listed(const Listing& listing) const override {
    auto found = listed_now(snapshot_, listing);
    return found.ok() ? *std::move(found) : std::vector<StreamId>();
  }

 private:
  const Snapshot& snapshot_;
};

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
  const StoredStates states(log.snapshot);
  for (const auto& id : candidates) {
    const auto state = std::static_pointer_cast<const mandate::State>(
        id.collection == Mandates::collection ? states.find(id) : nullptr);
    if (state == nullptr || (state->holder != reader.actor && state->holder != reader.organisation)) continue;
    if (state->scope_organisation.has_value() && state->scope_organisation != reader.organisation) continue;
    if (mandate::holds_at(*state, now, states)) out.push_back({id, *state});
  }
  return out;
}

}  // namespace kroniek
