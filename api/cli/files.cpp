#include "api/cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

namespace kroniek::cli {
namespace {

Result<std::string> read_all(std::istream& in, const std::string& name, std::size_t bytes_max) {
  std::string text;
  char block[64 * 1024];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > bytes_max)
      return Error{ErrorKind::too_large, "file.too-large",
                   name + " is larger than " + std::to_string(bytes_max >> 20) + " MiB."};
  }
  if (in.bad()) return Error{ErrorKind::not_found, "file.unreadable", name + " cannot be read."};
  return text;
}

}  // namespace

Result<std::string> read_text(const std::string& path, Streams& streams, std::size_t bytes_max) {
  if (path == "-") return read_all(streams.in, "The standard input", bytes_max);
  std::error_code failed;
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open() || std::filesystem::is_directory(path, failed))
    return Error{ErrorKind::not_found, "file.unreadable", path + " cannot be read."};
  return read_all(file, path, bytes_max);
}

Result<Ok> write_text(const std::string& path, std::string_view text) {
  const Error failed{ErrorKind::invalid, "file.not-written", path + " cannot be written."};
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return failed;
  // What stood there may have been open to all. A pipe or a terminal is as open as its owner made it.
  struct stat status = {};
  bool done =
      ::fstat(file, &status) == 0 && (!S_ISREG(status.st_mode) || ::fchmod(file, S_IRUSR | S_IWUSR) == 0);
  while (done && !text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    done = written > 0 || (written < 0 && errno == EINTR);
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::close(file) == 0 && done ? Result<Ok>(Ok{}) : Result<Ok>(failed);
}

}  // namespace kroniek::cli
