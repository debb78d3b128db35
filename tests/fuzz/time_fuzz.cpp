// Any bytes as a moment, a date or a partly known date: what was read is written and read as the same again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/time.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto instant = parse_instant(text); instant.ok())
    VERIFY(*parse_instant(to_string(*instant)) == *instant, "a moment stays that moment in UTC");
  if (const auto date = parse_date(text); date.ok()) VERIFY(to_string(*date) == text, "one text for a date");
  if (const auto date = parse_partial_date(text); date.ok())
    VERIFY(to_string(*date) == text, "and for what is known of one");
  return 0;
}
