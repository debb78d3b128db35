#include "core/domain/retention.h"

namespace kroniek {
namespace {

// A year: relatives, municipalities and insurers come back with questions until then.
constexpr std::string_view questions = "GDPR 5(1)(e): questions about a reception come up to a year later.";
constexpr std::string_view mistaken = "GDPR 5(1)(d): a file that should not be there is corrected and left.";
// Costs are claimed within twelve months of the release, and settled after that. What was asked for and why
// is the request itself, an act of government: its text stays.
constexpr std::string_view claims = "GDPR 5(1)(e): who called is needed until costs are claimed and settled.";
constexpr std::string_view accountable =
    "Archiefwet: who acted for the government is known for as long as the acts can be questioned.";
// Which data were used, by whom and on which ground stands in open fields, and stays.
constexpr std::string_view accounted =
    "GDPR 5(2): what was written of the use of personal data is kept for as long as it can be questioned.";

constexpr std::string_view left_behind = "";  // in whatever phase, when the operation closed

constexpr auto table = std::to_array<RetentionTerm>({
    {"registrations", "closed", {12, 12}, questions},
    {"registrations", "no-show", {12, 12}, questions},
    {"registrations", "stayed-by-choice", {12, 12}, questions},
    {"registrations", "home-by-other-means", {12, 12}, questions},
    {"registrations", "aftercare-handed-over", {24, 24}, questions},
    {"registrations", "deceased", {24, 24}, questions},
    {"registrations", "registered-in-error", {1, 1}, mistaken},
    {"registrations", left_behind, {12, 12}, questions},
    {"assistance-requests", "closed", {24, 0}, claims},
    {"assistance-requests", "refused", {12, 0}, claims},
    {"assistance-requests", "withdrawn", {12, 0}, claims},
    {"assistance-requests", "superseded", {12, 0}, claims},
    {"assistance-requests", left_behind, {24, 0}, claims},
    {"enquiries", "closed", {12, 12}, questions},
    {"enquiries", "answered", {12, 12}, questions},
    {"enquiries", "refused", {12, 12}, questions},
    {"enquiries", "passed-to-sis", {12, 12}, questions},
    {"enquiries", "withdrawn", {1, 1}, mistaken},
    {"enquiries", left_behind, {12, 12}, questions},
    {"groups", left_behind, {0, 12}, questions},
    {"links", left_behind, {0, 12}, questions},
    {"disclosures", "refused", {0, 84}, accounted},
    {"disclosures", "withdrawn", {0, 84}, accounted},
    {"disclosures", "performed", {0, 84}, accounted},
    {"disclosures", "receipted", {84, 84}, accounted},
    {"disclosures", left_behind, {84, 84}, accounted},
    {"openings", left_behind, {0, 84}, accounted},
    {"erasures", "performed", {0, 84}, accounted},
    {"erasures", "refused", {0, 84}, accounted},
    {"erasures", "withdrawn", {0, 84}, accounted},
    {"holds", "lifted", {0, 84}, accounted},
    {"actors", "ended", {84, 84}, accountable},
});

}  // namespace

std::span<const RetentionTerm> retention_terms() {
  return table;
}

}  // namespace kroniek
