// What is known of one person in one operation. Open fields say where the person is and what waits; personal
// fields are places in the vault.
#pragma once

#include "core/domain/registration_exit_events.h"
#include "core/domain/registration_parts.h"

namespace kroniek::registration {

// Up to `transferred` in the order of the way; a phase in hand never goes back by itself.
enum class Phase {
  opened,
  announced,
  expected,
  seen,
  identified,
  registered,
  needs_assessed,
  in_care,
  transferred,
  departed,
  aftercare_handed_over,
  closed,
  no_show,
  stayed_by_choice,
  home_by_other_means,
  deceased,
  registered_in_error
};
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>(
      {"opened", "announced", "expected", "seen", "identified", "registered", "needs-assessed", "in-care",
       "transferred", "departed", "aftercare-handed-over", "closed", "no-show", "stayed-by-choice",
       "home-by-other-means", "deceased", "registered-in-error"});
}

struct State {
  Phase phase = Phase::opened;
  Phase phase_in_hand = Phase::opened;
  std::optional<Phase> exit;
  std::optional<Instant> left_at;
  StreamId file_of;
  std::string number;
  std::vector<std::string> source_keys;

  std::optional<StreamId> movement;
  std::vector<StreamId> expected_on, listed_on, seen_on, no_show_on;
  std::vector<Expectation> expectations;
  std::optional<std::string> place;
  std::optional<Instant> place_since;
  std::vector<Sighting> sightings;
  std::vector<Contradiction> contradictions;
  std::vector<Report> reports;
  bool contradiction_open = false;
  std::vector<std::string> tags;

  std::optional<std::int64_t> level;
  std::vector<Basis> basis;
  std::optional<Category> category;
  std::optional<bool> minor, dual_national, birth_date_doubtful;
  std::optional<MrzResult> mrz_result;
  Personal<Name> names;
  Personal<std::vector<Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<Document> document;

  std::vector<Need> needs;
  std::int64_t needs_open = 0, needs_urgent = 0;
  std::vector<Flag> flags;
  std::vector<Contact> contacts;
  std::optional<std::string> municipality, country;
  Personal<std::string> address;
  std::optional<Handover> handover;
  bool handover_waits = false;
  Personal<std::string> received_by, picked_up_by, responsible_person;
  std::optional<StreamId> responsible_adult, aftercare_by;
  Text guardian_decision;
  bool objected = false;
  std::optional<Instant> objection_recorded_at;
  Personal<std::string> objection;
  std::optional<Inform> inform;
  Personal<std::string> inform_named;
  Text reason;

  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "Where the person is on the way."),
        field("phaseInHand", &State::phase_in_hand,
              "The last phase in which the file was in hand; a reopening goes on there."),
        field("exit", &State::exit, Mark::indexed, "The side exit that the person took."),
        field("leftAt", &State::left_at, "When the person departed or took the exit."),
        field("fileOf", &State::file_of, RefersTo{"operations"},
              "The operation that the file was opened in."),
        field("number", &State::number, Mark::indexed, Mark::unique, "The registration number."),
        field("sourceKeys", &State::source_keys, Mark::indexed, Mark::unique,
              "Source and external id: <source>:<id>."),
        field("movement", &State::movement, Mark::indexed, RefersTo{"movements"}, "The newest movement."),
        field("expectedOn", &State::expected_on, Mark::indexed, RefersTo{"movements"},
              "Movements whose manifests name the person."),
        field("listedOn", &State::listed_on, Mark::indexed, RefersTo{"movements"},
              "Movements on which the person was ever expected, also those that no list names any more."),
        field("expectations", &State::expectations,
              "Which lists named the person, those that ended included."),
        field("seenOn", &State::seen_on, Mark::indexed, RefersTo{"movements"},
              "Movements with which the person was seen."),
        field("noShowOn", &State::no_show_on, RefersTo{"movements"},
              "Movements to which the person did not come."),
        field("place", &State::place, Mark::indexed, "The code of the place where the person was last."),
        field("placeSince", &State::place_since, "Since when the person is known to be there."),
        field("sightings", &State::sightings, "All sightings in order of arrival."),
        field("contradictions", &State::contradictions, "What was said and cannot all be true."),
        field("reports", &State::reports, "What devices said of the file after others had changed it."),
        field("contradictionOpen", &State::contradiction_open, Mark::indexed,
              "Whether a contradiction waits to be settled."),
        field("tags", &State::tags, Mark::indexed, "The codes on wristbands and cards."),
        field("level", &State::level, Mark::indexed,
              "How sure we are of the identity, 0 to 4; not there: not identified."),
        field("basis", &State::basis, "What the identity rests on."),
        field("category", &State::category, Mark::indexed, "dutch, eu or other; not there: unknown."),
        field("minor", &State::minor, Mark::indexed, "Under 18; not there: unknown."),
        field("dualNational", &State::dual_national, "More than one nationality."),
        field("birthDateDoubtful", &State::birth_date_doubtful, "The birth date is in doubt."),
        field("mrzResult", &State::mrz_result, "What reading the machine-readable zone gave."),
        field("names", &State::names, "The name."), field("otherNames", &State::other_names, "Other names."),
        field("dateOfBirth", &State::date_of_birth, "The date of birth."),
        field("sex", &State::sex, "The sex."),
        field("nationalities", &State::nationalities, Limit{3}, "The nationalities."),
        field("document", &State::document, "The document that was seen."),
        field("needs", &State::needs, "Needs, open and met."),
        field("needsOpen", &State::needs_open, "How many needs are open."),
        field("needsUrgent", &State::needs_urgent, "How many open needs are urgent."),
        field("flags", &State::flags, "What to mind."), field("contacts", &State::contacts, "Contacts."),
        field("municipality", &State::municipality, Mark::indexed, "The municipality of destination."),
        field("country", &State::country, Mark::indexed, "The country of destination."),
        field("address", &State::address, Limit{500}, "The address of destination."),
        field("handover", &State::handover, "The newest hand-over."),
        field("handoverWaits", &State::handover_waits, Mark::indexed, "Whether it waits for an answer."),
        field("receivedBy", &State::received_by, "Who took over."),
        field("pickedUpBy", &State::picked_up_by, Limit{500}, "Who picked the person up."),
        field("responsiblePerson", &State::responsible_person, Limit{500},
              "The adult who went with a minor."),
        field("responsibleAdult", &State::responsible_adult, RefersTo{"registrations"},
              "The registered adult who went with a minor."),
        field("aftercareBy", &State::aftercare_by, RefersTo{"organisations"},
              "Who goes on with the aftercare."),
        field("guardianDecision", &State::guardian_decision, Limit{60},
              "The guardian's decision about a minor."),
        field("objected", &State::objected, Mark::indexed, "Whether the person objected (GDPR article 21)."),
        field("objectionRecordedAt", &State::objection_recorded_at,
              "When the newest objection was recorded."),
        field("objection", &State::objection, Limit{2000}, "What the person objects to."),
        field("inform", &State::inform, "Whether relatives may be told."),
        field("informNamed", &State::inform_named, Limit{1000}, "Those who may be told."),
        field("reason", &State::reason, Limit{2000},
              "Why the newest exit, closing, correction or refusal was."));
  };
};

}  // namespace kroniek::registration
