// Erasures: proposed by one, approved by another, never under a hold, and then performed for good. The
// values and their keys go (core/register/erasing.h); what the log says open stays, and still verifies.
#pragma once

#include "core/domain/erasure_events.h"

namespace kroniek::erasure {

enum class Phase { proposed, approved, refused, withdrawn, performed };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>({"proposed", "approved", "refused", "withdrawn", "performed"});
}

struct State {
  Phase phase = Phase::proposed;
  StreamId subject;
  std::vector<StreamId> also;
  std::vector<Erased> classes;
  std::string ground;
  std::optional<Instant> requested_at;
  StreamId proposed_by;
  Instant proposed_at;
  std::optional<StreamId> decided_by;
  std::optional<Instant> decided_at;
  std::optional<StreamId> performed_by;
  std::optional<Instant> performed_at;
  std::vector<StreamId> personal_erased_of;
  std::vector<StreamId> text_erased_of;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("phase", &State::phase, Mark::indexed, "How far it is."),
                field("subject", &State::subject, Mark::indexed, "The file whose values are erased."),
                field("also", &State::also, Mark::indexed, Items{also_max},
                      "Other files that hold the same person's values."),
                field("classes", &State::classes, Items{2}, "Which values."),
                field("ground", &State::ground, Mark::indexed, "The legal-basis code that asks for it."),
                field("requestedAt", &State::requested_at, "When the person asked for it."),
                field("proposedBy", &State::proposed_by, RefersTo{"actors"}, "Who proposed it."),
                field("proposedAt", &State::proposed_at, "When it was proposed."),
                field("decidedBy", &State::decided_by, RefersTo{"actors"}, "Who approved or refused it."),
                field("decidedAt", &State::decided_at, "When it was approved or refused."),
                field("performedBy", &State::performed_by, RefersTo{"actors"}, "Who had it performed."),
                field("performedAt", &State::performed_at, "When it was performed."),
                field("personalErasedOf", &State::personal_erased_of, Mark::indexed, Mark::unique,
                      Items{also_max + 1}, "Whose personal values are gone by this erasure."),
                field("textErasedOf", &State::text_erased_of, Mark::indexed, Mark::unique,
                      Items{also_max + 1}, "Whose free text is gone by this erasure."),
                field("reason", &State::reason, Limit{2000},
                      "Why it was proposed, approved, refused or withdrawn, the newest."));
  };
};

// The fields above that say what is gone, for whoever looks it up.
constexpr std::string_view erased_field(Erased erased) {
  return erased == Erased::personal ? "personalErasedOf" : "textErasedOf";
}

// The subject, and the files besides it.
std::vector<StreamId> files_of(const State& state);

Result<Ok> decide(const State& state, const Proposed& event, const Context& context);
Result<Ok> decide(const State& state, const Approved& event, const Context& context);
Result<Ok> decide(const State& state, const Refused& event, const Context& context);
Result<Ok> decide(const State& state, const Performed& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
void evolve(State& state, const Proposed& event, const Told& told);
void evolve(State& state, const Approved& event, const Told& told);
void evolve(State& state, const Refused& event, const Told& told);
void evolve(State& state, const Performed& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);

// Whoever asked hears within a month (GDPR article 12(3)); the month runs for the decision and for doing it.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::erasure

namespace kroniek {

struct Erasures {
  static constexpr std::string_view collection = "erasures";
  static constexpr std::string_view singular = "erasure";
  static constexpr Task task = Task::none;
  using State = erasure::State;
  using Events = std::tuple<erasure::Proposed, erasure::Approved, erasure::Refused, erasure::Performed,
                            erasure::Withdrawn>;
};
AggregateRow erasures();

}  // namespace kroniek
