// The states of one moment, past ones included, for rules of the domain that look at several streams. What
// was read once is kept, so an answer rests on each stream as it was found first. One thread.
#pragma once

#include <unordered_map>

#include "core/register/views.h"

namespace kroniek {

class MomentStates final : public States {
 public:
  // `operation`: what is listed belongs to it, so that a moment by what had happened, for which every stream
  // is folded again, folds no others. All of it outlives this.
  MomentStates(const LogReader& log, const Moment& moment, StreamId operation)
      : log_(log), moment_(moment), operation_(std::move(operation)) {}

  AnyState find(const StreamId& stream) const override;
  std::optional<Belonging> belonging(const StreamId& stream) const override;
  std::vector<StreamId> listed(const Listing& listing) const override;
  // An error: something could not be read and looked as if it were not there, so nothing that was computed
  // may be given out. `states.too-many`: above 20,000 streams in one list.
  Result<Ok> all_was_read() const;

 private:
  const LogReader& log_;
  const Moment& moment_;
  const StreamId operation_;
  const std::optional<Held>& held(const StreamId& stream) const;

  mutable std::unordered_map<StreamId, std::optional<Held>> known_;
  mutable std::optional<Error> failed_;
};

}  // namespace kroniek
