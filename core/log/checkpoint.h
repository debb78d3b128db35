// The tree head's text: the body of a C2SP tlog-checkpoint, without the signatures around it (signed_note.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/log/tree.h"

namespace kroniek {

constexpr std::size_t origin_bytes_max = 255;  // what fits the length byte of later cosignature formats

// What is signed is three lines: origin, size in decimal, root in base64. We write no extensions; those of
// others are kept, because the signature covers them.
struct Checkpoint {
  std::string origin;
  TreeSize size;
  Hash root{};
  std::vector<std::string> extensions = {};

  TreeHead head() const { return {size, root}; }
  bool operator==(const Checkpoint&) const = default;
};

// Every line ends in LF. `origin.malformed` unless the origin could name a key too (is_key_name).
Result<std::string> format_checkpoint(const Checkpoint& checkpoint);
Result<Checkpoint> parse_checkpoint(std::string_view text);  // `checkpoint.malformed`

}  // namespace kroniek
