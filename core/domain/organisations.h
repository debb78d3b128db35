// Organisations: who takes part. Reference data is dated: a municipality that merges keeps its code in old
// events.
#pragma once

#include "core/aggregate.h"

namespace kroniek::organisation {

enum class Kind { safety_region, ministry, kcr2, municipality, island, agency, relief, supervisor, foreign };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 9>{"safety-region", "ministry", "kcr2",       "municipality", "island",
                                         "agency",        "relief",   "supervisor", "foreign"};
}
// The side of the founding parties that it stands on.
enum class Side { regions, ministry, none };
constexpr auto names_of(Side) {
  return std::array<std::string_view, 3>{"regions", "ministry", "none"};
}
enum class Phase { active, suspended, ended };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 3>{"active", "suspended", "ended"};
}

// ---- events

struct Registered {
  static constexpr std::string_view type = "organisation.registered";
  static constexpr Use use = Use::opens;
  std::string name;
  Kind kind{};
  std::string code;
  Side side{};
  std::vector<StreamId> adjacent;
  std::optional<StreamId> region;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("name", &Registered::name, Label{"Naam", "Name"}, "The organisation's public name."),
        field("kind", &Registered::kind, Label{"Soort", "Kind"}, "What kind of organisation it is."),
        field("code", &Registered::code, Limit{40}, Label{"Code", "Code"},
              "VR01 to VR25, GMnnnn, BQ-BO, BQ-SA, BQ-SE, or an OIN."),
        field("side", &Registered::side, Label{"Zijde", "Side"}, "The founding side that it belongs to."),
        field("adjacent", &Registered::adjacent, Items{30}, RefersTo{"organisations"},
              Label{"Buren", "Neighbours"}, "Regions that it borders on."),
        field("region", &Registered::region, RefersTo{"organisations"},
              Label{"Veiligheidsregio", "Safety region"}, "The safety region of a municipality."));
  };
};

struct Changed {
  static constexpr std::string_view type = "organisation.changed";
  static constexpr Use use = Use::changes;
  std::optional<std::string> name;
  std::vector<StreamId> adjacent;
  std::optional<StreamId> region;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("name", &Changed::name, Label{"Naam", "Name"}, "The new public name."),
        field("adjacent", &Changed::adjacent, Items{30}, RefersTo{"organisations"},
              Label{"Buren", "Neighbours"}, "Regions that it borders on; replaces the list where given."),
        field("region", &Changed::region, RefersTo{"organisations"},
              Label{"Veiligheidsregio", "Safety region"}, "The safety region of a municipality."));
  };
};

struct Suspended {
  static constexpr std::string_view type = "organisation.suspended";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Suspended::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Resumed {
  static constexpr std::string_view type = "organisation.resumed";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Resumed::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Ended {
  static constexpr std::string_view type = "organisation.ended";
  static constexpr Use use = Use::changes;
  Date last_day;
  std::vector<StreamId> successors;
  static constexpr auto fields = [](auto&& each) {
    return each(field("lastDay", &Ended::last_day, Label{"Laatste dag", "Last day"},
                      "The last day on which it exists."),
                field("successors", &Ended::successors, Items{10}, RefersTo{"organisations"},
                      Label{"Opvolgers", "Successors"}, "Organisations that go on with its tasks."));
  };
};

// ---- state

struct State {
  Phase phase = Phase::active;
  std::string name;
  Kind kind{};
  std::string code;
  Side side{};
  std::vector<StreamId> adjacent;
  std::optional<StreamId> region;
  Text reason;
  std::optional<Date> last_day;
  std::vector<StreamId> successors;
  static constexpr auto fields = [](auto&& each) {
    return each(field("phase", &State::phase, Mark::indexed, "active, suspended or ended."),
                field("name", &State::name, "The organisation's public name."),
                field("kind", &State::kind, Mark::indexed, "What kind of organisation it is."),
                field("code", &State::code, Mark::indexed, Mark::unique, "Its code."),
                field("side", &State::side, Mark::indexed, "The founding side that it belongs to."),
                field("adjacent", &State::adjacent, "Regions that it borders on."),
                field("region", &State::region, Mark::indexed, "The safety region of a municipality."),
                field("reason", &State::reason, Limit{2000}, "Why it was suspended or resumed."),
                field("lastDay", &State::last_day, "The last day on which it exists."),
                field("successors", &State::successors, "Organisations that go on with its tasks."));
  };
};

// Whether `code` has the form that organisations of this kind are coded with.
bool code_fits(Kind kind, std::string_view code);

Result<Ok> decide(const State& state, const Registered& event, const Context& context);
Result<Ok> decide(const State& state, const Changed& event, const Context& context);
Result<Ok> decide(const State& state, const Suspended& event, const Context& context);
Result<Ok> decide(const State& state, const Resumed& event, const Context& context);
Result<Ok> decide(const State& state, const Ended& event, const Context& context);
void evolve(State& state, const Registered& event, const Told& told);
void evolve(State& state, const Changed& event, const Told& told);
void evolve(State& state, const Suspended& event, const Told& told);
void evolve(State& state, const Resumed& event, const Told& told);
void evolve(State& state, const Ended& event, const Told& told);

}  // namespace kroniek::organisation

namespace kroniek {

struct Organisations {
  static constexpr std::string_view collection = "organisations";
  static constexpr std::string_view singular = "organisation";
  static constexpr Task task = Task::none;
  using State = organisation::State;
  using Events = std::tuple<organisation::Registered, organisation::Changed, organisation::Suspended,
                            organisation::Resumed, organisation::Ended>;
};
AggregateRow organisations();

}  // namespace kroniek
