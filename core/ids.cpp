#include "core/ids.h"

#include <algorithm>

#include "core/bytes.h"

namespace kroniek {
namespace {

constexpr std::size_t uuid_text_size = 36;
constexpr std::array<std::size_t, 4> hyphens = {8, 13, 18, 23};
// Longer than any collection that we have, short enough for a path segment and a key of the store.
constexpr std::size_t collection_characters_max = 64;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Words of lower-case letters and digits, joined by single hyphens; the first character is a letter.
bool is_kebab_case(std::string_view text) {
  if (text.empty() || !is_lower(text.front()) || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '-' ? text[i - 1] == '-' : !is_lower(text[i]) && !is_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

std::string to_string(const Uuid& uuid) {
  std::string text = hex(uuid.bytes);
  for (const std::size_t at : hyphens) text.insert(at, 1, '-');
  return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "uuid.malformed",
                      "A UUID is 32 lower-case hexadecimal digits in groups of 8-4-4-4-12 (RFC 9562)."};
  if (text.size() != uuid_text_size) return refusal;
  for (const std::size_t at : hyphens) {
    if (text[at] != '-') return refusal;
  }
  std::string digits;
  std::size_t from = 0;
  for (const std::size_t at : hyphens) {
    digits += text.substr(from, at - from);
    from = at + 1;
  }
  digits += text.substr(from);
  const Result<Bytes> bytes = hex_decode(digits);
  if (!bytes) return refusal;
  Uuid uuid;
  std::copy(bytes->begin(), bytes->end(), uuid.bytes.begin());
  return uuid;
}

int uuid_version(const Uuid& uuid) {
  const bool is_rfc_variant = (uuid.bytes[8] & 0xc0) == 0x80;  // RFC 9562 section 4.1
  return is_rfc_variant ? uuid.bytes[6] >> 4 : 0;
}

std::string to_string(const StreamId& stream) {
  return stream.collection + "/" + to_string(stream.id);
}

Result<StreamId> parse_stream_id(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "stream.malformed",
                      "A stream is a collection in kebab-case, a slash, and a lower-case UUID."};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash > collection_characters_max) return refusal;
  const std::string_view collection = text.substr(0, slash);
  if (!is_kebab_case(collection)) return refusal;
  const Result<Uuid> id = parse_uuid(text.substr(slash + 1));
  if (!id) return refusal;
  return StreamId{std::string(collection), *id};
}

}  // namespace kroniek
