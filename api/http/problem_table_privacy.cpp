// Explanations: openings of several, shielded persons, disclosures, extracts.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"opening.subject-shielded",
                "The person is shielded: the file is flagged for protection or security, and only the roles "
                "that the flag names may open it. Ask the reception's lead."},
    ProblemText{"opening.subject-twice", "The list of subjects names one of them twice."},
    ProblemText{"opening.subjects-missing", "An opening names the files that it opens, one or more."},
    ProblemText{"opening.subjects-mixed",
                "One opening is of files of one collection, and real files are not opened together with "
                "those of an exercise. Open them one kind after the other."},
};

}  // namespace

std::span<const ProblemText> privacy_problems() {
  return table;
}

}  // namespace kroniek::http
