#include "core/log/tiles.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/core/log_support.h"

using namespace kroniek;

namespace {

Tile hashes(unsigned level, std::uint64_t index, unsigned width = tile_width_max) {
  return {TileKind::hashes, level, index, width};
}
Tile entries(std::uint64_t index, unsigned width = tile_width_max) {
  return {TileKind::entries, 0, index, width};
}

}  // namespace

TEST_CASE("tile: paths are those of C2SP tlog-tiles") {
  const auto [path, tile] = GENERATE(table<std::string, Tile>({
      {"tile/0/000", hashes(0, 0)},
      {"tile/3/x001/x234/067", hashes(3, 1'234'067)},
      {"tile/63/000.p/1", hashes(63, 0, 1)},
      {"tile/1/x001/000.p/255", hashes(1, 1000, 255)},
      {"tile/0/999", hashes(0, 999)},
      {"tile/entries/x001/x234/067.p/7", entries(1'234'067, 7)},
      {"tile/entries/000", entries(0)},
      {"tile/0/x009/x223/x372/x036/x854/x775/807", hashes(0, tree_size_max)},
  }));
  CHECK(to_string(tile) == path);
  CHECK(parse_tile(path).value() == tile);
}

TEST_CASE("tile: every other path is refused") {
  const auto path = GENERATE(values<std::string>({"",
                                                  "tile",
                                                  "tile/",
                                                  "tile/0",
                                                  "tile/0/",
                                                  "/tile/0/000",
                                                  "tile/00/000",
                                                  "tile/64/000",
                                                  "tile/-1/000",
                                                  "tile/0/0",
                                                  "tile/0/00",
                                                  "tile/0/0000",
                                                  "tile/0/1000",
                                                  "tile/0/x000/000",
                                                  "tile/0/x001",
                                                  "tile/0/001/000",
                                                  "tile/0/x001/x000",
                                                  "tile/0/x1/000",
                                                  "tile/0/000.p/0",
                                                  "tile/0/000.p/256",
                                                  "tile/0/000.p/01",
                                                  "tile/0/000.p/",
                                                  "tile/0/000.p",
                                                  "tile/0/000.p/1/",
                                                  "tile/0/000.p/1.p/1",
                                                  "tile/0/000/",
                                                  "tile/0/x001//000",
                                                  "tile/0/xx01/000",
                                                  "tile/0/+01",
                                                  "tile/0/ 01",
                                                  "tile/data/000",
                                                  "tile/Entries/000",
                                                  "tile/0/000?x",
                                                  "tile/0/x018/x446/x744/x073/x709/x551/616",
                                                  "tile/0/x009/x223/x372/x036/x854/x775/808",
                                                  "tile/8/0/000",
                                                  "tile/entries/0/000",
                                                  "tile/0/../000",
                                                  "tile/0/000.p/1 "}));
  CHECK(parse_tile(path).error().code == "tile.malformed");
}

TEST_CASE("tile: a path that reads is the path of what was read") {
  CHECK(rc::check([] {
    const auto part =
        rc::gen::elementOf(std::vector<std::string>{"/", "x", "000", "001", ".p/", "7", "entries", "0"});
    std::string path = "tile/";
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(part)) path += piece;
    if (const auto tile = parse_tile(path); tile.ok()) RC_ASSERT(to_string(*tile) == path);
  }));
  CHECK(rc::check([](const std::string& path) {
    if (const auto tile = parse_tile(path); tile.ok()) RC_ASSERT(to_string(*tile) == path);
  }));
}

TEST_CASE("tile: a tree of 70,000 has the tiles that the specification counts") {
  const TreeSize size{70'000};
  CHECK(tile_width_at(hashes(0, 272), size) == 256);
  CHECK(tile_width_at(hashes(0, 273), size) == 112);
  CHECK(tile_width_at(hashes(0, 274), size) == 0);
  CHECK(tile_width_at(hashes(1, 0), size) == 256);
  CHECK(tile_width_at(hashes(1, 1), size) == 17);
  CHECK(tile_width_at(hashes(2, 0), size) == 1);
  CHECK(tile_width_at(hashes(3, 0), size) == 0);
  CHECK(tile_width_at(hashes(8, 0), size) == 0);
  CHECK(tile_width_at(hashes(63, 0), size) == 0);
  CHECK(tile_width_at(entries(273), size) == 112);
  CHECK(tile_exists(entries(273, 112), size));
  CHECK(tile_exists(entries(273, 1), size));
  CHECK_FALSE(tile_exists(entries(273, 113), size));
  CHECK_FALSE(tile_exists(hashes(0, ~std::uint64_t{0}, 1), size));
  CHECK(new_tiles({0}, size).size() == 274 + 274 + 2 + 1);
}

TEST_CASE("tile: a tree of 256 has one full tile, and one hash above it") {
  CHECK(new_tiles({0}, {256}) == std::vector{entries(0), hashes(0, 0), hashes(1, 0, 1)});
  CHECK(new_tiles({0}, {0}).empty());
  CHECK(new_tiles({256}, {256}).empty());
}

TEST_CASE("tile: growth brings just the tiles that changed") {
  CHECK(new_tiles({255}, {258}) ==
        std::vector{entries(0), entries(1, 2), hashes(0, 0), hashes(0, 1, 2), hashes(1, 0, 1)});
  CHECK(new_tiles({256}, {257}) == std::vector{entries(1, 1), hashes(0, 1, 1)});
}

TEST_CASE("tile: its nodes are the subtrees of 256^level leaves") {
  CHECK(nodes_of_tile(hashes(0, 1, 2)) == std::vector<TreeNode>{{0, 256}, {0, 257}});
  CHECK(nodes_of_tile(hashes(1, 0, 2)) == std::vector<TreeNode>{{8, 0}, {8, 1}});
  CHECK(nodes_of_tile(hashes(0, 3)).size() == 256);
  CHECK(first_entry_of(entries(3)) == Position{768});
}

TEST_CASE("tile: what stands in the tiles gives the root of the tree") {
  const test::MemoryTree tree = test::MemoryTree::of_events(300);
  const std::vector<Hash> top = tree.read(nodes_of_tile(hashes(1, 0, 1))).value();
  const std::vector<Hash> leaves = tree.read(nodes_of_tile(hashes(0, 1, 44))).value();
  Frontier rest;
  for (const Hash& leaf : leaves) rest.append(leaf);
  CHECK(node_hash(top.front(), rest.root()) == tree.frontier().root());
}

TEST_CASE("bundle: is each entry after its length in 16 bits") {
  const std::vector<Bytes> some = {to_bytes("a"), {}, Bytes(300, 7)};
  const Bytes bundle = format_bundle(some).value();
  CHECK(to_bytes(ByteView(bundle).first(7)) == Bytes{0, 1, 'a', 0, 0, 1, 44});
  CHECK(bundle.size() == 3 + 2 + 302);
  CHECK(parse_bundle(bundle).value() == some);
}

TEST_CASE("bundle: an entry has at most 65,535 bytes") {
  CHECK(parse_bundle(format_bundle(std::vector<Bytes>{Bytes(65'535)}).value()).value().front().size() ==
        65'535);
  CHECK(format_bundle(std::vector<Bytes>{Bytes(65'536)}).error().code == "entry.too-large");
}

TEST_CASE("bundle: torn, empty and overfull ones are refused") {
  const auto bundle =
      GENERATE(values<Bytes>({{}, {0}, {0, 1}, {0, 2, 7}, {0, 1, 7, 0}, {0xff, 0xff, 1}, Bytes(2 * 257, 0)}));
  CHECK(parse_bundle(bundle).error().code == "bundle.malformed");
}

TEST_CASE("bundle: whatever the bytes, what reads is what would be written") {
  CHECK(rc::check([](const Bytes& bytes) {
    const auto entries_read = parse_bundle(bytes);
    if (entries_read.ok()) RC_ASSERT(format_bundle(*entries_read).value() == bytes);
  }));
  CHECK(rc::check([] {
    const auto written = *rc::gen::nonEmpty(rc::gen::resize(20, rc::gen::arbitrary<std::vector<Bytes>>()));
    RC_ASSERT(parse_bundle(format_bundle(written).value()).value() == written);
  }));
}
