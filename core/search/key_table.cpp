#include "core/search/key_table.h"

#include "core/check.h"

namespace kroniek::search {

std::uint32_t key_hash(std::uint8_t kind, std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u ^ kind;
  hash *= 0x100000001B3u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash ^= hash >> 29;  // the low bits choose the slot, and FNV's are its weakest
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void KeyTable::insert(std::uint32_t key, std::uint32_t value) {
  VERIFY(value <= value_max, "the highest two values mark slots");
  if ((used_ + 1) * 3 > slots_.size() * 2) rebuild();
  std::size_t at = key & mask();
  for (; slots_[at].value != free_slot; at = (at + 1) & mask())
    if (slots_[at].key == key && slots_[at].value == value) return;
  slots_[at] = {key, value};
  ++used_;
  ++held_;
}

void KeyTable::erase(std::uint32_t key, std::uint32_t value) {
  if (slots_.empty()) return;
  for (std::size_t at = key & mask(); slots_[at].value != free_slot; at = (at + 1) & mask()) {
    if (slots_[at].key != key || slots_[at].value != value) continue;
    slots_[at] = {0, gone_slot};
    --held_;
    return;
  }
}

// Room for twice what is held; what is gone is left behind.
void KeyTable::rebuild() {
  std::size_t size = 1024;
  while (size < held_ * 3) size *= 2;
  std::vector<Slot> before(size);
  before.swap(slots_);
  used_ = held_;
  for (const auto& slot : before) {
    if (slot.value == free_slot || slot.value == gone_slot) continue;
    std::size_t at = slot.key & mask();
    while (slots_[at].value != free_slot) at = (at + 1) & mask();
    slots_[at] = slot;
  }
}

}  // namespace kroniek::search
