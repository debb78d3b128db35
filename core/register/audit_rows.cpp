#include "core/register/audit_rows.h"

#include "core/register/tables.h"

namespace kroniek {
namespace {

std::string_view name_of_table(Table table) {
  switch (table) {
    case Table::streams:
      return "streams";
    case Table::view_history:
      return "view-history";
    case Table::statements:
      return "statements";
    case Table::list_history:
      return "list-history";
    case Table::lists:
      return "lists";
    case Table::views:
      return "views";
    case Table::meta:
    case Table::entries:
    case Table::hashes:
    case Table::vault:
    case Table::data_keys:
      break;
  }
  return "";
}

AuditProblem wrong_row(Table table, std::uint64_t index, std::string_view reason, std::string_view what) {
  return {Position{index}, "store." + std::string(reason),
          "The table " + std::string(name_of_table(table)) + " " + std::string(what) + "."};
}

}  // namespace

char kind_of_list(std::string_view key) {
  const auto end = key.find('\0');
  if (end == key.npos || end + 1 >= key.size()) return 0;
  return key.substr(0, end) == "statements" ? 's' : key[end + 1];
}

bool is_unique_row(std::string_view key) {
  return kind_of_list(key) == 'u' || kind_of_list(key) == 'v';
}

std::optional<std::uint64_t> position_of(Table table, std::string_view key, std::string_view value) {
  const bool in_value = table == Table::streams || table == Table::statements ||
                        (table == Table::lists && kind_of_list(key) != 's');
  if (in_value) return value.size() < 8 ? std::nullopt : number_of(value.substr(0, 8));
  return key.size() < 8 ? std::nullopt : number_of(key.substr(key.size() - 8));
}

AuditProblem missing(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-missing", "lacks a row that this entry gives");
}
AuditProblem different(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-different", "holds another value than this entry gives");
}
AuditProblem unexpected(Table table, std::uint64_t index) {
  return wrong_row(table, index, "row-unexpected", "holds a row that no entry gives");
}

std::optional<AuditProblem> first_of(std::optional<AuditProblem> a, std::optional<AuditProblem> b) {
  if (!a.has_value() || !b.has_value()) return a.has_value() ? a : b;
  if (!a->index.has_value() || !b->index.has_value()) return a->index.has_value() ? a : b;
  return *b->index < *a->index ? b : a;
}

std::optional<AuditProblem> first_difference(Table table, const TableRows& expected,
                                             const TableRows& actual) {
  std::optional<AuditProblem> first;
  for (const auto& [key, value] : expected) {
    const auto at = actual.find(key);
    if (at != actual.end() && at->second == value) continue;
    const auto index = *position_of(table, key, value);
    first = first_of(first, at == actual.end() ? missing(table, index) : different(table, index));
  }
  for (const auto& [key, value] : actual)
    if (!expected.contains(key)) first = first_of(first, unexpected(table, *position_of(table, key, value)));
  return first;
}

void ListHistory::finish() {
  if (!since_.empty()) listed_(std::move(row_), std::move(since_));
  row_.clear();
  since_.clear();
}

}  // namespace kroniek
