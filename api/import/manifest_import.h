// A passenger list as statements: what an import says of the list itself and of each person on it, at the
// lowest level of identity, because nobody has been seen yet. Pure: who signs and sends them, and which rows
// have a file already, is the caller's. The rules that they are held to are those of core/domain.
#pragma once

#include "core/domain/manifest.h"
#include "core/domain/registration_events.h"
#include "core/register/sealing.h"

namespace kroniek {

// What all statements of one import share.
struct ManifestImport {
  StreamId operation;
  StreamId movement;
  StreamId mandate;
  std::string source;        // manifest_source: the external ids mean something under it
  std::int64_t version = 1;  // of that source's list; must rise
  Instant received_at;
  std::vector<std::string> basis;  // legal-basis codes, one or more
  std::optional<bool> exercise;    // true for an operation of kind exercise
  // A movement on which the same people travelled, of whom a list of this source was received.
  std::optional<StreamId> continues = {};
  std::optional<Uuid> list = {};  // the statement that brought the list: what follows from it names it
  // For people of whom no movement is known: they are announced in place of being expected on one.
  std::optional<registration::AnnouncedBy> announced_by = {};
};

// What an import says of a stream, or of a new one where none is named.
template <typename Event>
PlainStatement import_statement(const ManifestImport& run, const std::optional<StreamId>& stream,
                                std::int64_t version, const Event& event) {
  PlainStatement plain;
  plain.type = Event::type;
  plain.stream = stream;
  if (stream.has_value()) plain.version = version;
  plain.mandate = run.mandate;
  plain.occurred_at = run.received_at;
  plain.basis = run.basis;
  plain.operation = run.operation;
  plain.via = Via::import;
  if (run.list.has_value()) plain.causes = {*run.list};
  plain.exercise = run.exercise;
  plain.data = write_fields(event, WriteMode::values);
  return plain;
}

// `movement.manifest-received`, which makes `stream_version` of the movement. It counts the refused rows too:
// they name people who are expected.
PlainStatement manifest_received(const ManifestImport& run, const Manifest& manifest,
                                 std::int64_t stream_version);

// A file that is to be opened for a row.
struct NewFile {
  StreamId stream;
  std::string number;  // core/domain/registration_number.h
};
// Versions 1 to 3 of the file's stream: opened under the list's id, expected on the movement or announced,
// identified at level 0 with what the list says.
std::vector<PlainStatement> file_statements(const ManifestImport& run, const ManifestValues& values,
                                            const NewFile& file);

// The id of the statement that says what one version of a record does. It follows from the version's code,
// which only the register can make (core/domain/external_ids.h): so a later import finds that the version was
// stated, without anything in the log that says of what the record holds, or when it was changed.
Uuid version_statement(Instant at, std::string_view version_code);
bool says_version(const Uuid& statement, std::string_view version_code);

// That a newer version of the list leaves somebody out; makes `stream_version` of the file.
PlainStatement expectation_ended(const ManifestImport& run, const StreamId& file,
                                 std::int64_t stream_version);

// What a list or a document says of somebody. Unknown stays unknown, with one exception: of whom nothing says
// that he is of age, we take it that he is a minor, so that he goes nowhere alone.
registration::Identified identity_of(const ManifestValues& values, std::int64_t level,
                                     std::vector<registration::Basis> basis);

}  // namespace kroniek
