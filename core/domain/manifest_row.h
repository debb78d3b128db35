// One row of a passenger list: taken whole, or refused with every reason. Only manifest.cpp uses this.
#pragma once

#include "core/domain/manifest_dates.h"
#include "core/domain/manifest_header.h"

namespace kroniek {

// What all rows of a list share.
struct ManifestList {
  ManifestColumns columns;
  Date today;
  bool has_ids = false;
  SlashOrder slashes = SlashOrder::unsaid;
};

// The row's values, or none where it is refused; its faults are appended either way.
std::optional<ManifestValues> read_manifest_row(const TableRow& cells, const ManifestList& list,
                                                std::vector<ManifestFault>& faults);

}  // namespace kroniek
