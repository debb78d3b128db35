// Files that hold a secret: only their owner may read them, and a file is made once and never overwritten.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kroniek {

constexpr std::size_t secret_file_bytes_max = 4'096;  // a key is some hundred bytes

// Makes the file with mode 0600 and returns once file and directory are durable. On an error there is no file
// of ours. `key-file.exists`, `key-file.not-written`; kind storage_full where there is no space.
Result<Ok> create_secret_file(const std::filesystem::path& path, std::string_view text);

// `key-file.not-found`, `key-file.permissions` if group or others may do anything with it,
// `key-file.unreadable` if it is no regular file, too large, or cannot be read.
Result<std::string> read_secret_file(const std::filesystem::path& path);

// Gives `next` the name `path`, durably, and overwrites what stood there until then. Whenever it is cut off
// there is one whole file or the other under that name. What a disk keeps of overwritten bytes nobody can
// say. `key-file.not-written`.
Result<Ok> replace_secret_file(const std::filesystem::path& next, const std::filesystem::path& path);
// Overwrites it, and takes its name away; none need be there. `key-file.not-written`.
Result<Ok> remove_secret_file(const std::filesystem::path& path);

}  // namespace kroniek
