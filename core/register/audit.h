// Verifies a log from its raw bytes and names the first entry that is wrong, and what is wrong with it:
// canonical entries, leaf hashes, tree, checkpoints, author signatures, keys and mandates in their place, the
// rules of every stream, state seals; and of a store every row that follows from the log. Believes nothing
// that is stored. Memory: the newest state of each stream, and about 100 bytes a statement.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/log/signed_note.h"
#include "core/register/log_source.h"

namespace kroniek {

struct AuditPorts {
  const EntryCodec& codec;
  const Verifier& verifier;
  Random& random;
};

enum class AuditDepth {
  hashes,      // bytes, hashes, tree, newest checkpoint: that nothing was changed since it was signed
  everything,  // also who signed what, by which right, and all that follows from it
};

struct AuditOptions {
  unsigned threads = 2;
  AuditDepth depth = AuditDepth::everything;
  std::optional<NoteKey> log_key;  // the key of the log as the caller knows it; none: entry 0 is believed
  VaultCipher* cipher = nullptr;   // of a store: vault rows are decrypted too
  std::function<void(std::uint64_t done, std::uint64_t total)> progress;  // entries; one call at a time
};

struct AuditProblem {
  std::optional<Position> index;  // none: it is the checkpoint
  std::string code;
  std::string detail;
  bool operator==(const AuditProblem&) const = default;
};

// What a store was found to hold besides the log.
struct StoredReport {
  std::uint64_t rows = 0;         // that were compared with what the log gives
  std::uint64_t checkpoints = 0;  // that were released
  std::uint64_t vault_rows = 0;
  std::uint64_t disclosures = 0;  // that were decrypted and found in their statements
  std::uint64_t attachments = 0;
  bool operator==(const StoredReport&) const = default;
};

struct AuditReport {
  std::string origin;
  TreeSize size;
  Hash root{};
  std::uint64_t streams = 0;
  std::optional<Hash> state_root;  // as a seal of all entries would say it
  std::map<std::string, std::uint64_t> types;
  std::uint64_t personal_key = 0;          // statements that their authors signed themselves
  std::uint64_t sealed = 0;                // that the service signed for them
  std::uint64_t signatures = 0;            // of statements, checked
  std::uint64_t seals = 0;                 // state seals, recomputed
  std::uint64_t seals_of_other_views = 0;  // those that another version of the views counts; not recomputed
  std::optional<StoredReport> stored;
  std::optional<AuditProblem> problem;  // the first one; what stands above then counts what comes before it
  bool operator==(const AuditReport&) const = default;
};

// An error says that it could not be found out (a server that does not answer); what is wrong is the report's
// problem.
Result<AuditReport> audit_log(LogSource& source, const AuditPorts& ports, const AuditOptions& options);
// The log in a store, and everything that is stored beside it.
Result<AuditReport> audit_store(const Snapshot& snapshot, const AuditPorts& ports,
                                const AuditOptions& options);

}  // namespace kroniek
