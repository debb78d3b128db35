#include "crypto/key_cache.h"

#include <utility>

#include "crypto/es256.h"

namespace kroniek {

namespace {

openssl::Key share(EVP_PKEY& parsed) {
  VERIFY(EVP_PKEY_up_ref(&parsed) == 1, "OpenSSL lost count of a key's owners");
  return openssl::Key(&parsed);
}

}  // namespace

openssl::Key KeyCache::find_or_parse(const PublicKey& key) {
  if (key.x.size() != es256::coordinate_bytes || key.y.size() != es256::coordinate_bytes) return nullptr;
  const std::string name = std::string(as_text(key.x)).append(as_text(key.y));
  openssl::Key parsed;
  {
    const std::shared_lock lock(mutex_);
    if (const auto young = young_.find(name); young != young_.end()) return share(*young->second);
    if (const auto old = old_.find(name); old != old_.end()) parsed = share(*old->second);
  }
  if (parsed == nullptr) parsed = es256::parse_public_key(key);
  if (parsed != nullptr) keep(name, *parsed);
  return parsed;
}

std::size_t KeyCache::size() const {
  const std::shared_lock lock(mutex_);
  return young_.size() + old_.size();
}

void KeyCache::keep(const std::string& name, EVP_PKEY& parsed) {
  const std::unique_lock lock(mutex_);
  if (young_.size() >= generation_keys_max) old_ = std::exchange(young_, Generation());
  young_.try_emplace(name, share(parsed));
}

}  // namespace kroniek
