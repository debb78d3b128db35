// The newest signed checkpoint in a file of its own, outside the store: a store that lost its end opens
// without complaint (a deleted write-ahead log, for one), and only something beside it can tell. Replaced as
// a whole: after a crash there is the text before or the text after, never a mixture.
#pragma once

#include <filesystem>
#include <mutex>

#include "core/ports.h"

namespace kroniek {

class HighWaterFile final : public HighWater {
 public:
  // The file need not exist; its directory must. While it is replaced, `<file>.new` stands beside it.
  explicit HighWaterFile(std::filesystem::path file) : file_(std::move(file)) {}
  // None if it was never written. `high-water.unreadable`: it may be there and cannot be read.
  Result<std::optional<std::string>> read() const override;
  Result<Ok> write(
      std::string_view checkpoint) override;  // `high-water.not-written`: the text before still stands

 private:
  std::filesystem::path file_;
  mutable std::mutex one_at_a_time_;
};

}  // namespace kroniek
