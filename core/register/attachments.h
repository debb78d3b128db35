// Which documents a stream's statements name, and the one way in which a document's bytes get into the store.
#pragma once

#include <set>

#include "core/register/attachment_vault.h"
#include "core/register/replay.h"

namespace kroniek {

// What a hidden digest stands for. The list of who travels is people's data by another name: its bytes stay
// with whoever sent them, and are taken apart into files (decision 0018).
enum class DigestOf { document, list_of_people };
DigestOf digest_of(std::string_view event_type);

// The digests that a stream's statements name in fields of text, as far as their values are there.
struct NamedDigests {
  std::set<Hash> documents, lists_of_people;
};
struct DigestSource {
  const LogReader& log;
  const Vault& vault;
};
Result<NamedDigests> named_digests(const DigestSource& source, const StreamId& stream, TreeSize end);

// The writer's part: all rows in one batch, durable on return. On the writer's thread, so that no erasure
// comes between the look and the commit: `subject.erased` where one came before, and one that comes after
// finds the rows. Errors of the commit as Store.
enum class Kept { now, before };
Result<Kept> keep_attachment(Store& store, const SealedAttachment& sealed);
Error attachment_erased();  // `subject.erased`

}  // namespace kroniek
