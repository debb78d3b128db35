// The program: streams and tools for the command line (cli/run.h).
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "api/cli/run.h"
#include "api/data_directory.h"

namespace {

// Keys and people's values are in this process's memory: it leaves none of it behind in a file when it ends
// badly, and no other process of the same user looks into it. A limit that cannot be set stays as it is: what
// has to be done must not wait for it.
void keep_memory_private() {
  constexpr rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace

int main(int argc, char** argv) {
  keep_memory_private();
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const bool err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");  // no-color.org: set and not empty
  const bool colours = no_color == nullptr || *no_color == '\0';
  kroniek::cli::Streams streams{std::cin, std::cout, std::cerr, out_is_terminal, err_is_terminal, colours};
  const auto tools = kroniek::make_toolbox();
  return kroniek::cli::run(words, streams, tools);
}
