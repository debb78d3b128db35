// The log for everybody, without sign-in: checkpoint, key, tiles, bundles and consistency, as an outsider
// checks them.
#include <catch2/catch.hpp>

#include "core/log/checkpoint.h"
#include "core/log/tiles.h"
#include "tests/core/statement_support.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

constexpr std::uint8_t operations_more = 250;  // with the world's own statements over one full tile

void grow(ApiWorld& api, std::uint8_t first, std::uint8_t last) {
  std::string lines;
  for (int number = first; number <= last; ++number)
    lines += write_json(Json(api.world.sign(api.world.coordinator,
                                            operation_opened(static_cast<std::uint8_t>(number))))) +
             "\n";
  REQUIRE(api.batch(lines).status == 200);
}

Checkpoint checkpoint_of(ApiWorld& api) {
  const auto vkey = api.get("/log/key").body;
  const std::vector keys{parse_vkey(vkey.substr(0, vkey.size() - 1)).value()};
  const auto note = parse_note(api.get("/log/checkpoint").body).value();
  REQUIRE(verify_note(note, keys, api.world.verifier()).ok());
  return parse_checkpoint(note.text).value();
}

std::vector<Hash> hashes_of(const std::string& bytes) {
  std::vector<Hash> hashes(bytes.size() / sizeof(Hash));
  for (std::size_t i = 0; i < hashes.size(); ++i)
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * sizeof(Hash)), sizeof(Hash),
                hashes[i].begin());
  return hashes;
}

std::string tile_path(const Tile& tile) {
  return "/log/" + to_string(tile);
}

// All leaves as their bundles give them.
std::vector<Bytes> fetch_leaves(ApiWorld& api, std::uint64_t size) {
  std::vector<Bytes> leaves;
  for (std::uint64_t index = 0; leaves.size() < size; ++index) {
    const auto width = static_cast<unsigned>(std::min<std::uint64_t>(256, size - leaves.size()));
    const auto answer = api.get(tile_path({TileKind::entries, 0, index, width}));
    REQUIRE(answer.status == 200);
    const auto bundle = parse_bundle(as_bytes(answer.body)).value();
    leaves.insert(leaves.end(), bundle.begin(), bundle.end());
  }
  return leaves;
}

}  // namespace

TEST_CASE("api log: the checkpoint is a signed note of the whole log, and is asked for anew each time") {
  ApiWorld api;
  const auto answer = api.get("/log/checkpoint");
  CHECK(answer.status == 200);
  CHECK(answer.content_type == "text/plain; charset=utf-8");
  CHECK(header_of(answer, "Cache-Control") == "no-cache");
  const auto checkpoint = checkpoint_of(api);
  CHECK(checkpoint.origin == RegisterWorld::origin);
  CHECK(checkpoint.size.value == api.world.size());
  CHECK(api.get("/log/key").content_type == "text/plain; charset=utf-8");
}

TEST_CASE("api log: the bundles hash to the tiles, and the tiles to the checkpoint's root") {
  ApiWorld api;
  grow(api, 2, operations_more);
  const auto checkpoint = checkpoint_of(api);
  REQUIRE(checkpoint.size.value > 256);
  const auto leaves = fetch_leaves(api, checkpoint.size.value);
  Frontier tree;
  std::vector<Hash> leaf_hashes;
  for (const auto& leaf : leaves) {
    leaf_hashes.push_back(leaf_hash(leaf));
    tree.append(leaf_hashes.back());
  }
  CHECK(tree.root() == checkpoint.root);

  const auto full = api.get(tile_path({TileKind::hashes, 0, 0, 256}));
  CHECK(full.content_type == "application/octet-stream");
  CHECK(hashes_of(full.body) == std::vector<Hash>(leaf_hashes.begin(), leaf_hashes.begin() + 256));
  const auto width = static_cast<unsigned>(checkpoint.size.value - 256);
  CHECK(hashes_of(api.get(tile_path({TileKind::hashes, 0, 1, width})).body) ==
        std::vector<Hash>(leaf_hashes.begin() + 256, leaf_hashes.end()));
  Frontier first_256;
  for (std::size_t i = 0; i < 256; ++i) first_256.append(leaf_hashes[i]);
  CHECK(hashes_of(api.get(tile_path({TileKind::hashes, 1, 0, 1})).body) ==
        std::vector<Hash>{first_256.root()});
}

TEST_CASE("api log: tiles and bundles never change, and may be kept") {
  ApiWorld api;
  const auto size = static_cast<unsigned>(api.world.size());
  for (const auto kind : {TileKind::hashes, TileKind::entries}) {
    const auto before = api.get(tile_path({kind, 0, 0, size}));
    CHECK(header_of(before, "Cache-Control") == "max-age=31536000, immutable");
    grow(api, kind == TileKind::hashes ? 10 : 20, kind == TileKind::hashes ? 15 : 25);
    CHECK(api.get(tile_path({kind, 0, 0, size})).body == before.body);
    CHECK(api.get(tile_path({kind, 0, 0, size + 3})).body.starts_with(before.body));
  }
}

TEST_CASE("api log: partial tiles exist up to the log's end, whole ones only when they are full") {
  ApiWorld api;
  const auto size = std::to_string(api.world.size());
  const auto beyond = std::to_string(api.world.size() + 1);
  for (const std::string place : {"0/000", "entries/000"}) {
    for (unsigned width = 1; width <= api.world.size(); ++width)
      CHECK(api.get("/log/tile/" + place + ".p/" + std::to_string(width)).status == 200);
    for (const auto& path : {place, place + ".p/" + beyond, place + ".p/0", place + ".p/256",
                             place + ".p/0" + size, place + "/", place + ".p/", place + ".p/x"}) {
      CAPTURE(path);
      const auto answer = api.get("/log/tile/" + path);
      CHECK(answer.status == 404);
      CHECK((code_of(answer) == "tile.unknown" || code_of(answer) == "route.not-found"));
    }
  }
  for (const std::string path :
       {"0/001", "1/000", "64/000", "x", "0/0", "0/1000", "entries/x001/000", "0", "-1/000"})
    CHECK(api.get("/log/tile/" + path).status == 404);
}

TEST_CASE("api log: consistency proofs hold between any two sizes") {
  ApiWorld api;
  grow(api, 10, 20);
  const auto size = api.world.size();
  const auto leaves = fetch_leaves(api, size);
  std::vector<TreeHead> heads{{TreeSize{0}, empty_root()}};
  Frontier tree;
  for (const auto& leaf : leaves) {
    tree.append(leaf_hash(leaf));
    heads.push_back(tree.head());
  }
  for (std::uint64_t to = 0; to <= size; ++to)
    for (std::uint64_t from = 0; from <= to; ++from) {
      const auto answer =
          api.get("/v1/consistency?from=" + std::to_string(from) + "&to=" + std::to_string(to));
      REQUIRE(answer.status == 200);
      std::vector<Hash> proof;
      const auto json = json_of(answer);
      for (const auto& each : items_at(json, "proof")) {
        proof.emplace_back();
        const auto bytes = base64_decode(*each.string()).value();
        std::copy(bytes.begin(), bytes.end(), proof.back().begin());
      }
      CHECK(check_consistency(proof, heads[from], heads[to]).ok());
    }
}

TEST_CASE("api log: a consistency proof is between two sizes that there are, the smaller one first") {
  ApiWorld api;
  const auto beyond = std::to_string(api.world.size() + 1);
  const auto faults = [&](const std::string& query) {
    const auto answer = api.get("/v1/consistency" + query);
    CHECK(answer.status == 400);
    code_of(answer);
    return faults_of(answer);
  };
  CHECK(faults("") == std::vector<std::string>{"/query/from query.missing", "/query/to query.missing"});
  CHECK(faults("?from=1") == std::vector<std::string>{"/query/to query.missing"});
  CHECK(faults("?from=x&to=" + beyond) ==
        std::vector<std::string>{"/query/from query.malformed", "/query/to query.malformed"});
  CHECK(faults("?from=3&to=2") == std::vector<std::string>{"/query/from query.malformed"});
}

}  // namespace kroniek::test
