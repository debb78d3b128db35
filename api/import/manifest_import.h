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
  std::optional<Uuid> list = {};   // the statement that brought the list: what follows from it names it
  // For people of whom no movement is known: they are announced in place of being expected on one.
  std::optional<registration::AnnouncedBy> announced_by = {};
};

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

// That a newer version of the list leaves somebody out; makes `stream_version` of the file.
PlainStatement expectation_ended(const ManifestImport& run, const StreamId& file,
                                 std::int64_t stream_version);

// What a list or a document says of somebody. Unknown stays unknown, with one exception: of whom nothing says
// that he is of age, we take it that he is a minor, so that he goes nowhere alone.
registration::Identified identity_of(const ManifestValues& values, std::int64_t level,
                                     std::vector<registration::Basis> basis);

}  // namespace kroniek
