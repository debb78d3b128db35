#include "core/register/audit_vault.h"

#include <algorithm>
#include <set>

#include "core/register/audit_rows.h"
#include "core/register/replay.h"
#include "core/register/tables.h"
#include "core/register/vault.h"

namespace kroniek {
namespace {

// A row's key read back: stream ‖ 0 ‖ class ‖ jti.
struct VaultKey {
  StreamId stream;
  FieldClass field_class{};
  Uuid jti;
};
std::optional<VaultKey> read_key(std::string_view key) {
  const auto end = key.find('\0');
  if (end == key.npos || key.size() != end + 2 + sizeof(Uuid::bytes)) return std::nullopt;
  auto stream = parse_stream_id(key.substr(0, end));
  const char field_class = key[end + 1];
  if (!stream.ok() || (field_class != 't' && field_class != 'p')) return std::nullopt;
  VaultKey read{*std::move(stream), field_class == 't' ? FieldClass::text : FieldClass::personal, {}};
  std::copy(key.end() - sizeof(Uuid::bytes), key.end(), read.jti.bytes.begin());
  return read;
}

// Each hidden value that a statement commits to, as `<pointer> <digest>`: the pointer is that of the object
// that holds the digest, since only the disclosure says the name.
using Commitments = std::set<std::string>;

void collect(const Json& data, const std::string& pointer, Commitments& out) {
  if (const auto* items = data.array_items()) {
    for (std::size_t i = 0; i < items->size(); ++i)
      collect((*items)[i], pointer + "/" + std::to_string(i), out);
    return;
  }
  if (data.members() == nullptr) return;
  for (const auto& member : *data.members()) {
    if (member.name != "_sd") {
      collect(member.value, pointer_append(pointer, member.name), out);
    } else if (const auto* digests = member.value.array_items()) {
      for (const auto& digest : *digests)
        if (digest.string() != nullptr) out.insert(pointer + " " + *digest.string());
    }
  }
}

// The class of the field at a pointer, by the event's list; open where there is none.
FieldClass class_at(const std::vector<FieldInfo>& fields, std::string_view pointer) {
  const auto* level = &fields;
  FieldClass field_class = FieldClass::open;
  for (auto rest = pointer; !rest.empty();) {
    rest.remove_prefix(1);
    const auto token = rest.substr(0, rest.find('/'));
    rest.remove_prefix(token.size());
    if (!token.empty() &&
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    const auto field =
        std::find_if(level->begin(), level->end(), [&](const FieldInfo& each) { return each.name == token; });
    if (field == level->end()) return FieldClass::open;
    field_class = field->field_class;
    level = &field->members;
  }
  return field_class;
}

class Checker {
 public:
  Checker(const VaultAudit& audit, TreeSize size) : audit_(audit), size_(size) {}

  Result<Ok> row(std::string_view key) {
    ++finding.rows;
    const auto read = read_key(key);
    TRY(position, read.has_value() ? position_of(read->jti)
                                   : Result<std::optional<Position>>(std::optional<Position>()));
    if (!position.has_value())
      return problem({size_.value}, "vault.row-unexpected", "A row belongs to no statement.");
    const LogReader log{audit_.snapshot, audit_.codec, audit_.seal_key_id};
    TRY(recorded, log.read(*position));
    if (recorded.claims.stream != read->stream)
      return problem(*position, "vault.row-unexpected",
                     "A row of this statement is kept under another stream.");
    const auto key_row = data_key_key(read->stream, read->field_class);
    TRY(data_key, audit_.snapshot.read(Table::data_keys, key_row));
    if (!data_key.has_value())
      return problem(*position, "vault.key-missing", "A row is there whose data key is not.");
    if (audit_.cipher == nullptr) return Ok{};
    return decrypt(recorded, *read);
  }

  VaultFinding finding;

 private:
  Result<std::optional<Position>> position_of(const Uuid& jti) const {
    TRY(row, audit_.snapshot.read(Table::statements, statement_key(jti)));
    if (!row.has_value()) return std::optional<Position>();
    TRY(place, parse_statement_row(*row));
    return std::optional(place.position);
  }

  Result<Ok> decrypt(const Recorded& recorded, const VaultKey& key) {
    const Vault vault(audit_.origin, *audit_.cipher);
    const auto disclosures = vault.read(key.stream, key.field_class, key.jti, audit_.snapshot);
    if (!disclosures.ok())
      return problem(recorded.position, disclosures.error().code,
                     "A row of this statement does not decrypt.");
    Commitments commitments;
    collect(recorded.claims.data, "", commitments);
    for (const auto& [pointer, disclosure] : *disclosures) {
      ++finding.disclosures;
      const auto holder = pointer.substr(0, pointer.rfind('/'));
      const bool named = pointer == pointer_append(holder, disclosure.name);
      if (!named || !commitments.contains(holder + " " + disclosure.digest) ||
          class_at(recorded.type.event->fields, pointer) != key.field_class)
        return problem(recorded.position, "vault.digest-missing",
                       "A row holds a value that this statement does not commit to.");
    }
    return Ok{};
  }

  Result<Ok> problem(Position index, std::string code, std::string detail) {
    finding.problem =
        first_of(std::move(finding.problem), AuditProblem{index, std::move(code), std::move(detail)});
    return Ok{};
  }

  const VaultAudit& audit_;
  const TreeSize size_;
};

}  // namespace

Result<VaultFinding> check_vault(const VaultAudit& audit, TreeSize size) {
  Checker checker(audit, size);
  Result<Ok> failed = Ok{};
  TRY_OK(audit.snapshot.scan(Table::vault, "", "", Order::ascending,
                             [&](std::string_view key, std::string_view) {
                               failed = checker.row(key);
                               return failed.ok();
                             }));
  TRY_OK(std::move(failed));
  return std::move(checker.finding);
}

}  // namespace kroniek
