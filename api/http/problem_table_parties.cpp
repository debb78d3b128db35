// Explanations: organisations, actors, mandates, operations, openings, and the register itself.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"actor.already-suspended", "The actor is suspended already."},
    ProblemText{"actor.not-suspended", "Only a suspended actor can be resumed; this one is active."},
    ProblemText{"actor.suspended", "A suspended actor receives no keys. Resume the actor first."},
    ProblemText{"actor.ended",
                "The actor has ended, and nothing about it changes any more. Enrol a new actor."},
    ProblemText{"actor.key-already-held",
                "The actor holds this key or held it before. A revoked key never comes back; make a new "
                "one."},
    ProblemText{"actor.key-already-revoked", "The key is revoked already."},
    ProblemText{"actor.key-since-ahead",
                "The moment from which a key is doubtful must not lie ahead: it stops counting with this "
                "statement."},
    ProblemText{"actor.key-unknown",
                "The key id must be that of a key of this actor: its RFC 7638 thumbprint."},
    ProblemText{"actor.keys-too-many",
                "An actor holds at most 100 keys, revoked ones included, so that looking one up stays "
                "quick."},
    ProblemText{"actor.exercise", "Whoever acts is real, also in an exercise. Leave the claim exercise out."},
    ProblemText{"actor.organisation-unknown",
                "An actor belongs to a registered organisation. Register it first."},
    ProblemText{"actor.organisation-not-active",
                "The organisation is suspended or has ended, so nobody is enrolled in it."},
    ProblemText{"actor.outside-mandate",
                "Your mandate holds for one organisation: you look after the people and keys of that one "
                "only."},
    ProblemText{"actor.malformed", "An actor is written as actors/ and a UUID."},
    ProblemText{"actor.taken",
                "One of these keys is another actor's. A key signs for one actor only; make a new one."},
    ProblemText{"mandate.already-withdrawn", "The mandate was withdrawn before."},
    ProblemText{"mandate.basis-malformed",
                "A mandate rests on one legal-basis code or more, such as Wvr-39."},
    ProblemText{"mandate.basis-wider",
                "A delegated mandate rests on the legal basis of the mandate before it, or on less of it."},
    ProblemText{"mandate.exercise",
                "A mandate is real, also one for an exercise. Leave the claim exercise out, and limit the "
                "mandate to the exercise with scope.operation."},
    ProblemText{"mandate.founding-role",
                "While the register is being founded it grants the role administrator only. Everything "
                "else is granted by those administrators."},
    ProblemText{"mandate.from-earlier",
                "A delegated mandate cannot begin before the mandate that it is delegated from."},
    ProblemText{"mandate.until-later",
                "A delegated mandate cannot end after the mandate that it is delegated from."},
    ProblemText{"mandate.until-before-from", "A mandate's end must lie after its beginning."},
    ProblemText{"mandate.grantor-unknown", "The mandate that this one is granted on is not known."},
    ProblemText{"mandate.holder-unknown",
                "The holder must be an enrolled actor or a registered organisation."},
    ProblemText{"mandate.holder-not-active", "The holder is suspended or has ended."},
    ProblemText{"mandate.instrument-missing",
                "A mandate rests on a decision that can be looked up: name the board matter or give the "
                "document's SHA-256."},
    ProblemText{"mandate.matter-not-in-force",
                "The board matter that the mandate is to rest on is not adopted, or was rescinded."},
    ProblemText{"mandate.matter-of-other-kind",
                "A mandate rests on a board matter of kind mandate or decision. Priorities, budgets and "
                "rules grant none."},
    ProblemText{"mandate.matter-unknown",
                "The board matter that the mandate is to rest on must have been tabled."},
    ProblemText{"mandate.not-delegable", "The mandate that you act on may not be delegated."},
    ProblemText{"mandate.not-the-grantor",
                "Only whoever granted a mandate withdraws it, or an administrator whose own mandate reaches "
                "as far."},
    ProblemText{"mandate.outside-mandate",
                "Your mandate holds for one organisation, so you grant mandates to that organisation's "
                "people only."},
    ProblemText{"mandate.other-role",
                "A delegated mandate has the role of the mandate that it is delegated from."},
    ProblemText{"mandate.scope-operation-unknown",
                "The operation that limits the mandate must have been opened."},
    ProblemText{"mandate.scope-organisation-unknown",
                "The organisation that limits the mandate must be registered."},
    ProblemText{"mandate.scope-wider",
                "A delegated mandate reaches no further than the mandate that it is delegated from."},
    ProblemText{"mandate.task-none",
                "The list of tasks names those that the mandate covers. Where it covers none, leave the "
                "list out."},
    ProblemText{"mandate.tasks-wider",
                "A delegated mandate covers no task that the mandate before it does not cover."},
    ProblemText{"mandate.to-oneself",
                "Nobody grants a mandate to himself: a second person must be part of it."},
    ProblemText{"mandate.to-own-organisation",
                "Nobody grants a mandate to his own organisation, because he would hold it himself."},
    ProblemText{"operation.already-open", "The operation is open."},
    ProblemText{"operation.already-winding-down", "The operation is winding down already."},
    ProblemText{"operation.area-malformed",
                "An area is a code: VR01 to VR25 for a safety region, GM and four digits for a "
                "municipality, BQ-BO, BQ-SA or BQ-SE for an island, or two letters for a country."},
    ProblemText{"operation.area-missing", "An operation names the areas that it concerns: one code or more."},
    ProblemText{"operation.assistance-out",
                "Something that was sent to help in this operation is still out. Record its way home first; "
                "what remains to be claimed, settled and closed can be said after the closing too."},
    ProblemText{"operation.closed",
                "The operation is closed. Reopen it first, if there is still something to record."},
    ProblemText{"operation.crisis-team-active",
                "The operation has a crisis team that is still active. Disband it first: what it advised "
                "would else wait for an answer that nobody can give."},
    ProblemText{"operation.dates-reversed",
                "An operation is wound down and closed after it was opened, and reopened after that. Check "
                "occurredAt."},
    ProblemText{"operation.exercise-mismatch",
                "The claim exercise must be true in an operation of kind exercise, and must not be in any "
                "other, so that an exercise never looks like the real thing."},
    ProblemText{"operation.ground-malformed", "The ground must be a legal-basis code such as Wvr-39."},
    ProblemText{"operation.lead-unknown", "The organisation that leads must be registered and active."},
    ProblemText{"operation.matter-missing",
                "The board's secretary carries out what the board decided, so a priority that he sets names "
                "the adopted matter. KCR2's head sets priorities without one."},
    ProblemText{"operation.matter-not-in-force",
                "The board matter that the priority is to rest on is not adopted, or was rescinded."},
    ProblemText{"operation.matter-of-other-kind",
                "A priority rests on a board matter of kind priority or decision."},
    ProblemText{"operation.matter-unknown",
                "The board matter that the priority is to rest on must have been tabled."},
    ProblemText{"operation.party-already-connected", "The organisation takes part in the operation already."},
    ProblemText{"operation.party-leads",
                "The organisation leads the operation, so it takes part until the end."},
    ProblemText{"operation.party-not-connected",
                "The organisation does not take part, so there is nothing to leave."},
    ProblemText{"operation.party-unknown", "The organisation must be registered and active."},
    ProblemText{
        "operation.required",
        "What is said of people, movements and crisis teams belongs to an operation, and exercise data "
        "always does: name it in the claim operation."},
    ProblemText{"operation.unknown", "The claim operation must name an operation that was opened."},
    ProblemText{"organisation.adjacent-not-region", "Only a safety region has adjacent regions."},
    ProblemText{"organisation.adjacent-unknown",
                "Adjacent regions must be other safety regions that are registered."},
    ProblemText{"organisation.outside-mandate",
                "Your mandate holds for one organisation: it registers no others, and changes no others."},
    ProblemText{"organisation.own-organisation",
                "Nobody suspends or ends his own organisation: its people could then state nothing more, "
                "and somebody must be left who can resume it. An administrator of another one does so."},
    ProblemText{"organisation.already-suspended", "The organisation is suspended already."},
    ProblemText{"organisation.not-suspended",
                "Only a suspended organisation can be resumed; this one is active."},
    ProblemText{"organisation.ended", "The organisation has ended, and nothing about it changes any more."},
    ProblemText{"organisation.exercise",
                "Organisations are real, also in an exercise. Leave the claim exercise out."},
    ProblemText{"organisation.code-malformed",
                "An organisation's code has 1 to 40 letters, digits and hyphens."},
    ProblemText{"organisation.island-code", "The code of an island is BQ-BO, BQ-SA or BQ-SE."},
    ProblemText{"organisation.municipality-code", "The code of a municipality is GM and its four digits."},
    ProblemText{"organisation.region-code", "The code of a safety region is VR01 to VR25."},
    ProblemText{"organisation.last-day-ahead",
                "An organisation ends with this statement, so its last day cannot lie ahead. State it when "
                "the day has come."},
    ProblemText{"organisation.nothing-changed",
                "A change must change something: the name, the adjacent regions or the region."},
    ProblemText{"organisation.region-not-municipality", "Only a municipality lies in a safety region."},
    ProblemText{"organisation.region-unknown", "The region must be a safety region that is registered."},
    ProblemText{"organisation.side-mismatch",
                "The side follows from the kind: regions for a safety region, ministry for a ministry, "
                "none for all others."},
    ProblemText{"organisation.successor-unknown",
                "Successors must be other organisations that are registered."},
    ProblemText{"organisation.taken", "Another organisation has this code."},
    ProblemText{"register.administrator-not-of-founder",
                "Each first administrator belongs to one of the founding organisations."},
    ProblemText{"register.administrator-repeated",
                "An actor or a mandate stands among the administrators twice."},
    ProblemText{"register.administrators-missing",
                "A register is founded with one administrator or more; otherwise nobody could ever act in "
                "it."},
    ProblemText{"register.founder-repeated", "An organisation stands among the founders twice."},
    ProblemText{"register.founders-missing", "A register is founded by one organisation or more."},
    ProblemText{"register.founding-count",
                "The founding counts its own statements: one, and one for each founder, and two for each "
                "administrator."},
    ProblemText{"register.founding-mandate",
                "The founding rests on the mandate that its own statement names."},
    ProblemText{"register.founding-not-over",
                "The register is still being founded; what its first entry announces must be stated first."},
    ProblemText{"register.founding-over",
                "After its founding the register itself states its seals, and nothing else."},
    ProblemText{"register.doubt-ahead",
                "The moment of doubt must not lie ahead: from this statement on the old seal key counts for "
                "nothing."},
    ProblemText{"register.doubt-misplaced",
                "Only of a seal key that others may hold is it said since when what it sealed is doubtful. "
                "Leave doubtfulSince out, or say that the key is compromised."},
    ProblemText{"register.may-not-seal",
                "A seal of the state is asked for by whoever keeps the register's keys: an administrator or "
                "a key custodian."},
    ProblemText{"register.sealed-key-change",
                "The seal key is changed by a statement that its author signs with a key of his own, so that "
                "whoever holds a stolen seal key cannot change it. Sign it on your own device."},
    ProblemText{"register.key-repeated",
                "The log key, the seal key and the administrators' keys must all differ, so that none of "
                "them stands for two powers."},
    ProblemText{"register.not-a-founder", "The founding registers its own founders only."},
    ProblemText{"register.not-an-administrator",
                "The founding enrols and empowers its own administrators only, exactly as its first entry "
                "names them."},
    ProblemText{"register.not-first", "A log founds one register, with its first entry."},
    ProblemText{"register.not-the-register", "Only the register itself seals its state."},
    ProblemText{"register.origin-mismatch",
                "The origin that is founded must be the log that the statement is made for."},
    ProblemText{"register.seal-ahead", "A seal counts entries that stand before it."},
    ProblemText{"register.seal-behind", "A seal counts more entries than the seal before it."},
    ProblemText{"register.seal-stale",
                "A seal counts all but the newest 65,536 entries, so that it can be checked without "
                "folding the whole log again."},
    ProblemText{"register.service-mismatch", "The register's own actor has the id of the register's stream."},
    ProblemText{"opening.field-malformed",
                "The name of a field holds letters, digits, slashes and full stops."},
    ProblemText{"opening.field-not-allowed",
                "You may open personal data of this subject, but none of your mandates opens all of the "
                "fields that you asked for. Leave the list out to see what they do open."},
    ProblemText{"opening.field-twice", "The list of fields names one of them twice."},
    ProblemText{"opening.field-unknown",
                "The list of fields may name the personal fields of this view only. What is not personal "
                "stands in the view itself."},
    ProblemText{"opening.fields-missing", "An opening names the fields that it opens, one or more."},
    ProblemText{"opening.ground-malformed", "The ground must be a legal-basis code such as Wvr-39."},
    ProblemText{"opening.no-mandate",
                "You hold no mandate that opens personal data of this subject. Who only needs to know "
                "where somebody is finds that in the view."},
    ProblemText{"opening.nothing-personal",
                "Views of this collection hold nothing personal, so there is nothing to open."},
    ProblemText{"opening.request-invalid",
                "The request to open breaks rules; errors names each place and rule. Nothing was recorded "
                "or opened."},
    ProblemText{"opening.subject-unknown", "The subject of an opening must be there."},
};

}  // namespace

std::span<const ProblemText> parties_problems() {
  return table;
}

}  // namespace kroniek::http
