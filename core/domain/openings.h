// Openings: every look into personal data is a statement of its own, durable before the data leaves the
// service.
#pragma once

#include "core/aggregate.h"

namespace kroniek::opening {

// ---- events

struct Made {
  static constexpr std::string_view type = "opening.made";
  static constexpr Use use = Use::opens;
  StreamId subject;
  std::vector<std::string> opened;
  Text purpose;
  std::string ground;
  static constexpr auto fields =
      std::tuple{field("subject", &Made::subject, Label{"Dossier", "Subject"}, "Whose data is opened."),
                 field("fields", &Made::opened, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                       "Which fields, by name."),
                 field("purpose", &Made::purpose, Mark::required, Limit{500}, Label{"Doel", "Purpose"},
                       "What it is needed for."),
                 field("ground", &Made::ground, Limit{40}, Label{"Grond", "Ground"},
                       "The legal-basis code that allows it.")};
};

// ---- state

struct State {
  StreamId subject;
  StreamId opener;
  std::vector<std::string> opened;
  Text purpose;
  std::string ground;
  Instant at;
  static constexpr auto fields =
      std::tuple{field("subject", &State::subject, Mark::indexed, "Whose data was opened."),
                 field("opener", &State::opener, Mark::indexed, RefersTo{"actors"}, "Who opened it."),
                 field("fields", &State::opened, "Which fields, by name."),
                 field("purpose", &State::purpose, Limit{500}, "What it was needed for."),
                 field("ground", &State::ground, Mark::indexed, "The legal-basis code that allowed it."),
                 field("at", &State::at, "When.")};
};

Result<Ok> decide(const State& state, const Made& event, const Context& context);
void evolve(State& state, const Made& event, const Told& told);

}  // namespace kroniek::opening

namespace kroniek {

struct Openings {
  static constexpr std::string_view collection = "openings";
  static constexpr std::string_view singular = "opening";
  static constexpr Task task = Task::none;
  using State = opening::State;
  using Events = std::tuple<opening::Made>;
};
AggregateRow openings();

}  // namespace kroniek
