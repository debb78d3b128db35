// What verify reads of a log: the newest checkpoint, and the entries in chunks of one C2SP entry bundle (256)
// with the tree's hashes as they are stored or served beside them. From a store, or as tiles from anybody who
// serves the log. One caller at a time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/log/tiles.h"
#include "core/ports.h"

namespace kroniek {

struct LogChunk {
  Position first;
  std::vector<std::string> leaves;
  // For each leaf the hashes of subtrees that end at it, one after the other: those of the levels 0, s, 2s, …
  // that there are, with s the source's level_step(). Empty where they are missing.
  std::vector<std::string> hashes;
  // Where fewer leaves could be read than asked for: why the next one could not.
  std::optional<Error> broken;
};

class LogSource {
 public:
  virtual ~LogSource() = default;
  virtual Result<std::string> checkpoint() = 0;  // the newest signed note
  // The leaves 256 × `index` and on, of a tree of this size; the chunk exists. An error: nothing can be said
  // of the log (a server that does not answer); what was read and is wrong is the chunk's `broken`.
  virtual Result<LogChunk> read(std::uint64_t index, TreeSize size) = 0;
  virtual unsigned level_step() const = 0;
};

class StoreSource final : public LogSource {
 public:
  explicit StoreSource(const Snapshot& snapshot) : snapshot_(snapshot) {}
  Result<std::string> checkpoint() override;
  Result<LogChunk> read(std::uint64_t index, TreeSize size) override;
  unsigned level_step() const override { return 1; }

 private:
  const Snapshot& snapshot_;
};

// C2SP tlog-tiles under a prefix: `<prefix>/checkpoint`, `<prefix>/tile/…`. `fetch` gives the body of a
// successful GET of that path; kind not_found where the server has no such thing.
class TileSource final : public LogSource {
 public:
  using Fetch = std::function<Result<std::string>(const std::string& path)>;
  TileSource(std::string prefix, Fetch fetch) : prefix_(std::move(prefix)), fetch_(std::move(fetch)) {}
  Result<std::string> checkpoint() override;
  Result<LogChunk> read(std::uint64_t index, TreeSize size) override;
  unsigned level_step() const override { return tile_height; }

 private:
  Result<std::string> fetch_tile(const Tile& place, TreeSize size) const;
  Result<std::string> upper_hash(const Tile& place, unsigned offset, TreeSize size);

  struct Held {
    std::uint64_t index;
    std::string bytes;
  };
  const std::string prefix_;
  const Fetch fetch_;
  std::map<unsigned, Held> upper_;  // the newest tile of each level above 0: it serves 256 chunks and more
};

}  // namespace kroniek
