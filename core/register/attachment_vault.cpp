#include "core/register/attachment_vault.h"

#include <algorithm>

#include "core/hmac.h"
#include "core/log/text.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

constexpr std::size_t number_bytes = 8;
constexpr std::size_t place_bytes = sizeof(Hash) + 2 * number_bytes;

Error corrupt(std::string code, std::string detail) {
  return {ErrorKind::corrupt, std::move(code), std::move(detail)};
}
Error key_missing() {
  return corrupt("vault.key-missing", "An attachment is there whose data key is not.");
}
Error incomplete() {
  return corrupt("vault.attachment-incomplete", "Rows of an attachment are missing, or there are too many.");
}
Error differs() {
  return corrupt("vault.attachment-differs", "An attachment does not have the digest that it is kept under.");
}

// Apart from whatever else a data key may ever be used for.
std::string name_of(const DataKey& key, const Hash& digest) {
  auto message = to_bytes(std::string_view("kroniek attachment\n"));
  message.insert(message.end(), digest.begin(), digest.end());
  return std::string(as_text(hmac_sha256(key, message)));
}

// digest LF size LF media type LF
struct Head {
  Hash digest{};
  std::uint64_t size = 0;
  std::string media_type;
};
std::string to_text(const Head& head) {
  return hex(head.digest) + "\n" + std::to_string(head.size) + "\n" + head.media_type + "\n";
}
std::optional<Head> parse_head(std::string_view text) {
  const auto first = text.find('\n');
  const auto second = first == text.npos ? text.npos : text.find('\n', first + 1);
  if (second == text.npos || text.find('\n', second + 1) != text.size() - 1) return std::nullopt;
  const auto digest = hex_decode(text.substr(0, first));
  const auto size = parse_decimal(text.substr(first + 1, second - first - 1));
  Head head;
  if (!digest.ok() || digest->size() != head.digest.size() || !size.has_value()) return std::nullopt;
  std::copy(digest->begin(), digest->end(), head.digest.begin());
  head.size = *size;
  head.media_type = text.substr(second + 1, text.size() - second - 2);
  return head;
}

}  // namespace

std::string attachment_prefix(const StreamId& stream, std::string_view name) {
  return data_key_key(stream, FieldClass::text) + std::string(name);
}

std::string to_key(const AttachmentRow& row) {
  return attachment_prefix(row.stream, row.name) + key_of(row.number) + key_of(row.count);
}

std::optional<AttachmentRow> parse_attachment_key(std::string_view key) {
  const auto end = key.find('\0');
  if (end == key.npos || key.size() != end + 2 + place_bytes) return std::nullopt;
  auto stream = parse_stream_id(key.substr(0, end));
  if (!stream.ok() || !key.starts_with(data_key_key(*stream, FieldClass::text))) return std::nullopt;
  const auto place = key.substr(end + 2);
  return AttachmentRow{*std::move(stream), std::string(place.substr(0, sizeof(Hash))),
                       *number_of(place.substr(sizeof(Hash), number_bytes)),
                       *number_of(place.substr(sizeof(Hash) + number_bytes))};
}

Bytes AttachmentVault::associated(const AttachmentRow& row) const {
  return to_bytes(origin_ + '\n' + to_string(row.stream) + "\nattachment " + hex(as_bytes(row.name)) + '\n' +
                  std::to_string(row.number) + '\n' + std::to_string(row.count) + '\n');
}

Result<DataKey> AttachmentVault::key_of(const StreamId& stream, const Snapshot& snapshot) const {
  TRY(key, find_data_key(cipher_, data_key_key(stream, FieldClass::text), snapshot));
  return key.has_value() ? Result<DataKey>(*key) : Result<DataKey>(key_missing());
}

SealedAttachment AttachmentVault::seal(const AttachmentId& id, const Attachment& attachment,
                                       const DataKey& key) const {
  const std::string_view content = attachment.content;
  AttachmentRow row{id.stream, name_of(key, id.digest), 0,
                    (content.size() + attachment_chunk_bytes - 1) / attachment_chunk_bytes};
  SealedAttachment sealed{id, attachment_prefix(id.stream, row.name), {}};
  const auto add = [&](std::string_view plain) {
    const auto cipher = cipher_.encrypt(key, as_bytes(plain), associated(row));
    sealed.rows.put(Table::vault, to_key(row), std::string(as_text(cipher)));
    ++row.number;
  };
  add(to_text(Head{id.digest, content.size(), attachment.media_type}));
  for (std::size_t from = 0; from < content.size(); from += attachment_chunk_bytes)
    add(content.substr(from, attachment_chunk_bytes));
  return sealed;
}

Result<AttachmentVault::Opened> AttachmentVault::open(const StreamId& stream, const std::string& name,
                                                      const Snapshot& snapshot) const {
  TRY(key, key_of(stream, snapshot));
  std::optional<AttachmentRow> last;
  std::optional<Head> head;
  std::string content;
  Result<Ok> read = Ok{};
  const auto take = [&](std::string_view row_key, std::string_view cipher) -> Result<Ok> {
    const auto row = parse_attachment_key(row_key);
    const auto number = last.has_value() ? last->number + 1 : 0;
    if (!row.has_value() || row->number != number || (last.has_value() && row->count != last->count))
      return incomplete();
    TRY(plain, cipher_.decrypt(key, as_bytes(cipher), associated(*row)));
    if (number > 0)
      content.append(as_text(plain));
    else
      head = parse_head(as_text(plain));
    last = row;
    return head.has_value() ? Result<Ok>(Ok{}) : Result<Ok>(differs());
  };
  const auto prefix = attachment_prefix(stream, name);
  TRY_OK(snapshot.scan(Table::vault, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view row_key, std::string_view cipher) {
                         read = take(row_key, cipher);
                         return read.ok();
                       }));
  TRY_OK(std::move(read));
  if (!last.has_value() || last->number != last->count) return incomplete();
  if (content.size() != head->size || sha256(as_bytes(content)) != head->digest ||
      name_of(key, head->digest) != name)
    return differs();
  return Opened{head->digest, {std::move(head->media_type), std::move(content)}};
}

Result<std::optional<Attachment>> AttachmentVault::read(const AttachmentId& id,
                                                        const Snapshot& snapshot) const {
  TRY(key, find_data_key(cipher_, data_key_key(id.stream, FieldClass::text), snapshot));
  if (!key.has_value()) return std::optional<Attachment>();
  const auto name = name_of(*key, id.digest);
  const auto prefix = attachment_prefix(id.stream, name);
  bool found = false;
  TRY_OK(snapshot.scan(Table::vault, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view, std::string_view) {
                         found = true;
                         return false;
                       }));
  if (!found) return std::optional<Attachment>();
  TRY(opened, open(id.stream, name, snapshot));
  if (opened.digest != id.digest) return differs();
  return std::optional(std::move(opened.attachment));
}

}  // namespace kroniek
