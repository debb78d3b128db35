// Any bytes as a receipt (C2SP tlog-proof): what reads is the only text of its value, and its checkpoint
// reads.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/proof.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto receipt = parse_receipt(text);
  if (!receipt.ok()) return 0;
  VERIFY(format_receipt(*receipt) == text, "one text for a receipt");
  VERIFY(parse_note(receipt->checkpoint).ok(), "a receipt that reads is well-formed throughout");
  return 0;
}
