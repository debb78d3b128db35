#include "core/domain/manifest_zone.h"

#include "core/bsn.h"
#include "core/domain/mrz_states.h"

namespace kroniek {
namespace {

using registration::DocumentType;

DocumentType document_type_of(const Mrz& zone) {
  if (zone.document_type.starts_with('P')) return DocumentType::passport;
  if (zone.document_type.starts_with('V')) return DocumentType::visa;
  return DocumentType::identity_card;
}

template <typename T>
void fill(std::optional<T>& value, const std::optional<T>& said) {
  if (!value) value = said;
}

std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> state_of(const std::string& printed) {
  const auto state = state_code(printed);
  return state ? std::optional(std::string(*state)) : std::nullopt;
}

// A column with the year only leaves the day to the zone.
void fill_birth(ManifestValues& values, const PartialDate& birth) {
  const auto parts = [](const PartialDate& date) {
    return int{date.year.has_value()} + int{date.month.has_value()} + int{date.day.has_value()};
  };
  if (parts(birth) <= parts(values.date_of_birth)) return;
  values.date_of_birth = birth;
  values.birth_date_doubtful = birth.month == 1 && birth.day == 1;
}

// Nothing of it where the columns are of a document of somebody else than the zone's issuer.
void fill_document(ManifestValues& values, const Mrz& zone) {
  const auto issuer = state_of(zone.issuer);
  if (values.document_issuer && values.document_issuer != issuer) return;
  values.document_issuer = issuer;
  fill(values.document_type, std::optional(document_type_of(zone)));
  const auto number = bare_number(zone.document_number);
  if (!number.empty() && !(issuer == "NLD" && passes_eleven_test(number)))
    fill(values.document_number, std::optional(number));
  fill(values.document_expiry, zone.expiry);
}

template <typename T>
bool differ(const std::optional<T>& one, const std::optional<T>& other) {
  return one && other && *one != *other;
}

}  // namespace

std::string bare_number(std::string_view text) {
  std::string number;
  for (const char c : text) {
    if (c == ' ' || c == '.' || c == '-' || c == '<') continue;
    number += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return number;
}

bool agrees_with_zone(const ManifestValues& values, const Mrz& zone) {
  const auto& birth = values.date_of_birth;
  return !(values.document_number && *values.document_number != bare_number(zone.document_number)) &&
         !differ(birth.year, zone.birth_date.year) && !differ(birth.month, zone.birth_date.month) &&
         !differ(birth.day, zone.birth_date.day);
}

void fill_from_zone(ManifestValues& values, const Mrz& zone) {
  constexpr std::string_view unspecified = "XXX";  // Doc 9303 part 3 section 5
  fill(values.last_name, said(zone.primary_identifier));
  fill(values.first_names, said(zone.secondary_identifier));
  fill_birth(values, zone.birth_date);
  fill(values.sex, std::optional(zone.sex));
  const auto state = state_of(zone.nationality);
  if (values.nationalities.empty() && state && *state != unspecified) values.nationalities.push_back(*state);
  fill_document(values, zone);
}

}  // namespace kroniek
