// Free space of the file system that holds a directory, asked anew each time (about a microsecond).
#pragma once

#include <filesystem>

#include "core/ports.h"

namespace kroniek {

class FileSystemDisk final : public Disk {
 public:
  explicit FileSystemDisk(std::filesystem::path directory) : directory_(std::move(directory)) {}
  // Bytes that an unprivileged process may still write. `disk.unreadable` when the directory cannot be asked
  // about.
  Result<std::uint64_t> free_bytes() const override;

 private:
  std::filesystem::path directory_;
};

}  // namespace kroniek
