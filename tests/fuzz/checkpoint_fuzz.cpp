// Any bytes as a checkpoint's body: what reads is the only text of its value.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/checkpoint.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto checkpoint = parse_checkpoint(text);
  if (!checkpoint.ok()) return 0;
  // Origins of others may be names that a key could not have; those we do not write.
  const auto again = format_checkpoint(*checkpoint);
  if (again.ok()) VERIFY(*again == text, "one text for a checkpoint");
  return 0;
}
