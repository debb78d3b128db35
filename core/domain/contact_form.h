// The form of the numbers and addresses at which people are reached; says nothing about whether they exist.
#pragma once

#include <algorithm>
#include <string_view>

namespace kroniek {

// ITU-T E.164 section 6: at most fifteen digits with the country code; seven is the shortest in use.
constexpr bool is_phone_number(std::string_view phone) {
  return phone.size() >= 8 && phone.size() <= 16 && phone.front() == '+' &&
         std::all_of(phone.begin() + 1, phone.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr bool is_email_address(std::string_view email) {
  return email.find('@') != std::string_view::npos;
}

}  // namespace kroniek
