// The states as a snapshot has them now, for rules of the domain that readers apply too. What was read once
// is kept. One thread.
#pragma once

#include <unordered_map>

#include "core/ports.h"
#include "core/register/held.h"

namespace kroniek {

class NewestStates final : public States {
 public:
  // The snapshot outlives this.
  explicit NewestStates(const Snapshot& snapshot) : snapshot_(&snapshot) {}

  AnyState find(const StreamId& stream) const override;
  std::optional<Belonging> belonging(const StreamId& stream) const override;
  std::vector<StreamId> listed(const Listing& listing) const override;
  // An error: something could not be read and looked as if it were not there, so nothing that was computed
  // may be given out.
  Result<Ok> all_was_read() const;

 private:
  const std::optional<Held>& held(const StreamId& stream) const;

  const Snapshot* snapshot_;
  mutable std::unordered_map<StreamId, std::optional<Held>> known_;
  mutable std::optional<Error> failed_;
};

}  // namespace kroniek
