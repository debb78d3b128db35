// The notes of a PFIF document, as far as an import looks at them: that two records are of one person, and
// that something is said which the register does not take. What somebody elsewhere believes of a person is no
// status of ours, and no event holds it: it is told to whoever imports, so that people can follow it up.
// Pure.
#pragma once

#include "core/domain/manifest.h"
#include "core/formats/pfif.h"
#include "core/ids.h"

namespace kroniek {

// Whose record a note is about: of another repository, known here by its source and external id, or our own.
struct PfifRecordOf {
  std::string source;
  std::string external_id;       // pfif_external_id
  std::optional<StreamId> file;  // of a record that this register gave out
  auto operator<=>(const PfifRecordOf&) const = default;
};

struct PfifNote {
  std::size_t number = 0;  // among the document's notes
  std::optional<PfifRecordOf> about;
  std::optional<PfifRecordOf> linked;  // none where `says_link` but no file could ever be of that record
  bool says_link = false;
  bool says_status = false;
  std::string text;
};

struct PfifNotes {
  std::vector<PfifNote> notes;  // but for those that this register gave out itself
  std::vector<ManifestFault> faults;
};

PfifNotes pfif_notes(const pfif::Reading& reading, std::string_view own_domain);

// A fault of a note, by its number, the field as `note/text`.
ManifestFault note_fault(std::size_t number, std::string_view field, std::string_view code,
                         std::string detail);

// At most so many characters of a text, whole ones.
std::string_view first_characters(std::string_view text, std::size_t characters_max);

}  // namespace kroniek
