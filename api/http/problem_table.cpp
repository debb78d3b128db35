#include "api/http/problem_table.h"

namespace kroniek::http {

std::vector<ProblemText> problem_table() {
  std::vector<ProblemText> all;
  for (const auto part :
       {attachment_problems(), statement_problems(), parties_problems(), assistance_problems(),
        information_problems(), people_problems(), board_problems(), lists_problems(), requests_problems(),
        values_problems(), log_problems(), commands_problems(), privacy_problems(), together_problems(),
        erasing_problems(), arrival_problems(), formats_problems(), search_problems()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace kroniek::http
