// Explanations: searching persons.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{
        "opening.not-a-search",
        "Only a search and a hand-over list say by what was asked. Leave out by for every other look."},
    ProblemText{"opening.search-by-missing", "A search says by what was searched: one thing or more."},
    ProblemText{"opening.search-by-twice", "A search says each thing that was searched by once."},
    ProblemText{"search.catching-up",
                "The service has just started and is still reading the files that are searched. Nothing was "
                "recorded; ask again in a moment."},
    ProblemText{"search.may-not-suggest",
                "Suggesting links opens files and states suggestions, so it needs one mandate of yours that "
                "allows both: at the desk, or who verifies identities. Nothing was recorded."},
    ProblemText{"search.nothing-asked",
                "A search needs something to find a person by: a name with a letter in it, a date of birth "
                "with its year, a document number or a tag."},
    ProblemText{"search.request-invalid",
                "Members of the search break their rules; `errors` names each of them. Nothing was "
                "recorded."},
    ProblemText{"search.too-many",
                "Files of several operations are being compared at this moment. Nothing was recorded; ask "
                "again in a moment."},
};

}  // namespace

std::span<const ProblemText> search_problems() {
  return table;
}

}  // namespace kroniek::http
