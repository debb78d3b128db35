// An entry's leaf bytes: canonical single-segment Cap'n Proto without framing (storage/README.md). Exactly
// one byte sequence stands for an entry: decode refuses every other one, whatever it holds. Free of state;
// any thread may use it.
#pragma once

#include "core/ports.h"

namespace kroniek {

// Tiles carry a leaf's length in 16 bits (C2SP tlog-tiles, "Log Entries"). Cap'n Proto counts in words of 8
// bytes, so the largest leaf that exists is 65,528 bytes.
constexpr std::size_t leaf_bytes_max = 65'535;

class CapnpEntryCodec final : public EntryCodec {
 public:
  Result<Bytes> encode(const Entry& entry) const override;  // `entry.too-large`
  Result<Entry> decode(ByteView leaf) const override;       // `entry.not-canonical`, `entry.too-large`
};

}  // namespace kroniek
