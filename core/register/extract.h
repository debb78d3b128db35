// All that is held about a person, for that person: every statement of the file, and of those that confirmed
// links join with it, with its values; who looked; where else the files are named, and to whom data left.
// Each statement comes as it was signed, with its leaf and a C2SP tlog-proof, so it checks with software that
// is not ours (ops/extract.md).
#pragma once

#include "core/register/service.h"

namespace kroniek {

constexpr std::string_view extract_format = "kroniek-extract-2";

// The look that the extract is: recorded before it is made.
struct ExtractHead {
  StreamId subject;
  std::vector<StreamId> files;  // the subject among them: all that the look was at
  Accepted opening;
  Instant made_at;
};
// {format, register, logKey, subject, files, madeAt, opening, checkpoint, statements, looks, mentions,
// parties, text}. Reads the vault: give it to nobody but on that opening.
Result<Json> make_extract(const Reading& reading, const Founding& founding, const ExtractHead& head);

// The part of an extract that people read, Dutch first: of nothing but the rest of the document.
std::string extract_text(const Json& extract);

// What a statement of an extract says, from its signed form alone: {index, recordedAt, statement, type,
// stream, author, mandate, occurredAt, data, missingValues}.
struct SignedPart {
  const SdJwt& statement;
  const Claims& claims;
  Position position;
  Instant recorded_at;
};
Json said_by(const SignedPart& part);

}  // namespace kroniek
