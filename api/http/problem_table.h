// The explanations, one row a code, by subject. Rows are for people who were refused something: what the rule
// is, why it is there where that is not plain, and what to do. A test holds that they are exactly the codes
// that the program gives.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace kroniek::http {

struct ProblemText {
  std::string_view code;
  std::string_view text;
};
std::vector<ProblemText> problem_table();  // all of those below

std::span<const ProblemText> attachment_problems();
std::span<const ProblemText> statement_problems();
std::span<const ProblemText> parties_problems();
std::span<const ProblemText> board_problems();
std::span<const ProblemText> people_problems();
std::span<const ProblemText> together_problems();
std::span<const ProblemText> erasing_problems();
std::span<const ProblemText> arrival_problems();
std::span<const ProblemText> information_problems();
std::span<const ProblemText> assistance_problems();
std::span<const ProblemText> lists_problems();
std::span<const ProblemText> requests_problems();
std::span<const ProblemText> search_problems();
std::span<const ProblemText> values_problems();
std::span<const ProblemText> log_problems();
std::span<const ProblemText> commands_problems();
std::span<const ProblemText> privacy_problems();
std::span<const ProblemText> formats_problems();

}  // namespace kroniek::http
