// Comma-separated values, RFC 4180, strictly but with recovery: a row that breaks the rules is one bad row,
// and reading goes on at the next line. Blank lines are passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kroniek {

struct CsvRow {
  std::size_t line = 0;  // from 1, where the row begins
  std::vector<std::string> cells;
  std::string_view fault;  // `manifest.quoting` or `manifest.cell-too-long`; then the cells mean nothing
};

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}
  // False at the end of the text.
  bool next(CsvRow& row);

 private:
  bool take_cell(CsvRow& row);
  void take_quoted(CsvRow& row, std::string& cell);
  bool at_end_of_line() const;

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// `;` or `,`: whichever the first line has more of outside quotes.
char csv_separator(std::string_view text);

}  // namespace kroniek
