// Where a command reads and writes. Colours and progress are for people at a terminal: never in a file or a
// pipe, and colours not where NO_COLOR is set (no-color.org).
#pragma once

#include <istream>
#include <ostream>

namespace kroniek::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colours = false;
};

}  // namespace kroniek::cli
