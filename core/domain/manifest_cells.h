// What one cell of a passenger list says. Blanks around it do not count; an empty cell says nothing.
// Only manifest.cpp uses this.
#pragma once

#include "core/domain/manifest.h"

namespace kroniek {

enum class ManifestColumn {
  id,
  last_name,
  first_names,
  other_script_name,
  date_of_birth,
  sex,
  nationalities,
  document_type,
  document_issuer,
  document_number,
  document_expiry,
  mrz_line_1,
  mrz_line_2,
  mrz_line_3,
  minor,
  group,
  name_prefix,
  full_name,
  sequence
};
constexpr auto names_of(ManifestColumn) {
  return std::to_array<std::string_view>({"id", "lastName", "firstNames", "otherScriptName", "dateOfBirth",
                                          "sex", "nationalities", "documentType", "documentIssuer",
                                          "documentNumber", "documentExpiry", "mrz", "mrz", "mrz", "minor",
                                          "group", "namePrefix", "fullName", "sequence"});
}
std::string_view name_of(ManifestColumn column);
// The same, with the zone's lines told apart: `mrz1`.
std::string_view field_of(ManifestColumn column);

// Lower case, with letters and digits of ASCII only: `Naam (eigen schrift)` is naameigenschrift.
std::string bare_header(std::string_view text);
// By its header, Dutch or English, whatever its case, blanks and marks; none if unknown.
std::optional<ManifestColumn> manifest_column(std::string_view header);

std::string_view trimmed(std::string_view cell);

// None if malformed; an unknown sex is an empty optional inside.
std::optional<std::optional<Sex>> read_list_sex(std::string_view cell);
std::optional<bool> read_yes_or_no(std::string_view cell);
std::optional<registration::DocumentType> read_document_type(std::string_view cell);

// A code of what makes a text no name, or empty: `manifest.name-not-a-name`, `manifest.name-too-long`.
std::string_view name_fault(std::string_view cell);

// Dutch: two letters, six letters or digits, a digit, and never the letter O (Paspoortuitvoeringsregeling).
bool is_document_number_of(std::string_view number, std::string_view issuer);

// Whether a person born then is under 18 on `day`; none where the known parts do not say.
std::optional<bool> is_minor_on(const PartialDate& birth, Date day);

}  // namespace kroniek
