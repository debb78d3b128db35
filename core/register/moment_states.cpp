#include "core/register/moment_states.h"

#include <algorithm>

#include "core/register/states.h"

namespace kroniek {

const std::optional<Held>& MomentStates::held(const StreamId& stream) const {
  if (const auto known = known_.find(stream); known != known_.end()) return known->second;
  auto held = held_at(log_, stream, moment_);
  if (!held.ok()) failed_ = held.error();
  return known_[stream] = held.ok() ? *std::move(held) : std::nullopt;
}

AnyState MomentStates::find(const StreamId& stream) const {
  const auto& found = held(stream);
  return found.has_value() ? found->state : nullptr;
}

std::optional<Belonging> MomentStates::belonging(const StreamId& stream) const {
  const auto& found = held(stream);
  if (!found.has_value()) return std::nullopt;
  return Belonging{found->envelope.operation, found->envelope.exercise};
}

std::vector<StreamId> MomentStates::listed(const Listing& listing) const {
  // A state of the past by what had happened stands in no list; those of its operation are a safe start.
  const auto operation = to_string(operation_);
  const bool refolds = moment_.valid_at.has_value();
  std::vector<StreamId> streams;
  for (const bool exercise : {false, true}) {
    if (exercise != listing.exercise.value_or(exercise)) continue;
    const ListKey list{listing.collection, exercise, refolds ? "operation" : listing.field,
                       refolds ? operation : listing.value};
    const auto visited =
        visit_listed({log_, list, moment_}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
          streams.push_back({std::string(listing.collection), id});
          return streams.size() <= states_max;
        });
    if (!visited.ok()) failed_ = visited.error();
  }
  if (streams.size() > states_max)
    failed_ = Error{ErrorKind::too_large, "states.too-many", "Too many views for one answer."};
  std::sort(streams.begin(), streams.end());
  return streams;
}

Result<Ok> MomentStates::all_was_read() const {
  if (failed_.has_value()) return *failed_;
  return Ok{};
}

}  // namespace kroniek
