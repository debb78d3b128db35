// What a file holds several of: expectations, sightings, contradictions, reports, needs, flags, contacts; and
// the hand-over that is asked.
#pragma once

#include "core/domain/registration_arrival_events.h"
#include "core/domain/registration_care_events.h"
#include "core/domain/registration_events.h"

namespace kroniek::registration {

// That a list, or a desk without one, names the person on a movement.
struct Expectation {
  StreamId movement;
  std::optional<std::string> source;
  Uuid statement;
  std::optional<Uuid> ended_by;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("movement", &Expectation::movement, RefersTo{"movements"}, "On which movement."),
        field("source", &Expectation::source, "Whose list says so; left out where no list does."),
        field("statement", &Expectation::statement, "The statement that says so."),
        field("endedBy", &Expectation::ended_by, "The statement that ended it: a newer list, as a rule."));
  };
};

struct Sighting {
  Uuid statement;
  std::string checkpoint;
  std::optional<StreamId> movement;
  Instant from;
  Instant until;
  bool counts = true;
  static constexpr auto fields = [](auto&& each) {
    return each(field("statement", &Sighting::statement, "The statement that says so."),
                field("checkpoint", &Sighting::checkpoint, "Where."),
                field("movement", &Sighting::movement, RefersTo{"movements"}, "With which movement."),
                field("from", &Sighting::from, "From when."),
                field("until", &Sighting::until, "Until when; the same moment where it was only a moment."),
                field("counts", &Sighting::counts, "False where it turned out to be wrong."));
  };
};

enum class ContradictionKind { two_places, after_departure, after_death, report };
constexpr auto names_of(ContradictionKind) {
  return std::to_array<std::string_view>({"two-places", "after-departure", "after-death", "report"});
}

struct Contradiction {
  ContradictionKind kind{};
  Uuid sighting;
  std::optional<Uuid> against;
  bool settled = false;
  std::optional<Instant> since;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &Contradiction::kind, "What contradicts."),
                field("sighting", &Contradiction::sighting,
                      "The statement that opened the case: the sighting recorded later, or the report."),
                field("against", &Contradiction::against, "The sighting that it contradicts."),
                field("settled", &Contradiction::settled, "Whether the case is settled."),
                field("since", &Contradiction::since, "When what opened the case happened."));
  };
};

// What a device said of a file that others had changed meanwhile; it changes nothing until somebody settles
// the case and says what holds.
struct Report {
  Uuid statement;
  std::string what;
  Uuid refused;
  Instant at;
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
        field("statement", &Report::statement, "The statement that reported it."),
        field("what", &Report::what, "The event type that was refused."),
        field("refused", &Report::refused, "The jti of the statement that was refused."),
        field("at", &Report::at, "When what it says happened."),
        field("level", &Report::level, "The level reported."),
        field("category", &Report::category, "The category reported."),
        field("minor", &Report::minor, "Whether a minor was reported."),
        field("dualNational", &Report::dual_national, "Whether more than one nationality was reported."),
        field("birthDateDoubtful", &Report::birth_date_doubtful, "Whether the birth date is in doubt."),
        field("place", &Report::place, "The place reported."),
        field("municipality", &Report::municipality, "The municipality of destination reported."),
        field("country", &Report::country, "The country of destination reported."),
        field("movement", &Report::movement, RefersTo{"movements"}, "The movement reported."),
        field("organisation", &Report::organisation, RefersTo{"organisations"}, "The organisation reported."),
        field("names", &Report::names, "The name reported."),
        field("otherNames", &Report::other_names, "Other names reported."),
        field("dateOfBirth", &Report::date_of_birth, "The date of birth reported."),
        field("sex", &Report::sex, "The sex reported."),
        field("nationalities", &Report::nationalities, Limit{3}, "The nationalities reported."),
        field("document", &Report::document, "The document reported."),
        field("address", &Report::address, Limit{500}, "The address reported."),
        field("told", &Report::told, Limit{2000}, "What else was reported."),
        field("reason", &Report::reason, Limit{2000}, "Why it was reported."));
  };
};

struct Need {
  Uuid statement;
  NeedCategory category{};
  bool urgent = false;
  bool met = false;
  std::optional<Instant> since;
  Personal<std::string> detail;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("statement", &Need::statement, "The statement that recorded it."),
        field("category", &Need::category, "What kind of help is needed."),
        field("urgent", &Need::urgent, "Whether it cannot wait."),
        field("met", &Need::met, "Whether it has been met."),
        field("since", &Need::since, "When it was told."),
        field("detail", &Need::detail, Mark::care, Limit{2000}, "What is needed; only care opens it."));
  };
};

struct Flag {
  FlagKind kind{};
  std::vector<mandate::Role> visible_to;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &Flag::kind, "What to mind."),
                field("visibleTo", &Flag::visible_to, "The roles whose desks show it; all where left out."));
  };
};

struct Contact {
  Uuid statement;
  Relation relation{};
  Personal<std::string> name;
  Personal<std::string> phone;
  Personal<std::string> email;
  static constexpr auto fields = [](auto&& each) {
    return each(field("statement", &Contact::statement, "The statement that recorded it."),
                field("relation", &Contact::relation, "Who the contact is to the person."),
                field("name", &Contact::name, "The contact's name."),
                field("phone", &Contact::phone, "The contact's phone number."),
                field("email", &Contact::email, Limit{254}, "The contact's e-mail address."));
  };
};

enum class HandoverStatus { waiting, accepted, refused };
constexpr auto names_of(HandoverStatus) {
  return std::to_array<std::string_view>({"waiting", "accepted", "refused"});
}
struct Handover {
  StreamId to;
  Instant since;
  HandoverStatus status{};
  static constexpr auto fields = [](auto&& each) {
    return each(field("to", &Handover::to, RefersTo{"organisations"}, "Who was asked to take over."),
                field("since", &Handover::since, "When it was asked."),
                field("status", &Handover::status, "Whether it waits, was accepted or was refused."));
  };
};

}  // namespace kroniek::registration
