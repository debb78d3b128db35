// The header of a passenger list: which row it is, and which column means what. Only manifest.cpp uses this.
#pragma once

#include <span>

#include "core/domain/manifest_cells.h"
#include "core/formats/table.h"

namespace kroniek {

using ManifestColumns = std::vector<std::optional<ManifestColumn>>;  // of each cell of a row; none: not known

struct ManifestHeader {
  std::size_t row = 0;  // its index among the rows
  ManifestColumns columns;
};

// `manifest.header-missing`, `manifest.column-twice`, `manifest.map-column-missing`,
// `manifest.map-field-unknown`.
Result<ManifestHeader> find_manifest_header(std::span<const TableRow> rows,
                                            const std::vector<ColumnChoice>& choices);

// A column of sequence numbers (`Nr`, `Volgnr`) names people where it is no mere count of the rows, and
// nothing else does: then it becomes the list's id. Else it stays what it is, and is not taken.
void settle_sequence(std::span<const TableRow> people, ManifestColumns& columns);

}  // namespace kroniek
