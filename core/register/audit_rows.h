// Rows of the tables that follow from the log, as verify sees them: which entry a row belongs to, what is
// wrong with it, and what a list's history says of the list. Pure.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/ports.h"
#include "core/register/audit.h"

namespace kroniek {

// The kind of a row of the table lists: current values (r, e), unique ones (u, v), or `s` for the list of the
// log itself; 0 where the key does not read.
char kind_of_list(std::string_view key);
bool is_unique_row(std::string_view key);

// Which entry a row belongs to; none where the row does not read.
std::optional<std::uint64_t> position_of(Table table, std::string_view key, std::string_view value);

// `store.row-missing`, `store.row-different`, `store.row-unexpected`, at an entry.
AuditProblem missing(Table table, std::uint64_t index);
AuditProblem different(Table table, std::uint64_t index);
AuditProblem unexpected(Table table, std::uint64_t index);

// The problem of the lower index; one without index comes last.
std::optional<AuditProblem> first_of(std::optional<AuditProblem> a, std::optional<AuditProblem> b);

using TableRows = std::map<std::string, std::string>;
// Every row of both belongs to an entry.
std::optional<AuditProblem> first_difference(Table table, const TableRows& expected, const TableRows& actual);

// What a list holds now follows from its history: the streams whose last row says that they entered.
class ListHistory {
 public:
  using Listed = std::function<void(std::string key, std::string since)>;
  explicit ListHistory(Listed listed) : listed_(std::move(listed)) {}
  ~ListHistory() { finish(); }
  ListHistory(const ListHistory&) = delete;
  ListHistory& operator=(const ListHistory&) = delete;

  void add(std::string_view key, std::string_view value) {
    if (key.size() < 8) return;
    const auto row = key.substr(0, key.size() - 8);
    if (row != row_) finish();
    row_ = row;
    since_ = value == "+" ? key.substr(key.size() - 8) : std::string_view();
  }

 private:
  void finish();

  Listed listed_;
  std::string row_;
  std::string since_;
};

}  // namespace kroniek
