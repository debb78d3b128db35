// Any bytes as a workbook, and any bytes as the sheet of one that is otherwise right, so that the checksums
// of the archive do not stand before the sheet: refused with a rule of ours, or rows of one width within the
// limits.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/check.h"
#include "core/formats/xlsx.h"
#include "core/formats/zip.h"
#include "tests/support/workbook.h"

using namespace kroniek;

namespace {

void check(ByteView file) {
  constexpr std::size_t cell_max = 1'000;
  const auto rows = read_xlsx(file, "", cell_max);
  if (!rows.ok()) {
    const auto& code = rows.error().code;
    VERIFY(code.starts_with("xlsx.") || code.starts_with("zip.") || code.starts_with("xml."),
           "a refusal names its rule");
    return;
  }
  VERIFY(rows->size() <= xlsx_rows_max, "there are only so many rows");
  std::size_t line = 0;
  for (const auto& row : *rows) {
    VERIFY(row.line > line, "lines rise");
    line = row.line;
    VERIFY(row.cells.size() == rows->front().cells.size(), "rows are of one width");
    for (const auto& cell : row.cells) VERIFY(cell.size() <= cell_max && is_utf8(cell), "cells are texts");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  check(bytes);
  if (looks_like_zip(bytes)) return 0;
  auto parts = test::parts_of({});
  parts[3].bytes = std::string(as_text(bytes));
  check(as_bytes(test::write_zip(parts, test::Packing::stored)));
  return 0;
}
