// Registration numbers: made offline, each device in its own range, so that no central counter is needed.
// Form: prefix of the device, hyphen, five digits, check character (ISO 7064 MOD 37-2): `KLM-00042F`. Every
// single wrong character and every swap of two neighbours is found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace kroniek {

struct RegistrationNumber {
  std::string prefix;          // three or four of A to Z and 0 to 9, the first a letter
  std::uint32_t sequence = 0;  // 1 to 99,999
  bool operator==(const RegistrationNumber&) const = default;
};
constexpr std::uint32_t registration_sequence_max = 99'999;

// `registration.number-malformed`, `registration.number-check-character`; kind invalid.
Result<RegistrationNumber> parse_registration_number(std::string_view text);

// `registration.number-malformed` for values out of range, and for the one number in 37 whose check character
// would be
// `*`: it does not exist, because people leave a star out.
Result<std::string> format_registration_number(const RegistrationNumber& number);

// The next number that exists; sequence 0 begins a range. `registration.number-range-exhausted` after the
// last one.
Result<RegistrationNumber> next_registration_number(const RegistrationNumber& number);

}  // namespace kroniek
