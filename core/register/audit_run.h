// One verification on its way (audit.h): chunks of entries go through decoding, the fold, the signatures and
// the tally. Each stage goes on only with the entries before the first wrong one, so what is named is the
// first.
#pragma once

#include <atomic>
#include <deque>
#include <unordered_set>

#include "core/log/checkpoint.h"
#include "core/register/audit_rules.h"
#include "core/register/audit_tables.h"
#include "core/register/stages.h"

namespace kroniek {

// What the tally needs of an entry after the entry itself is gone.
struct AuditEffect {
  Uuid jti;
  std::vector<Uuid> causes;
  std::vector<Uuid> cited;
  std::string_view type;
  Assurance assurance{};
  StreamId stream;
  std::string_view singular;
  StateLeaf leaf;
  Batch unique;               // changes of unique values
  std::uint32_t digests = 0;  // of hidden values
  std::optional<founding::StateSealed> seal;
};

struct AuditChunk {
  struct Entry {
    Recorded recorded;
    Refold::Step step = {};
    PublicKey key = {};
  };
  struct Released {
    TreeSize size;
    std::string note;
    std::vector<Hash> edge = {};  // of the chunk's own leaves up to that size
  };
  std::uint64_t number = 0;
  LogChunk log;
  Frontier tree = {};                   // of the chunk's own leaves
  std::vector<Hash> above = {};         // right edge of the log's tree before the chunk
  std::vector<Released> released = {};  // checkpoints in the chunk, and the first one after it
  std::vector<Entry> entries = {};
  std::vector<AuditEffect> effects = {};
  std::optional<AuditProblem> problem = {};

  // Something is wrong with an entry that was held to be in order so far.
  void fail(std::size_t entry, const Error& why);
};

class AuditRun {
 public:
  // `stored` is null where only the log is there.
  AuditRun(LogSource& source, const Snapshot* stored, const AuditPorts& ports, const AuditOptions& options)
      : source_(source), stored_(stored), ports_(ports), options_(options) {}
  Result<AuditReport> run();

 private:
  Result<Ok> open();  // the checkpoint and entry 0
  std::optional<AuditChunk> read();
  Result<Ok> read_released(AuditChunk& chunk) const;
  void prepare(AuditChunk& chunk) const;
  bool check_hashes(const AuditChunk& chunk, std::size_t entry, const std::vector<Hash>& row,
                    unsigned from) const;
  void grow(AuditChunk& chunk);
  void fold_chunk(AuditChunk& chunk);
  void finish(AuditChunk& chunk);
  Result<Ok> check_released(const AuditChunk& chunk, const AuditChunk::Released& released) const;
  Result<AuditEffect> effect_of(AuditChunk& chunk, const AuditChunk::Entry& entry);
  void collect(AuditChunk&& chunk);
  Result<Ok> tally(const AuditEffect& effect, Position position);
  Result<Ok> check_seal(const founding::StateSealed& seal, Position position);
  Result<Ok> close();  // the root, the end, and what is stored
  Result<Ok> compare_stored();
  void problem(std::optional<Position> index, const Error& why);

  LogSource& source_;
  const Snapshot* const stored_;
  const AuditPorts& ports_;
  const AuditOptions& options_;
  AuditReport report_;
  std::optional<Error> unreadable_;  // guarded by the order of reading
  std::atomic<bool> stop_ = false;

  std::string note_;
  Checkpoint checkpoint_;
  Founding founding_;
  NoteKey log_key_;
  std::unique_ptr<TableAudit> tables_;
  std::uint64_t next_chunk_ = 0;

  // In turn.
  Frontier upper_;               // over whole chunks
  std::vector<Hash> last_edge_;  // of a last chunk that is not whole
  Refold refold_;
  Instant last_recorded_at_{std::numeric_limits<std::int64_t>::min()};
  bool fold_ended_ = false;

  // In the tally.
  StateLeaves leaves_;
  std::unordered_map<std::string, std::string> unique_;
  std::unordered_set<Uuid> recorded_;
  std::vector<std::uint32_t>
      digests_;  // how many hidden values each entry commits to; where rows are compared
  struct Undo {
    StreamId stream;
    std::optional<StateLeaf> before;
  };
  std::deque<Undo>
      undo_;  // of the newest entries, for seals that count a little less than what stands before them
};

}  // namespace kroniek
