// Rows of cells, as every reader of lists makes them: the rules of a passenger list are the same whatever
// kind of file it came in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kroniek {

struct TableRow {
  std::size_t line = 0;  // of the file or the sheet, from 1, where the row begins
  std::vector<std::string> cells;
  std::string_view fault = {};  // a code: then the cells mean nothing
};

// A spreadsheet's name of a column: 1 is A, 27 is AA.
std::string column_letters(std::size_t number);

}  // namespace kroniek
