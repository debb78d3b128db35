// The parts of a workbook that say where its rows are and how to read their cells. Only xlsx.cpp uses this.
#pragma once

#include "core/formats/xlsx_cell.h"
#include "core/formats/zip.h"

namespace kroniek {

struct XlsxBook {
  std::string sheet_part;  // of the sheet that was asked for
  DateSystem dates = DateSystem::from_1900;
  std::vector<std::string>
      strings;                   // shared ones, by their index; cut off where they are too long for a cell
  std::vector<bool> day_styles;  // of each cell format: whether it shows numbers as days
};

// `xlsx.malformed`, `xlsx.no-sheet`, `xlsx.sheet-unknown`.
Result<XlsxBook> read_xlsx_book(const ZipReader& zip, std::string_view sheet, std::size_t cell_bytes_max);

Error xlsx_malformed();

}  // namespace kroniek
