// Of the vault's rows those of attachments: that each document is there whole, with the bytes of its digest,
// and that a statement of its stream names it. A document that was never uploaded is not missed.
#pragma once

#include <map>
#include <vector>

#include "core/register/attachments.h"
#include "core/register/audit_vault.h"

namespace kroniek {

class AttachmentAudit {
 public:
  AttachmentAudit(const VaultAudit& audit, TreeSize size) : audit_(audit), size_(size) {}

  // A row of the table, in the order of the keys.
  void row(const AttachmentRow& row);
  // After all rows. Without the vault's keys: whether every document has all its rows, and a data key.
  Result<Ok> finish();

  std::uint64_t documents() const;
  const std::optional<AuditProblem>& problem() const { return problem_; }

 private:
  // What the keys of one document's rows say.
  struct Rows {
    std::uint64_t next = 0;
    std::uint64_t count = 0;
    bool in_order = true;
  };
  using Documents = std::map<std::string, Rows>;  // by name

  Result<Ok> check_stream(const StreamId& stream, const Documents& documents);
  Result<Ok> check_content(const StreamId& stream, const Documents& documents);
  void note(std::string code, std::string detail);

  const VaultAudit& audit_;
  const TreeSize size_;
  std::map<StreamId, Documents> streams_;
  std::optional<AuditProblem> problem_;
};

}  // namespace kroniek
