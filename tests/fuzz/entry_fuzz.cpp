// Any bytes as a leaf: exactly one byte sequence stands for an entry.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "storage/entry_codec.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const CapnpEntryCodec codec;
  const ByteView leaf(data, size);
  const auto entry = codec.decode(leaf);
  if (!entry.ok()) {
    VERIFY(entry.error().code.starts_with("entry."), "a refusal names its rule");
    return 0;
  }
  const auto again = codec.encode(*entry);
  VERIFY(again.ok() && *again == to_bytes(leaf), "what decodes is what encode makes");
  return 0;
}
