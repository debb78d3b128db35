// Documents: who may bring and read them is who reads the text of the stream whose statements name them.
#include "core/register/attachments.h"
#include "core/register/service.h"
#include "core/register/sight.h"
#include "core/register/tables.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

Error not_allowed() {
  return {ErrorKind::forbidden, "attachment.not-allowed",
          "Attachments of this stream are for whoever may read its text: it takes a mandate that holds now."};
}

}  // namespace

// Without a mandate nothing is told of the stream either.
Result<Ok> Service::check_reads_text(const Reading& reading, const StreamId& stream,
                                     const SignedIn& reader) const {
  TRY(sight, Sight::of(reader, reading, now()));
  if (!sight.reads_text()) return not_allowed();
  TRY(view, reading.snapshot().read(Table::views, stream_prefix(stream)));
  if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  TRY(held_back, sight.is_held_back(stream));
  if (held_back) return not_allowed();
  TRY(erased, reading.erased(stream));
  return erased.text ? Result<Ok>(attachment_erased()) : Result<Ok>(Ok{});
}

Result<Ok> Service::check_named(const Reading& reading, const AttachmentId& id) const {
  TRY(named, named_digests({reading.log(), vault_}, id.stream, reading.size()));
  if (named.lists_of_people.contains(id.digest))
    return Error{ErrorKind::forbidden, "attachment.list-of-people",
                 "A list of who travels is not kept: it is data of people, and is taken in as their files."};
  if (!named.documents.contains(id.digest))
    return Error{ErrorKind::conflict, "attachment.not-named",
                 "No statement of this stream names a document of this digest."};
  return Ok{};
}

Result<Ok> Service::may_attach(const AttachmentId& id, const SignedIn& reader) const {
  const auto reading = read();
  TRY_OK(check_reads_text(reading, id.stream, reader));
  return check_named(reading, id);
}

// Of one reading: where the text is not erased its key is there. The reading is let go before the long part,
// since a purge waits for whoever reads.
Result<DataKey> Service::key_for(const AttachmentId& id, const SignedIn& reader) const {
  const auto reading = read();
  TRY_OK(check_reads_text(reading, id.stream, reader));
  TRY_OK(check_named(reading, id));
  return attachments_.key_of(id.stream, reading.snapshot());
}

void Service::attach(const AttachmentId& id, const Attachment& attachment, const SignedIn& reader,
                     const Writer::KeptDone& done) {
  const auto seal = [&]() -> Result<SealedAttachment> {
    VERIFY(attachment.content.size() <= attachment_bytes_max, "whoever takes a document bounds it");
    if (attachment.content.empty())
      return Error{ErrorKind::invalid, "attachment.empty", "A document has at least one byte."};
    if (sha256(as_bytes(attachment.content)) != id.digest)
      return Error{ErrorKind::invalid, "attachment.digest-differs",
                   "The SHA-256 of the body is not the one in the path."};
    TRY(key, key_for(id, reader));
    return attachments_.seal(id, attachment, key);
  };
  auto sealed = seal();
  if (!sealed.ok()) return done(std::move(sealed).error());
  writer_->keep(*std::move(sealed), done);
}

Result<Attachment> Service::attachment(const AttachmentId& id, const SignedIn& reader) const {
  const auto reading = read();
  TRY_OK(check_reads_text(reading, id.stream, reader));
  TRY(found, attachments_.read(id, reading.snapshot()));
  if (!found.has_value())
    return Error{ErrorKind::not_found, "attachment.unknown",
                 "No document of this digest was uploaded to this stream."};
  return *std::move(found);
}

}  // namespace kroniek
