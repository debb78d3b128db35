// The command line as a function: `kroniek <verb> …`. Returns the exit code and throws nothing; errors are
// told once, on `streams.err`.
#pragma once

#include <span>
#include <string>

#include "api/cli/verb.h"

namespace kroniek::cli {

int run(std::span<const std::string> words, Streams& streams, const Toolbox& tools);

}  // namespace kroniek::cli
