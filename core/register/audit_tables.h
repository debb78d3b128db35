// Whether a store's tables hold exactly the rows that the log gives. Rows are counted in sums of keyed
// hashes, one for each table and chunk of entries: each table is read once from end to end, and nothing is
// looked up. Where sums differ, the log is folded again up to that chunk to name the row. The hash's key is
// random and leaves the process never, so nobody can make rows whose sums agree (Clarke et al., "Incremental
// Multiset Hash Functions", ASIACRYPT 2003).
#pragma once

#include <array>
#include <unordered_map>

#include "core/register/audit.h"
#include "core/register/refold.h"
#include "core/register/seal.h"

namespace kroniek {

struct RowSum {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  void add(const RowSum& other);
  bool operator==(const RowSum&) const = default;
};

// What the fold knows when it is done.
struct Folded {
  const StateLeaves& leaves;
  const std::unordered_map<std::string, std::string>& unique;  // key in the table lists → its value
  const Refold& states;
};

class TableAudit {
 public:
  TableAudit(const Snapshot& snapshot, const AuditPorts& ports, TreeSize size);

  // A row that an entry of this chunk gives. Several threads, one for each chunk.
  void expect(std::uint64_t chunk, const Change& row);
  // After all were expected. The first wrong row, or none.
  Result<std::optional<AuditProblem>> compare(const Folded& folded, unsigned threads);
  std::uint64_t rows() const { return rows_; }

 private:
  using Sums = std::vector<RowSum>;
  struct Finding {
    std::optional<AuditProblem> problem;
    Sums actual;
    std::uint64_t rows = 0;
  };
  RowSum sum_of(Table table, std::string_view key, std::string_view value) const;
  Sums& expected(Table table) { return expected_[static_cast<std::size_t>(table)]; }
  Result<Finding> scan(Table table, const Folded& folded);
  Result<Finding> scan_views(const Folded& folded);
  Result<std::optional<AuditProblem>> name_row(Table table, std::uint64_t chunk);

  const Snapshot& snapshot_;
  const AuditPorts& ports_;
  const TreeSize size_;
  std::array<std::uint8_t, 32> secret_{};
  std::array<Sums, table_count> expected_;
  std::uint64_t rows_ = 0;
};

// The size of the checkpoint that was released with the entry at this position: the smallest one that covers
// it. `log.checkpoint-missing`.
Result<TreeSize> acknowledged_at(const Snapshot& snapshot, Position position);

}  // namespace kroniek
