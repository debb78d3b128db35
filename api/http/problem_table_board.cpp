// Explanations: what the board decides, and the councils and boards that found it.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"board-matter.already-adopted",
                "The matter is adopted, so neither its text nor anybody's position on it changes any more. "
                "Table a new matter that rescinds it."},
    ProblemText{"board-matter.already-executed", "The matter is carried out already."},
    ProblemText{"board-matter.already-published", "The matter is published already."},
    ProblemText{"board-matter.amended-too-often",
                "A matter is amended at most fifty times. Table a new one."},
    ProblemText{"board-matter.both-sides-agree",
                "Both sides carry the matter by its rules, so it cannot be recorded as not adopted."},
    ProblemText{"board-matter.by-another",
                "A matter is rescinded by the matter that was tabled to do so: the one that names it in "
                "rescinds."},
    ProblemText{"board-matter.by-not-in-force",
                "The matter that is to rescind this one is not adopted. Taking back a decision needs both "
                "sides, as taking it did."},
    ProblemText{"board-matter.changed-too-often",
                "A member takes at most twenty positions on one text. Amend the matter to vote again."},
    ProblemText{"board-matter.dates-reversed",
                "A position is not taken before the text was there, a matter not decided before the "
                "positions were taken, and nothing follows from a decision before it was taken. Check "
                "occurredAt."},
    ProblemText{"board-matter.exercise",
                "The board decides nothing in an exercise. Leave the claim exercise out."},
    ProblemText{"board-matter.execution-unknown",
                "What is named as the execution must be streams of this register."},
    ProblemText{
        "board-matter.member-missing",
        "The first rules of procedure bind every founder, so they name every active safety region and the "
        "ministry. Add the one that is missing."},
    ProblemText{"board-matter.member-of-other-side",
                "A region votes on the side of the regions, a ministry on that of the ministry, and other "
                "organisations on neither."},
    ProblemText{"board-matter.member-twice", "A member has one vote, so rules name it once."},
    ProblemText{"board-matter.member-unknown",
                "The members that rules name must be registered organisations that are active."},
    ProblemText{"board-matter.members-mismatch",
                "Those called to vote must be exactly the members that the rules of procedure name: "
                "nobody is left out, nobody is added."},
    ProblemText{"board-matter.not-a-board-member",
                "A vote rests on a mandate as board-member that its author holds in person. A mandate that "
                "an organisation holds covers all its people, so it makes nobody a member."},
    ProblemText{"board-matter.not-called-to-vote",
                "The rules that this matter is decided under do not name the author's organisation."},
    ProblemText{"board-matter.not-yet-rescinded",
                "The matter was adopted to rescind another. State first that the other one is rescinded."},
    ProblemText{"board-matter.nothing-amended",
                "An amendment must change something: title, text, document, rules, members or procedure."},
    ProblemText{"board-matter.other-member", "A member of the board votes for his own organisation only."},
    ProblemText{"board-matter.other-text",
                "The text has changed since, and a vote for one text is never counted for another. Read it "
                "again, and name the statement that tabled or last amended it."},
    ProblemText{"board-matter.position-unchanged",
                "The member has taken that position on this text already."},
    ProblemText{"board-matter.procedure-misplaced",
                "Only rules of procedure say who votes and how. Every other matter names the rules that it "
                "is decided under."},
    ProblemText{"board-matter.procedure-missing",
                "Rules of procedure must say who votes, with which quorum and which majority, on both "
                "sides."},
    ProblemText{"board-matter.quorum-not-reached",
                "On one side, or on both, too few members have taken a position. An abstention counts."},
    ProblemText{"board-matter.quorum-out-of-range",
                "A side's quorum is at least one and at most the number of its members."},
    ProblemText{"board-matter.rescinded", "The matter was rescinded, and nothing about it changes any more."},
    ProblemText{"board-matter.rescinds-not-in-force",
                "Only a matter that is adopted, and not rescinded since, can be rescinded."},
    ProblemText{"board-matter.rescinds-other-kind",
                "Rules of procedure are rescinded by new rules only, so that the board always has some; and "
                "new rules rescind nothing else."},
    ProblemText{"board-matter.rescinds-unknown", "The matter that is to be rescinded must have been tabled."},
    ProblemText{"board-matter.rules-missing",
                "Every matter names the adopted rules of procedure that it is decided under. Only the first "
                "rules have none before them: every member that they name must be for them."},
    ProblemText{"board-matter.rules-not-in-force",
                "The rules of procedure that the matter is decided under are not adopted, or were rescinded. "
                "Amend the matter so that it names the rules in force."},
    ProblemText{"board-matter.rules-not-replaced",
                "New rules of procedure are decided under the old ones and rescind them, so that one set is "
                "in force at any time. The first rules rescind nothing."},
    ProblemText{"board-matter.rules-unknown", "The rules must be a board matter of kind rules."},
    ProblemText{"board-matter.sealed-vote",
                "A vote counts only when it is signed by the member's own key. The service cannot vouch for "
                "it."},
    ProblemText{"board-matter.side-against",
                "Each side must carry the matter by its own majority. One side alone never can."},
    ProblemText{"board-matter.side-without-members",
                "The board has two sides, so rules of procedure name members of both."},
    ProblemText{"board-matter.taken",
                "Another matter has already taken the place of what this one would replace: the first rules "
                "are adopted once, and a matter is rescinded once."},
    ProblemText{"board-matter.undecided", "The board has not decided on the matter yet."},
    ProblemText{"board-matter.vote-by-not-ahead", "The term for voting must lie after occurredAt."},
    ProblemText{
        "board-matter.voting-open",
        "Some members have not voted and still may, and could carry it or were given a term. Wait for "
        "them or for the term. Where none was given, amend the matter to give one."},
    ProblemText{"board-matter.not-the-tabler",
                "An amendment takes back every position, so only the organisation that tabled the matter "
                "amends it, or the board's secretary."},
    ProblemText{"board-matter.was-not-adopted",
                "The matter was not adopted. Amend it, and it can be voted on again."},
    ProblemText{"board-matter.wrong-side",
                "The side of a vote is the side that the member's organisation stands on."},
    ProblemText{"consultation.already-received", "The council has said before that it has the draft."},
    ProblemText{"consultation.already-sent",
                "The council was sent the draft before. Another draft needs another consultation."},
    ProblemText{"consultation.consultation-unknown",
                "The foundation rests on consultations of this register; name them."},
    ProblemText{"consultation.council-date",
                "The day on which a council decided lies after the draft was sent and not before its "
                "earlier views, and cannot lie ahead."},
    ProblemText{"consultation.councils-not-heard",
                "A final decision is refused before every council that takes part has given its views "
                "or has let its deadline pass (Wgr 31a.2). That must hold on the day of the decision "
                "too."},
    ProblemText{"consultation.municipality-missing",
                "The register knows a municipality of the region whose council takes no part. Every "
                "council of the region must be heard (Wgr 31a.2): add it, send it the draft, and wait for "
                "its views or its deadline."},
    ProblemText{"consultation.dates-reversed",
                "What is said to have happened lies before what it rests on: the opening, the sending, "
                "the views or a decision. Check the dates."},
    ProblemText{"consultation.deadline-missing",
                "A region gives the councils of its municipalities a deadline."},
    ProblemText{"consultation.deadline-not-ahead",
                "A deadline must lie after the moment that the statement speaks of."},
    ProblemText{"consultation.deadline-not-later",
                "A deadline moves to a later moment only, so that no council loses time that it was "
                "given."},
    ProblemText{"consultation.deadline-passed",
                "A council is sent the draft before its deadline, or it could not answer. Move the "
                "deadline first."},
    ProblemText{"consultation.decided",
                "The founder has decided, so the consultation takes nothing more. Only answers to "
                "councils, and a decision otherwise, may follow."},
    ProblemText{"consultation.decided-against", "The founder decided against founding."},
    ProblemText{"consultation.decision-date",
                "The day of a final decision cannot lie before the opening or before an earlier "
                "decision, and cannot lie ahead."},
    ProblemText{"consultation.deed-date-ahead",
                "The day of the deed cannot lie ahead. State it once the deed is signed."},
    ProblemText{"consultation.draft-not-sent",
                "A final decision is refused before the council of every municipality that takes part "
                "has been sent the draft (Wgr 31a.2)."},
    ProblemText{"consultation.established",
                "The foundation is established, and its founding takes nothing more."},
    ProblemText{"consultation.exercise",
                "No council is consulted in an exercise. Leave the claim exercise out."},
    ProblemText{"consultation.ministry-without-councils",
                "The ministry consults no councils and sets no deadline."},
    ProblemText{"consultation.municipalities-missing",
                "A region names all of its municipalities, whose councils it consults."},
    ProblemText{"consultation.municipality-of-other-region",
                "A region consults the councils of its own municipalities."},
    ProblemText{"consultation.municipality-twice", "A municipality takes part in a consultation once."},
    ProblemText{"consultation.municipality-unknown",
                "A municipality that takes part must be registered as one, and must not have ended."},
    ProblemText{"consultation.not-a-founder",
                "A consultation is opened for a safety region or for the ministry, registered and "
                "active."},
    ProblemText{"consultation.not-a-region",
                "The consultations that the foundation rests on are those of safety regions. The "
                "ministry's is the one in which this is stated."},
    ProblemText{"consultation.not-participating",
                "The municipality takes no part in this consultation. A region can add one of its own."},
    ProblemText{"consultation.not-sent", "The council was not sent the draft yet."},
    ProblemText{"consultation.not-the-ministry",
                "That the foundation is established is stated once, in the ministry's own consultation."},
    ProblemText{"consultation.nothing-to-answer",
                "There are no wishes or concerns that wait for an answer, or none of that council."},
    ProblemText{"consultation.other-board",
                "For a region its general board decides, and for the ministry the minister."},
    ProblemText{"consultation.other-organisation",
                "In a consultation the founder's own people speak, and of what a council did also that "
                "municipality's."},
    ProblemText{"consultation.outcome-unchanged",
                "The founder has decided so before. A later decision differs from the one before it."},
    ProblemText{"consultation.reasons-missing", "A decision against founding needs reasons."},
    ProblemText{"consultation.region-not-in-favour",
                "A region that is named has not decided in favour, or has taken its decision back."},
    ProblemText{"consultation.region-twice", "Each region decides once: name one consultation of each."},
    ProblemText{"consultation.regions-missing",
                "The foundation is established when all 25 regions have decided in favour. Name the "
                "consultation of each."},
    ProblemText{"consultation.taken",
                "The founder has a consultation already. Withdraw that one first, if the draft is "
                "another."},
    ProblemText{"consultation.text-missing",
                "Wishes and concerns are told in the text. A council that has neither says none."},
    ProblemText{"consultation.undecided", "The founder has not taken its final decision yet."},
    ProblemText{"consultation.views-already-given", "The council gave these views on that day before."},
    ProblemText{"consultation.withdrawn",
                "The consultation was withdrawn. A new draft needs a new consultation."},
};

}  // namespace

std::span<const ProblemText> board_problems() {
  return table;
}

}  // namespace kroniek::http
