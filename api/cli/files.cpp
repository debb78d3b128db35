#include "api/cli/files.h"

#include <filesystem>
#include <fstream>

namespace kroniek::cli {
namespace {

Result<std::string> read_all(std::istream& in, const std::string& name) {
  std::string text;
  char block[64 * 1024];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > file_bytes_max)
      return Error{ErrorKind::too_large, "file.too-large", name + " is larger than 16 MiB."};
  }
  if (in.bad()) return Error{ErrorKind::not_found, "file.unreadable", name + " cannot be read."};
  return text;
}

}  // namespace

Result<std::string> read_text(const std::string& path, Streams& streams) {
  if (path == "-") return read_all(streams.in, "The standard input");
  std::error_code failed;
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open() || std::filesystem::is_directory(path, failed))
    return Error{ErrorKind::not_found, "file.unreadable", path + " cannot be read."};
  return read_all(file, path);
}

Result<Ok> write_text(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file.fail()) return Ok{};
  return Error{ErrorKind::invalid, "file.not-written", path + " cannot be written."};
}

}  // namespace kroniek::cli
