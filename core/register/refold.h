// The newest states of all streams, folded from statements in the order of the log. Holds every stream in
// memory; what it gave out stays as it was. One thread.
#pragma once

#include <unordered_map>

#include "core/register/replay.h"

namespace kroniek {

class Refold final : public States {
 public:
  struct Step {
    std::shared_ptr<const Held> before;  // null where the statement opens the stream
    std::shared_ptr<const Held> after;
  };
  // `recorded` is the statement after those that were applied before.
  Step apply(const Recorded& recorded);

  AnyState find(const StreamId& stream) const override;
  std::optional<Belonging> belonging(const StreamId& stream) const override;
  std::vector<StreamId> listed(const Listing& listing) const override;  // looks at every stream
  std::shared_ptr<const Held> held(const StreamId& stream) const;
  std::size_t streams() const { return newest_.size(); }
  // All streams of a collection, in no order.
  void visit(std::string_view collection, const std::function<void(const Held&)>& each) const;

 private:
  std::unordered_map<StreamId, std::shared_ptr<const Held>> newest_;
};

}  // namespace kroniek
