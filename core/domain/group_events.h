// The events of a group: who belongs together, who is responsible for whom, who got separated.
#pragma once

#include "core/aggregate.h"

namespace kroniek::group {

enum class Kind { household, tour, school, crew, other };
constexpr auto names_of(Kind) {
  return std::to_array<std::string_view>({"household", "tour", "school", "crew", "other"});
}

// What `from` is of `to`.
enum class Relation {
  partner,
  parent,
  child,
  sibling,
  grandparent,
  grandchild,
  guardian,
  ward,
  companion,
  other
};
constexpr auto names_of(Relation) {
  return std::to_array<std::string_view>({"partner", "parent", "child", "sibling", "grandparent",
                                          "grandchild", "guardian", "ward", "companion", "other"});
}

enum class Basis { parent, guardian, relative, authorised, authority_decision };
constexpr auto names_of(Basis) {
  return std::to_array<std::string_view>(
      {"parent", "guardian", "relative", "authorised", "authority-decision"});
}

struct Formed {
  static constexpr std::string_view type = "group.formed";
  static constexpr Use use = Use::opens;
  Kind kind{};
  std::optional<std::string> code;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &Formed::kind, Label{"Soort", "Kind"}, "What kind of group it is."),
                field("code", &Formed::code, Limit{60}, Label{"Code", "Code"},
                      "The number of the tour or booking, as an opaque code; never a family's name."));
  };
};

struct MemberAdded {
  static constexpr std::string_view type = "group.member-added";
  static constexpr Use use = Use::fact;
  StreamId registration;
  std::optional<bool> minor;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &MemberAdded::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Who belongs to the group."),
                field("minor", &MemberAdded::minor, Label{"Minderjarig", "Minor"},
                      "Under 18, as the file says; left out while unknown."));
  };
};

struct MinorityRecorded {
  static constexpr std::string_view type = "group.minority-recorded";
  static constexpr Use use = Use::fact;
  StreamId registration;
  bool minor = false;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &MinorityRecorded::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "The member."),
                field("minor", &MinorityRecorded::minor, Label{"Minderjarig", "Minor"},
                      "Under 18, as the file says."));
  };
};

struct MemberRemoved {
  static constexpr std::string_view type = "group.member-removed";
  static constexpr Use use = Use::changes;
  StreamId registration;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &MemberRemoved::registration, RefersTo{"registrations"},
                      Label{"Dossier", "File"}, "Who no longer belongs to the group."),
                field("reason", &MemberRemoved::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why."));
  };
};

struct RelationAsserted {
  static constexpr std::string_view type = "group.relation-asserted";
  static constexpr Use use = Use::fact;
  StreamId from;
  StreamId to;
  Relation relation{};
  static constexpr auto fields = [](auto&& each) {
    return each(field("from", &RelationAsserted::from, RefersTo{"registrations"}, Label{"Van", "From"},
                      "The member of whom it is said."),
                field("to", &RelationAsserted::to, RefersTo{"registrations"}, Label{"Tot", "To"},
                      "The other member."),
                field("relation", &RelationAsserted::relation, Label{"Relatie", "Relation"},
                      "What `from` is of `to`: their parent, their partner."));
  };
};

struct RelationRetracted {
  static constexpr std::string_view type = "group.relation-retracted";
  static constexpr Use use = Use::changes;
  StreamId from;
  StreamId to;
  Relation relation{};
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("from", &RelationRetracted::from, RefersTo{"registrations"}, Label{"Van", "From"},
              "As it was asserted."),
        field("to", &RelationRetracted::to, RefersTo{"registrations"}, Label{"Tot", "To"},
              "As it was asserted."),
        field("relation", &RelationRetracted::relation, Label{"Relatie", "Relation"}, "What was wrong."),
        field("reason", &RelationRetracted::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
              "Why."));
  };
};

struct ResponsibleAdultRecorded {
  static constexpr std::string_view type = "group.responsible-adult-recorded";
  static constexpr Use use = Use::changes;
  StreamId minor;
  StreamId adult;
  Basis basis{};
  std::optional<std::string> decision;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("minor", &ResponsibleAdultRecorded::minor, RefersTo{"registrations"},
              Label{"Minderjarige", "Minor"}, "The member who is under 18."),
        field("adult", &ResponsibleAdultRecorded::adult, RefersTo{"registrations"},
              Label{"Verantwoordelijke volwassene", "Responsible adult"},
              "The member who is responsible; identified as somebody who is not a minor."),
        field("basis", &ResponsibleAdultRecorded::basis, Label{"Grondslag", "Basis"},
              "On what the responsibility rests."),
        field("decision", &ResponsibleAdultRecorded::decision, Limit{60}, Label{"Besluit", "Decision"},
              "The reference of an authority's decision; needed with that basis."));
  };
};

struct Separated {
  static constexpr std::string_view type = "group.separated";
  static constexpr Use use = Use::fact;
  StreamId member;
  std::optional<std::string> place;
  static constexpr auto fields = [](auto&& each) {
    return each(field("member", &Separated::member, RefersTo{"registrations"}, Label{"Lid", "Member"},
                      "Who lost the others."),
                field("place", &Separated::place, Limit{60}, Label{"Plaats", "Place"},
                      "The code of the place where the member is or was last; left out while unknown."));
  };
};

struct Reunited {
  static constexpr std::string_view type = "group.reunited";
  static constexpr Use use = Use::fact;
  StreamId member;
  static constexpr auto fields = [](auto&& each) {
    return each(field("member", &Reunited::member, RefersTo{"registrations"}, Label{"Lid", "Member"},
                      "Who is with the others again."));
  };
};

struct Dissolved {
  static constexpr std::string_view type = "group.dissolved";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Dissolved::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

}  // namespace kroniek::group
