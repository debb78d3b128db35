// Comma-separated values, RFC 4180, strictly but with recovery: a row that breaks the rules is one bad row,
// and reading goes on at the next line. Blank lines are passed over.
#pragma once

#include "core/formats/table.h"

namespace kroniek {

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}
  // False at the end of the text. A row's fault is `manifest.quoting` or `manifest.cell-too-long`.
  bool next(TableRow& row);

 private:
  bool take_cell(TableRow& row);
  void take_quoted(TableRow& row, std::string& cell);
  bool at_end_of_line() const;

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// `;`, a tab or `,`: whichever the first line that has any of them has most of, outside quotes. A first line
// `sep=;` says it itself, as spreadsheet programs do.
char csv_separator(std::string_view text);

}  // namespace kroniek
