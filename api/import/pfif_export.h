// What of a registration leaves in PFIF: names, the year of birth, sex, and whether the person was seen.
// Never an address, a document, health, a place, or a death. Pure but for the questions that it asks of a
// snapshot.
#pragma once

#include "core/formats/pfif.h"
#include "core/register/views.h"

namespace kroniek {

// How long a copy of a record may be kept elsewhere; a newer export renews it.
constexpr std::int64_t pfif_days_kept = 30;

struct PfifExport {
  std::string domain;  // pfif_domain
  Instant now;
};

// Whether a file may leave at all: the person said that relatives may be told; the file is of somebody, and
// not made in error; and in no file of the person's does it say that the person objected, wants nobody told,
// is shielded, or is dead. `states`: of the moment that the file is of.
bool may_leave_in_pfif(const Held& file, const States& states);

// The record and the note that says what is known, or none where no name is held (any more). `values`: of
// the format's fields (core/domain/disclosures.h), opened. `store.corrupt` where they are not what a
// registration holds.
struct PfifRecord {
  pfif::Person person;
  pfif::Note note;
};
Result<std::optional<PfifRecord>> pfif_record(const Held& file, const Json& values, const PfifExport& run);

// In place of a record that was given out before and may not be any more, for whatever reason: a death, an
// erasure and a changed mind look the same.
pfif::Person pfif_placeholder(const Held& file, const PfifExport& run);

// That two records are of one person, told with the first of them. Both are in the document, so nothing is
// said of a file that may not leave; and no status crosses.
pfif::Note pfif_link_note(const Held& file, const StreamId& other, const PfifExport& run);

// The pairs of files that confirmed links join, where the register knows links.
using FilePair = std::pair<StreamId, StreamId>;
Result<std::vector<FilePair>> linked_files(const LogReader& log, bool exercise, const Moment& moment);

// Whether the file was in an export before, so that copies of its record may be elsewhere: whether a look at
// it is one of those that an export was performed with. What was disclosed to one organisation as values was
// never in PFIF, and a placeholder would tell everybody that the person is here.
Result<bool> was_in_pfif(const Held& file, const LogReader& log, const Moment& moment);

}  // namespace kroniek
