#include "api/http/target.h"

#include <algorithm>

#include "api/http/syntax.h"
#include "core/bytes.h"

namespace kroniek::http {
namespace {

Result<std::string> decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  bool had_percent = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0)
      return Error{ErrorKind::invalid, "target.encoding",
                   "a `%` in the target is not followed by two hex digits"};
    decoded.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
    had_percent = true;
    i += 2;
  }
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (had_percent && (!is_utf8(decoded) || std::any_of(decoded.begin(), decoded.end(), is_control)))
    return Error{ErrorKind::invalid, "target.encoding",
                 "the decoded target is not UTF-8 without control characters"};
  return decoded;
}

Result<Ok> split_path(std::string_view path, std::vector<std::string>& segments) {
  if (path == "/" || path == "*") return Ok{};
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const auto end = std::min(path.find('/'), path.size());
    TRY(segment, decode(path.substr(0, end)));
    if (segment == "." || segment == "..")
      return Error{ErrorKind::invalid, "target.dot-segment", "a path segment is `.` or `..`"};
    segments.push_back(std::move(segment));
    path.remove_prefix(end);
  }
  return Ok{};
}

Result<Ok> split_query(std::string_view query, std::vector<QueryItem>& items) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto item = query.substr(0, end);
    const auto equals = std::min(item.find('='), item.size());
    TRY(key, decode(item.substr(0, equals)));
    TRY(value, decode(item.substr(std::min(equals + 1, item.size()))));
    items.push_back({std::move(key), std::move(value)});
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return Ok{};
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  Target target;
  const auto mark = std::min(text.find('?'), text.size());
  target.path = std::string(text.substr(0, mark));
  TRY_OK(split_path(target.path, target.segments));
  TRY_OK(split_query(text.substr(std::min(mark + 1, text.size())), target.query));
  return target;
}

}  // namespace kroniek::http
