#include "core/domain/manifest_header.h"

#include <algorithm>
#include <charconv>

namespace kroniek {
namespace {

using Column = ManifestColumn;

struct Word {
  std::string_view text;
  Column column;
};

// clang-format off
constexpr Word headers[] = {
    {"id", Column::id}, {"volgnummer", Column::sequence}, {"volgnr", Column::sequence},
    {"nr", Column::sequence}, {"sequence", Column::sequence}, {"externalid", Column::id},
    {"kenmerk", Column::id}, {"passengerid", Column::id},
    {"lastname", Column::last_name}, {"surname", Column::last_name}, {"familyname", Column::last_name},
    {"achternaam", Column::last_name}, {"geslachtsnaam", Column::last_name},
    {"familienaam", Column::last_name}, {"lastnames", Column::last_name}, {"surnames", Column::last_name},
    {"achternamen", Column::last_name}, {"nameprefix", Column::name_prefix},
    {"tussenvoegsel", Column::name_prefix}, {"tussenvoegsels", Column::name_prefix},
    {"voorvoegsel", Column::name_prefix}, {"voorvoegsels", Column::name_prefix},
    {"surnameprefix", Column::name_prefix}, {"firstnames", Column::first_names},
    {"firstname", Column::first_names}, {"givennames", Column::first_names},
    {"givenname", Column::first_names}, {"voornamen", Column::first_names},
    {"voornaam", Column::first_names}, {"forename", Column::first_names},
    {"forenames", Column::first_names}, {"fullname", Column::full_name},
    {"name", Column::full_name}, {"naam", Column::full_name}, {"volledigenaam", Column::full_name},
    {"passengername", Column::full_name},
    {"surnamegivenname", Column::full_name}, {"surnamegivennames", Column::full_name},
    {"passengersurname", Column::last_name}, {"passengergivenname", Column::first_names},
    {"passengergivennames", Column::first_names}, {"pptno", Column::document_number},
    {"passenger", Column::full_name},
    {"passagier", Column::full_name}, {"naampassagier", Column::full_name},
    {"otherscriptname", Column::other_script_name},
    {"nameinotherscript", Column::other_script_name}, {"naamineigenschrift", Column::other_script_name},
    {"naameigenschrift", Column::other_script_name}, {"naaminanderschrift", Column::other_script_name},
    {"nativename", Column::other_script_name}, {"dateofbirth", Column::date_of_birth},
    {"birthdate", Column::date_of_birth}, {"dob", Column::date_of_birth},
    {"geboortedatum", Column::date_of_birth}, {"gebdatum", Column::date_of_birth},
    {"geboren", Column::date_of_birth}, {"geborenop", Column::date_of_birth},
    {"born", Column::date_of_birth}, {"sex", Column::sex}, {"gender", Column::sex},
    {"geslacht", Column::sex}, {"mv", Column::sex}, {"mf", Column::sex}, {"mvx", Column::sex},
    {"nationalities", Column::nationalities},
    {"nationality", Column::nationalities}, {"nationaliteiten", Column::nationalities},
    {"nationaliteit", Column::nationalities}, {"documenttype", Column::document_type},
    {"documentsoort", Column::document_type}, {"soortdocument", Column::document_type},
    {"documentissuer", Column::document_issuer}, {"issuer", Column::document_issuer},
    {"issuingstate", Column::document_issuer}, {"issuingcountry", Column::document_issuer},
    {"landvanafgifte", Column::document_issuer}, {"afgegevendoor", Column::document_issuer},
    {"documentnumber", Column::document_number}, {"passportnumber", Column::document_number},
    {"documentnummer", Column::document_number}, {"paspoortnummer", Column::document_number},
    {"documentno", Column::document_number}, {"passportno", Column::document_number},
    {"documentnr", Column::document_number}, {"paspoortnr", Column::document_number},
    {"documentexpiry", Column::document_expiry}, {"expiry", Column::document_expiry},
    {"expirydate", Column::document_expiry}, {"geldigtot", Column::document_expiry},
    {"dateofexpiry", Column::document_expiry}, {"validuntil", Column::document_expiry},
    {"geldigtotenmet", Column::document_expiry}, {"vervaldatum", Column::document_expiry},
    {"mrz1", Column::mrz_line_1}, {"mrzline1", Column::mrz_line_1}, {"mrzregel1", Column::mrz_line_1},
    {"mrz2", Column::mrz_line_2}, {"mrzline2", Column::mrz_line_2}, {"mrzregel2", Column::mrz_line_2},
    {"mrz3", Column::mrz_line_3}, {"mrzline3", Column::mrz_line_3}, {"mrzregel3", Column::mrz_line_3},
    {"minor", Column::minor}, {"minderjarig", Column::minor}, {"group", Column::group},
    {"household", Column::group}, {"groep", Column::group}, {"huishouden", Column::group},
    {"gezin", Column::group},
};
// clang-format on

constexpr std::string_view left_out = "-";

bool names_people(const ManifestColumns& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const auto& column) {
    return column == Column::last_name || column == Column::first_names || column == Column::full_name ||
           column == Column::mrz_line_1;
  });
}

// Whether a choice means the column; texts of other scripts have no bare form, so they must be the same.
bool means(const ColumnChoice& choice, std::size_t number, std::string_view cell) {
  if (choice.header == "#" + std::to_string(number)) return true;
  const auto bare = bare_header(choice.header);
  return bare.empty() ? trimmed(choice.header) == trimmed(cell) : bare == bare_header(cell);
}

ManifestColumns columns_of(const TableRow& row, const std::vector<ColumnChoice>& choices) {
  ManifestColumns columns;
  for (const auto& cell : row.cells) {
    const auto number = columns.size() + 1;
    const auto chosen = std::find_if(choices.begin(), choices.end(),
                                     [&](const ColumnChoice& choice) { return means(choice, number, cell); });
    columns.push_back(manifest_column(chosen == choices.end() ? std::string_view(cell) : chosen->field));
  }
  return columns;
}

// Beside a column of given names, `Naam` is the family name, as forms have it.
void settle_name(const TableRow& row, const std::vector<ColumnChoice>& choices, ManifestColumns& columns) {
  const auto has = [&](Column column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  };
  if (!has(Column::first_names) || has(Column::last_name)) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto bare = bare_header(row.cells[i]);
    const bool is_chosen = std::any_of(choices.begin(), choices.end(), [&](const ColumnChoice& choice) {
      return means(choice, i + 1, row.cells[i]);
    });
    if (!is_chosen && columns[i] == Column::full_name && (bare == "naam" || bare == "name"))
      columns[i] = Column::last_name;
  }
}

Result<Ok> check_choices(const TableRow& header, const std::vector<ColumnChoice>& choices) {
  for (const auto& choice : choices) {
    if (choice.field != left_out && !manifest_column(choice.field))
      return Error{ErrorKind::invalid, "manifest.map-field-unknown",
                   "A column is to become a field that passenger lists do not have."};
    bool found = false;
    for (std::size_t i = 0; i < header.cells.size(); ++i)
      found = found || means(choice, i + 1, header.cells[i]);
    if (!found)
      return Error{ErrorKind::invalid, "manifest.map-column-missing",
                   "The list has no column of a name or a number that was chosen."};
  }
  return Ok{};
}

Result<Ok> check_once(const ManifestColumns& columns) {
  for (auto at = columns.begin(); at != columns.end(); ++at)
    if (at->has_value() && std::find(std::next(at), columns.end(), *at) != columns.end())
      return Error{ErrorKind::invalid, "manifest.column-twice",
                   "Two columns mean " + std::string(name_of(**at)) + "; leave one out."};
  return Ok{};
}

// Whether the column holds 1, 2, 3 … down the list: places in this very list, and of nobody in the next one.
bool counts_rows(std::span<const TableRow> people, std::size_t column) {
  std::size_t row = 0;
  return std::all_of(people.begin(), people.end(), [&](const TableRow& each) {
    ++row;
    return each.fault.empty() && column < each.cells.size() &&
           trimmed(each.cells[column]) == std::to_string(row);
  });
}

}  // namespace

void settle_sequence(std::span<const TableRow> people, ManifestColumns& columns) {
  const auto found = std::find(columns.begin(), columns.end(), Column::sequence);
  if (found == columns.end() || std::find(columns.begin(), columns.end(), Column::id) != columns.end())
    return;
  if (!counts_rows(people, static_cast<std::size_t>(found - columns.begin()))) *found = Column::id;
}

std::string_view name_of(ManifestColumn column) {
  static constexpr auto names = names_of(ManifestColumn{});
  return names[static_cast<std::size_t>(column)];
}

std::string_view field_of(ManifestColumn column) {
  if (column == Column::mrz_line_1) return "mrz1";
  if (column == Column::mrz_line_2) return "mrz2";
  return column == Column::mrz_line_3 ? "mrz3" : name_of(column);
}

std::string bare_header(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
      out += c;
  }
  return out;
}

std::optional<ManifestColumn> manifest_column(std::string_view header) {
  const auto bare = bare_header(header);
  const auto* found = std::find_if(std::begin(headers), std::end(headers),
                                   [&](const Word& word) { return word.text == bare; });
  return found == std::end(headers) ? std::nullopt : std::optional(found->column);
}

Result<ColumnChoice> read_column_choice(std::string_view text) {
  const auto parting = text.rfind('=');
  if (parting == std::string_view::npos || parting == 0)
    return Error{ErrorKind::invalid, "manifest.map-malformed",
                 "A column is chosen as its name or #number, `=`, and a field or `-`."};
  ColumnChoice choice{std::string(trimmed(text.substr(0, parting))),
                      std::string(trimmed(text.substr(parting + 1)))};
  if (choice.field != left_out && !manifest_column(choice.field))
    return Error{ErrorKind::invalid, "manifest.map-field-unknown",
                 "A column is to become a field that passenger lists do not have."};
  return choice;
}

Result<ManifestHeader> find_manifest_header(std::span<const TableRow> rows,
                                            const std::vector<ColumnChoice>& choices) {
  ManifestHeader header;
  std::ptrdiff_t most = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), manifest_header_rows_max); ++i) {
    if (!rows[i].fault.empty()) continue;
    auto columns = columns_of(rows[i], choices);
    settle_name(rows[i], choices, columns);
    const auto known =
        std::count_if(columns.begin(), columns.end(), [](const auto& column) { return column.has_value(); });
    if (known <= most || !names_people(columns)) continue;
    most = known;
    header = {i, std::move(columns)};
  }
  if (most == 0)
    return Error{
        ErrorKind::invalid, "manifest.header-missing",
        "One of the first lines must name the columns, among them lastName, firstNames, fullName or mrz1; "
        "or choose columns by number: --map '#1=lastName'."};
  TRY_OK(check_choices(rows[header.row], choices));
  TRY_OK(check_once(header.columns));
  return header;
}

}  // namespace kroniek
