// Whether the vault holds nothing but what statements of the log commit to: every row belongs to a recorded
// statement of its stream, and (with the vault's keys at hand) decrypts, and each of its disclosures has its
// digest in the statement, at its place and of its class. A row that is not there is no fault: it may have
// been erased.
#pragma once

#include "core/register/audit.h"

namespace kroniek {

struct VaultAudit {
  const Snapshot& snapshot;
  const EntryCodec& codec;
  const std::string& origin;
  const std::string& seal_key_id;
  VaultCipher* cipher;  // null: rows are not decrypted
};

struct VaultFinding {
  std::optional<AuditProblem> problem;  // `vault.row-unexpected`, `vault.key-missing`, `vault.not-authentic`,
                                        // `vault.digest-missing`; index: the statement's, or the log's size
  std::uint64_t rows = 0;
  std::uint64_t disclosures = 0;
};
// The log and the table statements have been found right.
Result<VaultFinding> check_vault(const VaultAudit& audit, TreeSize size);

}  // namespace kroniek
