// The events of an enquiry: a relative asks after somebody, the desk looks for that person, checks on which
// ground something may be said, and answers, refuses or passes the enquiry on.
#pragma once

#include "core/aggregate.h"
#include "core/domain/likeness.h"
#include "core/domain/registration_identity.h"

namespace kroniek::enquiry {

using likeness::ScorePart;

// What the enquirer is to the person sought.
enum class Relation { partner, parent, child, sibling, other_relative, friend_, employer, authority, other };
constexpr auto names_of(Relation) {
  return std::to_array<std::string_view>({"partner", "parent", "child", "sibling", "other-relative", "friend",
                                          "employer", "authority", "other"});
}

enum class Channel { phone, web, desk, embassy, red_cross, sis, other };
constexpr auto names_of(Channel) {
  return std::to_array<std::string_view>({"phone", "web", "desk", "embassy", "red-cross", "sis", "other"});
}

struct Received {
  static constexpr std::string_view type = "enquiry.received";
  static constexpr Use use = Use::opens;
  Relation relation{};
  Channel channel{};
  std::optional<Instant> reply_by;
  Personal<std::string> enquirer_name;
  Personal<std::string> enquirer_phone;
  Personal<std::string> enquirer_email;
  Personal<registration::Name> names;
  Personal<std::vector<registration::Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<registration::Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<std::string> last_known;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("relation", &Received::relation, Label{"Relatie", "Relation"},
              "What the enquirer is to the person sought, by his own words."),
        field("channel", &Received::channel, Label{"Kanaal", "Channel"}, "How the enquiry came in."),
        field("replyBy", &Received::reply_by, Label{"Antwoord uiterlijk", "Reply by"},
              "When the enquirer was promised to hear something; not before the enquiry."),
        field("enquirerName", &Received::enquirer_name, Mark::required,
              Label{"Naam van de vrager", "Enquirer's name"}, "Who asks."),
        field("enquirerPhone", &Received::enquirer_phone, Limit{16},
              Label{"Telefoon van de vrager", "Enquirer's phone"},
              "An international number (ITU-T E.164): + and 7 to 15 digits; this or the e-mail address."),
        field("enquirerEmail", &Received::enquirer_email, Limit{254},
              Label{"E-mail van de vrager", "Enquirer's e-mail"}, "This or the phone number."),
        field("names", &Received::names, Mark::required,
              Label{"Naam van de gezochte", "Name of who is sought"}, "As the enquirer says it."),
        field("otherNames", &Received::other_names, Items{10}, Label{"Andere namen", "Other names"},
              "Other spellings, scripts and names in use."),
        field("dateOfBirth", &Received::date_of_birth, Label{"Geboortedatum", "Date of birth"},
              "Of the person sought; unknown parts stay unknown."),
        field("sex", &Received::sex, Label{"Geslacht", "Sex"}, "Of the person sought."),
        field("nationalities", &Received::nationalities, Items{5}, Limit{3},
              Label{"Nationaliteiten", "Nationalities"}, "As ICAO 9303 codes: NLD, D, XXA."),
        field("lastKnown", &Received::last_known, Limit{2000}, Label{"Laatst bekend", "Last known"},
              "Where the person was last, with whom, and how he or she looks."));
  };
};

struct CandidateFound {
  static constexpr std::string_view type = "enquiry.candidate-found";
  static constexpr Use use = Use::changes;
  StreamId registration;
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &CandidateFound::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Who may be the person sought."),
                field("score", &CandidateFound::score, likeness::score_range, Label{"Score", "Score"},
                      "How likely that is, 0 to 100."),
                field("scoreParts", &CandidateFound::score_parts, Items{11}, Label{"Waarop", "On what"},
                      "What was compared and how far it agrees, each kind once."));
  };
};

struct CandidateRejected {
  static constexpr std::string_view type = "enquiry.candidate-rejected";
  static constexpr Use use = Use::changes;
  StreamId registration;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &CandidateRejected::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Who is not the person sought."),
                field("reasons", &CandidateRejected::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why not."));
  };
};

struct CandidateReconsidered {
  static constexpr std::string_view type = "enquiry.candidate-reconsidered";
  static constexpr Use use = Use::changes;
  StreamId registration;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &CandidateReconsidered::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Who was rejected, and may be the person sought after all."),
                field("reasons", &CandidateReconsidered::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "What is known now that was not then."));
  };
};

// GDPR article 6(1): a (consent, general or for those named), d (vital interests), c (legal obligation); and
// the authority that parents and guardians have over a minor (Burgerlijk Wetboek 1:245).
enum class Ground { consent, named_consent, parental_authority, vital_interest, legal_obligation };
constexpr auto names_of(Ground) {
  return std::to_array<std::string_view>(
      {"consent", "named-consent", "parental-authority", "vital-interest", "legal-obligation"});
}

enum class Outcome { allow, deny };
constexpr auto names_of(Outcome) {
  return std::to_array<std::string_view>({"allow", "deny"});
}

struct GroundChecked {
  static constexpr std::string_view type = "enquiry.ground-checked";
  static constexpr Use use = Use::changes;
  StreamId registration;
  Ground ground{};
  Outcome outcome{};
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &GroundChecked::registration, RefersTo{"registrations"},
              Label{"Dossier", "File"}, "The candidate of whom something would be said."),
        field("ground", &GroundChecked::ground, Label{"Grond", "Ground"}, "On which ground it was checked."),
        field("outcome", &GroundChecked::outcome, Label{"Uitkomst", "Outcome"},
              "Whether this enquirer may be told."),
        field("reasons", &GroundChecked::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
              "Why; required to deny, and to allow on any ground but the person's own consent."));
  };
};

// Coarse, since the log shows it. That somebody has died is no answer to an enquiry: the police bring it.
enum class Answer { alive_and_well, in_care, contact_passed_on, not_found };
constexpr auto names_of(Answer) {
  return std::to_array<std::string_view>({"alive-and-well", "in-care", "contact-passed-on", "not-found"});
}

struct Answered {
  static constexpr std::string_view type = "enquiry.answered";
  static constexpr Use use = Use::changes;
  Answer what{};
  std::optional<StreamId> registration;
  Personal<std::string> details;
  static constexpr auto fields = [](auto&& each) {
    return each(field("what", &Answered::what, Label{"Antwoord", "Answer"}, "What the enquirer was told."),
                field("registration", &Answered::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Of whom; left out where nobody was found."),
                field("details", &Answered::details, Limit{2000}, Label{"Bijzonderheden", "Details"},
                      "What exactly was said."));
  };
};

struct Refused {
  static constexpr std::string_view type = "enquiry.refused";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Refused::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why the enquirer is told nothing."));
  };
};

// Slachtoffer Informatie Systematiek: the regions' own way of matching victims and relatives.
struct PassedToSis {
  static constexpr std::string_view type = "enquiry.passed-to-sis";
  static constexpr Use use = Use::changes;
  std::string reference;
  std::optional<StreamId> to;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reference", &PassedToSis::reference, Limit{60}, Label{"Kenmerk SIS", "SIS reference"},
                      "Under which opaque reference SIS holds it."),
                field("to", &PassedToSis::to, RefersTo{"organisations"}, Label{"Aan", "To"},
                      "The region whose SIS goes on with it."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "enquiry.withdrawn";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Withdrawn::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why the enquirer needs no answer any more."));
  };
};

struct Reopened {
  static constexpr std::string_view type = "enquiry.reopened";
  static constexpr Use use = Use::changes;
  std::optional<Instant> reply_by;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("replyBy", &Reopened::reply_by, Label{"Antwoord uiterlijk", "Reply by"},
                      "When the enquirer was promised to hear something."),
                field("reasons", &Reopened::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why."));
  };
};

struct Closed {
  static constexpr std::string_view type = "enquiry.closed";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Closed::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why, where not plain."));
  };
};

}  // namespace kroniek::enquiry
