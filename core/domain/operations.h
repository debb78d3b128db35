// Operations: what belongs together, from opening to closing. Exercise data never mixes with real data, so
// the statements on an operation are exercise statements exactly where the operation is an exercise.
#pragma once

#include "core/aggregate.h"

namespace kroniek::operation {

enum class Kind { incident, repatriation, international, exercise };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 4>{"incident", "repatriation", "international", "exercise"};
}
enum class Phase { open, winding_down, closed };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 3>{"open", "winding-down", "closed"};
}

// ---- events

struct Opened {
  static constexpr std::string_view type = "operation.opened";
  static constexpr Use use = Use::opens;
  Kind kind{};
  Text title;
  std::vector<std::string> area;
  StreamId lead;
  std::string ground;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("kind", &Opened::kind, Label{"Soort", "Kind"}, "What kind of operation it is."),
        field("title", &Opened::title, Mark::required, Label{"Titel", "Title"}, "What people call it."),
        field("area", &Opened::area, Items{100}, Limit{6}, Label{"Gebied", "Area"},
              "Where: VR01 to VR25, GMnnnn, BQ-BO, BQ-SA, BQ-SE, or a country (ISO 3166-1 alpha-2)."),
        field("lead", &Opened::lead, RefersTo{"organisations"}, Label{"Leiding", "Lead"}, "Who leads it."),
        field("ground", &Opened::ground, Limit{40}, Label{"Grond", "Ground"},
              "The legal-basis code that it rests on."));
  };
};

struct PartyConnected {
  static constexpr std::string_view type = "operation.party-connected";
  static constexpr Use use = Use::changes;
  StreamId organisation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &PartyConnected::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who takes part from now on."));
  };
};

struct PartyDisconnected {
  static constexpr std::string_view type = "operation.party-disconnected";
  static constexpr Use use = Use::changes;
  StreamId organisation;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &PartyDisconnected::organisation, RefersTo{"organisations"},
                      Label{"Organisatie", "Organisation"}, "Who takes part no longer."),
                field("reason", &PartyDisconnected::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct PrioritySet {
  static constexpr std::string_view type = "operation.priority-set";
  static constexpr Use use = Use::changes;
  std::int64_t priority = 0;
  Text decision;
  std::optional<StreamId> matter;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("priority", &PrioritySet::priority, Range{1, 5}, Label{"Prioriteit", "Priority"},
              "1 is the highest."),
        field("decision", &PrioritySet::decision, Mark::required, Limit{2000}, Label{"Besluit", "Decision"},
              "The decision that sets it, and its reasons."),
        field("matter", &PrioritySet::matter, RefersTo{"board-matters"},
              Label{"Bestuursbesluit", "Board matter"},
              "The adopted board matter that it rests on, if it does: of kind priority or decision."));
  };
};

struct WoundDown {
  static constexpr std::string_view type = "operation.wound-down";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &WoundDown::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Closed {
  static constexpr std::string_view type = "operation.closed";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Closed::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Reopened {
  static constexpr std::string_view type = "operation.reopened";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Reopened::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

// ---- state

struct State {
  Phase phase = Phase::open;
  Instant phase_since;
  Kind kind{};
  Text title;
  std::vector<std::string> area;
  StreamId lead;
  std::string ground;
  std::vector<StreamId> parties;
  std::optional<std::int64_t> priority;
  Text decision;
  std::optional<StreamId> matter;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "open, winding-down or closed."),
        field("phaseSince", &State::phase_since, "When it was opened, wound down, closed or reopened."),
        field("kind", &State::kind, Mark::indexed, "What kind of operation it is."),
        field("title", &State::title, "What people call it."), field("area", &State::area, "Where it is."),
        field("lead", &State::lead, "Who leads it."),
        field("ground", &State::ground, "The legal-basis code that it rests on."),
        field("parties", &State::parties, "Who takes part, the lead first."),
        field("priority", &State::priority, "1 is the highest."),
        field("decision", &State::decision, "The decision that set the priority, and its reasons."),
        field("matter", &State::matter, Mark::indexed, "The board matter that the priority rests on."),
        field("reason", &State::reason, "Why it was wound down, closed or reopened."));
  };
};

// Whether statements that belong to the operation are still taken.
bool accepts_statements(const State& state);

Result<Ok> decide(const State& state, const Opened& event, const Context& context);
Result<Ok> decide(const State& state, const PartyConnected& event, const Context& context);
Result<Ok> decide(const State& state, const PartyDisconnected& event, const Context& context);
Result<Ok> decide(const State& state, const PrioritySet& event, const Context& context);
Result<Ok> decide(const State& state, const WoundDown& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);
Result<Ok> decide(const State& state, const Reopened& event, const Context& context);
void evolve(State& state, const Opened& event, const Told& told);
void evolve(State& state, const PartyConnected& event, const Told& told);
void evolve(State& state, const PartyDisconnected& event, const Told& told);
void evolve(State& state, const PrioritySet& event, const Told& told);
void evolve(State& state, const WoundDown& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);
void evolve(State& state, const Reopened& event, const Told& told);

}  // namespace kroniek::operation

namespace kroniek {

struct Operations {
  static constexpr std::string_view collection = "operations";
  static constexpr std::string_view singular = "operation";
  static constexpr Task task = Task::none;
  using State = operation::State;
  using Events =
      std::tuple<operation::Opened, operation::PartyConnected, operation::PartyDisconnected,
                 operation::PrioritySet, operation::WoundDown, operation::Closed, operation::Reopened>;
};
AggregateRow operations();

}  // namespace kroniek
