#include "core/log/checkpoint.h"

#include <algorithm>

#include "core/log/signed_note.h"
#include "core/log/text.h"

namespace kroniek {
namespace {

// A line of a signed note: text without control characters.
bool is_line(std::string_view text) {
  return !text.empty() && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

Result<std::string> format_checkpoint(const Checkpoint& checkpoint) {
  if (!is_key_name(checkpoint.origin) || checkpoint.origin.size() > origin_bytes_max) {
    return Error{ErrorKind::invalid, "origin.malformed",
                 "An origin has 1 to 255 bytes, no space and no plus sign."};
  }
  std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.size.value) + "\n" +
                     base64(checkpoint.root) + "\n";
  for (const std::string& extension : checkpoint.extensions) {
    VERIFY(is_line(extension), "an extension is one line of text");
    text += extension + "\n";
  }
  return text;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "checkpoint.malformed",
                      "A checkpoint is an origin, a size and a root, a line each (C2SP tlog-checkpoint)."};
  const auto origin = take_line(text);
  const auto size_line = take_line(text);
  const auto root_line = take_line(text);
  if (!origin || !size_line || !root_line) return refusal;
  const auto size = parse_decimal(*size_line);
  const auto root = parse_hash(*root_line);
  if (!is_line(*origin) || origin->size() > origin_bytes_max || !size || !root) return refusal;
  if (*size == 0 && *root != empty_root()) return refusal;
  Checkpoint checkpoint{std::string(*origin), {*size}, *root};
  while (!text.empty()) {
    const auto extension = take_line(text);
    if (!extension || !is_line(*extension)) return refusal;
    checkpoint.extensions.emplace_back(*extension);
  }
  return checkpoint;
}

}  // namespace kroniek
