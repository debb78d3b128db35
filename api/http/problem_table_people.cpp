// Explanations: registrations of people, and movements.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"registration.aftercare-handed-over",
                "The aftercare was handed over, which ends the register's part of the file. Reopen it if "
                "there is still something to record."},
    ProblemText{"registration.closed",
                "The file is closed. Reopen it first, if there is still something to record."},
    ProblemText{"registration.deceased",
                "It is recorded that the person has died, so this can no longer be said. If that was a "
                "mistake, reopen the file."},
    ProblemText{"registration.departed",
                "It is recorded that the person has departed, so the file is not in hand. Reopen it if the "
                "person is still here."},
    ProblemText{"registration.home-by-other-means",
                "It is recorded that the person went home by other means, so the file is not in hand. Seen "
                "again, the person's way goes on."},
    ProblemText{"registration.no-show",
                "It is recorded that the person did not come, so the file is not in hand. Seen after all, "
                "the person's way goes on."},
    ProblemText{"registration.registered-in-error",
                "The file was made in error, and nothing is added to it. Open another file for the person."},
    ProblemText{"registration.stayed-by-choice",
                "It is recorded that the person chose to stay, so the file is not in hand. Seen after all, "
                "the person's way goes on."},
    ProblemText{"registration.taken",
                "Another file has this registration number, or this identity at the source. The person may "
                "be registered already: look there before you open a second file."},
    ProblemText{"registration.already-expected", "The person is already expected on that movement."},
    ProblemText{"registration.already-no-show",
                "That the person did not come to that movement is recorded already."},
    ProblemText{"registration.already-registered", "The registration was completed before."},
    ProblemText{"registration.already-seen",
                "The person has been seen already, so an announcement says nothing new."},
    ProblemText{"registration.already-tagged", "The person already has that tag."},
    ProblemText{"registration.already-transferred",
                "The person is in the care of somebody else, who goes on from here."},
    ProblemText{"registration.basis-missing",
                "An identity rests on something: name it in basis, if only that others told it."},
    ProblemText{"registration.birth-date-doubtful-not-said",
                "1 January often stands for a day that nobody knows. Say so with birthDateDoubtful, or "
                "leave the day out."},
    ProblemText{"registration.birth-date-in-future",
                "A date of birth must not lie after the day of the event."},
    ProblemText{"registration.category-contradicts-nationality",
                "The category is dutch exactly where NLD is one of the nationalities."},
    ProblemText{"registration.code-malformed",
                "A code has 1 to 60 letters, digits, dots, hyphens and underscores, so that nobody's name "
                "fits in it by mistake."},
    ProblemText{"registration.contact-empty", "A contact needs a name, a phone number or an e-mail address."},
    ProblemText{"registration.contradiction-open",
                "Sightings contradict each other: somebody cannot be in two places. Settle that before the "
                "file closes."},
    ProblemText{"registration.country-malformed", "A country is two capital letters (ISO 3166-1)."},
    ProblemText{"registration.destination-not-one",
                "A destination is a municipality or a country: give one of the two."},
    ProblemText{"registration.document-missing",
                "From level 2 on the identity rests on a document, so it must be given."},
    ProblemText{"registration.document-number-is-bsn",
                "The document's number could be a citizen service number. Give the number of the document "
                "itself, and who issued it."},
    ProblemText{
        "registration.date-of-birth-missing",
        "The file says that the person is a minor. Who turns out to be an adult has a date of birth that "
        "shows it, or it is said in the same statement that the date is in doubt."},
    ProblemText{"registration.dual-national-not-said",
                "Who has more than one nationality is counted once in the totals; say so with dualNational."},
    ProblemText{"registration.email-malformed", "An e-mail address holds an @ between two parts."},
    ProblemText{
        "registration.external-id-malformed",
        "Ids stand in clear for ever, and a booking reference or a staff number finds a person. What is "
        "stated is the code that `POST /v1/registrations/_external-ids` makes of it, a row's number of "
        "at most four digits, or a registration number."},
    ProblemText{"registration.handover-waits",
                "A hand-over waits for an answer. It must be accepted or refused first, so that somebody "
                "is responsible at every moment."},
    ProblemText{"registration.in-hand", "The file is in hand; there is nothing to reopen."},
    ProblemText{"registration.level-lowered",
                "An identity becomes less sure by a correction only, which says why."},
    ProblemText{"registration.level-raised-by-correction",
                "An identity becomes surer by identifying again, on a basis, and not by a correction."},
    ProblemText{"registration.level-without-basis",
                "The level is higher than what the identity rests on: 1 needs oral-self, 2 document-seen, "
                "3 mrz, 4 chip."},
    ProblemText{"registration.minor-contradicts-birth-date",
                "Whether the person is a minor and the date of birth contradict each other. Correct one of "
                "them, or say that the date is in doubt."},
    ProblemText{"registration.movement-closed",
                "Nobody is expected on a movement that is closed or cancelled."},
    ProblemText{"registration.movement-of-other-operation", "The movement belongs to another operation."},
    ProblemText{"registration.movement-unknown", "The movement must have been planned."},
    ProblemText{"registration.mrz-not-valid",
                "Level 3 needs a machine-readable zone whose check digits are all right. With anything "
                "less, state level 2."},
    ProblemText{"registration.municipality-malformed",
                "A municipality is GM and four digits, or BQ-BO, BQ-SA or BQ-SE."},
    ProblemText{
        "registration.municipality-unknown",
        "No municipality of this code is registered, or it had ended by that day, after a merger say. "
        "Look it up among the organisations, or have an administrator register it. Who goes abroad "
        "gets a country instead."},
    ProblemText{"registration.named-mismatch",
                "Those who may be told are named exactly where inform says named."},
    ProblemText{"registration.nationality-twice", "A nationality is named twice."},
    ProblemText{"registration.need-already-met", "That need was met before."},
    ProblemText{"registration.need-unknown",
                "The need must be the jti of a statement that recorded one in this file."},
    ProblemText{"registration.no-contradiction", "No contradiction of that sighting waits to be settled."},
    ProblemText{"registration.no-handover", "No hand-over waits for an answer."},
    ProblemText{"registration.not-departed",
                "Aftercare begins when the person was transferred or has departed."},
    ProblemText{"registration.not-expected-there",
                "Only who was expected on a movement can fail to come to it."},
    ProblemText{"registration.not-finished",
                "A file closes after a transfer, a departure or a side exit, so that nobody is lost on the "
                "way."},
    ProblemText{"registration.not-flagged", "The file has no such flag."},
    ProblemText{"registration.not-identified",
                "The person must be identified first, if only at level 0 with what can be seen."},
    ProblemText{"registration.not-registered", "The registration must be completed first."},
    ProblemText{"registration.not-seen",
                "The person must be seen first: who only stands on a list is not here."},
    ProblemText{"registration.nothing-corrected", "A correction must change something."},
    ProblemText{"registration.number-check-character",
                "The check character does not fit, so a character is wrong or two have changed places. "
                "Read the number again from the wristband or the screen."},
    ProblemText{"registration.number-malformed",
                "A registration number is three or four letters or digits beginning with a letter, a "
                "hyphen, five digits and a check character: KLM-00042F."},
    ProblemText{"registration.number-range-exhausted",
                "The device has used all numbers of its range. Give it another prefix."},
    ProblemText{"registration.organisation-unknown",
                "The organisation that takes over must be registered and active."},
    ProblemText{"registration.phone-malformed",
                "A phone number is written as + and 7 to 15 digits (ITU-T E.164)."},
    ProblemText{"registration.responsible-adult-is-minor",
                "The responsible adult must have been identified as somebody who is not a minor."},
    ProblemText{"registration.responsible-adult-missing",
                "A minor goes only with a responsible adult or on a guardian's decision. Of whom nobody "
                "said that he is of age, we take it that he is a minor."},
    ProblemText{"registration.responsible-adult-unknown",
                "The responsible adult must be another person who is registered in the same operation."},
    ProblemText{"registration.seen-there",
                "The person was seen with that movement, so it cannot be said that he did not come."},
    ProblemText{"registration.sighting-unknown", "The sighting must be the jti of one of this person."},
    ProblemText{"registration.source-missing",
                "An identity at a source says nothing without the source that gave it."},
    ProblemText{"registration.state-code-unknown",
                "A state or authority is a code of ICAO 9303, such as NLD, D or XXA."},
    ProblemText{"registration.until-before-seen", "The end of a stay must not lie before its beginning."},
    ProblemText{"movement.already-arrived", "The movement has arrived already."},
    ProblemText{"movement.already-departed", "The movement has departed already."},
    ProblemText{"movement.arrived-before-departed", "An arrival must not lie before the departure."},
    ProblemText{"movement.at-ahead",
                "A departure or arrival is recorded once it happened: at lies at or before occurredAt."},
    ProblemText{"movement.cancelled", "The movement is cancelled, and nothing about it changes any more."},
    ProblemText{"movement.closed", "The movement is closed, and nothing about it changes any more."},
    ProblemText{"movement.code-malformed",
                "Carrier and number are codes of letters, digits, dots and hyphens."},
    ProblemText{"movement.dates-reversed",
                "A movement is diverted after it departed, and reconciled and closed after it arrived. Check "
                "occurredAt."},
    ProblemText{"movement.manifest-version-not-rising",
                "A source numbers its manifests upwards; this one is not newer than what it sent before."},
    ProblemText{"movement.not-arrived", "A movement is reconciled after it has arrived."},
    ProblemText{"movement.not-departed", "The movement has not departed yet."},
    ProblemText{"movement.not-reconciled",
                "A movement closes after its manifest was reconciled, or after it was cancelled, so that "
                "everybody on it is accounted for."},
    ProblemText{"movement.place-malformed", "A place is a code of 2 to 10 capitals, digits and hyphens."},
    ProblemText{"movement.previous-of-other-operation",
                "The leg before this one belongs to another operation."},
    ProblemText{"movement.previous-unknown",
                "The leg before this one must be another movement that was planned."},
    ProblemText{"movement.reconciliation-unbalanced",
                "The numbers do not add up: expected must be the sum of seen, noShow, diverted and "
                "unresolved. Who came unexpected counts apart."},
    ProblemText{"movement.unresolved-remain",
                "Somebody who was expected is still unaccounted for, so the movement stays open."},
};

}  // namespace

std::span<const ProblemText> people_problems() {
  return table;
}

}  // namespace kroniek::http
