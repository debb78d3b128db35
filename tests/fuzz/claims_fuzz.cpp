// Any bytes as the claims of a statement: read or refused with all faults, and what was read is written back
// as it was.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/statement/claims.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto payload = parse_json(text);
  if (!payload.ok()) return 0;
  const auto claims = read_claims(*payload);
  if (!claims.ok()) {
    VERIFY(claims.error().code == "statement.claims-invalid" && !claims.error().faults.empty(),
           "a refusal names its faults");
    return 0;
  }
  const auto again = read_claims(write_fields(*claims, WriteMode::values));
  VERIFY(again.ok(), "what was read can be read again");
  VERIFY(write_fields(*again, WriteMode::values) == write_fields(*claims, WriteMode::values),
         "and says the same");
  return 0;
}
