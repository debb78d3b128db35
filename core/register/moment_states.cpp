#include "core/register/moment_states.h"

#include "core/register/states.h"

namespace kroniek {

AnyState MomentStates::find(const StreamId& stream) const {
  if (const auto known = known_.find(stream); known != known_.end()) return known->second;
  auto held = held_at(log_, stream, moment_);
  if (!held.ok()) return failed_ = held.error(), nullptr;
  return known_[stream] = held->has_value() ? (*held)->state : nullptr;
}

std::vector<StreamId> MomentStates::listed(const ListedBy& by) const {
  // A state of the past by what had happened stands in no list; those of its operation are a safe start.
  const auto operation = to_string(operation_);
  const bool refolds = moment_.valid_at.has_value();
  std::vector<StreamId> streams;
  for (const bool exercise : {false, true}) {
    const ListKey list{by.collection, exercise, refolds ? "operation" : by.field,
                       refolds ? std::string_view(operation) : by.value};
    const auto visited =
        visit_listed({log_, list, moment_}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
          streams.push_back({std::string(by.collection), id});
          return streams.size() <= states_max;
        });
    if (!visited.ok()) failed_ = visited.error();
  }
  if (streams.size() > states_max)
    failed_ = Error{ErrorKind::too_large, "states.too-many", "Too many views for one answer."};
  return streams;
}

Result<Ok> MomentStates::all_was_read() const {
  if (failed_.has_value()) return *failed_;
  return Ok{};
}

}  // namespace kroniek
