#include "core/hmac.h"

#include <algorithm>
#include <array>

namespace kroniek {
namespace {

using Block = std::array<std::uint8_t, 64>;  // of SHA-256

Block block_of(ByteView key) {
  Block block{};
  if (key.size() > block.size()) {
    const auto hash = sha256(key);
    std::copy(hash.begin(), hash.end(), block.begin());
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  return block;
}

Block padded(Block block, std::uint8_t pad) {
  for (auto& byte : block) byte ^= pad;
  return block;
}

}  // namespace

Hash hmac_sha256(ByteView key, ByteView message) {
  constexpr std::uint8_t inner_pad = 0x36, outer_pad = 0x5c;
  const auto block = block_of(key);
  const auto inner = padded(block, inner_pad), outer = padded(block, outer_pad);
  const auto hash = sha256({ByteView(inner), message});
  return sha256({ByteView(outer), ByteView(hash)});
}

}  // namespace kroniek
