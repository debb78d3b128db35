// What becomes of a file when lists, devices and other organisations answer late: an expectation that a newer
// list ends, what a device said of a file that others had changed, an answer to a hand-over on paper, and who
// looks after a minor.
#pragma once

#include "core/aggregate.h"
#include "core/domain/registration_identity.h"

namespace kroniek::registration {

struct ExpectationEnded {
  static constexpr std::string_view type = "registration.expectation-ended";
  static constexpr Use use = Use::changes;
  StreamId movement;
  std::optional<std::string> source;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("movement", &ExpectationEnded::movement, RefersTo{"movements"},
              Label{"Verplaatsing", "Movement"},
              "The movement on which that source does not expect the person any more."),
        field("source", &ExpectationEnded::source, Limit{60}, Label{"Bron", "Source"},
              "Whose newer list leaves the person out; left out for an expectation that rests on no list."),
        field("reason", &ExpectationEnded::reason, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What is worth saying about it."));
  };
};

// What a device had to say of a file that others changed while it was away. A statement that is refused as
// stale is told again so: nothing it says is lost, and nothing that others said is overwritten.
struct ReportedOtherwise {
  static constexpr std::string_view type = "registration.reported-otherwise";
  static constexpr Use use = Use::fact;
  std::string what;
  Uuid refused;
  std::optional<std::int64_t> level;
  std::optional<Category> category;
  std::optional<bool> minor, dual_national, birth_date_doubtful;
  std::optional<std::string> place, municipality, country;
  std::optional<StreamId> movement, organisation;
  Personal<Name> names;
  Personal<std::vector<Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<Document> document;
  Personal<std::string> address, told;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("what", &ReportedOtherwise::what, Limit{60}, Label{"Bericht", "Type"},
              "The event type that was refused: registration.identified."),
        field("refused", &ReportedOtherwise::refused, Label{"Geweigerd", "Refused"},
              "The jti of the statement that was refused; reported once."),
        field("level", &ReportedOtherwise::level, Range{0, 4}, Label{"Niveau", "Level"},
              "The level that it said."),
        field("category", &ReportedOtherwise::category, Label{"Categorie", "Category"},
              "dutch, eu or other."),
        field("minor", &ReportedOtherwise::minor, Label{"Minderjarig", "Minor"}, "Under 18."),
        field("dualNational", &ReportedOtherwise::dual_national,
              Label{"Meer nationaliteiten", "Dual national"},
              "Whether the person has more than one nationality."),
        field("birthDateDoubtful", &ReportedOtherwise::birth_date_doubtful,
              Label{"Geboortedatum twijfelachtig", "Birth date doubtful"},
              "Must be said of 1 January, which often stands for an unknown day."),
        field("place", &ReportedOtherwise::place, Limit{60}, Label{"Plaats", "Place"},
              "The code of the checkpoint or place of care that it said."),
        field("municipality", &ReportedOtherwise::municipality, Limit{6}, Label{"Gemeente", "Municipality"},
              "The municipality of destination that it said: GMnnnn, BQ-BO, BQ-SA or BQ-SE."),
        field("country", &ReportedOtherwise::country, Limit{2}, Label{"Land", "Country"},
              "The country of destination that it said, of two letters."),
        field("movement", &ReportedOtherwise::movement, RefersTo{"movements"},
              Label{"Verplaatsing", "Movement"}, "The movement that it said."),
        field("organisation", &ReportedOtherwise::organisation, RefersTo{"organisations"},
              Label{"Organisatie", "Organisation"}, "The organisation that it said, of a hand-over."),
        field("names", &ReportedOtherwise::names, Label{"Naam", "Name"}, "The name that it said."),
        field("otherNames", &ReportedOtherwise::other_names, Items{10}, Label{"Andere namen", "Other names"},
              "Other names that it said."),
        field("dateOfBirth", &ReportedOtherwise::date_of_birth, Label{"Geboortedatum", "Date of birth"},
              "Unknown parts stay unknown."),
        field("sex", &ReportedOtherwise::sex, Label{"Geslacht", "Sex"}, "The sex that it said."),
        field("nationalities", &ReportedOtherwise::nationalities, Items{5}, Limit{3},
              Label{"Nationaliteiten", "Nationalities"}, "As ICAO 9303 codes: NLD, D, XXA."),
        field("document", &ReportedOtherwise::document, Label{"Document", "Document"},
              "The document that it said."),
        field("address", &ReportedOtherwise::address, Limit{500}, Label{"Adres", "Address"},
              "The address of destination that it said."),
        field("told", &ReportedOtherwise::told, Limit{2000}, Label{"Verder", "Told"},
              "What else it said, in words."),
        field("reason", &ReportedOtherwise::reason, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What is worth saying about it."));
  };
};

enum class HandoverAnswer { accepted, refused };
constexpr auto names_of(HandoverAnswer) {
  return std::to_array<std::string_view>({"accepted", "refused"});
}

// The answer of an organisation that does not state it itself: a signed list, a phone call.
struct HandoverAnsweredOnBehalf {
  static constexpr std::string_view type = "registration.handover-answered-on-behalf";
  static constexpr Use use = Use::changes;
  StreamId organisation;
  HandoverAnswer answer{};
  Text evidence;
  Text reasons;
  Personal<std::string> received_by;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("organisation", &HandoverAnsweredOnBehalf::organisation, RefersTo{"organisations"},
              Label{"Namens", "On behalf of"}, "Whose answer it is: the organisation that was asked."),
        field("answer", &HandoverAnsweredOnBehalf::answer, Label{"Antwoord", "Answer"},
              "accepted or refused."),
        field("evidence", &HandoverAnsweredOnBehalf::evidence, Mark::required, Limit{2000},
              Label{"Blijkt uit", "Evidence"}, "How the answer is known: a signed list, a phone call."),
        field("reasons", &HandoverAnsweredOnBehalf::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
              "Why; needed where it is refused."),
        field("receivedBy", &HandoverAnsweredOnBehalf::received_by, Label{"Ontvangen door", "Received by"},
              "Who took over, for the receipt."));
  };
};

// Who looks after a minor while here. Leaving says once more who goes along.
struct ResponsibleAdultRecorded {
  static constexpr std::string_view type = "registration.responsible-adult-recorded";
  static constexpr Use use = Use::changes;
  std::optional<StreamId> responsible_adult;
  Personal<std::string> responsible_person;
  Text guardian_decision;
  static constexpr auto fields = [](auto&& each) {
    return each(field("responsibleAdult", &ResponsibleAdultRecorded::responsible_adult,
                      RefersTo{"registrations"}, Label{"Verantwoordelijke volwassene", "Responsible adult"},
                      "The registered adult who looks after the minor; this or one of the next two."),
                field("responsiblePerson", &ResponsibleAdultRecorded::responsible_person, Limit{500},
                      Label{"Verantwoordelijke persoon", "Responsible person"},
                      "An adult who is not registered: who it is."),
                field("guardianDecision", &ResponsibleAdultRecorded::guardian_decision, Limit{60},
                      Label{"Voogdijbesluit", "Guardian's decision"},
                      "The reference of a guardian's or authority's decision."));
  };
};

}  // namespace kroniek::registration
