// A disk whose free space the test decides.
#pragma once

#include <atomic>

#include "core/ports.h"

namespace kroniek::test {

class FakeDisk final : public Disk {
 public:
  explicit FakeDisk(std::uint64_t free = std::uint64_t{1} << 40) : free_(free) {}
  Result<std::uint64_t> free_bytes() const override { return free_.load(); }
  void set_free(std::uint64_t bytes) { free_ = bytes; }

 private:
  std::atomic<std::uint64_t> free_;
};

}  // namespace kroniek::test
