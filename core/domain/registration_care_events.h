// The events around a person's way: needs, flags, contacts, destination, consent. Most are facts: true
// whatever else happened meanwhile, and recorded in order of arrival.
#pragma once

#include "core/aggregate.h"
#include "core/domain/mandates.h"

namespace kroniek::registration {

struct Tagged {
  static constexpr std::string_view type = "registration.tagged";
  static constexpr Use use = Use::changes;
  std::string tag;
  static constexpr auto fields = [](auto&& each) {
    return each(field("tag", &Tagged::tag, Limit{60}, Label{"Polsband", "Tag"},
                      "The code on the wristband or card that the person was given."));
  };
};

enum class NeedCategory {
  medical,
  medicines,
  psychosocial,
  shelter,
  clothing,
  money,
  transport,
  interpreter,
  documents,
  other
};
constexpr auto names_of(NeedCategory) {
  return std::to_array<std::string_view>({"medical", "medicines", "psychosocial", "shelter", "clothing",
                                          "money", "transport", "interpreter", "documents", "other"});
}

struct NeedRecorded {
  static constexpr std::string_view type = "registration.need-recorded";
  static constexpr Use use = Use::fact;
  NeedCategory category{};
  bool urgent = false;
  Personal<std::string> detail;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("category", &NeedRecorded::category, Label{"Soort", "Category"},
              "What kind of help is needed."),
        field("urgent", &NeedRecorded::urgent, Label{"Dringend", "Urgent"}, "Whether it cannot wait."),
        field("detail", &NeedRecorded::detail, Mark::care, Limit{2000}, Label{"Toelichting", "Detail"},
              "What is needed; only care opens it."));
  };
};

struct NeedMet {
  static constexpr std::string_view type = "registration.need-met";
  static constexpr Use use = Use::changes;
  Uuid need;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("need", &NeedMet::need, Label{"Behoefte", "Need"}, "The statement that recorded the need."));
  };
};

enum class FlagKind { attention, protection, security, medical, media, relatives_waiting };
constexpr auto names_of(FlagKind) {
  return std::to_array<std::string_view>(
      {"attention", "protection", "security", "medical", "media", "relatives-waiting"});
}

struct Flagged {
  static constexpr std::string_view type = "registration.flagged";
  static constexpr Use use = Use::changes;
  FlagKind kind{};
  std::vector<mandate::Role> visible_to;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &Flagged::kind, Label{"Soort", "Kind"},
                      "What to mind; coarse, since the log shows it."),
                field("visibleTo", &Flagged::visible_to, Items{20}, Label{"Voor", "For"},
                      "The roles whose desks show the flag; all of them where left out."));
  };
};

struct FlagCleared {
  static constexpr std::string_view type = "registration.flag-cleared";
  static constexpr Use use = Use::changes;
  FlagKind kind{};
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &FlagCleared::kind, Label{"Soort", "Kind"}, "Which flag no longer counts."));
  };
};

enum class Relation { self, partner, parent, child, sibling, employer, other };
constexpr auto names_of(Relation) {
  return std::to_array<std::string_view>(
      {"self", "partner", "parent", "child", "sibling", "employer", "other"});
}

struct ContactRecorded {
  static constexpr std::string_view type = "registration.contact-recorded";
  static constexpr Use use = Use::fact;
  Relation relation{};
  Personal<std::string> name;
  Personal<std::string> phone;
  Personal<std::string> email;
  static constexpr auto fields = [](auto&& each) {
    return each(field("relation", &ContactRecorded::relation, Label{"Relatie", "Relation"},
                      "Who the contact is to the person."),
                field("name", &ContactRecorded::name, Label{"Naam", "Name"}, "The contact's name."),
                field("phone", &ContactRecorded::phone, Limit{16}, Label{"Telefoon", "Phone"},
                      "An international number (ITU-T E.164): + and 7 to 15 digits."),
                field("email", &ContactRecorded::email, Limit{254}, Label{"E-mail", "E-mail"},
                      "The contact's e-mail address."));
  };
};

struct DestinationRecorded {
  static constexpr std::string_view type = "registration.destination-recorded";
  static constexpr Use use = Use::changes;
  std::optional<std::string> municipality;
  std::optional<std::string> country;
  Personal<std::string> address;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("municipality", &DestinationRecorded::municipality, Limit{6}, Label{"Gemeente", "Municipality"},
              "GMnnnn, BQ-BO, BQ-SA or BQ-SE; this or the country."),
        field("country", &DestinationRecorded::country, Limit{2}, Label{"Land", "Country"},
              "The country's ISO 3166-1 code of two letters; this or the municipality."),
        field("address", &DestinationRecorded::address, Limit{500}, Label{"Adres", "Address"},
              "Where the person will stay."));
  };
};

struct ObjectionNoted {
  static constexpr std::string_view type = "registration.objection-noted";
  static constexpr Use use = Use::changes;
  Personal<std::string> objection;
  static constexpr auto fields = [](auto&& each) {
    return each(field("objection", &ObjectionNoted::objection, Mark::required, Limit{2000},
                      Label{"Bezwaar", "Objection"}, "What the person objects to (GDPR article 21)."));
  };
};

enum class Inform { yes, no, named };
constexpr auto names_of(Inform) {
  return std::to_array<std::string_view>({"yes", "no", "named"});
}

struct ConsentRecorded {
  static constexpr std::string_view type = "registration.consent-recorded";
  static constexpr Use use = Use::changes;
  Inform inform{};
  Personal<std::string> named;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("inform", &ConsentRecorded::inform, Label{"Verwanten inlichten", "Inform relatives"},
              "Whether relatives who ask may be told: yes, no, or only those named."),
        field("named", &ConsentRecorded::named, Limit{1000}, Label{"Wie", "Who"}, "Those who may be told."));
  };
};

}  // namespace kroniek::registration
