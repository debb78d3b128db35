// The log for everybody: checkpoint, tiles and entry bundles (C2SP tlog-tiles), the key, and consistency
// proofs. No sign-in: the log holds no person's data and no operational secret, and it is there to be
// mirrored and checked.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "core/log/text.h"
#include "core/log/tiles.h"
#include "core/register/recovery.h"

namespace kroniek::http {
namespace {

Error no_tile() {
  return {ErrorKind::not_found, "tile.unknown", "The log has no such tile."};
}

Result<Bytes> read_bundle(const Reading& reading, const Tile& tile) {
  std::vector<std::string> keys;
  for (unsigned i = 0; i < tile.width; ++i) keys.push_back(key_of(first_entry_of(tile).value + i));
  TRY(leaves, reading.snapshot().read_all(Table::entries, keys));
  std::vector<Bytes> entries;
  for (const auto& leaf : leaves) {
    if (!leaf.has_value())
      return Error{ErrorKind::corrupt, "store.corrupt", "The store lacks an entry of the log."};
    entries.push_back(to_bytes(std::string_view(*leaf)));
  }
  return format_bundle(entries);
}

Result<Bytes> read_hashes(const Reading& reading, const Tile& tile) {
  const auto nodes = nodes_of_tile(tile);
  TRY(hashes, StoredHashes(reading.snapshot()).read(nodes));
  Bytes bytes;
  bytes.reserve(hashes.size() * sizeof(Hash));
  for (const auto& hash : hashes) bytes.insert(bytes.end(), hash.begin(), hash.end());
  return bytes;
}

Result<Response> read_tile(const Api& api, const Request&, const PathParameters& path) {
  const auto tile = parse_tile("tile/" + path["tile"]);
  if (!tile.ok()) return no_tile();
  const auto reading = api.service.read();
  if (!tile_exists(*tile, reading.size())) return no_tile();
  TRY(bytes, tile->kind == TileKind::entries ? read_bundle(reading, *tile) : read_hashes(reading, *tile));
  Response response;
  response.content_type = "application/octet-stream";
  response.body = as_text(bytes);
  response.set_header("Cache-Control", "max-age=31536000, immutable");
  return response;
}

Result<Response> read_checkpoint(const Api& api, const Request&, const PathParameters&) {
  auto response = text_response(200, api.service.read().checkpoint());
  response.set_header("Cache-Control", "no-cache");  // may be kept, and is asked for anew each time
  return response;
}

Result<Response> read_log_key(const Api& api, const Request&, const PathParameters&) {
  return text_response(200, format_vkey(log_note_key(api.service.founding())) + "\n");
}

Result<Response> read_consistency(const Api& api, const Request& request, const PathParameters&) {
  const auto reading = api.service.read();
  QueryReader query(request);
  for (const auto key : {"from", "to"})
    if (!query.text(key).has_value())
      query.fault(key, "query.missing",
                  std::string(key) + " must be a tree size up to that of the newest checkpoint.");
  const TreeSize from{query.number("from", reading.size().value).value_or(0)};
  const TreeSize to{query.number("to", reading.size().value).value_or(from.value)};
  if (from > to) query.fault("from", "query.malformed", "from must not be larger than to.");
  TRY_OK(query.done());
  const StoredHashes hashes(reading.snapshot());
  TRY(proof, prove_consistency(from, to, hashes));
  Json::Array path;
  for (const auto& hash : proof) path.push_back(base64(hash));
  return json_answer(200, Json::object({{"from", from.value}, {"to", to.value}, {"proof", std::move(path)}}));
}

}  // namespace

std::vector<Route> log_routes(Api& api) {
  return {
      {.pattern = "/log/checkpoint",
       .scope = Scope::anyone,
       .operation = "readCheckpoint",
       .handler = reading_handler(api, read_checkpoint),
       .produces = {"text/plain"}},
      {.pattern = "/log/key",
       .scope = Scope::anyone,
       .operation = "readLogKey",
       .handler = reading_handler(api, read_log_key),
       .produces = {"text/plain"}},
      {.pattern = "/log/tile/{tile...}",
       .scope = Scope::anyone,
       .operation = "readTile",
       .handler = reading_handler(api, read_tile),
       .produces = {"application/octet-stream"}},
      {.pattern = "/v1/consistency",
       .scope = Scope::anyone,
       .operation = "readConsistencyProof",
       .handler = reading_handler(api, read_consistency),
       .query = {"from", "to"}},
  };
}

}  // namespace kroniek::http
