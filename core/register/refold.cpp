#include "core/register/refold.h"

#include <algorithm>

#include "core/register/lists.h"

namespace kroniek {

Refold::Step Refold::apply(const Recorded& recorded) {
  auto& newest = newest_[recorded.claims.stream];
  Step step{newest, nullptr};
  step.after = std::make_shared<const Held>(fold(newest.get(), recorded));
  newest = step.after;
  return step;
}

std::shared_ptr<const Held> Refold::held(const StreamId& stream) const {
  const auto found = newest_.find(stream);
  return found == newest_.end() ? nullptr : found->second;
}

void Refold::visit(std::string_view collection, const std::function<void(const Held&)>& each) const {
  for (const auto& [id, held] : newest_)
    if (id.collection == collection && held != nullptr) each(*held);
}

std::optional<Belonging> Refold::belonging(const StreamId& stream) const {
  const auto found = held(stream);
  if (found == nullptr) return std::nullopt;
  return Belonging{found->envelope.operation, found->envelope.exercise};
}

std::vector<StreamId> Refold::listed(const Listing& listing) const {
  std::vector<StreamId> out;
  const ListValues::value_type asked{std::string(listing.field), listing.value};
  visit(listing.collection, [&](const Held& held) {
    const auto values = indexed_values(held);
    const auto exercise = held.envelope.exercise;
    if (exercise == listing.exercise.value_or(exercise) &&
        std::find(values.begin(), values.end(), asked) != values.end())
      out.push_back(held.envelope.id);
  });
  std::sort(out.begin(), out.end());
  return out;
}

AnyState Refold::find(const StreamId& stream) const {
  const auto found = held(stream);
  return found == nullptr ? nullptr : found->state;
}

}  // namespace kroniek
