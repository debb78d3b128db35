#include "core/register/audit_attachments.h"

#include "core/register/audit_rows.h"
#include "core/register/tables.h"

namespace kroniek {

void AttachmentAudit::row(const AttachmentRow& row) {
  auto& rows = streams_[row.stream][row.name];
  if (rows.next == 0) rows.count = row.count;
  rows.in_order = rows.in_order && row.number == rows.next && row.count == rows.count;
  ++rows.next;
}

std::uint64_t AttachmentAudit::documents() const {
  std::uint64_t count = 0;
  for (const auto& [stream, documents] : streams_) count += documents.size();
  return count;
}

// No statement's: what is wrong with an attachment is wrong at the end of the log.
void AttachmentAudit::note(std::string code, std::string detail) {
  problem_ =
      first_of(std::move(problem_), AuditProblem{Position{size_.value}, std::move(code), std::move(detail)});
}

Result<Ok> AttachmentAudit::finish() {
  for (const auto& [stream, documents] : streams_) TRY_OK(check_stream(stream, documents));
  return Ok{};
}

Result<Ok> AttachmentAudit::check_stream(const StreamId& stream, const Documents& documents) {
  const auto of = " of " + to_string(stream) + ".";
  const auto erased = audit_.erased.find(stream);
  if (erased != audit_.erased.end() && erased->second.text) {
    note("vault.not-erased", "An attachment is there that was erased" + of);
    return Ok{};
  }
  TRY(view, audit_.snapshot.read(Table::views, stream_prefix(stream)));
  if (!view.has_value()) {
    note("vault.row-unexpected", "An attachment is there of a stream that is not.");
    return Ok{};
  }
  TRY(data_key, audit_.snapshot.read(Table::data_keys, data_key_key(stream, FieldClass::text)));
  if (!data_key.has_value()) {
    note("vault.key-missing", "An attachment is there whose data key is not" + of);
    return Ok{};
  }
  for (const auto& [name, rows] : documents)
    if (!rows.in_order || rows.next != rows.count + 1)
      note("vault.attachment-incomplete", "Rows of an attachment are missing, or too many" + of);
  return audit_.cipher == nullptr ? Result<Ok>(Ok{}) : check_content(stream, documents);
}

Result<Ok> AttachmentAudit::check_content(const StreamId& stream, const Documents& documents) {
  const LogReader log{audit_.snapshot, audit_.codec};
  const Vault vault(audit_.origin, *audit_.cipher);
  const AttachmentVault attachments(audit_.origin, *audit_.cipher);
  const auto named = named_digests({log, vault}, stream, size_);
  if (!named.ok()) {  // its rows of statements do not read, and are named as such
    note(named.error().code, "Which attachments there may be cannot be read.");
    return Ok{};
  }
  for (const auto& [name, rows] : documents) {
    const auto opened = attachments.open(stream, name, audit_.snapshot);
    if (!opened.ok()) {
      note(opened.error().code, "An attachment does not read of " + to_string(stream) + ".");
    } else if (!named->documents.contains(opened->digest)) {
      note("vault.attachment-unnamed",
           "An attachment is there that no statement names, of " + to_string(stream) + ".");
    }
  }
  return Ok{};
}

}  // namespace kroniek
