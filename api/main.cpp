// The program: streams and tools for the command line (cli/run.h).
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "api/cli/run.h"
#include "api/data_directory.h"

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const bool err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");  // no-color.org: set and not empty
  const bool colours = no_color == nullptr || *no_color == '\0';
  kroniek::cli::Streams streams{std::cin, std::cout, std::cerr, out_is_terminal, err_is_terminal, colours};
  const auto tools = kroniek::make_toolbox();
  return kroniek::cli::run(words, streams, tools);
}
