#include "api/http/problem_texts.h"

#include <algorithm>
#include <span>

#include "api/http/problem_table.h"

namespace kroniek::http {

std::string explain_code(std::string_view code) {
  const auto table = problem_table();
  const auto row = std::find_if(table.begin(), table.end(), [&](const ProblemText& each) { return each.code == code; });
  if (row == table.end()) return {};
  return std::string(code) + "\n\n" + std::string(row->text) + "\n";
}

}  // namespace kroniek::http
