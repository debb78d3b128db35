// Explanations: situation reports, crisis teams, preparations, and accountability questions.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"situation-report.already-acknowledged",
                "The organisation has taken note of the report as it now reads. After a correction it takes "
                "note again."},
    ProblemText{"situation-report.before-published",
                "Nothing happens to a report before it is published; check occurredAt."},
    ProblemText{"situation-report.distribution-missing",
                "A report names the organisations that must take note of it: one or more."},
    ProblemText{"situation-report.distribution-twice",
                "The distribution names an organisation twice. Each takes note once."},
    ProblemText{"situation-report.distribution-unknown",
                "The distribution may name registered organisations only, and none that is suspended or has "
                "ended."},
    ProblemText{"situation-report.lcms-activity-malformed",
                "The LCMS activity is a code of letters, digits, dots, hyphens and underscores."},
    ProblemText{"situation-report.not-distributed-to",
                "Only the organisations to which the report was sent take note of it."},
    ProblemText{"situation-report.not-the-organisation",
                "An organisation takes note by its own people. What it says by phone or on paper, a duty "
                "officer of the centre writes down, with via phone or paper."},
    ProblemText{"situation-report.not-the-publisher",
                "Only the organisation that published a report corrects or withdraws it. Another "
                "organisation that knows better publishes a report of its own."},
    ProblemText{"situation-report.picture-ahead",
                "A report describes a picture that was there when it was published, so pictureTime cannot "
                "lie after occurredAt. A forecast has the time of the picture that it rests on."},
    ProblemText{
        "situation-report.source-malformed",
        "A source is a code of letters, digits, dots, hyphens and underscores, such as LCMS or VR03."},
    ProblemText{"situation-report.sources-missing",
                "A report says whose information it rests on: one source or more."},
    ProblemText{"situation-report.withdrawn",
                "The report is withdrawn, and nothing about it changes any more. Publish a new one."},

    ProblemText{"crisis-team.actor-unknown", "A member of a team is an enrolled actor who is active."},
    ProblemText{"crisis-team.addressee-unknown",
                "Advice is given to a registered organisation that is active."},
    ProblemText{"crisis-team.advice-already-answered",
                "The advice was answered before. Who thinks otherwise now says so in answer to the advice "
                "that is issued anew."},
    ProblemText{"crisis-team.advice-already-reissued",
                "The advice was issued anew before; the later advice is the one that counts."},
    ProblemText{"crisis-team.advice-followed", "Only advice that was not wholly followed is issued anew."},
    ProblemText{"crisis-team.advice-not-answered",
                "Advice is issued anew after it was answered, and not followed."},
    ProblemText{"crisis-team.advice-unknown",
                "An advice is named by the jti of the statement with which this team gave it."},
    ProblemText{"crisis-team.already-member", "The actor is in the team already."},
    ProblemText{"crisis-team.answered-before-given",
                "An advice is answered after it is given; check occurredAt."},
    ProblemText{"crisis-team.author-not-member",
                "A team's advice comes from its members, because advice that is not followed goes back to "
                "whoever gave it. Assign the author to the team first."},
    ProblemText{"crisis-team.before-established",
                "Nothing happens in a team before it is established; check occurredAt."},
    ProblemText{"crisis-team.dates-reversed",
                "A member advises after joining, advice goes out again after its answer, and a team ends "
                "after all that it did. Check occurredAt."},
    ProblemText{"crisis-team.disbanded", "The team is disbanded. Establish a new one where one is needed."},
    ProblemText{"crisis-team.not-a-member", "The actor is not in the team, or left it before."},
    ProblemText{"crisis-team.not-the-addressee",
                "Advice is answered by the organisation that was advised. What it says by phone or on paper, "
                "a duty officer of the centre writes down, with via phone or paper."},
    ProblemText{
        "crisis-team.not-a-picture",
        "Advice rests on a picture of its own operation: the log index must be that of a situation report of "
        "this operation, or of a correction of one."},
    ProblemText{"crisis-team.picture-ahead",
                "Advice rests on a picture that was recorded before it: the log index must be lower than "
                "that of the advice itself."},
    ProblemText{"crisis-team.picture-older",
                "Advice is issued anew on the actual picture, which must be newer than the picture of the "
                "advice before it."},
    ProblemText{"crisis-team.reasons-missing",
                "Whoever follows an advice only partly, or not, gives the reasons, so that the team can "
                "weigh them."},
    ProblemText{"crisis-team.relieved-before-assigned",
                "A member leaves a team after joining it; check occurredAt."},
    ProblemText{"crisis-team.term-over",
                "The team is temporary, and the term for which it was established is over. Extend it first, "
                "on a decision, or disband it."},
    ProblemText{"crisis-team.until-not-after-start", "A team's term must end after it begins."},
    ProblemText{"crisis-team.until-not-later", "An extension ends later than the term that it extends."},

    ProblemText{"preparation.action-already-done", "The action is done already."},
    ProblemText{"preparation.action-unknown",
                "An action is named by the jti of the statement that opened it in this stream."},
    ProblemText{"preparation.already-evaluated",
                "The exercise was evaluated before. What still has to be done becomes an action."},
    ProblemText{"preparation.before-begun",
                "Nothing happens to a preparation before it is declared, adopted or planned; check "
                "occurredAt."},
    ProblemText{"preparation.capability-withdrawn",
                "The capability is withdrawn. Declare a new one where it is held ready again."},
    ProblemText{"preparation.done-before-opened", "An action is done after it is opened; check occurredAt."},
    ProblemText{"preparation.due-not-after", "The term of an action must lie ahead of the statement."},
    ProblemText{"preparation.evaluated-before-held",
                "An exercise is evaluated after it was held; check occurredAt."},
    ProblemText{"preparation.exercise-already-held", "The exercise has been held."},
    ProblemText{"preparation.exercise-cancelled", "The exercise is cancelled. Plan another."},
    ProblemText{"preparation.exercise-is-real-work",
                "Planning, holding and evaluating an exercise is real work of real people, so the claim "
                "exercise must not be true. Only what is played in the exercise is exercise data, in an "
                "operation of kind exercise."},
    ProblemText{"preparation.exercise-not-held", "An exercise is evaluated after it was held."},
    ProblemText{"preparation.not-a-capability", "This stream is that of a plan or an exercise."},
    ProblemText{"preparation.not-a-plan", "This stream is that of a capability or an exercise."},
    ProblemText{"preparation.not-an-exercise", "This stream is that of a capability or a plan."},
    ProblemText{"preparation.not-the-organisation",
                "An organisation's preparation is stated by its own people. What it says by phone or on "
                "paper, a duty officer of the centre writes down, with via phone or paper."},
    ProblemText{"preparation.not-the-owner",
                "An action is done when its owner says so, or the organisation whose preparation it is."},
    ProblemText{"preparation.organisation-unknown", "The organisation must be registered and active."},
    ProblemText{"preparation.owner-unknown",
                "The owner of an action is a registered organisation that is active."},
    ProblemText{"preparation.participant-twice",
                "The participants are listed once each, and the organiser is not among them."},
    ProblemText{"preparation.participant-unknown",
                "Participants are registered organisations that are active."},
    ProblemText{"preparation.plan-withdrawn", "The plan is withdrawn. Adopt a new one."},
    ProblemText{"preparation.played-in-real-operation",
                "What is played in an exercise stands in an operation of kind exercise. An exercise never "
                "touches a real operation."},
    ProblemText{"preparation.taken",
                "The organisation declared this type of unit with this readiness in another stream. Declare "
                "it again there, so that it does not count twice."},
    ProblemText{"preparation.unit-type-malformed",
                "The type of unit is a code of letters, digits, dots, hyphens and underscores."},
    ProblemText{"preparation.until-not-ahead",
                "What is held ready is so until a moment that lies ahead. Withdraw what is no longer held "
                "ready."},
    ProblemText{"preparation.until-before-from", "An exercise must end after it begins."},

    ProblemText{"accountability-question.actor-of-other-organisation",
                "Whoever is to answer belongs to the organisation to which the question is assigned."},
    ProblemText{"accountability-question.actor-unknown",
                "A question is assigned to an enrolled actor who is active."},
    ProblemText{"accountability-question.addressed-unknown",
                "A question is addressed to a registered organisation that is active."},
    ProblemText{"accountability-question.already-answered",
                "The question is answered. A new answer follows an objection; for anything else ask a new "
                "question."},
    ProblemText{"accountability-question.already-assigned", "The question is assigned so already."},
    ProblemText{"accountability-question.already-objected",
                "An objection waits already; it is answered first."},
    ProblemText{"accountability-question.asker-unknown",
                "The asker must be a registered organisation that is active. Leave it out where the asker "
                "has no place in the register."},
    ProblemText{"accountability-question.before-asked",
                "Nothing happens to a question before it is asked; check occurredAt."},
    ProblemText{"accountability-question.closed", "The question is closed. Ask a new one."},
    ProblemText{"accountability-question.dates-reversed",
                "A question is assigned, answered, objected to and closed in this order. Check occurredAt."},
    ProblemText{"accountability-question.due-not-after", "A term must lie ahead of the statement."},
    ProblemText{"accountability-question.evidence-twice",
                "The evidence names a statement twice. Once is enough."},
    ProblemText{"accountability-question.not-answered", "The question has no answer yet."},
    ProblemText{"accountability-question.not-assigned",
                "A question is answered by whoever is assigned to it. Assign it first."},
    ProblemText{"accountability-question.not-the-assigned",
                "A question is answered by the organisation to which it is assigned. What it says by phone "
                "or on paper, a duty officer of the centre writes down, with via phone or paper."},
    ProblemText{"accountability-question.not-the-answering-side",
                "Assigning, extending, forwarding and closing an answered question are for the organisation "
                "that it is addressed or assigned to. KCR2's head may write down what that said by phone or "
                "on paper; the claim via then says so."},
    ProblemText{"accountability-question.not-the-asker",
                "Objecting and withdrawing are for the asker: his organisation, or a board member where the "
                "board asked. What he says by phone or on paper is written down by KCR2, or, where he is in "
                "no register, by the organisation that he asked; the claim via then says so."},
    ProblemText{"accountability-question.objection-waits",
                "An objection waits for an answer. Answer it, or close the question as withdrawn where the "
                "asker drops it."},
    ProblemText{"accountability-question.organisation-unknown",
                "A question is assigned to a registered organisation that is active."},
    ProblemText{"accountability-question.reason-missing",
                "A question that ends without an answer needs a reason."},
    ProblemText{"accountability-question.reference-malformed",
                "The reference is a code of letters, digits, dots, hyphens and underscores."},
    ProblemText{"accountability-question.term-over",
                "A term is extended while it runs. Once it is over the question stays overdue until it is "
                "answered, so that a late answer is seen to be late."},
    ProblemText{"accountability-question.until-not-later",
                "An extension ends later than the term that it extends."},
};

}  // namespace

std::span<const ProblemText> information_problems() {
  return table;
}

}  // namespace kroniek::http
