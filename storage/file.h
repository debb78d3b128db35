// A file descriptor with one owner, and the few calls that durable files need. A failed call says why in
// errno.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kroniek {

class File {
 public:
  File(const std::filesystem::path& path, int flags);  // as open(2); new files are 0644
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();
  bool is_open() const { return descriptor_ >= 0; }
  bool write(std::string_view bytes);
  bool reserve(std::uint64_t bytes);  // posix_fallocate(3): the blocks are really taken
  bool sync();  // fsync(2). Never to be tried a second time: the kernel forgets what it lost
  std::optional<std::string> read_all(std::size_t bytes_max);

 private:
  int descriptor_;
};

// Makes the names in a directory durable: a file that was created or renamed in it.
bool sync_directory(const std::filesystem::path& directory);
std::filesystem::path parent_of(const std::filesystem::path& path);  // "." for a bare name

}  // namespace kroniek
