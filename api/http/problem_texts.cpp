#include "api/http/problem_texts.h"

#include <map>

#include "api/http/problem_table.h"

namespace kroniek::http {

std::string explain_code(std::string_view code) {
  static const auto texts = [] {
    std::map<std::string_view, std::string_view> by_code;
    for (const auto& row : problem_table()) by_code.emplace(row.code, row.text);
    return by_code;
  }();
  const auto row = texts.find(code);
  return row == texts.end() ? std::string() : std::string(code) + "\n\n" + std::string(row->second) + "\n";
}

}  // namespace kroniek::http
