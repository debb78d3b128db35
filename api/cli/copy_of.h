// What a copy of a register needs beside its rows.
#pragma once

#include "api/data_directory.h"

namespace kroniek::cli {

// Erases again what the log says was erased, and writes the high water of what was copied.
Result<Ok> finish_copy(const DataDirectory::Blank& copy);

// The register's own keys, readable for their owner only; none are needed where there is no such directory.
// `backup.keys-not-copied`.
Result<Ok> copy_keys(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace kroniek::cli
