// A directory of one test's own, gone with it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/check.h"

namespace kroniek::test {

// In memory, fsync costs nothing: for tests that write much and never pull the plug. On disk after all where
// less than a gigabyte of memory is offered.
enum class Medium { disk, memory };

class TemporaryDirectory {
 public:
  explicit TemporaryDirectory(Medium medium = Medium::disk) {
    const std::filesystem::path shared_memory = "/dev/shm";
    std::error_code none;
    const bool in_memory =
        medium == Medium::memory && std::filesystem::space(shared_memory, none).available >> 30 > 0 && !none;
    const auto parent = in_memory ? shared_memory : std::filesystem::temp_directory_path();
    std::string name = (parent / "kroniek-test-XXXXXX").string();
    VERIFY(::mkdtemp(name.data()) != nullptr, "a test needs a directory to write in");
    path_ = name;
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kroniek::test
