#include "core/register/log_source.h"

#include <algorithm>
#include <bit>

#include "core/register/tables.h"

namespace kroniek {
namespace {

Error corrupt(std::string code, std::string detail) {
  return {ErrorKind::corrupt, std::move(code), std::move(detail)};
}

// The rows of consecutive numbers from `first` on, at most `count`; fewer where one is missing or none of
// ours stands between them.
Result<std::vector<std::string>> read_run(const Snapshot& snapshot, Table table, Position first,
                                          unsigned count) {
  std::vector<std::string> rows;
  rows.reserve(count);
  TRY_OK(snapshot.scan(table, key_of(first.value), key_of(first.value + count), Order::ascending,
                       [&](std::string_view key, std::string_view value) {
                         if (number_of(key) != first.value + rows.size()) return false;
                         rows.emplace_back(value);
                         return true;
                       }));
  return rows;
}

}  // namespace

Result<std::string> StoreSource::checkpoint() {
  return read_required(snapshot_, Table::meta, newest_checkpoint_key, "its newest checkpoint");
}

Result<LogChunk> StoreSource::read(std::uint64_t index, TreeSize size) {
  const Tile place{TileKind::entries, 0, index};
  const auto width = tile_width_at(place, size);
  LogChunk chunk{first_entry_of(place), {}, {}, std::nullopt};
  auto leaves = read_run(snapshot_, Table::entries, chunk.first, width);
  if (!leaves.ok()) return chunk.broken = leaves.error(), chunk;
  chunk.leaves = *std::move(leaves);
  if (chunk.leaves.size() < width)
    chunk.broken = corrupt("log.entry-missing", "The store holds no entry of this index.");
  auto hashes = read_run(snapshot_, Table::hashes, chunk.first, width);
  if (hashes.ok()) chunk.hashes = *std::move(hashes);
  chunk.hashes.resize(width);
  return chunk;
}

Result<std::string> TileSource::checkpoint() {
  return fetch_(prefix_ + "/checkpoint");
}

Result<std::string> TileSource::fetch_tile(const Tile& place, TreeSize size) const {
  Tile tile = place;
  tile.width = tile_width_at(place, size);
  auto bytes = fetch_(prefix_ + "/" + to_string(tile));
  // A partial tile may be gone once the full one exists (C2SP tlog-tiles, "Partial Tiles").
  if (bytes.ok() || bytes.error().kind != ErrorKind::not_found || tile.width == tile_width_max) return bytes;
  const auto missing = bytes.error();
  tile.width = tile_width_max;
  auto full = fetch_(prefix_ + "/" + to_string(tile));
  return full.ok() ? full : missing;
}

Result<std::string> TileSource::upper_hash(const Tile& place, unsigned offset, TreeSize size) {
  auto held = upper_.find(place.level);
  if (held == upper_.end() || held->second.index != place.index) {
    TRY(bytes, fetch_tile(place, size));
    held = upper_.insert_or_assign(place.level, Held{place.index, std::move(bytes)}).first;
  }
  const auto& bytes = held->second.bytes;
  const auto at = offset * sizeof(Hash);
  return at + sizeof(Hash) <= bytes.size() ? bytes.substr(at, sizeof(Hash)) : std::string();
}

Result<LogChunk> TileSource::read(std::uint64_t index, TreeSize size) {
  const Tile place{TileKind::entries, 0, index};
  const auto width = tile_width_at(place, size);
  LogChunk chunk{first_entry_of(place), {}, {}, std::nullopt};
  TRY(bundle, fetch_tile(place, size));
  auto leaves = parse_bundle(as_bytes(bundle));
  if (!leaves.ok()) return chunk.broken = leaves.error(), chunk;
  for (std::size_t i = 0; i < leaves->size() && i < width; ++i)
    chunk.leaves.emplace_back(as_text((*leaves)[i]));
  if (chunk.leaves.size() < width)
    chunk.broken = corrupt("log.entry-missing", "The bundle holds no entry of this index.");

  TRY(hashes, fetch_tile({TileKind::hashes, 0, index}, size));
  chunk.hashes.resize(width);
  for (std::size_t i = 0; i < width && (i + 1) * sizeof(Hash) <= hashes.size(); ++i)
    chunk.hashes[i] = hashes.substr(i * sizeof(Hash), sizeof(Hash));
  const auto end = chunk.first.value + width;
  for (unsigned level = 1;
       end % tile_width_max == 0 && level * tile_height <= unsigned(std::countr_zero(end)); ++level) {
    const auto node = (end >> (level * tile_height)) - 1;
    TRY(hash, upper_hash({TileKind::hashes, level, node / tile_width_max},
                         static_cast<unsigned>(node % tile_width_max), size));
    chunk.hashes.back() += hash;
  }
  return chunk;
}

}  // namespace kroniek
