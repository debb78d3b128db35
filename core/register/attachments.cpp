#include "core/register/attachments.h"

#include <algorithm>

#include "core/domain/movements.h"
#include "core/register/erasing.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

bool has_hidden_digest(const std::vector<FieldInfo>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const FieldInfo& field) {
    return (field.kind == ValueKind::digest && field.field_class == FieldClass::text) ||
           has_hidden_digest(field.members);
  });
}

std::optional<Hash> hash_in(const Json& value) {
  const auto bytes = value.string() == nullptr ? Result<Bytes>(Bytes{}) : hex_decode(*value.string());
  Hash hash;
  if (!bytes.ok() || bytes->size() != hash.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), hash.begin());
  return hash;
}

}  // namespace

DigestOf digest_of(std::string_view event_type) {
  return event_type == movement::ManifestReceived::type ? DigestOf::list_of_people : DigestOf::document;
}

Result<NamedDigests> named_digests(const DigestSource& source, const StreamId& stream, TreeSize end) {
  NamedDigests named;
  TRY_OK(source.log.visit_stream(stream, end, [&](const Recorded& recorded) -> Result<bool> {
    const auto& event = *recorded.type.event;
    if (!has_hidden_digest(event.fields)) return true;
    TRY(values, source.vault.read(stream, FieldClass::text, recorded.claims.jti, source.log.snapshot));
    for (const auto& [pointer, disclosure] : values) {
      const auto* field = field_at(event.fields, pointer);
      if (field == nullptr || field->kind != ValueKind::digest) continue;
      const auto digest = hash_in(disclosure.value);
      if (!digest.has_value()) continue;
      (digest_of(event.type) == DigestOf::document ? named.documents : named.lists_of_people).insert(*digest);
    }
    return true;
  }));
  return named;
}

Error attachment_erased() {
  return {ErrorKind::conflict, "subject.erased", "The text of this stream was erased, and its attachments."};
}

Result<Kept> keep_attachment(Store& store, const SealedAttachment& sealed) {
  {
    const auto snapshot = store.snapshot();
    TRY(erased, erased_classes(*snapshot, sealed.id.stream));
    if (erased.text) return attachment_erased();
    bool is_there = false;
    TRY_OK(snapshot->scan(Table::vault, sealed.prefix, after_prefix(sealed.prefix), Order::ascending,
                          [&](std::string_view, std::string_view) {
                            is_there = true;
                            return false;
                          }));
    if (is_there) return Kept::before;
  }
  // A crash before this line: nothing of it happened. After it: all of it did.
  TRY_OK(store.commit(sealed.rows));
  return Kept::now;
}

}  // namespace kroniek
