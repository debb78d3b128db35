// What a command says: answers on the output, errors and progress beside it. JSON for programs, aligned
// columns for people; at a terminal people are assumed, elsewhere programs, and `-o` decides otherwise.
#pragma once

#include <chrono>
#include <string>

#include "api/cli/verb.h"
#include "core/json.h"

namespace kroniek::cli {

enum class Format { json, table };
inline constexpr Option output_option{"output", "json|table",
                                      "How to print (also -o): JSON, or columns for people."};
// `usage.output` for anything else.
Result<Format> format_of(const Arguments& arguments, const Streams& streams);

// An object as `name  value` lines, members of members as `name.member`; an array of objects as a table with
// a column for each member. Control characters in values are shown, not obeyed.
std::string as_table(const Json& json);
void print(Streams& streams, Format format, const Json& json);

// One sentence with the code, and a line for each fault.
void print_error(Streams& streams, const Error& error);
// The kind decides: what is corrupt was found wrong, everything else could not be done.
Exit exit_of(const Error& error);

// A line that is rewritten in place, at most ten times a second, with rate and time to go. Nothing without a
// terminal.
class Progress {
 public:
  Progress(Streams& streams, std::string what);
  ~Progress();  // ends the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::uint64_t done, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;
  Streams& streams_;
  const std::string what_;
  const Clock::time_point started_;
  Clock::time_point shown_;
  bool is_shown_ = false;
};

}  // namespace kroniek::cli
