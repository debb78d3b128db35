// Who somebody is, as far as it is known: the values that identify a person, and how sure we are of them.
// Unknown stays unknown: every part may be left out, nothing is ever filled in.
#pragma once

#include "core/domain/mrz.h"
#include "core/fields.h"

namespace kroniek::registration {

using kroniek::Sex;

enum class Category { dutch, eu, other };
constexpr auto names_of(Category) {
  return std::to_array<std::string_view>({"dutch", "eu", "other"});
}

// What the identity rests on; the highest level of each is level_max.
enum class Basis { list, oral_other, oral_self, document_seen, mrz, chip };
constexpr auto names_of(Basis) {
  return std::to_array<std::string_view>({"list", "oral-other", "oral-self", "document-seen", "mrz", "chip"});
}
// 0: told by others; 1: the person's own words; 2: a document was looked at; 3: its machine-readable zone was
// read and every check digit is right (ICAO 9303 part 3 section 4.9); 4: its chip was read and is authentic
// (part 11).
constexpr std::int64_t level_max(Basis basis) {
  constexpr auto levels = std::to_array<std::int64_t>({0, 0, 1, 2, 3, 4});
  return levels[static_cast<std::size_t>(basis)];
}

enum class MrzResult { valid, check_digit_wrong, unreadable };
constexpr auto names_of(MrzResult) {
  return std::to_array<std::string_view>({"valid", "check-digit-wrong", "unreadable"});
}

enum class DocumentType {
  passport,
  identity_card,
  emergency_document,
  residence_permit,
  visa,
  driving_licence,
  other
};
constexpr auto names_of(DocumentType) {
  return std::to_array<std::string_view>({"passport", "identity-card", "emergency-document",
                                          "residence-permit", "visa", "driving-licence", "other"});
}

// A name in whatever script it was given in.
struct Name {
  std::optional<std::string> family;
  std::optional<std::string> given;
  bool operator==(const Name&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("family", &Name::family, Limit{100}, Label{"Achternaam", "Family name"},
                      "The family name; left out where unknown."),
                field("given", &Name::given, Limit{100}, Label{"Voornamen", "Given names"},
                      "The given names; left out where unknown."));
  };
};

struct Document {
  DocumentType type{};
  std::optional<std::string> issuer;
  std::optional<std::string> number;
  std::optional<Date> expiry;
  bool operator==(const Document&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("type", &Document::type, Label{"Soort", "Type"}, "What kind of document it is."),
                field("issuer", &Document::issuer, Limit{3}, Label{"Afgegeven door", "Issuer"},
                      "The issuing state as its ICAO 9303 code, for example NLD."),
                field("number", &Document::number, Mark::identifier, Limit{40}, Label{"Nummer", "Number"},
                      "The document's number; never a citizen service number (BSN)."),
                field("expiry", &Document::expiry, Label{"Geldig tot", "Expiry"},
                      "The last day on which it is valid."));
  };
};

}  // namespace kroniek::registration
