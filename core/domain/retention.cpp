#include "core/domain/retention.h"

namespace kroniek {
namespace {

using enum erasure::Erased;

// A year: relatives, municipalities and insurers come back with questions until then.
constexpr std::string_view questions = "GDPR 5(1)(e): questions about a reception come up to a year later.";
constexpr std::string_view mistaken = "GDPR 5(1)(d): a file that should not be there is corrected and left.";
// Costs are claimed within twelve months of the release, and settled after that.
constexpr std::string_view claims = "GDPR 5(1)(e): who called is needed until costs are claimed and settled.";
constexpr std::string_view accountable =
    "Archiefwet: who acted for the government is known for as long as the acts can be questioned.";

constexpr auto table = std::to_array<RetentionTerm>({
    {"registrations", "closed", 12, personal, questions},
    {"registrations", "no-show", 12, personal, questions},
    {"registrations", "stayed-by-choice", 12, personal, questions},
    {"registrations", "home-by-other-means", 12, personal, questions},
    {"registrations", "aftercare-handed-over", 24, personal, questions},
    {"registrations", "deceased", 24, personal, questions},
    {"registrations", "registered-in-error", 1, personal, mistaken},
    {"assistance-requests", "closed", 24, personal, claims},
    {"assistance-requests", "refused", 12, personal, claims},
    {"assistance-requests", "withdrawn", 12, personal, claims},
    {"assistance-requests", "superseded", 12, personal, claims},
    {"enquiries", "closed", 12, personal, questions},
    {"enquiries", "answered", 12, personal, questions},
    {"enquiries", "refused", 12, personal, questions},
    {"enquiries", "passed-to-sis", 12, personal, questions},
    {"enquiries", "withdrawn", 1, personal, mistaken},
    {"disclosures", "receipted", 84, personal, accountable},
    {"actors", "ended", 84, personal, accountable},
});

}  // namespace

std::span<const RetentionTerm> retention_terms() {
  return table;
}

}  // namespace kroniek
