// Any bytes as a tile's path: one path for each tile.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/tiles.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto tile = parse_tile(text);
  if (!tile.ok()) return 0;
  VERIFY(to_string(*tile) == text, "one path for each tile");
  VERIFY(tile->width >= 1 && tile->width <= tile_width_max, "no tile is empty");
  return 0;
}
