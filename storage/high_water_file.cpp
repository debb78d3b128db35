#include "storage/high_water_file.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "storage/file.h"

namespace kroniek {
namespace {

// A checkpoint with all its witnesses' lines is a few kilobytes; a larger file is not one of ours.
constexpr std::size_t file_bytes_max = 64 * 1024;

Error failed(const char* code, const std::filesystem::path& path) {
  return {ErrorKind::unavailable, code, path.string() + ": " + std::strerror(errno) + "."};
}

}  // namespace

Result<std::optional<std::string>> HighWaterFile::read() const {
  const std::lock_guard lock(one_at_a_time_);
  File file(file_, O_RDONLY);
  if (!file.is_open() && errno == ENOENT) return std::optional<std::string>{};
  if (!file.is_open()) return failed("high-water.unreadable", file_);
  auto text = file.read_all(file_bytes_max);
  if (!text) return failed("high-water.unreadable", file_);
  return text;
}

Result<Ok> HighWaterFile::write(std::string_view checkpoint) {
  VERIFY(checkpoint.size() <= file_bytes_max, "a checkpoint is a few lines");
  const std::lock_guard lock(one_at_a_time_);
  auto fresh = file_;
  fresh += ".new";
  {
    // A crash in here leaves a part of the new file, which nobody reads. Always another file than the one of
    // a try that failed: a sync that is asked for again may say yes for what was never written.
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    File file(fresh, O_WRONLY | O_CREAT | O_EXCL);
    if (!file.is_open() || !file.write(checkpoint) || !file.sync())
      return failed("high-water.not-written", fresh);
  }
  // A crash from here on leaves the whole of the old text or the whole of the new one under the file's name.
  if (std::rename(fresh.c_str(), file_.c_str()) != 0) return failed("high-water.not-written", file_);
  if (!sync_directory(parent_of(file_))) return failed("high-water.not-written", file_);
  return Ok{};
}

}  // namespace kroniek
