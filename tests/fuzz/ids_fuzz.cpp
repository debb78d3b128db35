// Any bytes as an id, and as base64, base64url and hexadecimal: one text for each value.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/bytes.h"
#include "core/check.h"
#include "core/ids.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto uuid = parse_uuid(text); uuid.ok()) VERIFY(to_string(*uuid) == text, "one text for an id");
  if (const auto stream = parse_stream_id(text); stream.ok())
    VERIFY(to_string(*stream) == text, "and for a stream");
  if (const auto bytes = base64_decode(text); bytes.ok()) VERIFY(base64(*bytes) == text, "and in base64");
  if (const auto bytes = base64url_decode(text); bytes.ok())
    VERIFY(base64url(*bytes) == text, "and in base64url");
  if (const auto bytes = hex_decode(text); bytes.ok()) VERIFY(hex(*bytes) == text, "and in hexadecimal");
  return 0;
}
