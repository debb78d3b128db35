// What a valid machine-readable zone in a row of a passenger list says beside the row's own columns.
// Only manifest_row.cpp uses this.
#pragma once

#include "core/domain/manifest.h"

namespace kroniek {

// A number as a list has it: capitals and digits, without what parts them.
std::string bare_number(std::string_view text);

// Whether zone and columns can be of one person: no document number, and no known part of a birth date, says
// otherwise.
bool agrees_with_zone(const ManifestValues& values, const Mrz& zone);

// Fills in what the columns leave out, and changes nothing that they say. The zone's optional data is never
// looked at.
void fill_from_zone(ManifestValues& values, const Mrz& zone);

}  // namespace kroniek
