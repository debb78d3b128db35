// The explanations, one row a code, by subject. Rows are for people who were refused something: what the rule is, why it
// is there where that is not plain, and what to do.
#pragma once

#include <span>
#include <string_view>

namespace kroniek::http {

struct ProblemText {
  std::string_view code;
  std::string_view text;
};
std::span<const ProblemText> problem_table();

}  // namespace kroniek::http
