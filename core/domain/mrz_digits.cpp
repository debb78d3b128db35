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

}  // namespace kroniek
