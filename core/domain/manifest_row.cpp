#include "core/domain/manifest_row.h"

#include <algorithm>

#include "core/bsn.h"
#include "core/codes.h"
#include "core/domain/manifest_states.h"
#include "core/domain/manifest_zone.h"
#include "core/domain/mrz_states.h"
#include "core/text.h"

namespace kroniek {
namespace {

using Column = ManifestColumn;

// One row while it is read.
struct RowReader {
  const TableRow& table;
  const ManifestList& list;
  std::vector<ManifestFault>& faults;
  ManifestValues values = {};
  bool refused = false;

  std::string_view cell(Column column) const {
    const auto at = std::find(list.columns.begin(), list.columns.end(), column);
    return at == list.columns.end()
               ? std::string_view{}
               : trimmed(table.cells[static_cast<std::size_t>(at - list.columns.begin())]);
  }
  void refuse(std::string_view column, std::string_view code, std::string_view detail) {
    refused = true;
    add(column, code, detail, ManifestEffect::row_refused);
  }
  void refuse(Column column, std::string_view code, std::string_view detail) {
    refuse(name_of(column), code, detail);
  }
  void note(Column column, std::string_view code, std::string_view detail) {
    add(name_of(column), code, detail, ManifestEffect::noted);
  }
  void add(std::string_view column, std::string_view code, std::string_view detail, ManifestEffect effect) {
    faults.push_back({table.line, std::string(column), std::string(code), std::string(detail), effect});
  }
};

void read_id(RowReader& row) {
  if (!row.list.has_ids) {
    row.values.external_id = std::to_string(row.table.line);
    return;
  }
  const auto id = row.cell(Column::id);
  const auto number = row.cell(Column::document_number);
  if (id.empty())
    row.refuse(Column::id, "manifest.external-id-missing", "A list with an id column gives every row one.");
  else if (!is_opaque_code(id))
    row.refuse(Column::id, "manifest.external-id",
               "An id has 1 to 60 letters, digits, dots, hyphens or underscores.");
  else if (!is_list_id(id))
    row.refuse(Column::id, "manifest.external-id-not-opaque",
               "An id holds at least one digit; a name is never an id. Are the columns in their places?");
  else if (contains_bsn(id))
    row.refuse(Column::id, "manifest.external-id-is-bsn", "The id could be a citizen service number.");
  else if (bare_number(id) == bare_number(number))
    row.refuse(Column::id, "manifest.external-id-is-document-number",
               "A document's number is never a person's id.");
  row.values.external_id = id;
}

void read_name(RowReader& row, Column column, std::optional<std::string>& name) {
  const auto cell = row.cell(column);
  if (cell.empty()) return;
  const auto fault = name_fault(cell);
  if (fault == "manifest.name-too-long")
    return row.refuse(column, fault, "A name has at most 100 characters.");
  if (!fault.empty())
    return row.refuse(column, fault, "A name holds no digits; are the columns in their places?");
  name = cell;
}

void read_birth(RowReader& row) {
  constexpr int oldest = 130;
  const auto date = read_list_date(row.cell(Column::date_of_birth), row.list.slashes);
  if (!date)
    return row.refuse(Column::date_of_birth, "manifest.date-malformed",
                      "A date is yyyy-mm-dd or dd-mm-yyyy, with unknown parts left out or 00.");
  const Date earliest{date->year.value_or(row.list.today.year), date->month.value_or(1),
                      date->day.value_or(1)};
  if (date->year && earliest > row.list.today)
    return row.refuse(Column::date_of_birth, "manifest.date-of-birth-in-future",
                      "The birth date lies in the future.");
  if (earliest.year < row.list.today.year - oldest)
    return row.refuse(Column::date_of_birth, "manifest.date-of-birth-too-old",
                      "Nobody is older than 130 years.");
  row.values.date_of_birth = *date;
  row.values.birth_date_doubtful = date->month == 1 && date->day == 1;
}

// "de" in a column of its own stands before the family name, as it does in a document.
void read_family_name(RowReader& row) {
  std::optional<std::string> prefix;
  read_name(row, Column::name_prefix, prefix);
  read_name(row, Column::last_name, row.values.last_name);
  if (!prefix || !row.values.last_name) return;
  const auto whole = *prefix + (prefix->ends_with('\'') ? "" : " ") + *row.values.last_name;
  if (!name_fault(whole).empty())
    return row.refuse(Column::last_name, name_fault(whole), "A name has at most 100 characters.");
  row.values.last_name = whole;
}

void read_person(RowReader& row) {
  read_family_name(row);
  read_name(row, Column::full_name, row.values.full_name);
  read_name(row, Column::first_names, row.values.first_names);
  read_name(row, Column::other_script_name, row.values.other_script_name);
  read_birth(row);
  const auto sex = read_list_sex(row.cell(Column::sex));
  if (!sex)
    row.refuse(Column::sex, "manifest.sex", "The sex is M, V or F, X, or left out.");
  else
    row.values.sex = *sex;
  auto nationalities = read_nationalities(row.cell(Column::nationalities));
  if (!nationalities)
    row.refuse(
        Column::nationalities, "manifest.nationality",
        "At most five nationalities, as codes of ISO 3166-1 or ICAO Doc 9303, or common ones in words.");
  else
    row.values.nationalities = std::move(*nationalities);
}

void read_minor(RowReader& row) {
  const auto cell = row.cell(Column::minor);
  const auto certain =
      row.values.birth_date_doubtful ? std::nullopt : is_minor_on(row.values.date_of_birth, row.list.today);
  row.values.minor = read_yes_or_no(cell);
  if (!cell.empty() && !row.values.minor)
    row.refuse(Column::minor, "manifest.minor", "Say ja or nee, yes or no.");
  if (certain && row.values.minor.value_or(*certain) != *certain)
    row.note(Column::minor, "manifest.minor-differs", "The birth date says otherwise, and is followed.");
  if (certain) row.values.minor = certain;
}

void read_number(RowReader& row) {
  const auto number = bare_number(row.cell(Column::document_number));
  if (number.empty()) return;
  const auto issuer =
      row.values.document_issuer.value_or("NLD");  // of a document without issuer nobody knows
  if (issuer == "NLD" && passes_eleven_test(number))
    return row.refuse(
        Column::document_number, "manifest.document-number-is-bsn",
        "The number could be a citizen service number; give the document's number, and its issuer.");
  const auto legible = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  if (number.size() > 40 || !std::all_of(number.begin(), number.end(), legible))
    return row.note(Column::document_number, "manifest.document-number-characters",
                    "A document number has at most 40 letters and digits; it was not kept.");
  if (!is_document_number_of(number, row.values.document_issuer.value_or("")))
    row.note(Column::document_number, "manifest.document-number-form",
             "The issuer gives no numbers of this form.");
  row.values.document_number = number;
}

void read_document(RowReader& row) {
  if (const auto cell = row.cell(Column::document_type); !cell.empty()) {
    row.values.document_type = read_document_type(cell);
    if (!row.values.document_type)
      row.note(Column::document_type, "manifest.document-type", "No known document type.");
  }
  if (const auto cell = row.cell(Column::document_issuer); !cell.empty()) {
    const auto state = state_code(cell);
    if (!state)
      return row.refuse(Column::document_issuer, "manifest.document-issuer",
                        "A code of ISO 3166-1 or ICAO Doc 9303.");
    row.values.document_issuer = *state;
  }
  read_number(row);
  const auto expiry = read_list_date(row.cell(Column::document_expiry), row.list.slashes);
  if (!expiry || (expiry->year && !expiry->day))
    return row.refuse(Column::document_expiry, "manifest.date-malformed",
                      "A date is yyyy-mm-dd or dd-mm-yyyy.");
  if (expiry->year) row.values.document_expiry = Date{*expiry->year, *expiry->month, *expiry->day};
}

// Faults of a zone are noted: the person is on board whatever the document says.
void read_zone(RowReader& row) {
  std::vector<std::string> lines;
  for (const auto column : {Column::mrz_line_1, Column::mrz_line_2, Column::mrz_line_3})
    if (const auto line = row.cell(column); !line.empty()) lines.emplace_back(line);
  if (lines.empty()) return;
  auto mrz = read_mrz(lines, row.list.today);
  if (!mrz.ok()) {
    const auto& faults = mrz.error().faults;
    const bool digits_only = std::all_of(faults.begin(), faults.end(), [](const Fault& fault) {
      return fault.code.starts_with("mrz.check-digit-");
    });
    row.values.mrz_result =
        digits_only ? registration::MrzResult::check_digit_wrong : registration::MrzResult::unreadable;
    for (const auto& fault : faults) row.note(Column::mrz_line_1, fault.code, fault.detail);
    return;
  }
  row.values.mrz_result = registration::MrzResult::valid;
  // A document's number is never an id, whichever column says it.
  if (row.list.has_ids && bare_number(row.values.external_id) == bare_number(mrz->document_number))
    row.refuse(Column::id, "manifest.external-id-is-document-number",
               "A document's number is never a person's id.");
  // A zone that differs may be somebody else's: the columns have it, and nothing is taken over.
  if (agrees_with_zone(row.values, *mrz))
    fill_from_zone(row.values, *mrz);
  else
    row.note(Column::mrz_line_1, "manifest.mrz-differs",
             "Zone and columns differ in number or birth date; nothing was taken over from the zone.");
  row.values.mrz = std::move(*mrz);
}

void read_group(RowReader& row) {
  const auto group = row.cell(Column::group);
  if (group.empty()) return;
  if (!is_opaque_code(group) || contains_bsn(group))
    return row.note(Column::group, "manifest.group",
                    "A group is an opaque code of at most 60 characters; not kept.");
  row.values.group = group;
}

// Of the known columns only: what stands in the others does not matter. What turns the direction of a text no
// statement takes either.
bool holds_controls(const RowReader& row) {
  for (std::size_t i = 0; i < row.list.columns.size(); ++i) {
    const auto cell = trimmed(row.table.cells[i]);
    const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
    const bool is_bad = std::any_of(cell.begin(), cell.end(), is_control) || turns_direction(cell);
    if (row.list.columns[i] && is_bad) return true;
  }
  return false;
}

// Whether the row is a row at all; only then do its cells mean what their columns say.
bool check_form(RowReader& row) {
  const auto& cells = row.table.cells;
  const auto is_blank = [](const std::string& cell) { return trimmed(cell).empty(); };
  if (row.table.fault == "manifest.quoting")
    row.refuse("", row.table.fault,
               "Quotes stand around a whole cell, and are doubled inside it (RFC 4180).");
  else if (row.table.fault == "manifest.cell-error")
    row.refuse("", row.table.fault, "A cell holds a formula that failed.");
  else if (!row.table.fault.empty())
    row.refuse("", row.table.fault, "A cell has at most 1,000 bytes.");
  else if (cells.size() != row.list.columns.size())
    row.refuse("", "manifest.cell-count", "The row has not as many cells as the header.");
  else if (std::all_of(cells.begin(), cells.end(), is_blank))
    row.refuse("", "manifest.row-empty", "The row says nothing.");
  else if (holds_controls(row))
    row.refuse(
        "", "manifest.control-character",
        "A cell holds a line break, a tab or another control character, or one that turns its direction.");
  return !row.refused;
}

}  // namespace

std::optional<ManifestValues> read_manifest_row(const TableRow& cells, const ManifestList& list,
                                                std::vector<ManifestFault>& faults) {
  RowReader row{cells, list, faults};
  if (!check_form(row)) return std::nullopt;
  read_id(row);
  read_person(row);
  read_document(row);
  read_zone(row);
  read_minor(row);
  read_group(row);
  if (row.refused) return std::nullopt;
  return std::move(row.values);
}

}  // namespace kroniek
