// Any bytes as JSON: refused with a code of ours, or a value that each of its written forms gives back.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/json.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = parse_json(text);
  if (!read.ok()) {
    VERIFY(read.error().code.starts_with("json."), "a refusal names its rule");
    return 0;
  }
  const auto canonical = canonical_json(*read);
  const auto again = parse_json(canonical);
  VERIFY(again.ok() && canonical_json(*again) == canonical, "the canonical form is its own canonical form");
  VERIFY(*parse_json(write_json(*read)) == *read, "what is written reads the same");
  VERIFY(*parse_json(pretty_json(*read)) == *read, "and for people too");
  return 0;
}
