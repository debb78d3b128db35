// Whose key is this? A key once enrolled keeps its meaning for ever, so answers are cached; whether it still
// counts is decided in the statement's place (authority.h). For several threads.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "core/ports.h"
#include "core/register/founding.h"
#include "core/register/generations.h"
#include "core/register/held.h"

namespace kroniek {

struct DirectoryKey {
  PublicKey key;
  Assurance assurance{};
};

class KeyDirectory {
 public:
  KeyDirectory(const Store& store, Founding founding) : store_(store), founding_(std::move(founding)) {}

  // The key of that thumbprint if it ever was the author's, or a seal key of the register; none otherwise.
  Result<std::optional<DirectoryKey>> find(const StreamId& author, const std::string& key_id) const;

 private:
  Result<std::optional<DirectoryKey>> look_up(const StreamId& author, const std::string& key_id) const;
  Result<std::optional<DirectoryKey>> find_seal_key(const std::string& key_id) const;

  const Store& store_;
  const Founding founding_;
  mutable std::mutex mutex_;
  mutable Generations<std::string, DirectoryKey> known_{50'000};  // about 10 MB; guarded by mutex_
};

}  // namespace kroniek
