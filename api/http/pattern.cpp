#include "api/http/pattern.h"

#include <algorithm>

namespace kroniek::http {
namespace {

int rank(std::string_view segment) {
  return is_rest(segment) ? 2 : is_parameter(segment) ? 1 : 0;
}

}  // namespace

std::vector<std::string> split_pattern(std::string_view pattern) {
  std::vector<std::string> segments;
  if (pattern == "/") return segments;
  while (!pattern.empty()) {
    pattern.remove_prefix(1);
    const auto end = std::min(pattern.find('/'), pattern.size());
    segments.emplace_back(pattern.substr(0, end));
    pattern.remove_prefix(end);
  }
  return segments;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}
bool is_rest(std::string_view segment) {
  return is_parameter(segment) && segment.ends_with("...}");
}

std::string parameter_name(std::string_view segment) {
  const std::size_t tail = is_rest(segment) ? 4 : 1;
  return std::string(segment.substr(1, segment.size() - 1 - tail));
}

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& segments) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (i == segments.size()) return false;
    if (is_rest(pattern[i])) return !segments.back().empty();
    if (is_parameter(pattern[i]) ? segments[i].empty() : pattern[i] != segments[i]) return false;
  }
  return pattern.size() == segments.size();
}

bool more_literal(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                      [](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

}  // namespace kroniek::http
