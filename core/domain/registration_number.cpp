#include "core/domain/registration_number.h"

#include <algorithm>

#include "core/domain/refuse.h"

namespace kroniek {
namespace {

// ISO 7064 table 3: the value of a character is its place; the star may only be a check character.
constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
constexpr std::size_t modulus = 37;
constexpr std::size_t radix = 2;
constexpr std::size_t sequence_digits = 5;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_prefix(std::string_view prefix) {
  return prefix.size() >= 3 && prefix.size() <= 4 && is_letter(prefix.front()) &&
         std::all_of(prefix.begin(), prefix.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

// ISO 7064 section 7.2, the pure system recursive method: the weighted sum with the check character is 1
// modulo 37.
char check_character(std::string_view prefix, std::string_view digits) {
  std::size_t sum = 0;
  for (const auto part : {prefix, digits})
    for (const char c : part) sum = (sum + alphabet.find(c)) * radix % modulus;
  return alphabet[(modulus + 1 - sum) % modulus];
}

std::string five_digits(std::uint32_t sequence) {
  const auto digits = std::to_string(sequence);
  return std::string(sequence_digits - digits.size(), '0') + digits;
}

Error malformed() {
  return refuse::invalid(
      "/data/number", "registration.number-malformed",
      "A registration number is three or four letters or digits beginning with a letter, a hyphen, "
      "five digits and a check character.");
}

}  // namespace

Result<RegistrationNumber> parse_registration_number(std::string_view text) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos || !is_prefix(text.substr(0, hyphen))) return malformed();
  const auto prefix = text.substr(0, hyphen);
  const auto rest = text.substr(hyphen + 1);
  if (rest.size() != sequence_digits + 1) return malformed();
  const auto digits = rest.substr(0, sequence_digits);
  const char check = rest.back();
  if (!std::all_of(digits.begin(), digits.end(), is_digit) || !(is_digit(check) || is_letter(check)))
    return malformed();
  if (check != check_character(prefix, digits))
    return refuse::invalid(
        "/data/number", "registration.number-check-character",
        "The check character does not fit: a character is wrong, or two have changed places.");
  RegistrationNumber number{std::string(prefix)};
  for (const char c : digits) number.sequence = number.sequence * 10 + static_cast<std::uint32_t>(c - '0');
  if (number.sequence == 0) return malformed();
  return number;
}

Result<std::string> format_registration_number(const RegistrationNumber& number) {
  if (!is_prefix(number.prefix) || number.sequence == 0 || number.sequence > registration_sequence_max)
    return malformed();
  const auto digits = five_digits(number.sequence);
  const char check = check_character(number.prefix, digits);
  if (check == '*') return malformed();
  return number.prefix + "-" + digits + check;
}

Result<RegistrationNumber> next_registration_number(const RegistrationNumber& number) {
  if (!is_prefix(number.prefix)) return malformed();
  auto next = number;
  while (next.sequence < registration_sequence_max) {
    ++next.sequence;
    if (format_registration_number(next).ok()) return next;
  }
  return refuse::conflict("registration.number-range-exhausted",
                          "The device's range has no number left; give the device another prefix.");
}

}  // namespace kroniek
