#include "crypto/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace kroniek {

namespace {

class File {
 public:
  File(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~File() {
    if (is_open()) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string reason(int number) {
  return std::generic_category().message(number);
}

Error not_written(const std::filesystem::path& path, int number) {
  const bool full = number == ENOSPC || number == EDQUOT;
  return {full ? ErrorKind::storage_full : ErrorKind::unavailable, "key-file.not-written",
          "The key file " + path.string() + " could not be written: " + reason(number) + "."};
}

Error unreadable(const std::filesystem::path& path, const std::string& why) {
  return {ErrorKind::unavailable, "key-file.unreadable",
          "The key file " + path.string() + " could not be read: " + why + "."};
}

// 0, or the error number.
int write_durably(const File& file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file.descriptor(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file.descriptor()) == 0 ? 0 : errno;
}

// Zeros over all that it holds, durably; 0, or the error number.
int overwrite(const File& file) {
  struct stat status = {};
  if (!file.is_open()) return 0;
  if (::fstat(file.descriptor(), &status) != 0) return errno;
  return write_durably(file, std::string(static_cast<std::size_t>(status.st_size), '\0'));
}

int sync_directory(const std::filesystem::path& path) {
  const File directory(path, O_RDONLY | O_DIRECTORY);
  if (!directory.is_open() || ::fsync(directory.descriptor()) != 0) return errno;
  return 0;
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

Result<Ok> create_secret_file(const std::filesystem::path& path, std::string_view text) {
  const File file(path, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (!file.is_open() && errno == EEXIST)
    return Error{ErrorKind::conflict, "key-file.exists",
                 "There is a file " + path.string() + " already; a key is never overwritten."};
  if (!file.is_open()) return not_written(path, errno);
  int failure = write_durably(file, text);
  if (failure == 0) failure = sync_directory(directory_of(path));
  if (failure == 0) return Ok{};
  ::unlink(path.c_str());  // ours: O_EXCL made it
  return not_written(path, failure);
}

Result<std::string> read_secret_file(const std::filesystem::path& path) {
  const File file(path, O_RDONLY | O_NONBLOCK);  // does not wait for the writer of a named pipe
  if (!file.is_open() && errno == ENOENT)
    return Error{ErrorKind::not_found, "key-file.not-found", "There is no key file " + path.string() + "."};
  if (!file.is_open()) return unreadable(path, reason(errno));
  struct stat status = {};
  if (::fstat(file.descriptor(), &status) != 0) return unreadable(path, reason(errno));
  if (!S_ISREG(status.st_mode)) return unreadable(path, "it is not a regular file");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return Error{
        ErrorKind::forbidden, "key-file.permissions",
        "The key file " + path.string() +
            " is open to its group or to others; run `chmod 600` on it, and consider the key as known."};
  std::string text(secret_file_bytes_max + 1, '\0');
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = ::read(file.descriptor(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(path, reason(errno));
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  if (size > secret_file_bytes_max) return unreadable(path, "it is larger than any key");
  text.resize(size);
  return text;
}

Result<Ok> replace_secret_file(const std::filesystem::path& next, const std::filesystem::path& path) {
  const File old(path, O_WRONLY);  // its bytes are reached after its name is gone
  if (::rename(next.c_str(), path.c_str()) != 0) return not_written(path, errno);
  if (const int failure = sync_directory(directory_of(path)); failure != 0) return not_written(path, failure);
  if (const int failure = overwrite(old); failure != 0) return not_written(path, failure);
  return Ok{};
}

Result<Ok> remove_secret_file(const std::filesystem::path& path) {
  const File file(path, O_WRONLY);
  if (!file.is_open()) return errno == ENOENT ? Result<Ok>(Ok{}) : Result<Ok>(not_written(path, errno));
  int failure = overwrite(file);
  if (failure == 0 && ::unlink(path.c_str()) != 0) failure = errno;
  if (failure == 0) failure = sync_directory(directory_of(path));
  if (failure != 0) return not_written(path, failure);
  return Ok{};
}

}  // namespace kroniek
