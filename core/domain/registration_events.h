// The events of a person's way: announced, expected, seen, identified, registered, cared for, handed over.
// Those around it are in registration_care_events.h, the exits in registration_exit_events.h.
#pragma once

#include "core/aggregate.h"
#include "core/domain/registration_identity.h"

namespace kroniek::registration {

struct Opened {
  static constexpr std::string_view type = "registration.opened";
  static constexpr Use use = Use::opens;
  std::string number;
  std::string source;
  std::optional<std::string> external_id;
  static constexpr auto fields = [](auto&& each) {
    return each(field("number", &Opened::number, Limit{11}, Label{"Registratienummer", "Registration number"},
                      "From the device's own range, with its check character: KLM-00042F."),
                field("source", &Opened::source, Limit{60}, Label{"Bron", "Source"},
                      "Where the file comes from: a desk, a form or a list, as an opaque code."),
                field("externalId", &Opened::external_id, Limit{60},
                      Label{"Kenmerk bij de bron", "Identity at the source"},
                      "The code of the source's id of the person (_external-ids), or a row's number; the "
                      "same one never "
                      "makes a second file."));
  };
};

enum class AnnouncedBy { form, list, relative };
constexpr auto names_of(AnnouncedBy) {
  return std::to_array<std::string_view>({"form", "list", "relative"});
}

struct Announced {
  static constexpr std::string_view type = "registration.announced";
  static constexpr Use use = Use::changes;
  AnnouncedBy by{};
  std::optional<std::string> source;
  std::optional<std::string> external_id;
  static constexpr auto fields = [](auto&& each) {
    return each(field("by", &Announced::by, Label{"Door", "By"}, "How the person was announced."),
                field("source", &Announced::source, Limit{60}, Label{"Bron", "Source"},
                      "The form or list, as an opaque code."),
                field("externalId", &Announced::external_id, Limit{60},
                      Label{"Kenmerk bij de bron", "Identity at the source"},
                      "The code of the source's id of the person."));
  };
};

struct Expected {
  static constexpr std::string_view type = "registration.expected";
  static constexpr Use use = Use::changes;
  StreamId movement;
  std::optional<std::string> source;
  std::optional<std::string> external_id;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("movement", &Expected::movement, RefersTo{"movements"}, Label{"Verplaatsing", "Movement"},
              "The movement whose manifest names the person."),
        field("source", &Expected::source, Limit{60}, Label{"Bron", "Source"}, "The manifest's source."),
        field("externalId", &Expected::external_id, Limit{60},
              Label{"Kenmerk bij de bron", "Identity at the source"},
              "The code of the manifest's id of the person."));
  };
};

struct Seen {
  static constexpr std::string_view type = "registration.seen";
  static constexpr Use use = Use::fact;
  std::string checkpoint;
  std::optional<StreamId> movement;
  std::optional<Instant> until;
  static constexpr auto fields = [](auto&& each) {
    return each(field("checkpoint", &Seen::checkpoint, Limit{60}, Label{"Controlepunt", "Checkpoint"},
                      "The code of the place where the person was seen."),
                field("movement", &Seen::movement, RefersTo{"movements"}, Label{"Verplaatsing", "Movement"},
                      "The movement that the person came with or goes on with."),
                field("until", &Seen::until, Label{"Tot", "Until"},
                      "Where the person stayed there, until when; not before the sighting."));
  };
};

struct CheckpointPassed {
  static constexpr std::string_view type = "registration.checkpoint-passed";
  static constexpr Use use = Use::fact;
  std::string checkpoint;
  std::optional<StreamId> movement;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("checkpoint", &CheckpointPassed::checkpoint, Limit{60}, Label{"Controlepunt", "Checkpoint"},
              "The code of the checkpoint; who passes one has been seen."),
        field("movement", &CheckpointPassed::movement, RefersTo{"movements"},
              Label{"Verplaatsing", "Movement"}, "The movement that the checkpoint belongs to."));
  };
};

struct Identified {
  static constexpr std::string_view type = "registration.identified";
  static constexpr Use use = Use::changes;
  std::int64_t level = 0;
  std::vector<Basis> basis;
  std::optional<Category> category;
  bool minor = false;
  std::optional<bool> dual_national;
  std::optional<bool> birth_date_doubtful;
  std::optional<MrzResult> mrz_result;
  Personal<Name> names;
  Personal<std::vector<Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<Document> document;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("level", &Identified::level, Range{0, 4}, Label{"Niveau", "Level"},
              "How sure we are: 0 told by others, 1 own words, 2 document seen, 3 MRZ read, 4 chip read."),
        field("basis", &Identified::basis, Items{6}, Label{"Grondslag", "Basis"},
              "What it rests on; level 2 needs document-seen, 3 needs mrz, 4 needs chip."),
        field("category", &Identified::category, Label{"Categorie", "Category"},
              "dutch, eu or other, for the totals; a dual national counts once; left out while unknown."),
        field("minor", &Identified::minor, Label{"Minderjarig", "Minor"},
              "Under 18; to be estimated where unknown."),
        field("dualNational", &Identified::dual_national, Label{"Meer nationaliteiten", "Dual national"},
              "Whether the person has more than one nationality."),
        field("birthDateDoubtful", &Identified::birth_date_doubtful,
              Label{"Geboortedatum twijfelachtig", "Birth date doubtful"},
              "Must be said of 1 January, which often stands for an unknown day."),
        field("mrzResult", &Identified::mrz_result, Label{"Uitslag MRZ", "MRZ result"},
              "What reading the machine-readable zone gave; level 3 needs `valid`."),
        field("names", &Identified::names, Label{"Naam", "Name"}, "As in the document, or as told."),
        field("otherNames", &Identified::other_names, Items{10}, Label{"Andere namen", "Other names"},
              "Other spellings, scripts and names in use."),
        field("dateOfBirth", &Identified::date_of_birth, Label{"Geboortedatum", "Date of birth"},
              "Unknown parts stay unknown."),
        field("sex", &Identified::sex, Label{"Geslacht", "Sex"}, "As in the document, or as told."),
        field("nationalities", &Identified::nationalities, Items{5}, Limit{3},
              Label{"Nationaliteiten", "Nationalities"}, "As ICAO 9303 codes: NLD, D, XXA."),
        field("document", &Identified::document, Label{"Document", "Document"},
              "The document that was seen; needed from level 2 on."));
  };
};

// What was said wrongly before; only what is given changes.
struct Corrected {
  static constexpr std::string_view type = "registration.corrected";
  static constexpr Use use = Use::changes;
  Text reason;
  std::optional<std::int64_t> level;
  std::optional<Category> category;
  std::optional<bool> minor;
  std::optional<bool> dual_national;
  std::optional<bool> birth_date_doubtful;
  Personal<Name> names;
  Personal<std::vector<Name>> other_names;
  Personal<PartialDate> date_of_birth;
  Personal<Sex> sex;
  Personal<std::vector<std::string>> nationalities;
  Personal<Document> document;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Corrected::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."),
        field("level", &Corrected::level, Range{0, 4}, Label{"Niveau", "Level"},
              "A lower level; only `identified` raises it."),
        field("category", &Corrected::category, Label{"Categorie", "Category"}, "dutch, eu or other."),
        field("minor", &Corrected::minor, Label{"Minderjarig", "Minor"}, "Under 18."),
        field("dualNational", &Corrected::dual_national, Label{"Meer nationaliteiten", "Dual national"},
              "Whether the person has more than one nationality."),
        field("birthDateDoubtful", &Corrected::birth_date_doubtful,
              Label{"Geboortedatum twijfelachtig", "Birth date doubtful"},
              "Must be said of 1 January, which often stands for an unknown day."),
        field("names", &Corrected::names, Label{"Naam", "Name"}, "The right name."),
        field("otherNames", &Corrected::other_names, Items{10}, Label{"Andere namen", "Other names"},
              "All other names; replaces the list."),
        field("dateOfBirth", &Corrected::date_of_birth, Label{"Geboortedatum", "Date of birth"},
              "Unknown parts stay unknown."),
        field("sex", &Corrected::sex, Label{"Geslacht", "Sex"}, "The right one."),
        field("nationalities", &Corrected::nationalities, Items{5}, Limit{3},
              Label{"Nationaliteiten", "Nationalities"},
              "All nationalities as ICAO 9303 codes; replaces the list."),
        field("document", &Corrected::document, Label{"Document", "Document"}, "The right document."));
  };
};

struct Registered {
  static constexpr std::string_view type = "registration.registered";
  static constexpr Use use = Use::changes;
  static constexpr auto fields = [](auto&& each) { return each(); };
};

struct NeedsAssessed {
  static constexpr std::string_view type = "registration.needs-assessed";
  static constexpr Use use = Use::changes;
  static constexpr auto fields = [](auto&& each) { return each(); };
};

struct TakenIntoCare {
  static constexpr std::string_view type = "registration.taken-into-care";
  static constexpr Use use = Use::changes;
  std::string place;
  static constexpr auto fields = [](auto&& each) {
    return each(field("place", &TakenIntoCare::place, Limit{60}, Label{"Plaats", "Place"},
                      "The code of the place of care."));
  };
};

// A minor needs one of the last three.
struct Transferred {
  static constexpr std::string_view type = "registration.transferred";
  static constexpr Use use = Use::changes;
  StreamId to;
  std::optional<StreamId> responsible_adult;
  Personal<std::string> responsible_person;
  Text guardian_decision;
  static constexpr auto fields = [](auto&& each) {
    return each(field("to", &Transferred::to, RefersTo{"organisations"}, Label{"Naar", "To"},
                      "Who is asked to take over; it waits until they accept or refuse."),
                field("responsibleAdult", &Transferred::responsible_adult, RefersTo{"registrations"},
                      Label{"Verantwoordelijke volwassene", "Responsible adult"},
                      "The registered adult who goes with a minor."),
                field("responsiblePerson", &Transferred::responsible_person, Limit{500},
                      Label{"Verantwoordelijke persoon", "Responsible person"},
                      "An adult who is not registered: who it is."),
                field("guardianDecision", &Transferred::guardian_decision, Limit{60},
                      Label{"Voogdijbesluit", "Guardian's decision"},
                      "The reference of a guardian's or authority's decision."));
  };
};

struct HandoverAccepted {
  static constexpr std::string_view type = "registration.handover-accepted";
  static constexpr Use use = Use::changes;
  Personal<std::string> received_by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("receivedBy", &HandoverAccepted::received_by, Label{"Ontvangen door", "Received by"},
                      "Who took over, for the receipt."));
  };
};

struct HandoverRefused {
  static constexpr std::string_view type = "registration.handover-refused";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &HandoverRefused::reasons, Mark::required, Limit{2000},
                      Label{"Redenen", "Reasons"}, "Why."));
  };
};

// A minor needs one of the last three.
struct Departed {
  static constexpr std::string_view type = "registration.departed";
  static constexpr Use use = Use::changes;
  Personal<std::string> picked_up_by;
  std::optional<StreamId> responsible_adult;
  Personal<std::string> responsible_person;
  Text guardian_decision;
  static constexpr auto fields = [](auto&& each) {
    return each(field("pickedUpBy", &Departed::picked_up_by, Limit{500},
                      Label{"Opgehaald door", "Picked up by"}, "Who picked the person up."),
                field("responsibleAdult", &Departed::responsible_adult, RefersTo{"registrations"},
                      Label{"Verantwoordelijke volwassene", "Responsible adult"},
                      "The registered adult who goes with a minor."),
                field("responsiblePerson", &Departed::responsible_person, Limit{500},
                      Label{"Verantwoordelijke persoon", "Responsible person"},
                      "An adult who is not registered: who it is."),
                field("guardianDecision", &Departed::guardian_decision, Limit{60},
                      Label{"Voogdijbesluit", "Guardian's decision"},
                      "The reference of a guardian's or authority's decision."));
  };
};

struct AftercareHandedOver {
  static constexpr std::string_view type = "registration.aftercare-handed-over";
  static constexpr Use use = Use::changes;
  StreamId to;
  static constexpr auto fields = [](auto&& each) {
    return each(field("to", &AftercareHandedOver::to, RefersTo{"organisations"}, Label{"Aan", "To"},
                      "Who goes on with the aftercare: the municipality of destination, as a rule."));
  };
};

}  // namespace kroniek::registration
