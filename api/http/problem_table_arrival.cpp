// Explanations: versions of lists, reconciliation, reports of devices, and hand-overs.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{
        "movement.handover-waits",
        "A hand-over of somebody who was expected on this movement or came with it still waits for an "
        "answer. Have it accepted or refused first, so that nobody is between two desks."},
    ProblemText{
        "movement.numbers-differ",
        "The numbers add up, but the people's files say others. Read the movement's reconciliation, "
        "see which files are wrong or missing, and state the numbers that it gives then. Somebody who "
        "is on a list and has no file counts as unresolved."},
    ProblemText{"operation.handover-waits",
                "A hand-over of somebody in this operation still waits for an answer. Have it accepted or "
                "refused first: after the closing nobody could answer any more."},
    ProblemText{"registration.not-a-person",
                "A contradiction is a case for a person to solve; devices and programs only report."},
    ProblemText{"registration.already-reported",
                "What that refused statement said has been reported before, and stands in the file as a case "
                "to be settled."},
    ProblemText{"registration.handover-of-other",
                "The hand-over was asked of another organisation. Its own people accept or refuse it; an "
                "answer of theirs on paper or by phone is recorded as handover-answered-on-behalf, which "
                "names them and says how the answer is known."},
    ProblemText{"registration.reasons-missing",
                "A hand-over is refused for reasons, so that whoever asked can look further. Give them."},
    ProblemText{"registration.type-unknown",
                "What a device reports is a statement of this register that was refused: name its type, such "
                "as registration.identified."},
    ProblemText{
        "external-id.may-not-ask",
        "Codes of ids are told to who opens files of people or may see their names: anybody else could "
        "try booking references until one of them is in the log."},
    ProblemText{"external-id.request-invalid",
                "A request for codes names a source and at most 1,000 ids of it; errors names what breaks "
                "that."},
    ProblemText{"handover-list.municipality-unknown",
                "No municipality of this code was ever registered here, so nobody can be bound for it. Look "
                "the code up among the organisations."},
    ProblemText{"handover-list.not-one",
                "A hand-over list is made for one receiver: a municipality, a place, or an organisation."},
    ProblemText{
        "handover-list.too-many",
        "A hand-over list names at most 500 people, so that one look stays one look. Make it by place, "
        "or by organisation."},
    ProblemText{"import.continues-unknown",
                "The movement whose people travel on must be one for which a list of the same name was "
                "imported."},
    ProblemText{
        "import.list-of-another-movement",
        "A list of the same name was imported for another movement, and under one name the same id is the "
        "same person. Give this list a name of its own, or say which movement its people came on before."},
    ProblemText{
        "import.list-superseded",
        "This very file was imported before, and a newer version of the list has superseded it. To go "
        "back to it, have the source send it as a new version."},
    ProblemText{
        "import.list-under-another-name",
        "The very same file was imported for this movement under another name. Its people have their files, "
        "and would get second ones."},
    ProblemText{
        "import.list-without-ids",
        "Two versions of a list are compared by the ids of the people on it, and one of these two has "
        "none. Names alone would make two people of one, or one of two."},
    ProblemText{
        "import.not-compared",
        "A version before this one was imported and is not at hand, so of those who are on both nobody "
        "knows whether the newer one says otherwise. What it says of them was not taken: import it "
        "again with the file before it as the previous one."},
    ProblemText{
        "import.no-row-taken",
        "Every row of the list was refused, so it was not received and nobody is expected by it. Mend "
        "the rows, or choose what its columns mean, and import it again."},
    ProblemText{
        "import.previous-unknown",
        "The file that is given as the version before must be one that was imported for this movement "
        "under this name, byte for byte."},
};

}  // namespace

std::span<const ProblemText> arrival_problems() {
  return table;
}

}  // namespace kroniek::http
