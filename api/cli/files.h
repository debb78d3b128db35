// Files that commands read and write for their users. Reading is limited; `-` is the standard input.
#pragma once

#include <string>
#include <string_view>

#include "api/cli/streams.h"
#include "core/result.h"

namespace kroniek::cli {

constexpr std::size_t file_bytes_max = 16 << 20;

// `file.unreadable`, `file.too-large`.
Result<std::string> read_text(const std::string& path, Streams& streams,
                              std::size_t bytes_max = file_bytes_max);
// Replaces what is there. Whatever a command writes may be of a person, so nobody but the owner reads the
// file. `file.not-written`.
Result<Ok> write_text(const std::string& path, std::string_view text);

}  // namespace kroniek::cli
