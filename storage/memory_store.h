// The reference that RocksStore is compared with: the same promises, kept in memory, lost with the process.
// Every value a key ever had is kept for as long as a snapshot can see it, so a snapshot costs nothing to
// take. Any thread may read.
#pragma once

#include <array>
#include <map>
#include <set>
#include <shared_mutex>

#include "core/ports.h"

namespace kroniek {

class MemoryStore final : public Store {
 public:
  MemoryStore() = default;
  ~MemoryStore() override;

  Result<Ok> commit(const Batch& batch) override;
  std::unique_ptr<const Snapshot> snapshot() const override;  // must be gone before the store is
  // `store.purge-blocked`: a snapshot from before is still open.
  Result<Ok> purge(Table table, std::string_view from, std::string_view before) override;
  Result<Ok> health() const override { return Ok{}; }

 private:
  class View;
  struct Version {
    std::uint64_t commit;
    std::optional<std::string> value;  // none: deleted
  };
  using Versions = std::vector<Version>;  // oldest first
  using Rows = std::map<std::string, Versions, std::less<>>;

  static const std::string* value_at(const Versions& versions, std::uint64_t commit);
  void forget_unseen(Versions& versions);

  mutable std::shared_mutex mutex_;  // guards all below
  std::array<Rows, table_count> tables_;
  std::uint64_t commits_ = 0;
  mutable std::multiset<std::uint64_t> open_snapshots_;  // the commit that each one sees
};

}  // namespace kroniek
