// Any bytes as a disclosure: the text that was hashed is kept as it stood.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/statement/sd_jwt.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto disclosure = parse_disclosure(text);
  if (!disclosure.ok()) {
    VERIFY(disclosure.error().code.starts_with("disclosure."), "a refusal names its rule");
    return 0;
  }
  VERIFY(disclosure->encoded == text, "the digest is over the text as it stood");
  VERIFY(disclosure->name != "_sd" && disclosure->name != "...",
         "names that mean something else are refused");
  return 0;
}
