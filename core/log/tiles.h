// The read side of a log as C2SP tlog-tiles: paths of tiles and entry bundles, and what they hold.
// Pure; the bytes of a tile are the hashes of nodes_of_tile, one after the other.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/tree.h"

namespace kroniek {

constexpr unsigned tile_height = 8;
constexpr unsigned tile_width_max = 1U << tile_height;
constexpr std::size_t entry_bytes_max = 65'535;  // a bundle gives each entry's length in 16 bits

enum class TileKind { hashes, entries };

// Hashes: tile `index` at `level` holds `width` hashes of subtrees of 256^level leaves each. Entries: the
// leaves under the hash tile of the same index at level 0; `level` is 0. A full tile has width 256, a partial
// one 1 to 255.
struct Tile {
  TileKind kind = TileKind::hashes;
  unsigned level = 0;
  std::uint64_t index = 0;
  unsigned width = tile_width_max;
  bool operator==(const Tile&) const = default;
};

// `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`, without a leading slash. `tile.malformed`.
std::string to_string(const Tile& tile);
Result<Tile> parse_tile(std::string_view path);

// How many hashes or entries the tile at this place has in a tree of `size`: 0 if there is none yet.
unsigned tile_width_at(const Tile& place, TreeSize size);
// A tile exists in every width up to that one.
bool tile_exists(const Tile& tile, TreeSize size);
// The nodes whose hashes a hash tile holds, in order. The tile exists in the tree that is read.
std::vector<TreeNode> nodes_of_tile(const Tile& tile);
// The positions of the leaves under a bundle: first, and how many.
Position first_entry_of(const Tile& bundle);

// All tiles and bundles that a published tree of size `to` has and one of size `from` has not, by level then
// index; for each place only the widest. From ≤ to.
std::vector<Tile> new_tiles(TreeSize from, TreeSize to);

// An entry bundle: for each entry its length in 16 bits, big-endian, and its bytes. 1 to 256 entries.
// `entry.too-large` over entry_bytes_max.
Result<Bytes> format_bundle(std::span<const Bytes> entries);
Result<std::vector<Bytes>> parse_bundle(ByteView bundle);  // `bundle.malformed`

}  // namespace kroniek
