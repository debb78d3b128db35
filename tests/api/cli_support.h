// The command line in tests: in this process with texts for streams, or as the program itself where it
// serves.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "tests/support/serving.h"
#include "tests/support/temporary_directory.h"

namespace kroniek::test {

struct Answer {
  int exit = -1;
  std::string out;
  std::string err;
  Json json() const { return parse_json(out).value(); }
};
enum class Terminal { no, yes };
Answer invoke(const std::vector<std::string>& words, const std::string& in = "",
              Terminal terminal = Terminal::no);

// The text at a place in an answer: `administrator.actor`.
std::string at(const Json& json, std::string_view path);
void write_file(const std::filesystem::path& path, std::string_view text);
std::string read_file(const std::filesystem::path& path);

// A register that was founded in a directory of the test's own, and its administrator.
struct Register {
  Register();
  std::string file(const std::string& name) const { return (directory.path() / name).string(); }
  // The options that make the administrator the author.
  std::vector<std::string> administrator(std::vector<std::string> words) const;
  // The JSON form of an enrolment, in a file, with a key of its own.
  std::string enrolment(const std::string& name) const;

  TemporaryDirectory directory;
  std::string data;
  Json founded;
};

}  // namespace kroniek::test
