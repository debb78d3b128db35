// Explanations: who belongs together (links, groups), and who asks after whom (enquiries).
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"link.already-confirmed",
                "Two people confirmed the link. If it is wrong after all, withdraw it; then the files part."},
    ProblemText{"link.confirmed-by-proposer",
                "Nobody both proposes a link and confirms it: two people who did not suggest or reopen it "
                "must judge it."},
    ProblemText{"link.confirmed-by-same",
                "You have confirmed the link before. The second confirmation must be another person's."},
    ProblemText{"link.dates-reversed",
                "A link is judged after it was suggested, and each judgement follows the one before. Check "
                "occurredAt."},
    ProblemText{"link.exercise-mixed",
                "One file is of an exercise and the other is not, or the claim exercise says otherwise. "
                "Exercise data never touches real data."},
    ProblemText{"link.method-malformed",
                "The method is a code of letters, digits, dots, hyphens and underscores."},
    ProblemText{"link.not-a-person",
                "Programs may suggest links. Whether two files are of one person only a person judges."},
    ProblemText{"link.not-confirmed",
                "Only a confirmed link is withdrawn. A suggestion that is wrong is rejected."},
    ProblemText{"link.not-judged", "The suggestion still waits to be judged, so there is nothing to reopen."},
    ProblemText{"link.of-other-operation",
                "At least one of the two files must belong to the operation that the claim names."},
    ProblemText{
        "link.joined-otherwise",
        "Other confirmed links join the two files already, so a rejection would part nobody. Withdraw "
        "one of those links first."},
    ProblemText{
        "link.joins-rejected",
        "Through this link two files would become one person's of which somebody judged that they are "
        "two people's. Reopen that judgement, or reject this link."},
    ProblemText{"link.registered-in-error",
                "One of the files was registered in error, so there is no person to link."},
    ProblemText{"link.registration-unknown", "A link is between two registrations that are there."},
    ProblemText{"link.rejected",
                "Somebody judged that these are two persons. If something is known now that was not known "
                "then, reopen the link and say what; it is then judged again."},
    ProblemText{"link.same-file", "A link is between two different files."},
    ProblemText{"link.score-part-twice", "The score names one kind of part twice, and would count it twice."},
    ProblemText{"link.score-parts-missing",
                "A suggestion says on what it rests, one part or more, so that people can judge it."},
    ProblemText{"link.taken",
                "There is a link about these two files already; detail names it. A rejected or withdrawn one "
                "is not suggested again: a person who knows more reopens it."},
    ProblemText{"link.withdrawn",
                "The link was withdrawn and the files parted. If something is known now that was not known "
                "then, reopen the link and say what; it is then judged again."},

    ProblemText{"group.adult-deceased", "The adult has died and can be responsible for nobody."},
    ProblemText{"group.adult-is-minor",
                "The responsible adult must have been identified as somebody who is not a minor."},
    ProblemText{"group.already-member", "The file is a member of the group already."},
    ProblemText{"group.already-separated", "The member is known to be separated from the others."},
    ProblemText{"group.code-malformed",
                "Codes stand in clear in the log, so they are letters, digits, dots, hyphens and underscores "
                "that name nobody."},
    ProblemText{"group.dates-reversed",
                "A member is reunited with the others after the separation. Check occurredAt."},
    ProblemText{"group.decision-mismatch",
                "The reference of a decision belongs to the basis authority-decision, and to no other."},
    ProblemText{"group.dissolved", "The group was dissolved, and nothing about it changes any more."},
    ProblemText{"group.full", "A group has at most 500 members. Form several groups."},
    ProblemText{
        "group.minority-differs",
        "The person's file says otherwise about being a minor; correct whichever is wrong. Of a minor "
        "it must always be said."},
    ProblemText{"group.not-a-member", "The file is no member of the group. Add it first."},
    ProblemText{"group.not-a-minor", "That member is of age and needs no responsible adult."},
    ProblemText{"group.not-separated", "The member was not separated from the others."},
    ProblemText{"group.registered-in-error", "That file was registered in error."},
    ProblemText{"group.registration-of-other-operation", "Members belong to the group's own operation."},
    ProblemText{"group.registration-unknown", "A member is a registration that is there."},
    ProblemText{"group.relation-already-asserted",
                "The relation is known already, perhaps said from the other side."},
    ProblemText{"group.relation-contradicts",
                "The group knows the opposite. Retract whichever of the two is wrong."},
    ProblemText{"group.relation-unknown", "The group knows no such relation."},
    ProblemText{"group.relations-too-many", "A group knows at most 2,000 relations."},
    ProblemText{"group.same-member", "This is about two members, and names one of them twice."},
    ProblemText{"group.separated-remain",
                "A member is still separated from the others. Record the reunion, or why the member left the "
                "group; nobody is lost by dissolving it."},

    ProblemText{"enquiry.already-candidate",
                "The file was found for this enquiry before. One that was rejected can be reconsidered."},
    ProblemText{"enquiry.already-open", "The enquiry waits for an answer already."},
    ProblemText{"enquiry.answered",
                "The enquirer was answered. If there is more to say, reopen the enquiry."},
    ProblemText{"enquiry.birth-date-in-future",
                "Nobody who is sought is born after the day of the enquiry. Leave unknown parts out."},
    ProblemText{"enquiry.candidate-not-rejected", "Only a candidate who was rejected is reconsidered."},
    ProblemText{"enquiry.candidate-unknown", "The file must have been found as a candidate before."},
    ProblemText{"enquiry.candidate-was-rejected",
                "The candidate was rejected as somebody else. Reconsider the candidate first, and say why."},
    ProblemText{"enquiry.candidates-remain",
                "Nobody is told that nobody was found while somebody may have been. Reject those who are "
                "somebody else; where the enquirer may not know, refuse the enquiry."},
    ProblemText{"enquiry.candidates-too-many",
                "An enquiry has at most 100 candidates. Ask the enquirer for more to go by."},
    ProblemText{"enquiry.closed", "The enquiry is closed. If there is more to do, reopen it."},
    ProblemText{"enquiry.contact-missing",
                "Whoever is not at the desk needs a phone number or an e-mail address to be answered at."},
    ProblemText{"enquiry.dates-reversed",
                "An enquiry is answered after it was received, and closed or reopened after its answer. "
                "Check occurredAt."},
    ProblemText{"enquiry.deceased",
                "The person has died. Relatives hear that from the police, in person, and from nobody else: "
                "pass the enquiry on to SIS."},
    ProblemText{"enquiry.email-malformed", "An e-mail address holds an @."},
    ProblemText{"enquiry.ground-denied",
                "It was checked, and this enquirer may not be told. Refuse the enquiry, or check another "
                "ground."},
    ProblemText{"enquiry.ground-unchecked",
                "Nothing is said about anybody before it was checked on which ground this enquirer may be "
                "told."},
    ProblemText{"enquiry.names-missing", "The person sought needs a family name or given names."},
    ProblemText{"enquiry.no-consent",
                "The person has not said that relatives who ask may be told, or has said no. Ask the person, "
                "or rest it on another ground and say why."},
    ProblemText{"enquiry.no-named-consent",
                "The person has not named who may be told. Ask the person, or rest it on another ground."},
    ProblemText{"enquiry.not-a-minor",
                "Only a person who is known to be a minor is under a parent's authority."},
    ProblemText{"enquiry.not-a-person",
                "Programs may find candidates. Whether an enquirer may be told only a person judges."},
    ProblemText{"enquiry.not-answered",
                "An enquiry closes after it was answered, refused, withdrawn, or passed on to SIS."},
    ProblemText{"enquiry.not-by-a-parent",
                "Only a parent, or an authority, asks on the ground of parental authority."},
    ProblemText{"enquiry.organisation-unknown",
                "Whoever the enquiry is passed on to must be a registered organisation that is active."},
    ProblemText{"enquiry.passed-to-sis", "SIS goes on with the enquiry. To take it back, reopen it."},
    ProblemText{"enquiry.phone-malformed",
                "A phone number is + and 7 to 15 digits, with its country code (ITU-T E.164)."},
    ProblemText{"enquiry.protected",
                "The person is under protection, so neither a general consent nor a parent's authority is "
                "enough. Ask the person whom to tell."},
    ProblemText{"enquiry.shield-not-yours",
                "The person is shielded, and not for your role to see, so it is not for you to tell either. "
                "Have somebody judge it who may see the person, or refuse to answer."},
    ProblemText{"enquiry.reasons-missing",
                "A refusal to tell needs reasons, and so does every ground but the person's own consent."},
    ProblemText{"enquiry.reference-malformed",
                "The reference is a code of letters, digits, dots, hyphens and underscores."},
    ProblemText{"enquiry.refused", "The enquiry was refused. If that was wrong, reopen it and say why."},
    ProblemText{"enquiry.registered-in-error", "That file was registered in error."},
    ProblemText{"enquiry.registration-missing", "The answer must say of whose file it is."},
    ProblemText{"enquiry.registration-needless", "Whoever was not found has no file; leave it out."},
    ProblemText{"enquiry.registration-of-other-operation",
                "Candidates belong to the enquiry's own operation."},
    ProblemText{"enquiry.registration-unknown", "A candidate is a registration that is there."},
    ProblemText{"enquiry.reply-by-passed", "What was promised to the enquirer cannot lie in the past."},
    ProblemText{"enquiry.score-part-twice",
                "The score names one kind of part twice, and would count it twice."},
    ProblemText{"enquiry.score-parts-missing", "A candidate says on what it rests, one part or more."},
    ProblemText{"enquiry.state-code-unknown",
                "A nationality is a code of ICAO 9303: NLD, D, XXA for a stateless person."},
    ProblemText{"enquiry.withdrawn",
                "The enquirer needs no answer any more. If that changed, reopen the enquiry."},
};

}  // namespace

std::span<const ProblemText> together_problems() {
  return table;
}

}  // namespace kroniek::http
