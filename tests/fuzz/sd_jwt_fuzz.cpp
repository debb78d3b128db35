// Any bytes as a statement: what reads is the only text of its value, and opening it never fails.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/register/intake.h"
#include "core/statement/sd_jwt.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto statement = parse_sd_jwt(text);
  if (!statement.ok()) return 0;
  VERIFY(to_text(*statement) == text, "a text that reads is the only text of its value");
  const auto claims = read_claims(statement->payload);
  if (!claims.ok()) return 0;
  VERIFY(canonical_json(open_part(claims->data)) == canonical_json(reveal_known(claims->data, {})),
         "no disclosure, open part");
  const auto type = type_of(*claims);
  if (!type.ok()) return 0;
  const auto revealed = reveal(claims->data, statement->disclosures, type->event->fields);
  if (revealed.ok()) type->event->read(*revealed, ReadMode::intake, claims->jti).ok();
  return 0;
}
