// What would be taken of a passenger list, said without any cell of it: nothing here is personal, so it needs
// no opening, and nothing is stored.
#pragma once

#include "core/domain/manifest.h"
#include "core/fields.h"

namespace kroniek {

struct PreviewColumn {
  std::int64_t number = 0;
  std::string letters;
  std::optional<std::string> taken_as;
  std::int64_t filled = 0;
  std::int64_t faults = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("number", &PreviewColumn::number, "The column's place in the list, from 1."),
        field("letters", &PreviewColumn::letters, "The same as spreadsheet programs name it."),
        field("takenAs", &PreviewColumn::taken_as,
              "The field that it becomes; left out where it is not taken."),
        field("filled", &PreviewColumn::filled, "In how many rows it says something."),
        field("faults", &PreviewColumn::faults, "How many faults it has; many where columns are swapped."));
  };
};

struct PreviewFault {
  std::int64_t line = 0;
  std::string column;
  std::string effect;
  std::string code;
  std::string detail;
  static constexpr auto fields = [](auto&& each) {
    return each(field("line", &PreviewFault::line, "The line of the file or the sheet, from 1."),
                field("column", &PreviewFault::column,
                      "The field, or the column's number where it is not taken; empty for a whole row."),
                field("effect", &PreviewFault::effect, "refused: the row is not taken; noted: it is."),
                field("code", &PreviewFault::code, "The rule."),
                field("detail", &PreviewFault::detail, "What the rule asks for."));
  };
};

// How the list stands to the files that there are.
struct PreviewPeople {
  std::int64_t fresh = 0, known = 0, changed = 0, gone = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("new", &PreviewPeople::fresh, "People of whom there is no file under the list's ids."),
        field("known", &PreviewPeople::known, "People of whom there is one, which the list leaves as it is."),
        field("changed", &PreviewPeople::changed,
              "People of whom there is one, of which the list says other open facts: not yet expected on the "
              "movement, not yet identified, or another category, majority or number of nationalities."),
        field("gone", &PreviewPeople::gone,
              "People whom this source expected on the movement, and whom the list does not name. None where "
              "an "
              "import would not end their expectation; a fault then says why."));
  };
};

struct ManifestPreview {
  std::int64_t header_line = 0;
  std::vector<PreviewColumn> columns;
  std::int64_t rows_good = 0, rows_refused = 0, minor_assumed = 0;
  std::optional<std::string> source;
  std::optional<PreviewPeople> people;
  std::vector<PreviewFault> faults;
  static constexpr auto fields = [](auto&& each) {
    return each(field("headerLine", &ManifestPreview::header_line, "The line that names the columns."),
                field("columns", &ManifestPreview::columns, "What each column becomes."),
                field("rowsGood", &ManifestPreview::rows_good, "How many rows would be taken."),
                field("rowsRefused", &ManifestPreview::rows_refused, "How many rows would not."),
                field("minorAssumed", &ManifestPreview::minor_assumed,
                      "How many people would count as minors because nothing says that they are not."),
                field("source", &ManifestPreview::source,
                      "The source under which the rows' ids would mean something."),
                field("people", &ManifestPreview::people, "How the list stands to the files that there are."),
                field("faults", &ManifestPreview::faults, "What is wrong, by line."));
  };
};

ManifestPreview preview_of(const Manifest& manifest);

}  // namespace kroniek
