// Holds: what must not be erased, because a court, an inquiry or an objection needs it. A hold on an
// operation keeps all of its files. It counts by when statements were recorded, which no author chooses.
#pragma once

#include "core/aggregate.h"

namespace kroniek::hold {

// ---- events

struct Set {
  static constexpr std::string_view type = "hold.set";
  static constexpr Use use = Use::opens;
  StreamId subject;
  std::string ground;
  Text reason;
  std::optional<Instant> until;
  static constexpr auto fields = [](auto&& each) {
    return each(field("subject", &Set::subject, Label{"Dossier", "Subject"},
                      "The file that is kept, or the operation of which all files are."),
                field("ground", &Set::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that asks for it."),
                field("reason", &Set::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "What it is kept for, and who asked for it."),
                field("until", &Set::until, Label{"Tot", "Until"},
                      "The first moment at which it no longer holds; left out: until it is lifted."));
  };
};

struct Lifted {
  static constexpr std::string_view type = "hold.lifted";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Lifted::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why it is no longer needed."));
  };
};

// ---- state

enum class Phase { active, lifted };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>({"active", "lifted"});
}

struct State {
  Phase phase = Phase::active;
  StreamId subject;
  std::string ground;
  std::optional<Instant> until;
  StreamId set_by;
  Instant set_at;
  std::optional<StreamId> lifted_by;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed,
              "Whether it stands or was lifted; one whose term is over stands no longer either."),
        field("subject", &State::subject, Mark::indexed, "The file that is kept, or the operation."),
        field("ground", &State::ground, Mark::indexed, "The legal-basis code that asks for it."),
        field("until", &State::until, "The first moment at which it no longer holds."),
        field("setBy", &State::set_by, RefersTo{"actors"}, "Who set it."),
        field("setAt", &State::set_at, "When it was set."),
        field("liftedBy", &State::lifted_by, RefersTo{"actors"}, "Who lifted it."),
        field("reason", &State::reason, Limit{2000}, "Why it was set; once lifted, why it was lifted."));
  };
};

// Whether it keeps what it names at the moment `at` of the log's own clock.
bool is_in_force(const State& state, Instant at);

Result<Ok> decide(const State& state, const Set& event, const Context& context);
Result<Ok> decide(const State& state, const Lifted& event, const Context& context);
void evolve(State& state, const Set& event, const Told& told);
void evolve(State& state, const Lifted& event, const Told& told);

// A hold without an end is looked at again after a year: keeping data for ever needs a reason that still
// holds.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::hold

namespace kroniek {

struct Holds {
  static constexpr std::string_view collection = "holds";
  static constexpr std::string_view singular = "hold";
  static constexpr Task task = Task::none;
  using State = hold::State;
  using Events = std::tuple<hold::Set, hold::Lifted>;
};
AggregateRow holds();

// A hold that keeps this file where the statement stands in the log; none where it may be erased.
std::optional<StreamId> hold_on(const StreamId& subject, const Context& context);

}  // namespace kroniek
