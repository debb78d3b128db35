// Mandates: on whose behalf somebody acts, as what, where, and until when. KCR2 has no powers of its own, so
// a statement counts only on a mandate that holds at the moment of which it speaks. Nobody grants one to
// himself.
#pragma once

#include "core/aggregate.h"

namespace kroniek::mandate {

enum class Role {
  requesting_authority,
  region_duty_officer,
  kcr2_duty_officer,
  kcr2_head,
  offering_authority,
  reception_lead,
  registrar,
  identity_verifier,
  care,
  family_contact,
  liaison,
  board_member,
  board_secretary,
  supervisor,
  legal_officer,
  key_custodian,
  data_protection_officer,
  administrator
};
constexpr auto names_of(Role) {
  return std::array<std::string_view, 18>{"requesting-authority",
                                          "region-duty-officer",
                                          "kcr2-duty-officer",
                                          "kcr2-head",
                                          "offering-authority",
                                          "reception-lead",
                                          "registrar",
                                          "identity-verifier",
                                          "care",
                                          "family-contact",
                                          "liaison",
                                          "board-member",
                                          "board-secretary",
                                          "supervisor",
                                          "legal-officer",
                                          "key-custodian",
                                          "data-protection-officer",
                                          "administrator"};
}
enum class Phase { active, withdrawn };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 2>{"active", "withdrawn"};
}

// Where it holds; what is left out does not narrow it.
struct Scope {
  std::optional<StreamId> organisation;
  std::optional<StreamId> operation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Scope::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Holds for matters of this organisation only."),
                field("operation", &Scope::operation, RefersTo{"operations"}, Label{"Operatie", "Operation"},
                      "Holds within this operation only."));
  };
};

// What it rests on: a board's decision, or a document.
struct Instrument {
  std::optional<StreamId> matter;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(field("matter", &Instrument::matter, RefersTo{"board-matters"}, Label{"Besluit", "Decision"},
                      "The board matter that grants it."),
                field("document", &Instrument::document, Label{"Document", "Document"},
                      "The SHA-256 digest of the document that grants it."));
  };
};

// ---- events

struct Granted {
  static constexpr std::string_view type = "mandate.granted";
  static constexpr Use use = Use::opens;
  StreamId holder;
  Role role{};
  Scope scope;
  std::vector<Task> tasks;
  std::vector<std::string> basis;
  Instant from;
  std::optional<Instant> until;
  Instrument instrument;
  bool may_delegate = false;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("holder", &Granted::holder, Label{"Houder", "Holder"},
              "The actor or organisation that receives it."),
        field("role", &Granted::role, Label{"Rol", "Role"}, "What its holder acts as."),
        field("scope", &Granted::scope, Label{"Reikwijdte", "Scope"}, "Where it holds."),
        field("tasks", &Granted::tasks, Items{8}, Label{"Taken", "Tasks"}, "The tasks that it covers."),
        field("basis", &Granted::basis, Items{10}, Limit{40}, Label{"Grondslag", "Basis"},
              "Legal-basis codes, one or more."),
        field("from", &Granted::from, Label{"Vanaf", "From"}, "The first moment at which it holds."),
        field("until", &Granted::until, Label{"Tot", "Until"},
              "The first moment at which it no longer holds."),
        field("instrument", &Granted::instrument, Label{"Stuk", "Instrument"}, "What it rests on."),
        field("mayDelegate", &Granted::may_delegate, Label{"Mag doormandateren", "May delegate"},
              "Whether its holder may grant the same, or less, to others."));
  };
};

struct Withdrawn {
  static constexpr std::string_view type = "mandate.withdrawn";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Withdrawn::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

// ---- state

struct State {
  Phase phase = Phase::active;
  StreamId holder;
  Role role{};
  std::optional<StreamId> scope_organisation;
  std::optional<StreamId> scope_operation;
  std::vector<Task> tasks;
  std::vector<std::string> basis;
  Instant from;
  std::optional<Instant> until;
  Instrument instrument;
  bool may_delegate = false;
  StreamId granted_by;
  StreamId granted_under;
  std::optional<Instant> withdrawn_at;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "active or withdrawn."),
        field("holder", &State::holder, Mark::indexed, "The actor or organisation that holds it."),
        field("role", &State::role, Mark::indexed, "What its holder acts as."),
        field("scopeOrganisation", &State::scope_organisation, Mark::indexed,
              "Holds for this organisation only."),
        field("scopeOperation", &State::scope_operation, Mark::indexed, "Holds within this operation only."),
        field("tasks", &State::tasks, "The tasks that it covers."),
        field("basis", &State::basis, "Legal-basis codes."),
        field("from", &State::from, "The first moment at which it holds."),
        field("until", &State::until, "The first moment at which it no longer holds."),
        field("instrument", &State::instrument, "What it rests on."),
        field("mayDelegate", &State::may_delegate,
              "Whether its holder may grant the same, or less, to others."),
        field("grantedBy", &State::granted_by, "Who granted it."),
        field("grantedUnder", &State::granted_under, Mark::indexed,
              "The mandate on which the grantor acted."),
        field("withdrawnAt", &State::withdrawn_at,
              "From when on it no longer holds: the withdrawal's occurredAt."),
        field("reason", &State::reason, "Why it was withdrawn."));
  };
};

// from ≤ at < until, and not withdrawn at or before `at`.
bool active_at(const State& state, Instant at);
// As active_at, and so is every mandate that it was delegated from: who loses a power cannot leave it to
// others. What an administrator granted was no delegation, and outlives his own mandate.
bool holds_at(const State& state, Instant at, const States& states);

Result<Ok> decide(const State& state, const Granted& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
void evolve(State& state, const Granted& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);

}  // namespace kroniek::mandate

namespace kroniek {

struct Mandates {
  static constexpr std::string_view collection = "mandates";
  static constexpr std::string_view singular = "mandate";
  static constexpr Task task = Task::none;
  using State = mandate::State;
  using Events = std::tuple<mandate::Granted, mandate::Withdrawn>;
};
AggregateRow mandates();

}  // namespace kroniek
