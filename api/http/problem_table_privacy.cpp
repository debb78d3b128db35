// Explanations: openings of several, shielded persons, disclosures, extracts.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"disclosure.already-approved",
                "The disclosure is approved and waits to be performed. An approval is taken back by "
                "withdrawing the disclosure."},
    ProblemText{"disclosure.already-performed",
                "The data have left, so there is nothing to decide or to take back any more. What remains is "
                "the recipient's receipt."},
    ProblemText{"disclosure.already-receipted", "The data have left and were received. Nothing follows."},
    ProblemText{"disclosure.already-refused",
                "The disclosure was refused. Ask for another one, if the reasons no longer hold."},
    ProblemText{"disclosure.already-withdrawn", "The disclosure was withdrawn. Ask for another one."},
    ProblemText{"disclosure.approval-ended",
                "The approval held until a moment that has passed. Ask for another disclosure."},
    ProblemText{"disclosure.dates-reversed",
                "A disclosure is decided on after it was requested, performed after its approval, and "
                "received after that. Check occurredAt."},
    ProblemText{"disclosure.export-fields-differ",
                "An export is of the personal fields that its format takes, all of them and no other. For "
                "PFIF these are dateOfBirth, names, otherNames and sex."},
    ProblemText{"disclosure.export-too-large",
                "More people would be in the export than one performance holds. Nothing left."},
    ProblemText{"disclosure.field-twice", "The list of fields names one of them twice."},
    ProblemText{
        "disclosure.field-unknown",
        "The list of fields may name the personal fields of a registration only. What is not personal "
        "stands in the view itself."},
    ProblemText{"disclosure.fields-missing", "A disclosure names the fields that are to leave, one or more."},
    ProblemText{"disclosure.ground-malformed", "The ground must be a legal-basis code such as AVG-6-1-e."},
    ProblemText{"disclosure.is-an-export",
                "What was asked and approved is an export. Perform it in the format that it names: for PFIF "
                "with POST /v1/disclosures/{id}/_pfif, or `kroniek export pfif`."},
    ProblemText{"disclosure.needed-by-past",
                "The moment by which the data are needed must lie after the request."},
    ProblemText{"disclosure.not-a-person",
                "Only a person asks for a disclosure, decides on it or performs it. A program, whatever its "
                "mandate, does none of these."},
    ProblemText{
        "disclosure.not-an-export",
        "What was asked and approved is no export in this format. Ask for one "
        "(disclosure.export-requested, or `kroniek export request`), or perform this disclosure as it "
        "was asked, with POST /v1/disclosures/{id}/_perform."},
    ProblemText{"disclosure.not-approved",
                "The disclosure waits for the approval of somebody else than whoever asked for it."},
    ProblemText{"disclosure.not-performed",
                "The data have not left yet, so there is nothing that could have been received."},
    ProblemText{"disclosure.objected-meanwhile",
                "A person objected after the disclosure was approved, and whoever approved could not weigh "
                "that. Withdraw it and ask anew."},
    ProblemText{"disclosure.opening-before-approval",
                "The look that is named was made before the approval. Perform the disclosure: that makes a "
                "look of its own."},
    ProblemText{
        "disclosure.opening-differs",
        "What leaves must be exactly what was approved: the look must be the performer's own, made for "
        "a disclosure, of the same persons and the same fields, on the same ground."},
    ProblemText{"disclosure.opening-twice", "The list of openings names one of them twice."},
    ProblemText{"disclosure.opening-unknown", "The opening that is named must be recorded."},
    ProblemText{"disclosure.operation-missing",
                "An export is of the people of one operation, which the statement must name."},
    ProblemText{
        "disclosure.own-request",
        "Nobody approves or refuses what he or she asked for. Somebody else must decide; whoever asked "
        "may withdraw it."},
    ProblemText{"disclosure.recipient-not-active", "The recipient is suspended or has ended."},
    ProblemText{"disclosure.recipient-unknown",
                "The recipient must be an organisation that is registered here."},
    ProblemText{"disclosure.request-invalid",
                "The request to perform breaks rules; errors names each place and rule. Nothing left."},
    ProblemText{
        "disclosure.sealed-approval",
        "What has left does not come back, so whoever approves a disclosure signs for it with a key of "
        "his own. The service cannot vouch for it: sign the statement yourself."},
    ProblemText{"disclosure.shield-not-yours",
                "One of the persons is shielded, and not for your role to see. Only a role that may see the "
                "person lets the data leave."},
    ProblemText{"disclosure.subject-elsewhere",
                "The files must be of the operation that the disclosure belongs to, and exercise data never "
                "leave with real data."},
    ProblemText{
        "disclosure.subject-shielded",
        "One of the persons is shielded: flagged for protection or security. Such a person goes along "
        "only where the request says that it includes shielded persons."},
    ProblemText{"disclosure.subject-twice", "The list of subjects names one of them twice."},
    ProblemText{"disclosure.subject-unknown", "Each subject must be a registration that is there."},
    ProblemText{"disclosure.subject-unwilling",
                "An export is of those who let relatives be told. One of the persons who were opened for it "
                "did not, or objected meanwhile. Nothing left; perform it again."},
    ProblemText{"disclosure.subjects-missing", "A disclosure names the persons it is about, one or more."},
    ProblemText{"disclosure.taken", "That look was the performance of another disclosure."},
    ProblemText{"disclosure.until-past", "The approval must end after the moment at which it is given."},
    ProblemText{"extract.differs",
                "What the extract shows of a statement is not what was signed: it was altered after it was "
                "made, or made wrongly. The pointer says which statement."},
    ProblemText{"extract.foreign",
                "A statement of the extract is not about this person, is of another log, or is proved under "
                "another tree head than the rest. It does not belong there."},
    ProblemText{"extract.malformed",
                "The file is no extract that can be read here, or lacks a part that every extract has."},
    ProblemText{"extract.text-differs",
                "The text for people does not say what the statements of the extract say. Trust the "
                "statements, and ask for the extract again."},
    ProblemText{"extract.too-many",
                "Too many extracts are being made at this moment. The look was recorded; ask again in a "
                "minute."},
    ProblemText{"looks.not-allowed",
                "Who looked at a person is told to those who watch over looks (the reception's lead, data "
                "protection, legal officers, supervisors, the board) and to whoever may open that person's "
                "file. Ask one of them."},
    ProblemText{"opening.subject-shielded",
                "The person is shielded: the file is flagged for protection or security, and only the roles "
                "that the flag names may open it. Ask the reception's lead."},
    ProblemText{"opening.subject-twice", "The list of subjects names one of them twice."},
    ProblemText{"opening.subjects-missing", "An opening names the files that it opens, one or more."},
    ProblemText{"opening.subjects-mixed",
                "One opening is of files of one collection, and real files are not opened together with "
                "those of an exercise. Open them one kind after the other."},
    ProblemText{"registration.shield-not-yours",
                "The person is shielded, and not for your role to see. Only a role that may see the person "
                "lifts the flag or says anew whom it is for."},
    ProblemText{"statement.withheld",
                "Something that the statement says is not for your role to see: where a shielded person is, "
                "or whom somebody looked at. The signed form cannot leave it out; the JSON form does."},
};

}  // namespace

std::span<const ProblemText> privacy_problems() {
  return table;
}

}  // namespace kroniek::http
