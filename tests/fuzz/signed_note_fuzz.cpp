// Any bytes as a signed note: what reads is the only text of its value.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "core/log/signed_note.h"

using namespace kroniek;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto note = parse_note(text); note.ok())
    VERIFY(format_note(*note) == text, "one text for a note");
  const auto lines = parse_signature_lines(text);
  if (!lines.ok()) return 0;
  std::string again;
  for (const auto& line : *lines) again += format_signature_line(line);
  VERIFY(again == text, "one text for the lines");
  return 0;
}
