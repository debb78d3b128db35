// What becomes of the files that were made of records which have expired: PFIF 1.4 wants every copy of such a
// record to go. Nothing is erased by an import, since one proposes an erasure and another approves it: the
// erasure of a file that rests on that record alone is proposed, and waits with the data-protection officer.
// Where the import's mandate may not, and where the register knows more of the person than the record said,
// the file is named by its number, so that a person takes it up. A second import states nothing.
#pragma once

#include "api/cli/import_client.h"
#include "api/import/manifest_import.h"
#include "api/import/pfif_people.h"

namespace kroniek::cli {

struct ExpiryCount {
  std::uint64_t proposed = 0;  // erasures
  std::uint64_t there = 0;     // files of which an erasure was proposed before, whatever became of it
  std::uint64_t kept = 0;      // files that rest on the record alone, and nobody's erasure is proposed
  std::vector<ManifestFault> faults;
};

class PfifExpiry {
 public:
  // Both outlive it.
  PfifExpiry(ImportClient& client, const ManifestImport& run) : client_(client), run_(run) {}

  // All expired records of one repository.
  Result<Ok> look_at(const std::string& source, const std::vector<PfifExpired>& expired);
  const ExpiryCount& count() const { return count_; }

 private:
  Result<Ok> look_at_file(const Json& view, std::size_t number);
  Result<bool> has_erasure(const StreamId& file);
  Result<bool> rests_on_record_alone(const StreamId& file, const Json& view);
  Result<Ok> propose(const StreamId& file, const Json& view, std::size_t number);

  ImportClient& client_;
  const ManifestImport& run_;
  ExpiryCount count_;
};

}  // namespace kroniek::cli
