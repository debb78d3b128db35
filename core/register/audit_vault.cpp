#include "core/register/audit_vault.h"

#include <algorithm>
#include <set>

#include "core/register/audit_attachments.h"
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
  const auto* field = field_at(fields, pointer);
  return field == nullptr ? FieldClass::open : field->field_class;
}

// The names of the values that were found, by their digests.
using Found = std::map<std::string, std::string>;

// Whether more values are gone than an erasure can have taken: at each level of the data only as many
// digests may be without their value as there are fields of an erased class, and no field of another class
// that every such statement has. Which field a digest is of, the log does not say.
bool misses_more(const Json& data, const std::vector<FieldInfo>& fields, const ErasedClasses& erased,
                 const Found& found) {
  if (const auto* items = data.array_items())
    return std::any_of(items->begin(), items->end(),
                       [&](const Json& item) { return misses_more(item, fields, erased, found); });
  if (data.members() == nullptr) return false;
  auto may_miss = std::count_if(fields.begin(), fields.end(),
                                [&](const FieldInfo& field) { return erased.has(field.field_class); });
  std::set<std::string_view> names;
  for (const auto& member : *data.members()) {
    if (member.name == "_sd" && member.value.array_items() != nullptr) {
      for (const auto& digest : *member.value.array_items()) {
        const auto at = digest.string() == nullptr ? found.end() : found.find(*digest.string());
        if (at != found.end())
          names.insert(at->second);
        else if (may_miss-- == 0)
          return true;
      }
      continue;
    }
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldInfo& each) { return each.name == member.name; });
    if (field != fields.end() && misses_more(member.value, field->members, erased, found)) return true;
  }
  return std::any_of(fields.begin(), fields.end(), [&](const FieldInfo& field) {
    return field.field_class != FieldClass::open && field.options.required &&
           !erased.has(field.field_class) && !names.contains(field.name);
  });
}

class Checker {
 public:
  Checker(const VaultAudit& audit, TreeSize size)
      : audit_(audit), size_(size), held_(static_cast<std::size_t>(size.value)), attachments_(audit, size) {}

  Result<Ok> row(std::string_view key) {
    ++finding.rows;
    if (const auto attachment = parse_attachment_key(key)) return attachments_.row(*attachment), Ok{};
    const auto read = read_key(key);
    TRY(position, read.has_value() ? position_of(read->jti)
                                   : Result<std::optional<Position>>(std::optional<Position>()));
    if (!position.has_value())
      return problem({size_.value}, "vault.row-unexpected", "A row belongs to no statement.");
    const LogReader log{audit_.snapshot, audit_.codec};
    TRY(recorded, log.read(*position));
    if (recorded.claims.stream != read->stream)
      return problem(*position, "vault.row-unexpected",
                     "A row of this statement is kept under another stream.");
    if (erased(read->stream).has(read->field_class))
      return problem(*position, "vault.not-erased", "A row of this statement is there that was erased.");
    auto& held = held_.at(static_cast<std::size_t>(position->value));
    ++held.rows;
    const auto key_row = data_key_key(read->stream, read->field_class);
    TRY(data_key, audit_.snapshot.read(Table::data_keys, key_row));
    if (!data_key.has_value())
      return problem(*position, "vault.key-missing", "A row is there whose data key is not.");
    if (audit_.cipher == nullptr) return Ok{};
    return decrypt(recorded, *read, held);
  }

  // After all rows: what is not there.
  Result<Ok> missing() {
    for (std::size_t i = 0; i < held_.size() && i < audit_.digests.size(); ++i) {
      const bool whole = audit_.cipher != nullptr ? held_[i].disclosures == audit_.digests[i]
                                                  : held_[i].rows > 0 || audit_.digests[i] == 0;
      if (!whole) TRY_OK(check_missing(Position{i}));
    }
    return Ok{};
  }

  Result<Ok> keys() {
    for (const auto& [stream, classes] : audit_.erased)
      for (const auto field_class : {FieldClass::personal, FieldClass::text}) {
        if (!classes.has(field_class)) continue;
        TRY(key, audit_.snapshot.read(Table::data_keys, data_key_key(stream, field_class)));
        if (key.has_value())
          TRY_OK(problem({size_.value}, "vault.not-erased", "A data key is there that was erased."));
      }
    return Ok{};
  }

  Result<Ok> attachments() {
    TRY_OK(attachments_.finish());
    finding.attachments = attachments_.documents();
    finding.problem = first_of(std::move(finding.problem), attachments_.problem());
    return Ok{};
  }

  VaultFinding finding;

 private:
  // What the vault was found to hold of one statement.
  struct Held {
    std::uint32_t rows = 0;
    std::uint32_t disclosures = 0;
  };

  ErasedClasses erased(const StreamId& stream) const {
    const auto at = audit_.erased.find(stream);
    return at == audit_.erased.end() ? ErasedClasses{} : at->second;
  }

  Result<Ok> check_missing(Position position) {
    const LogReader log{audit_.snapshot, audit_.codec};
    TRY(recorded, log.read(position));
    Found found;
    if (audit_.cipher != nullptr) {
      const Vault vault(audit_.origin, *audit_.cipher);
      for (const auto field_class : {FieldClass::text, FieldClass::personal}) {
        const auto values =
            vault.read(recorded.claims.stream, field_class, recorded.claims.jti, audit_.snapshot);
        if (!values.ok()) continue;  // it was named before
        for (const auto& value : *values) found.emplace(value.disclosure.digest, value.disclosure.name);
      }
    }
    if (!misses_more(recorded.claims.data, recorded.type.event->fields, erased(recorded.claims.stream),
                     found))
      return Ok{};
    return problem(position, "vault.row-missing",
                   "The vault lacks values of this statement, and no erasure says so.");
  }

  Result<std::optional<Position>> position_of(const Uuid& jti) const {
    TRY(row, audit_.snapshot.read(Table::statements, statement_key(jti)));
    if (!row.has_value()) return std::optional<Position>();
    TRY(place, parse_statement_row(*row));
    return std::optional(place.position);
  }

  Result<Ok> decrypt(const Recorded& recorded, const VaultKey& key, Held& held) {
    const Vault vault(audit_.origin, *audit_.cipher);
    const auto disclosures = vault.read(key.stream, key.field_class, key.jti, audit_.snapshot);
    if (!disclosures.ok())
      return problem(recorded.position, disclosures.error().code,
                     "A row of this statement does not decrypt.");
    Commitments commitments;
    collect(recorded.claims.data, "", commitments);
    std::set<std::string> seen;
    for (const auto& [pointer, disclosure] : *disclosures) {
      ++finding.disclosures;
      held.disclosures += seen.insert(disclosure.digest).second ? 1 : 0;
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
  std::vector<Held> held_;  // of each entry
  AttachmentAudit attachments_;
};

}  // namespace

ErasedStreams erased_by(const Refold& states) {
  ErasedStreams out;
  states.visit(Erasures::collection, [&](const Held& held) {
    const auto& state = *std::static_pointer_cast<const erasure::State>(held.state);
    for (const auto& [stream, field_class] : erasing_of(held.envelope.id, state).parts)
      (field_class == FieldClass::personal ? out[stream].personal : out[stream].text) = true;
  });
  return out;
}

std::uint32_t count_digests(const Json& data) {
  std::uint32_t count = 0;
  if (const auto* items = data.array_items())
    for (const auto& item : *items) count += count_digests(item);
  if (data.members() != nullptr)
    for (const auto& member : *data.members())
      count += member.name == "_sd" && member.value.array_items() != nullptr
                   ? static_cast<std::uint32_t>(member.value.array_items()->size())
                   : count_digests(member.value);
  return count;
}

Result<VaultFinding> check_vault(const VaultAudit& audit, TreeSize size) {
  Checker checker(audit, size);
  Result<Ok> failed = Ok{};
  TRY_OK(audit.snapshot.scan(Table::vault, "", "", Order::ascending,
                             [&](std::string_view key, std::string_view) {
                               failed = checker.row(key);
                               return failed.ok();
                             }));
  TRY_OK(std::move(failed));
  TRY_OK(checker.missing());
  TRY_OK(checker.keys());
  TRY_OK(checker.attachments());
  return std::move(checker.finding);
}

}  // namespace kroniek
