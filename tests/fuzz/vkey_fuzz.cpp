// Any bytes as a verifier key: what reads is the only text of its key.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/signed_note.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto key = parse_vkey(text);
  if (!key.ok()) return 0;
  VERIFY(format_vkey(*key) == text, "one text for a key");
  VERIFY(is_key_name(key->name), "its name is one");
  return 0;
}
