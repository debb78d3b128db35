// Workbooks of spreadsheet programs (Office Open XML, ECMA-376 part 1; transitional and strict), read as rows
// of cells with the texts that a list in CSV would have: days as yyyy-mm-dd, whole numbers without exponent.
// Of formulas the stored result counts; nothing is calculated, fetched or run.
#pragma once

#include "core/bytes.h"
#include "core/formats/table.h"

namespace kroniek {

constexpr std::size_t xlsx_rows_max = 10'000;  // with something in them
constexpr std::size_t xlsx_columns_max = 256;
constexpr std::size_t xlsx_cells_max = 500'000;   // filled ones, merged cells counted as often as they show
constexpr std::size_t xlsx_bytes_max = 32 << 20;  // of all that the cells say

// The rows that hold something, all of the same width, of the sheet of that name, or of the first that is not
// hidden where it is empty. A merged cell's value stands in every row of it, in its first column: so a header
// over two rows names its columns in the lower one. A row with the result of a formula that failed has the
// fault `manifest.cell-error`; one with a cell of more than `cell_bytes_max` bytes `manifest.cell-too-long`.
// Refused with `xlsx.malformed`, `xlsx.no-sheet`, `xlsx.sheet-unknown`, `xlsx.too-large`, and the codes of
// core/formats/zip.h and xml.h.
Result<std::vector<TableRow>> read_xlsx(ByteView file, std::string_view sheet, std::size_t cell_bytes_max);

}  // namespace kroniek
