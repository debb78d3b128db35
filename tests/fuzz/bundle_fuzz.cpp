// Any bytes as an entry bundle: what reads is the only bundle of its entries.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/tiles.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bundle(data, size);
  const auto entries = parse_bundle(bundle);
  if (!entries.ok()) return 0;
  VERIFY(!entries->empty() && entries->size() <= tile_width_max, "a bundle holds 1 to 256 entries");
  VERIFY(*format_bundle(*entries) == to_bytes(bundle), "one bundle for its entries");
  return 0;
}
