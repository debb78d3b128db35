#include "api/http/log_line.h"

#include <string>

namespace kroniek {
namespace {

std::string value_text(std::string_view value) {
  const bool plain = !value.empty() && value.find_first_of(" \"=\\\n\r\t") == std::string_view::npos;
  if (plain) return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace

void log_line(std::ostream& out, std::string_view level, std::string_view event, LogPairs pairs) {
  std::string line = "level=" + std::string(level) + " event=" + std::string(event);
  for (const auto& [key, value] : pairs) line += " " + std::string(key) + "=" + value_text(value);
  // Written as a whole: lines of two threads do not mix.
  out << line + "\n" << std::flush;
}

}  // namespace kroniek
