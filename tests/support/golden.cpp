#include "tests/support/golden.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace kroniek::test {
namespace {

std::string first_difference(const std::string& expected, std::string_view actual) {
  std::istringstream old_lines(expected);
  std::istringstream new_lines{std::string(actual)};
  std::string old_line;
  std::string new_line;
  for (int number = 1;; ++number) {
    const bool had_old = static_cast<bool>(std::getline(old_lines, old_line));
    const bool had_new = static_cast<bool>(std::getline(new_lines, new_line));
    if (had_old && had_new && old_line == new_line) continue;
    if (!had_old && !had_new) return "only in the line ends";
    return "line " + std::to_string(number) + "\n  golden: " + (had_old ? old_line : "(end)") +
           "\n  now:    " + (had_new ? new_line : "(end)");
  }
}

}  // namespace

void check_generated(std::string_view path, std::string_view text) {
  const auto held = std::filesystem::path(KRONIEK_SOURCE_DIR) / path;
  if (const char* renew = std::getenv("KRONIEK_RENEW_GOLDEN");
      renew != nullptr && std::string_view(renew) == "1")
    std::ofstream(held, std::ios::binary) << text;
  std::ifstream file(held, std::ios::binary);
  std::stringstream golden;
  golden << file.rdbuf();
  const bool same = golden.str() == text;
  INFO(path << " differs: " << (same ? std::string() : first_difference(golden.str(), text))
            << "\nIf the change is meant, run again with KRONIEK_RENEW_GOLDEN=1 and read the difference.");
  CHECK(same);
}

void check_golden(std::string_view name, std::string_view text) {
  check_generated("tests/golden/" + std::string(name), text);
}

}  // namespace kroniek::test
