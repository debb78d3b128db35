#include "storage/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace kroniek {

File::File(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool File::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool File::reserve(std::uint64_t bytes) {
  errno = ::posix_fallocate(descriptor_, 0, static_cast<off_t>(bytes));
  return errno == 0;
}

bool File::sync() {
  return ::fsync(descriptor_) == 0;
}

std::optional<std::string> File::read_all(std::size_t bytes_max) {
  std::string bytes;
  std::array<char, 4096> part{};
  for (;;) {
    const ssize_t count = ::read(descriptor_, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
    if (bytes.size() > bytes_max) return errno = EFBIG, std::nullopt;
  }
}

bool sync_directory(const std::filesystem::path& directory) {
  File file(directory, O_RDONLY | O_DIRECTORY);
  return file.is_open() && file.sync();
}

std::filesystem::path parent_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace kroniek
