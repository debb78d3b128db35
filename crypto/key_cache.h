// Parsed P-256 keys by public key: parsing costs a third of a check, and the same authors sign again and
// again. Holds at most 2 × `generation_keys_max` keys of a few kilobytes; any thread may use it.
#pragma once

#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "core/keys.h"
#include "crypto/openssl.h"

namespace kroniek {

class KeyCache {
 public:
  static constexpr std::size_t generation_keys_max =
      2'048;  // a register has some thousand authors, few at a time

  // The parsed key, null if it is no point of the curve (which is not remembered: it costs less than the
  // lock).
  openssl::Key find_or_parse(const PublicKey& key);
  std::size_t size() const;

 private:
  using Generation = std::unordered_map<std::string, openssl::Key>;  // by x ‖ y

  void keep(const std::string& name, EVP_PKEY& parsed);

  mutable std::shared_mutex mutex_;
  // Guarded by mutex_. When `young_` is full it becomes `old_`, and what was old and not asked for is
  // forgotten.
  Generation young_;
  Generation old_;
};

}  // namespace kroniek
