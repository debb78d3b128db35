#include "core/bytes.h"

namespace kroniek {
namespace {

constexpr std::string_view standard_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr std::uint8_t not_a_digit = 0xff;
using DigitValues = std::array<std::uint8_t, 256>;

constexpr DigitValues values_of(std::string_view alphabet) {
  DigitValues values{};
  values.fill(not_a_digit);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr DigitValues standard_values = values_of(standard_alphabet);
constexpr DigitValues url_values = values_of(url_alphabet);
constexpr DigitValues hex_values = values_of(hex_digits);

// Six bits a character, without padding.
std::string encode_sextets(ByteView bytes, std::string_view alphabet) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t pending = 0;
  int pending_bits = 0;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8) | byte;
    pending_bits += 8;
    while (pending_bits >= 6) {
      pending_bits -= 6;
      text.push_back(alphabet[(pending >> pending_bits) & 0x3f]);
    }
  }
  if (pending_bits > 0) text.push_back(alphabet[(pending << (6 - pending_bits)) & 0x3f]);
  return text;
}

Result<Bytes> decode_sextets(std::string_view text, const DigitValues& values, const Error& refusal) {
  if (text.size() % 4 == 1) return refusal;  // six bits make no byte
  Bytes bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t pending = 0;
  int pending_bits = 0;
  for (const char character : text) {
    const std::uint8_t value = values[static_cast<std::uint8_t>(character)];
    if (value == not_a_digit) return refusal;
    pending = (pending << 6) | value;
    pending_bits += 6;
    if (pending_bits >= 8) {
      pending_bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(pending >> pending_bits));
    }
  }
  // RFC 4648 section 3.5: stray bits would let several texts decode to the same bytes.
  if ((pending & ((1U << pending_bits) - 1)) != 0) return refusal;
  return bytes;
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xc0) == 0x80;
}

// The length in bytes of the well-formed character at `at` (RFC 3629 section 4), or 0.
std::size_t utf8_character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;  // continuation, overlong, or above U+10FFFF
  if (!is_continuation(text, at + 1)) return 0;
  if (lead < 0xe0) return 2;
  const auto second = static_cast<std::uint8_t>(text[at + 1]);
  if (!is_continuation(text, at + 2)) return 0;
  if (lead == 0xe0 && second < 0xa0) return 0;  // overlong
  if (lead == 0xed && second > 0x9f) return 0;  // surrogates
  if (lead < 0xf0) return 3;
  if (!is_continuation(text, at + 3)) return 0;
  if (lead == 0xf0 && second < 0x90) return 0;  // overlong
  if (lead == 0xf4 && second > 0x8f) return 0;  // above U+10FFFF
  return 4;
}

}  // namespace

std::string base64(ByteView bytes) {
  std::string text = encode_sextets(bytes, standard_alphabet);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

Result<Bytes> base64_decode(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "base64.malformed",
                      "The text is not padded base64 (RFC 4648 section 4)."};
  if (text.size() % 4 != 0) return refusal;
  // At most two, so that `=` anywhere else meets the alphabet and is refused.
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
  return decode_sextets(text, standard_values, refusal);
}

std::string base64url(ByteView bytes) {
  return encode_sextets(bytes, url_alphabet);
}

Result<Bytes> base64url_decode(std::string_view text) {
  return decode_sextets(text, url_values,
                        {ErrorKind::invalid, "base64url.malformed",
                         "The text is not base64url without padding (RFC 4648 section 5)."});
}

std::string hex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text.push_back(hex_digits[byte >> 4]);
    text.push_back(hex_digits[byte & 0x0f]);
  }
  return text;
}

Result<Bytes> hex_decode(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "hex.malformed",
                      "The text is not lower-case hexadecimal in whole bytes."};
  if (text.size() % 2 != 0) return refusal;
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const std::uint8_t high = hex_values[static_cast<std::uint8_t>(text[i])];
    const std::uint8_t low = hex_values[static_cast<std::uint8_t>(text[i + 1])];
    if (high == not_a_digit || low == not_a_digit) return refusal;
    bytes.push_back(static_cast<std::uint8_t>((high << 4) | low));
  }
  return bytes;
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_character_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace kroniek
