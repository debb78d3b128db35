#include "core/log/tiles.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/check.h"
#include "core/log/text.h"

namespace kroniek {
namespace {

constexpr unsigned level_max = 63;
// Seven groups of three digits reach the highest number that is read.
constexpr std::size_t index_characters_max = 6 * 5 + 3;

Error malformed() {
  return {ErrorKind::invalid, "tile.malformed",
          "A tile is tile/<level>/<index> or tile/entries/<index>, with .p/<width> where partial (C2SP "
          "tlog-tiles)."};
}

// 1234067 is `x001/x234/067`.
std::string format_index(std::uint64_t index) {
  std::string text;
  for (bool last = true; last || index > 0; last = false, index /= 1000) {
    const std::string digits = std::to_string(1000 + index % 1000).substr(1);
    text.insert(0, last ? digits : "x" + digits + "/");
  }
  return text;
}

// Lenient where format_index is not: parse_tile compares with the one right text.
std::optional<std::uint64_t> parse_index(std::string_view text) {
  if (text.size() > index_characters_max) return std::nullopt;
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
               [](char c) { return c != 'x' && c != '/'; });
  if (digits.empty()) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return parse_decimal(digits);
}

// Hashes at this tile level, each over 256^level leaves.
std::uint64_t hashes_at(unsigned level, TreeSize size) {
  const unsigned shift = level * tile_height;
  return shift < 64 ? size.value >> shift : 0;
}

void append_new_tiles(TileKind kind, unsigned level, std::span<const TreeSize, 2> sizes,
                      std::vector<Tile>& tiles) {
  const std::uint64_t had = hashes_at(level, sizes[0]);
  const std::uint64_t has = hashes_at(level, sizes[1]);
  for (std::uint64_t index = had / tile_width_max; had < has && index * tile_width_max < has; ++index) {
    const auto width =
        static_cast<unsigned>(std::min<std::uint64_t>(has - index * tile_width_max, tile_width_max));
    tiles.push_back({kind, level, index, width});
  }
}

}  // namespace

std::string to_string(const Tile& tile) {
  std::string path =
      tile.kind == TileKind::entries ? "tile/entries/" : "tile/" + std::to_string(tile.level) + "/";
  path += format_index(tile.index);
  if (tile.width < tile_width_max) path += ".p/" + std::to_string(tile.width);
  return path;
}

Result<Tile> parse_tile(std::string_view path) {
  std::string_view rest = path;
  if (!rest.starts_with("tile/")) return malformed();
  rest.remove_prefix(5);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return malformed();
  Tile tile;
  if (rest.substr(0, slash) == "entries") {
    tile.kind = TileKind::entries;
  } else {
    const auto level = parse_decimal(rest.substr(0, slash));
    if (!level || *level > level_max) return malformed();
    tile.level = static_cast<unsigned>(*level);
  }
  rest.remove_prefix(slash + 1);
  if (const std::size_t mark = rest.find(".p/"); mark != std::string_view::npos) {
    const auto width = parse_decimal(rest.substr(mark + 3));
    if (!width || *width == 0 || *width >= tile_width_max) return malformed();
    tile.width = static_cast<unsigned>(*width);
    rest = rest.substr(0, mark);
  }
  const auto index = parse_index(rest);
  if (!index) return malformed();
  tile.index = *index;
  if (to_string(tile) != path) return malformed();
  return tile;
}

unsigned tile_width_at(const Tile& place, TreeSize size) {
  const std::uint64_t hashes = hashes_at(place.level, size);
  if (place.index < hashes / tile_width_max) return tile_width_max;
  if (place.index > hashes / tile_width_max) return 0;
  return static_cast<unsigned>(hashes % tile_width_max);
}

bool tile_exists(const Tile& tile, TreeSize size) {
  return tile.width <= tile_width_at(tile, size);
}

std::vector<TreeNode> nodes_of_tile(const Tile& tile) {
  VERIFY(tile.kind == TileKind::hashes && tile.level * tile_height < 64, "only hash tiles hold nodes");
  std::vector<TreeNode> nodes;
  for (unsigned i = 0; i < tile.width; ++i) {
    nodes.push_back({tile.level * tile_height, tile.index * tile_width_max + i});
  }
  return nodes;
}

Position first_entry_of(const Tile& bundle) {
  return {bundle.index * tile_width_max};
}

std::vector<Tile> new_tiles(TreeSize from, TreeSize to) {
  VERIFY(from <= to, "a log only grows");
  const std::array<TreeSize, 2> sizes = {from, to};
  std::vector<Tile> tiles;
  append_new_tiles(TileKind::entries, 0, sizes, tiles);
  for (unsigned level = 0; hashes_at(level, to) > 0; ++level)
    append_new_tiles(TileKind::hashes, level, sizes, tiles);
  return tiles;
}

Result<Bytes> format_bundle(std::span<const Bytes> entries) {
  VERIFY(!entries.empty() && entries.size() <= tile_width_max, "a bundle has 1 to 256 entries");
  Bytes bundle;
  for (const Bytes& entry : entries) {
    if (entry.size() > entry_bytes_max) {
      return Error{ErrorKind::too_large, "entry.too-large", "An entry has at most 65,535 bytes."};
    }
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
    bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xff));
    bundle.insert(bundle.end(), entry.begin(), entry.end());
  }
  return bundle;
}

Result<std::vector<Bytes>> parse_bundle(ByteView bundle) {
  const Error refusal{ErrorKind::invalid, "bundle.malformed",
                      "A bundle is 1 to 256 entries, each after its length."};
  std::vector<Bytes> entries;
  while (!bundle.empty()) {
    if (bundle.size() < 2 || entries.size() == tile_width_max) return refusal;
    const std::size_t length = static_cast<std::size_t>(bundle[0]) << 8 | bundle[1];
    bundle = bundle.subspan(2);
    if (length > bundle.size()) return refusal;
    entries.push_back(to_bytes(bundle.first(length)));
    bundle = bundle.subspan(length);
  }
  if (entries.empty()) return refusal;
  return entries;
}

}  // namespace kroniek
