#include "api/http/accept.h"

#include <algorithm>
#include <vector>

#include "api/http/syntax.h"

namespace kroniek::http {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// `name=value` of a parameter list; quotes around the value are taken off.
std::optional<std::string> parameter(std::string_view text, std::string_view name) {
  auto from = text.find(';');
  while (from != std::string_view::npos) {
    const auto end = text.find(';', from + 1);
    const auto item = trimmed(text.substr(from + 1, end == std::string_view::npos ? end : end - from - 1));
    const auto equals = item.find('=');
    if (equals != std::string_view::npos && same_ignoring_case(item.substr(0, equals), name)) {
      auto value = item.substr(equals + 1);
      if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
      return lower(value);
    }
    from = end;
  }
  return std::nullopt;
}

// RFC 9110 section 12.4.2 in thousandths: `0`, `0.`, `0.5`, `1.000`; -1 where malformed.
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
  if (text.size() > 1 && text[1] != '.') return -1;
  int weight = (text[0] - '0') * 1000;
  int unit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (!is_digit(c)) return -1;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return weight <= 1000 ? weight : -1;
}

struct Range {
  std::string type;
  int weight = 1000;
};

std::vector<Range> parse_ranges(const Request& request) {
  std::vector<Range> ranges;
  for (const auto& field : request.headers) {
    if (!same_ignoring_case(field.name, "Accept")) continue;
    for (const auto& item : list_items(field.value)) {
      Range range{lower(trimmed(item.substr(0, item.find(';'))))};
      if (const auto weight = parameter(item, "q")) range.weight = parse_weight(*weight);
      if (range.weight >= 0) ranges.push_back(std::move(range));
    }
  }
  return ranges;
}

// 3: exactly this type; 2: `type/*`; 1: `*/*`; 0: not at all.
int specificity(std::string_view range, std::string_view type) {
  if (range == type) return 3;
  if (range == "*/*") return 1;
  return range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
}

int weight_of(const std::vector<Range>& ranges, std::string_view type) {
  int best = 0;
  int weight = 0;
  for (const auto& range : ranges) {
    const int match = specificity(range.type, type);
    if (match <= best) continue;
    best = match;
    weight = range.weight;
  }
  return weight;
}

std::string bare_type(std::string_view text) {
  return lower(trimmed(text.substr(0, text.find(';'))));
}

}  // namespace

bool accepts(const Request& request, std::string_view media_type) {
  return !request.header("Accept") || weight_of(parse_ranges(request), bare_type(media_type)) > 0;
}

std::optional<std::string> best_accepted(const Request& request, std::span<const std::string> offered) {
  if (offered.empty()) return std::nullopt;
  if (!request.header("Accept")) return offered.front();
  const auto ranges = parse_ranges(request);
  std::optional<std::string> best;
  int best_weight = 0;
  for (const auto& type : offered) {
    const int weight = weight_of(ranges, bare_type(type));
    if (weight <= best_weight) continue;
    best_weight = weight;
    best = type;
  }
  return best;
}

std::optional<std::string> media_type_of(const Request& request) {
  const auto* field = request.header("Content-Type");
  if (!field) return std::nullopt;
  auto type = bare_type(*field);
  const auto slash = type.find('/');
  if (slash == std::string::npos) return std::nullopt;
  const std::string_view whole = type;
  if (!is_token(whole.substr(0, slash)) || !is_token(whole.substr(slash + 1))) return std::nullopt;
  return type;
}

std::optional<std::string> charset_of(const Request& request) {
  const auto* field = request.header("Content-Type");
  return field ? parameter(*field, "charset") : std::nullopt;
}

}  // namespace kroniek::http
