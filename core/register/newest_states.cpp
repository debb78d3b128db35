#include "core/register/newest_states.h"

#include "core/register/listed.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

Result<std::optional<Held>> stored(const Snapshot& snapshot, const StreamId& stream) {
  TRY(view, snapshot.read(Table::views, stream_prefix(stream)));
  if (!view.has_value()) return std::optional<Held>();
  TRY(held, parse_view(*view));
  return std::optional(std::move(held));
}

}  // namespace

const std::optional<Held>& NewestStates::held(const StreamId& stream) const {
  if (const auto known = known_.find(stream); known != known_.end()) return known->second;
  auto held = stored(*snapshot_, stream);
  if (!held.ok()) failed_ = held.error();
  return known_[stream] = held.ok() ? *std::move(held) : std::nullopt;
}

AnyState NewestStates::find(const StreamId& stream) const {
  const auto& found = held(stream);
  return found.has_value() ? found->state : nullptr;
}

std::optional<Belonging> NewestStates::belonging(const StreamId& stream) const {
  const auto& found = held(stream);
  if (!found.has_value()) return std::nullopt;
  return Belonging{found->envelope.operation, found->envelope.exercise};
}

std::vector<StreamId> NewestStates::listed(const Listing& listing) const {
  auto found = listed_now(*snapshot_, listing);
  if (found.ok()) return *std::move(found);
  failed_ = found.error();
  return {};
}

Result<Ok> NewestStates::all_was_read() const {
  if (failed_.has_value()) return *failed_;
  return Ok{};
}

}  // namespace kroniek
