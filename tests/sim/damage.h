// What becomes of a register when one bit of its files is another: whether it starts, whether `verify` finds
// it, and if neither, whether anything that is stored reads differently. Uses RocksDB, which does not outlive
// a fork: only a child that makes one of its own may use it.
#pragma once

#include <filesystem>
#include <memory>

#include "core/ports.h"
#include "crypto/private_key.h"
#include "storage/entry_codec.h"
#include "tests/support/fake_disk.h"

namespace kroniek::sim {

struct Flip {
  std::string file;  // within the register's directory
  std::size_t byte = 0;
  int bit = 0;
};

enum class Verdict : std::uint8_t {
  none,
  refused,    // it does not open, or recovery refuses it
  found,      // verify names a problem
  unchanged,  // every row of every table reads as it did
  slipped,    // it opens, verifies, and something reads differently or not at all
  died,       // the process ended
  hung
};

// As whom the register is opened: verify only reads, a server writes what it recovered.
enum class Opener { verify, server };

class Damage {
 public:
  // A register as write_small_registers leaves it; it is whole again after each question.
  explicit Damage(std::filesystem::path directory);
  ~Damage();

  Verdict judge(const Flip& flip, Opener opener);

 private:
  struct Parts;
  Verdict look(const std::filesystem::path& directory, Opener opener);
  bool reads_the_same(const Snapshot& snapshot) const;

  const std::filesystem::path directory_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kroniek::sim
