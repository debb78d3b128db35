// The persons of a PFIF document as rows that an import takes, by the repository that they come from, and the
// records that have expired, whose copies must go. Notes are in pfif_notes.h. Pure.
#pragma once

#include <map>

#include "core/domain/manifest.h"
#include "core/formats/pfif.h"

namespace kroniek {

// A record that is over: a placeholder, or one whose time has passed. Whatever was made of it must go.
struct PfifExpired {
  std::size_t number = 0;   // among the document's persons
  std::string external_id;  // pfif_external_id
  bool operator==(const PfifExpired&) const = default;
};

struct PfifPeople {
  // The record's domain is the source; the line of a row is the record's number in the document, its version
  // what pfif_version says.
  std::map<std::string, std::vector<ManifestRow>, std::less<>> by_source;
  std::map<std::string, std::vector<PfifExpired>, std::less<>> expired_by_source;
  std::vector<ManifestFault> faults;
  std::size_t refused = 0;
  std::size_t expired = 0;
  std::size_t expiring = 0;  // of those taken: they have an expiry_date, and it lies ahead
  std::size_t own = 0;       // records that this register gave out itself
};

// `own_domain`: the register's own (pfif_domain). A record is refused with the codes of pfif::read, with
// `manifest.name-not-a-name`, `name-too-long`, `control-character`, `date-of-birth-in-future`,
// `date-of-birth-too-old`, and with `pfif.source-malformed` where its domain cannot be a source. Noted
// is `pfif.expiry-not-kept`, once, at the record that expires first.
PfifPeople pfif_people(const pfif::Reading& reading, std::string_view own_domain, Instant now);

// Tells of each row that says otherwise than in `before` under the same date that it is another version all
// the same. `digest`: of the document, as hex.
void part_undated_changes(PfifPeople& people, const PfifPeople& before, std::string_view digest);

// What tells a record's versions apart: its id, and when its home repository made or changed it. Names and
// dates of birth are no part of it: what is made of it stands in the log for ever.
std::string pfif_version(std::string_view external_id, Instant source_date);

// Whether a domain may stand as a source.
bool is_pfif_source(std::string_view domain);

// Why a record was left out, in words.
std::string_view pfif_fault_detail(std::string_view code);

// The external id of a record: the local part of its id, where it is one that machines make (digits, the
// letters a to f, separators, and perhaps `person` in front). Anything else may be of any form, and could be
// somebody's name: of that a hash is the id, as `h1-` and letters. An import states neither, but the
// register's own code of it (core/domain/external_ids.h), which nobody can guess by trying ids.
std::string pfif_external_id(std::string_view local);

// The domain of the ids that a register gives out: its origin up to the first slash.
std::string pfif_domain(std::string_view origin);

}  // namespace kroniek
