// The persons of a PFIF document as rows that an import takes, by the repository that they come from. Notes
// are not taken: what somebody elsewhere believes of a person is no status of ours, and no status ever
// crosses. Pure.
#pragma once

#include <map>

#include "core/domain/manifest.h"
#include "core/formats/pfif.h"

namespace kroniek {

struct PfifPeople {
  // The record's domain is the source; the line of a row is the record's number in the document.
  std::map<std::string, std::vector<ManifestRow>, std::less<>> by_source;
  std::vector<ManifestFault> faults;
  std::size_t refused = 0;
  std::size_t expired = 0;  // placeholders, and records whose time is over: they are passed over
  std::size_t own = 0;      // records that this register gave out itself
};

// `own_domain`: the register's own (pfif_domain). A record is refused with the codes of pfif::read, with
// `manifest.name-not-a-name`, `name-too-long`, `control-character`, `date-of-birth-in-future`,
// `date-of-birth-too-old`, and with `pfif.source-malformed` where its domain cannot be a source.
PfifPeople pfif_people(const pfif::Reading& reading, std::string_view own_domain, Instant now);

// The external id of a record: the local part of its id, where it is one that machines make (digits, the
// letters a to f, separators, and perhaps `person` in front). Anything else may be of any form, and could be
// somebody's name: of that a hash is the id, as `h1-` and letters. An import states neither, but the
// register's own code of it (core/domain/external_ids.h), which nobody can guess by trying ids.
std::string pfif_external_id(std::string_view local);

// The domain of the ids that a register gives out: its origin up to the first slash.
std::string pfif_domain(std::string_view origin);

}  // namespace kroniek
