// Accountability questions: whoever may ask for an account gets an answer within a term, whose evidence are
// statements of this register. A question may be about an operation, also one that is closed.
#pragma once

#include "core/domain/accountability_question_events.h"

namespace kroniek::accountability_question {

enum class Phase { asked, assigned, answered, objected, closed };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 5>{"asked", "assigned", "answered", "objected", "closed"};
}

struct Answer {
  Uuid statement;
  Instant at;
  StreamId by;
  bool late = false;
  Text text;
  std::vector<Uuid> evidence;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("statement", &Answer::statement, "The statement that answers."),
        field("at", &Answer::at, "When."), field("by", &Answer::by, "Who."),
        field("late", &Answer::late,
              "Whether its term had passed: that of the question, or of the objection that it answers."),
        field("text", &Answer::text, "What was answered."),
        field("evidence", &Answer::evidence, "The statements that it rests on."));
  };
};

struct Extension {
  Instant at;
  Instant until;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("at", &Extension::at, "When it was given."),
                field("until", &Extension::until, "When the answer was due from then on."),
                field("reasons", &Extension::reasons, "Why it took longer."));
  };
};

struct Objection {
  Instant at;
  std::optional<Instant> due;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("at", &Objection::at, "When."),
                field("due", &Objection::due, "When a decision on it is overdue."),
                field("reasons", &Objection::reasons, "What the asker has against the answer."));
  };
};

struct State {
  Phase phase = Phase::asked;
  AskedBy by{};
  std::optional<StreamId> asker;
  std::optional<std::string> reference;
  Text text;
  StreamId addressed;
  Instant asked_at;
  Instant due;
  std::optional<StreamId> assigned_to;
  std::optional<StreamId> assigned_actor;
  std::optional<Instant> assigned_at;
  std::vector<Extension> extensions;
  std::vector<Answer> answers;
  std::vector<Objection> objections;
  std::optional<Ending> ending;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "asked to closed."),
        field("by", &State::by, Mark::indexed, "Who asks."),
        field("asker", &State::asker, Mark::indexed, RefersTo{"organisations"},
              "The organisation that asks."),
        field("reference", &State::reference, Mark::indexed, "The question's number elsewhere."),
        field("text", &State::text, "What is asked."),
        field("addressed", &State::addressed, Mark::indexed, RefersTo{"organisations"},
              "The organisation to which it is addressed."),
        field("askedAt", &State::asked_at, "When it was asked."),
        field("due", &State::due, "The first moment at which an answer is overdue, extensions included."),
        field("assignedTo", &State::assigned_to, Mark::indexed, RefersTo{"organisations"}, "Who answers."),
        field("assignedActor", &State::assigned_actor, Mark::indexed, RefersTo{"actors"},
              "Who does it there."),
        field("assignedAt", &State::assigned_at, "Since when."),
        field("extensions", &State::extensions, "Every extension of the term, oldest first."),
        field("answers", &State::answers, "Every answer, oldest first; the last one counts."),
        field("objections", &State::objections, "Every objection, oldest first."),
        field("ending", &State::ending, "How it ended."),
        field("reason", &State::reason, "Why it was closed."));
  };
};

// The assignment or the answer that is due, or the objection that waits for a new answer.
std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const Asked& event, const Context& context);
Result<Ok> decide(const State& state, const Assigned& event, const Context& context);
Result<Ok> decide(const State& state, const Answered& event, const Context& context);
Result<Ok> decide(const State& state, const Extended& event, const Context& context);
Result<Ok> decide(const State& state, const Objected& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);
void evolve(State& state, const Asked& event, const Told& told);
void evolve(State& state, const Assigned& event, const Told& told);
void evolve(State& state, const Answered& event, const Told& told);
void evolve(State& state, const Extended& event, const Told& told);
void evolve(State& state, const Objected& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);

}  // namespace kroniek::accountability_question

namespace kroniek {

struct AccountabilityQuestions {
  static constexpr std::string_view collection = "accountability-questions";
  static constexpr std::string_view singular = "accountability-question";
  static constexpr Task task = Task::steering;
  using State = accountability_question::State;
  using Events = std::tuple<accountability_question::Asked, accountability_question::Assigned,
                            accountability_question::Answered, accountability_question::Extended,
                            accountability_question::Objected, accountability_question::Closed>;
};
AggregateRow accountability_questions();

}  // namespace kroniek
