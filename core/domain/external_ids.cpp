#include "core/domain/external_ids.h"

#include <algorithm>

#include "core/domain/registration_number.h"

namespace kroniek {
namespace {

constexpr std::string_view code_prefix = "x1-";
constexpr std::string_view code_letters = "bcdfghjkmnpqrstv";  // one for each value of four bits
constexpr std::size_t code_bytes = 12;
constexpr std::size_t row_digits_max = 4;

bool is_code(std::string_view id) {
  if (!id.starts_with(code_prefix)) return false;
  id.remove_prefix(code_prefix.size());
  return id.size() == 2 * code_bytes && id.find_first_not_of(code_letters) == id.npos;
}

bool is_row_number(std::string_view id) {
  return !id.empty() && id.size() <= row_digits_max &&
         std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_external_id(std::string_view id) {
  return is_row_number(id) || is_code(id) || parse_registration_number(id).ok();
}

std::string ExternalIds::code(std::string_view source, std::string_view id) const {
  if (is_external_id(id)) return std::string(id);
  std::string message(source);
  message.append(1, '\0').append(id);
  const auto digest = hmac_sha256(ByteView(secret_), as_bytes(message));
  std::string code(code_prefix);
  for (const auto byte : ByteView(digest).first(code_bytes)) {
    code += code_letters[byte >> 4];
    code += code_letters[byte & 0x0f];
  }
  return code;
}

}  // namespace kroniek
