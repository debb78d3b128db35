// The second half of a statement's way: put in order, decided, numbered, folded, hashed, and committed as one
// batch. One thread only. take() changes nothing durable; commit() makes all of the batch durable or none of
// it, and after an error that is not `storage_full` nothing more may be asked of the recorder: a restart
// decides. An erasure's deletions are in the batch of its statement; their purge is the caller's.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/log/proof.h"
#include "core/register/authority.h"
#include "core/register/erasing.h"
#include "core/register/generations.h"
#include "core/register/intake.h"
#include "core/register/recovery.h"
#include "core/register/tables.h"
#include "core/register/vault.h"

namespace kroniek {

// What the author is told: where the statement stands, and the proof of it.
struct Accepted {
  Uuid jti;
  Position position;
  Instant recorded_at;
  StreamId stream;
  std::int64_t version = 0;
  Assurance assurance{};
  bool again = false;  // it was recorded before; this is the first answer
  Receipt receipt;
};

// What a recorder works with; all of it outlives it.
struct RecorderPorts {
  Store& store;
  const EntryCodec& codec;
  Vault& vault;
  const Signer& log_key;
  const Clock& clock;
};

class Recorder final : private States {
 public:
  Recorder(RecorderPorts ports, Recovered recovered);
  ~Recorder() override = default;

  void begin();  // opens a batch on what is stored now
  // Checks in this order: jti known (then the first answer, or `statement.jti-reused`), the seal key where
  // the service sealed it (seal_keys.h), authority (authority.h), causes, cited statements, stream and
  // version, operation and exercise, values for a file whose values were erased (`subject.erased`), the
  // aggregate's own rules, unique values, size of the entry. Returns the number of the statement among those
  // taken, or the first answer of one recorded before.
  using Taken = std::variant<std::size_t, Accepted>;
  Result<Taken> take(const Prepared& statement);
  // One answer for each statement taken, in their order. Takes nothing: no batch is written.
  Result<std::vector<Accepted>> commit();

  // Of what was committed since the last call: what must be purged before its statement is acknowledged.
  std::vector<Erasing> take_erasings() { return std::exchange(erasings_, {}); }
  // The purge is done; the next batch that is written says so.
  void note_purged(const StreamId& erasure) { purged_.push_back(erasure); }

  const std::string& checkpoint() const { return recovered_.checkpoint; }
  TreeSize size() const { return recovered_.frontier.size(); }
  std::uint64_t clock_regressions() const {
    return clock_regressions_;
  }  // times the clock stood before the log's end

 private:
  struct Row {
    Accepted accepted;
    std::vector<Hash> hashes;
  };

  Result<Taken> decide_and_record(const Prepared& statement);
  Result<std::vector<Accepted>> write_batch();
  AnyState find(const StreamId& stream) const override;
  std::optional<Belonging> belonging(const StreamId& stream) const override;
  std::vector<StreamId> listed(const Listing& listing) const override;
  std::shared_ptr<const Held> held(const StreamId& stream) const;
  Result<std::optional<Accepted>> find_recorded(const Prepared& statement) const;
  Result<Accepted> first_answer(const Prepared& statement, const StatementRow& row) const;
  Result<bool> is_recorded(const Uuid& jti) const;
  Result<Ok> check_place(const Prepared& statement, const Held* before, const Told& told) const;
  Result<Ok> check_not_erased(const Prepared& statement, const Held* before) const;
  Result<std::optional<std::string>> unique_holder(const std::string& key) const;
  Result<Ok> check_unique(const Held* before, const Held& after) const;
  Result<Ok> record(const Prepared& statement, const Held* before, Held after, const Told& told);
  void note_unique(const Held* before, const Held& after);
  Result<Ok> erase(Erasing erasing);
  Instant next_moment();
  Result<std::string> sign_head();

  RecorderPorts ports_;
  Recovered recovered_;
  NoteKey note_key_;
  std::uint64_t clock_regressions_ = 0;

  // The batch that is open.
  std::unique_ptr<const Snapshot> snapshot_;
  Batch batch_;
  Frontier frontier_;
  Instant moment_;
  std::vector<Row> rows_;       // empty once they are written
  std::vector<Entry> entries_;  // as they were said, one for each row
  std::unordered_map<StreamId, std::shared_ptr<const Held>> touched_;
  std::map<std::string, std::optional<std::string>>
      unique_;  // of this batch: unique key → its stream, or free again
  std::unordered_map<Uuid, std::size_t> taken_;
  Vault::FreshKeys fresh_keys_;
  std::vector<Erasing> erasing_;  // deleted by this batch

  std::vector<Erasing> erasings_;  // written, not taken yet
  std::vector<StreamId> purged_;   // not told to the store yet

  mutable Generations<StreamId, std::shared_ptr<const Held>> newest_{
      20'000};  // about 80 MB when full of large views
  mutable std::optional<Error> read_error_;
};

}  // namespace kroniek
