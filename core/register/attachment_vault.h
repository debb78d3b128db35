// The bytes of documents that statements name by their SHA-256, kept in the vault as text of the stream that
// names them, so that whatever erases, copies or rewraps its text does the same to them. A document is one
// head and its chunks, each a row of its own, encrypted under the stream's data key for text; associated data
// hold a row in its place, and no row can be swapped, moved, left out or added.
#pragma once

#include <optional>
#include <string>

#include "core/ports.h"
#include "core/register/vault.h"

namespace kroniek {

constexpr std::size_t attachment_bytes_max = std::size_t{64} << 20;
// As they are written; what is read may have any size. A row is read whole, so this bounds a read's memory.
constexpr std::size_t attachment_chunk_bytes = std::size_t{256} << 10;

// A document, and the stream whose statements name it.
struct AttachmentId {
  StreamId stream;
  Hash digest{};  // SHA-256 of its bytes
};
struct Attachment {
  std::string media_type;  // `type/subtype`
  std::string content;
};

// A row's key: stream ‖ 0 ‖ `t` ‖ name ‖ number ‖ count. The name is HMAC-SHA-256 of the digest under the
// data key: the digest is a hidden value, and must not stand in clear in a key that may outlive its row in a
// file.
struct AttachmentRow {
  StreamId stream;
  std::string name;          // 32 bytes
  std::uint64_t number = 0;  // 0 is the head, 1 to count the chunks
  std::uint64_t count = 0;
};
std::string to_key(const AttachmentRow& row);
std::optional<AttachmentRow> parse_attachment_key(std::string_view key);
// Begins every row of one document.
std::string attachment_prefix(const StreamId& stream, std::string_view name);

// All rows of one document, to be written in one batch (attachments.h).
struct SealedAttachment {
  AttachmentId id;
  std::string prefix;
  Batch rows;
};

class AttachmentVault {
 public:
  AttachmentVault(std::string origin, VaultCipher& cipher) : origin_(std::move(origin)), cipher_(cipher) {}

  // `vault.key-missing`: no text of the stream is kept.
  Result<DataKey> key_of(const StreamId& stream, const Snapshot& snapshot) const;
  SealedAttachment seal(const AttachmentId& id, const Attachment& attachment, const DataKey& key) const;
  // None: it is not there, or no longer. Never other bytes than those of the digest; errors as of open.
  Result<std::optional<Attachment>> read(const AttachmentId& id, const Snapshot& snapshot) const;

  // By its name, for whoever checks all that is there. `vault.key-missing`, `vault.attachment-incomplete`,
  // `vault.not-authentic`, `vault.attachment-differs`.
  struct Opened {
    Hash digest{};
    Attachment attachment;
  };
  Result<Opened> open(const StreamId& stream, const std::string& name, const Snapshot& snapshot) const;

 private:
  Bytes associated(const AttachmentRow& row) const;

  std::string origin_;
  VaultCipher& cipher_;
};

}  // namespace kroniek
