// Whether the vault holds what statements of the log commit to, and nothing else: every row belongs to a
// recorded statement of its stream, and (with the vault's keys at hand) decrypts, and each of its disclosures
// has its digest in the statement, at its place and of its class. What is not there is missing, unless an
// erasure in the log says so; and what an erasure says is gone must not be there. Attachments:
// audit_attachments.h.
#pragma once

#include <map>

#include "core/register/audit.h"
#include "core/register/erasing.h"
#include "core/register/refold.h"

namespace kroniek {

// Whose values are gone, by the log.
using ErasedStreams = std::map<StreamId, ErasedClasses>;
ErasedStreams erased_by(const Refold& states);

// How many hidden values a statement commits to.
std::uint32_t count_digests(const Json& data);

struct VaultAudit {
  const Snapshot& snapshot;
  const EntryCodec& codec;
  const std::string& origin;
  VaultCipher* cipher;                        // null: rows are not decrypted, and only whole rows are missed
  const std::vector<std::uint32_t>& digests;  // of each entry
  const ErasedStreams erased;
};

struct VaultFinding {
  std::optional<AuditProblem> problem;  // `vault.row-unexpected`, `vault.row-missing`, `vault.key-missing`,
                                        // `vault.not-erased`, `vault.not-authentic`, `vault.digest-missing`,
                                        // `vault.attachment-*`; index: the statement's, or the log's size
  std::uint64_t rows = 0;
  std::uint64_t disclosures = 0;
  std::uint64_t attachments = 0;
};
// The log and the table statements have been found right.
Result<VaultFinding> check_vault(const VaultAudit& audit, TreeSize size);

}  // namespace kroniek
