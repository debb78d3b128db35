// A multimap from hashes to small numbers, eight bytes a slot: the keys under which words and codes are
// found. Several values may stand under one key, and different texts may share one, so whoever asks compares.
// One writer at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace kroniek::search {

// FNV-1a, folded to 32 bits; `kind` keeps keys of different kinds apart.
std::uint32_t key_hash(std::uint8_t kind, std::string_view text);

class KeyTable {
 public:
  static constexpr std::uint32_t value_max = 0xFFFFFFFD;

  void insert(std::uint32_t key, std::uint32_t value);  // a pair that is there already stays once
  void erase(std::uint32_t key, std::uint32_t value);
  template <typename Visit>
  void visit(std::uint32_t key, const Visit& visit) const {
    if (slots_.empty()) return;
    for (std::size_t at = key & mask(); slots_[at].value != free_slot; at = (at + 1) & mask())
      if (slots_[at].key == key && slots_[at].value != gone_slot) visit(slots_[at].value);
  }
  std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  static constexpr std::uint32_t free_slot = 0xFFFFFFFF, gone_slot = 0xFFFFFFFE;
  struct Slot {
    std::uint32_t key = 0, value = free_slot;
  };
  std::size_t mask() const { return slots_.size() - 1; }
  void rebuild();

  std::vector<Slot> slots_;  // a power of two; probed one after the other
  std::size_t used_ = 0;     // with those that are gone
  std::size_t held_ = 0;
};

}  // namespace kroniek::search
