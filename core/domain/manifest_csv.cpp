#include "core/domain/manifest_csv.h"

#include <algorithm>
#include <array>

#include "core/domain/manifest.h"

namespace kroniek {

bool CsvReader::at_end_of_line() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
}

// From behind the opening quote to behind the closing one.
void CsvReader::take_quoted(TableRow& row, std::string& cell) {
  while (at_ < text_.size() && cell.size() <= manifest_cell_bytes_max) {
    const char c = text_[at_++];
    if (c != '"') {
      cell += c;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      cell += '"';
      ++at_;
    } else {
      if (!at_end_of_line() && text_[at_] != separator_) row.fault = "manifest.quoting";
      return;
    }
  }
  row.fault = at_ < text_.size() ? "manifest.cell-too-long" : "manifest.quoting";
}

// Whether another cell of the row follows.
bool CsvReader::take_cell(TableRow& row) {
  auto& cell = row.cells.emplace_back();
  if (at_ < text_.size() && text_[at_] == '"') {
    ++at_;
    take_quoted(row, cell);
  } else {
    const auto start = at_;
    while (!at_end_of_line() && text_[at_] != separator_) ++at_;
    cell = text_.substr(start, at_ - start);
    if (cell.find('"') != std::string::npos) row.fault = "manifest.quoting";
  }
  if (cell.size() > manifest_cell_bytes_max) row.fault = "manifest.cell-too-long";
  if (!row.fault.empty() || at_end_of_line()) return false;
  ++at_;
  return true;
}

bool CsvReader::next(TableRow& row) {
  while (at_ < text_.size() && at_end_of_line()) {
    at_ = text_.find('\n', at_) + 1;
    ++line_;
  }
  if (at_ >= text_.size()) return false;
  row = TableRow{line_, {}, {}};
  const auto start = at_;
  while (take_cell(row)) {
  }
  // A quote that is never closed must not swallow the rows after it.
  const auto end_of_line = text_.find('\n', row.fault.empty() ? at_ : start);
  at_ = end_of_line == std::string_view::npos ? text_.size() : end_of_line + 1;
  line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                               text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
  return true;
}

char csv_separator(std::string_view text) {
  constexpr std::string_view separators = ",;\t";
  constexpr std::string_view said = "sep=";
  if (text.starts_with(said) && text.size() > said.size() &&
      separators.find(text[said.size()]) != std::string_view::npos)
    return text[said.size()];
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    const auto at = separators.find(c);
    if (!quoted && at != std::string_view::npos) ++counts[at];
    if (c == '\n' && std::any_of(counts.begin(), counts.end(), [](auto count) { return count > 0; })) break;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return ',';
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

}  // namespace kroniek
