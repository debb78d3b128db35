// Whole files as strings, for tests that look at raw bytes or damage them.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "core/check.h"

namespace kroniek::test {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  VERIFY(file.is_open(), "the test names a file that is there");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  VERIFY(!file.fail(), "the test can write its own file");
}

inline void flip_bit(const std::filesystem::path& path, std::size_t byte, int bit = 0) {
  std::string text = file_text(path);
  VERIFY(byte < text.size(), "the test flips a byte of the file");
  text[byte] = static_cast<char>(text[byte] ^ (1 << bit));
  write_file(path, text);
}

}  // namespace kroniek::test
