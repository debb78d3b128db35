// Byte sequences and their text forms. ByteView is a parameter type only: it owns nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kroniek {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Hash = std::array<std::uint8_t, 32>;  // SHA-256

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(ByteView bytes) {
  return {bytes.begin(), bytes.end()};
}
inline Bytes to_bytes(std::string_view text) {
  return to_bytes(as_bytes(text));
}

// RFC 4648 section 4 (padded) and section 5 without padding (RFC 7515). Decoding is strict: exactly one text
// decodes to given bytes, so no white space, no missing or extra padding, no stray bits in the last
// character.
std::string base64(ByteView bytes);
Result<Bytes> base64_decode(std::string_view text);
std::string base64url(ByteView bytes);
Result<Bytes> base64url_decode(std::string_view text);

// Lower case. Decoding takes lower case only.
std::string hex(ByteView bytes);
Result<Bytes> hex_decode(std::string_view text);

// Well-formed UTF-8 (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace kroniek
