// Keeps the index of persons at the size of the log. It is made from the views and the vault, in memory only,
// so a restart begins anew and nothing of it is at rest. Several threads may ask; each asks for the state of
// its own snapshot or a newer one, and whose values are no longer in the vault is forgotten before an answer.
#pragma once

#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <vector>

#include "core/register/replay.h"
#include "core/register/vault.h"
#include "core/search/person_index.h"

namespace kroniek {

// One snapshot as the keeper reads it.
struct SearchSource {
  const LogReader& log;
  TreeSize size;
  const Vault& vault;
};

class SearchKeeper {
 public:
  // Reads on towards the end of the snapshot's log, for at most `steps_max` entries or files: so that a
  // caller can stop in between. False: there is more to read.
  Result<bool> catch_up(const SearchSource& source, std::size_t steps_max);

  // As catch_up, then the answer. `search.catching-up` (busy) where that would take long, after a start.
  Result<std::vector<search::Hit>> search(const SearchSource& source, const search::PersonQuery& query);
  Result<std::vector<search::Hit>> alike(const SearchSource& source, const StreamId& subject,
                                         std::size_t limit);
  // Who may be the person of this file, who is not erased.
  Result<std::vector<search::PersonPair>> pairs(const SearchSource& source, const StreamId& subject,
                                                int score_min);
  bool asks(const search::PersonQuery& query) const;
  std::size_t size() const;

 private:
  template <typename Found, typename Ask>
  Result<std::vector<Found>> answer(const SearchSource& source, const Ask& ask);
  Result<bool> read_files(const SearchSource& source, std::size_t& steps);
  Result<bool> read_entries(const SearchSource& source, std::size_t& steps);
  Result<std::set<StreamId>> files_of(const SearchSource& source, const StreamId& stream) const;
  Result<Ok> index(const SearchSource& source, const StreamId& file);
  template <typename Found>
  Result<bool> forget_erased(const SearchSource& source, const std::vector<Found>& hits);

  std::mutex reading_;             // one reads at a time; guards what follows
  std::optional<TreeSize> known_;  // entries that the index holds, once all files are read
  std::string next_file_;          // the key at which reading the files goes on; empty: all are read

  mutable std::shared_mutex asking_;  // guards the index
  search::PersonIndex index_;
};

}  // namespace kroniek
