#include <algorithm>

#include "core/domain/mrz.h"

namespace kroniek {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

char mrz_check_digit(std::string_view text) {
  constexpr std::array weights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = is_digit(text[i]) ? text[i] - '0' : is_letter(text[i]) ? text[i] - 'A' + 10 : 0;
    sum = (sum + value * weights[i % weights.size()]) % 10;
  }
  return static_cast<char>('0' + sum);
}

bool passes_eleven_test(std::string_view digits) {
  if (digits.size() != 9 || !std::all_of(digits.begin(), digits.end(), is_digit) || digits == "000000000")
    return false;
  int sum = -(digits[8] - '0');
  for (int i = 0; i < 8; ++i) sum += (9 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  return sum % 11 == 0;
}

}  // namespace kroniek
