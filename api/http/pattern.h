// Path patterns: `/v1/{collection}/{id}`, with `{rest...}` as the last segment for whatever follows. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kroniek::http {

std::vector<std::string> split_pattern(std::string_view pattern);
bool is_parameter(std::string_view pattern_segment);
bool is_rest(std::string_view pattern_segment);
std::string parameter_name(std::string_view pattern_segment);

// A parameter takes one segment that is not empty; `{rest...}` takes one or more.
bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& segments);

// True where `left` is to be tried before `right`: at the first difference a literal before a parameter
// before a rest.
bool more_literal(const std::vector<std::string>& left, const std::vector<std::string>& right);

}  // namespace kroniek::http
