// Preparations: one stream for each capability, plan or exercise, whose kind never changes; actions belong to
// any of them. What may follow is decided in preparations.cpp, what it changes in preparation_fold.cpp.
#pragma once

#include "core/domain/preparation_events.h"

namespace kroniek::preparation {

enum class Kind { capability, plan, exercise };
constexpr auto names_of(Kind) {
  return std::array<std::string_view, 3>{"capability", "plan", "exercise"};
}
enum class Phase {
  capability_declared,
  capability_withdrawn,
  plan_adopted,
  plan_withdrawn,
  exercise_planned,
  exercise_held,
  exercise_evaluated,
  exercise_cancelled
};
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 8>{"capability-declared", "capability-withdrawn", "plan-adopted",
                                         "plan-withdrawn",      "exercise-planned",     "exercise-held",
                                         "exercise-evaluated",  "exercise-cancelled"};
}

struct Action {
  Uuid id;
  Text text;
  StreamId owner;
  Instant opened_at;
  Instant due;
  std::optional<Instant> done_at;
  Text result;
  static constexpr auto fields = [](auto&& each) {
    return each(field("id", &Action::id, "The statement that opened it."),
                field("text", &Action::text, "What is to be done."),
                field("owner", &Action::owner, "Who does it."),
                field("openedAt", &Action::opened_at, "Since when."),
                field("due", &Action::due, "The first moment at which it is overdue."),
                field("doneAt", &Action::done_at, "When it was done; absent while it is open."),
                field("result", &Action::result, "What came of it."));
  };
};

struct State {
  Phase phase{};
  Kind kind{};
  StreamId organisation;
  Instant begun_at;
  Text title;
  std::optional<std::string> unit_type;
  std::optional<std::int64_t> quantity, readiness_minutes;
  std::optional<std::string> held_ready;
  Text description;
  TextOf<Hash> digest;
  std::optional<std::int64_t> revisions;
  Text goals;
  std::optional<Instant> from, until;
  std::vector<StreamId> participants;
  std::optional<Instant> held_at;
  std::optional<StreamId> played_in;
  std::optional<Instant> evaluated_at;
  Text findings;
  TextOf<Hash> report;
  std::vector<Action> actions;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "Its kind, and how far it is."),
        field("kind", &State::kind, Mark::indexed, "capability, plan or exercise."),
        field("organisation", &State::organisation, Mark::indexed, RefersTo{"organisations"},
              "Who holds it ready, adopted it, or organises it."),
        field("begunAt", &State::begun_at, "When it was first declared, adopted or planned."),
        field("title", &State::title, "What a plan or exercise is called."),
        field("unitType", &State::unit_type, Mark::indexed, "The type of unit that is held ready."),
        field("quantity", &State::quantity, "How many of them."),
        field("readinessMinutes", &State::readiness_minutes, "Minutes from the request to the departure."),
        field("heldReady", &State::held_ready, Mark::unique,
              "Organisation, unit type and readiness, so that nothing is declared twice; absent once "
              "withdrawn."),
        field("description", &State::description, "What a capability can do, and what it cannot."),
        field("digest", &State::digest, "The SHA-256 digest of the plan as it is now."),
        field("revisions", &State::revisions, "How often the plan was revised."),
        field("goals", &State::goals, "What the exercise is to train."),
        field("from", &State::from, "When the exercise is to begin."),
        field("until", &State::until,
              "When the capability is no longer held ready, or the exercise is to end."),
        field("participants", &State::participants, Mark::indexed, RefersTo{"organisations"},
              "Who takes part in the exercise besides the organiser."),
        field("heldAt", &State::held_at, "When the exercise was held."),
        field("playedIn", &State::played_in, Mark::indexed, RefersTo{"operations"},
              "The operation that holds what was played."),
        field("evaluatedAt", &State::evaluated_at, "When the exercise was evaluated."),
        field("findings", &State::findings, "What was learnt."),
        field("report", &State::report, "The SHA-256 digest of the evaluation report."),
        field("actions", &State::actions, "What is to be done, in order of opening."),
        field("reason", &State::reason, "Why it was revised, withdrawn or cancelled."));
  };
};

// Open actions, on their owners, whatever became of what they belong to; an exercise that waits for its
// evaluation.
std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const CapabilityDeclared& event, const Context& context);
Result<Ok> decide(const State& state, const CapabilityRedeclared& event, const Context& context);
Result<Ok> decide(const State& state, const CapabilityWithdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const PlanAdopted& event, const Context& context);
Result<Ok> decide(const State& state, const PlanRevised& event, const Context& context);
Result<Ok> decide(const State& state, const PlanWithdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const ExercisePlanned& event, const Context& context);
Result<Ok> decide(const State& state, const ExerciseHeld& event, const Context& context);
Result<Ok> decide(const State& state, const ExerciseCancelled& event, const Context& context);
Result<Ok> decide(const State& state, const Evaluated& event, const Context& context);
Result<Ok> decide(const State& state, const ActionOpened& event, const Context& context);
Result<Ok> decide(const State& state, const ActionDone& event, const Context& context);
void evolve(State& state, const CapabilityDeclared& event, const Told& told);
void evolve(State& state, const CapabilityRedeclared& event, const Told& told);
void evolve(State& state, const CapabilityWithdrawn& event, const Told& told);
void evolve(State& state, const PlanAdopted& event, const Told& told);
void evolve(State& state, const PlanRevised& event, const Told& told);
void evolve(State& state, const PlanWithdrawn& event, const Told& told);
void evolve(State& state, const ExercisePlanned& event, const Told& told);
void evolve(State& state, const ExerciseHeld& event, const Told& told);
void evolve(State& state, const ExerciseCancelled& event, const Told& told);
void evolve(State& state, const Evaluated& event, const Told& told);
void evolve(State& state, const ActionOpened& event, const Told& told);
void evolve(State& state, const ActionDone& event, const Told& told);

}  // namespace kroniek::preparation

namespace kroniek {

struct Preparations {
  static constexpr std::string_view collection = "preparations";
  static constexpr std::string_view singular = "preparation";
  static constexpr Task task = Task::preparation;
  using State = preparation::State;
  using Events =
      std::tuple<preparation::CapabilityDeclared, preparation::CapabilityRedeclared,
                 preparation::CapabilityWithdrawn, preparation::PlanAdopted, preparation::PlanRevised,
                 preparation::PlanWithdrawn, preparation::ExercisePlanned, preparation::ExerciseHeld,
                 preparation::ExerciseCancelled, preparation::Evaluated, preparation::ActionOpened,
                 preparation::ActionDone>;
};
AggregateRow preparations();

}  // namespace kroniek
