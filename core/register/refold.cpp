#include "core/register/refold.h"

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

AnyState Refold::find(const StreamId& stream) const {
  const auto found = held(stream);
  return found == nullptr ? nullptr : found->state;
}

}  // namespace kroniek
