// Links: two files that are, or are not, of one person. Files are never merged: a confirmed link lets a view
// join them (core/register/person_files.h), its withdrawal parts them again, and nothing in either file
// changes by it. One pair has one link for ever, so what people judged is never asked again by a machine.
#pragma once

#include "core/domain/link_events.h"

namespace kroniek::link {

enum class Phase { suggested, confirmed_once, confirmed, rejected, withdrawn };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>(
      {"suggested", "confirmed-once", "confirmed", "rejected", "withdrawn"});
}

constexpr std::size_t confirmations_needed = 2;

struct Confirmation {
  StreamId by;
  Uuid statement;
  Instant at;
  bool operator==(const Confirmation&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("by", &Confirmation::by, RefersTo{"actors"}, "Who confirmed it."),
                field("statement", &Confirmation::statement, "The statement that says so."),
                field("at", &Confirmation::at, "When."));
  };
};

struct State {
  Phase phase = Phase::suggested;
  StreamId a;
  StreamId b;
  std::vector<StreamId> files;
  std::string pair;
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts;
  std::string method;
  std::vector<StreamId> proposed_by;
  std::vector<Confirmation> confirmations;
  std::optional<Instant> waiting_since;
  std::optional<Instant> judged_at;
  Text explanation;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("phase", &State::phase, Mark::indexed, "Where the judgement stands."),
                field("a", &State::a, RefersTo{"registrations"}, "One of the two files."),
                field("b", &State::b, RefersTo{"registrations"}, "The other one."),
                field("files", &State::files, Mark::indexed, RefersTo{"registrations"}, "Both files."),
                field("pair", &State::pair, Limit{80}, Mark::indexed, Mark::unique,
                      "Both files' ids, the lower one first: no pair has two links."),
                field("score", &State::score, "How likely it is that both are of one person."),
                field("scoreParts", &State::score_parts, "What was compared, and how far it agrees."),
                field("method", &State::method, Mark::indexed, "How they were compared."),
                field("proposedBy", &State::proposed_by, RefersTo{"actors"},
                      "Who suggested it or reopened it; none of them may confirm it."),
                field("confirmations", &State::confirmations, "Who confirmed it; two are needed."),
                field("waitingSince", &State::waiting_since, "Since when it waits to be judged."),
                field("judgedAt", &State::judged_at, "When it was confirmed twice, rejected or withdrawn."),
                field("explanation", &State::explanation, "What else speaks for it or against it."),
                field("reasons", &State::reasons, "Why the newest judgement was."));
  };
};

// The same for a and b and for b and a.
std::string pair_of(const StreamId& a, const StreamId& b);
// Whether the files count as one person's at this moment.
constexpr bool joins(const State& state) {
  return state.phase == Phase::confirmed;
}

Result<Ok> decide(const State& state, const Suggested& event, const Context& context);
Result<Ok> decide(const State& state, const Confirmed& event, const Context& context);
Result<Ok> decide(const State& state, const Rejected& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const Reopened& event, const Context& context);
void evolve(State& state, const Suggested& event, const Told& told);
void evolve(State& state, const Confirmed& event, const Told& told);
void evolve(State& state, const Rejected& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const Reopened& event, const Told& told);

// A suggestion waits until it is judged: `link.judgement-due`.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::link

namespace kroniek {

struct Links {
  static constexpr std::string_view collection = "links";
  static constexpr std::string_view singular = "link";
  static constexpr Task task = Task::people;
  using State = link::State;
  using Events =
      std::tuple<link::Suggested, link::Confirmed, link::Rejected, link::Withdrawn, link::Reopened>;
};
AggregateRow links();

}  // namespace kroniek
