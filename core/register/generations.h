// A bounded cache in two generations: what was used in the younger one survives when the older one is
// dropped. Not for several threads at once. Never more than 2 × `capacity` values.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace kroniek {

template <typename Key, typename Value>
class Generations {
 public:
  explicit Generations(std::size_t capacity) : capacity_(capacity) {}

  // Null where it is not held.
  const Value* find(const Key& key) {
    if (const auto at = young_.find(key); at != young_.end()) return &at->second;
    const auto at = old_.find(key);
    if (at == old_.end()) return nullptr;
    return &put(key, std::move(at->second));
  }
  const Value& put(const Key& key, Value value) {
    if (young_.size() >= capacity_) {
      old_ = std::move(young_);
      young_.clear();
    }
    return young_.insert_or_assign(key, std::move(value)).first->second;
  }
  void clear() {
    young_.clear();
    old_.clear();
  }

 private:
  std::size_t capacity_;
  std::unordered_map<Key, Value> young_;
  std::unordered_map<Key, Value> old_;
};

}  // namespace kroniek
