// Crisis teams: a temporary national operational team and its advices. Advice that is not followed goes back
// to the team, which issues it anew on the actual picture (Besluit veiligheidsregio's 2.4.4). The operation
// that a team is for is the one that its statements name.
#pragma once

#include "core/domain/crisis_team_events.h"

namespace kroniek::crisis_team {

enum class Phase { active, disbanded };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 2>{"active", "disbanded"};
}
// Lapsed: the team was disbanded before anything came of it.
enum class AdviceState { waiting, followed, partly_followed, not_followed, reissued, lapsed };
constexpr auto names_of(AdviceState) {
  return std::array<std::string_view, 6>{"waiting",      "followed", "partly-followed",
                                         "not-followed", "reissued", "lapsed"};
}

struct Member {
  StreamId actor;
  Text function;
  Instant since;
  std::optional<Instant> until;
  static constexpr auto fields = [](auto&& each) {
    return each(field("actor", &Member::actor, "Who."), field("function", &Member::function, "What for."),
                field("since", &Member::since, "From when on."),
                field("until", &Member::until, "Until when; absent while in the team."));
  };
};

struct Advice {
  Uuid id;
  AdviceState state = AdviceState::waiting;
  StreamId to;
  StreamId given_by;
  Instant at;
  std::int64_t picture_index = 0;
  Text text;
  std::optional<Outcome> outcome;
  std::optional<Instant> answered_at;
  std::optional<StreamId> answered_by;
  Text reasons;
  std::optional<Uuid> reissue_of;
  std::optional<Uuid> reissued_as;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("id", &Advice::id, "The statement that gave it."),
        field("state", &Advice::state, "What became of it."), field("to", &Advice::to, "Who is advised."),
        field("givenBy", &Advice::given_by, "Who gave it for the team."), field("at", &Advice::at, "When."),
        field("pictureIndex", &Advice::picture_index, "The log index of the picture behind it."),
        field("text", &Advice::text, "What the team advises."),
        field("outcome", &Advice::outcome, "Whether it was followed."),
        field("answeredAt", &Advice::answered_at, "When that was said."),
        field("answeredBy", &Advice::answered_by, "Who said so."),
        field("reasons", &Advice::reasons, "Why it was not, or not wholly, followed."),
        field("reissueOf", &Advice::reissue_of, "The advice that it takes up again."),
        field("reissuedAs", &Advice::reissued_as, "The advice that took it up again."));
  };
};

struct State {
  Phase phase = Phase::active;
  Text purpose;
  Text decision;
  Instant established_at;
  Instant term_since;
  Instant until;
  std::vector<Member> members;
  std::vector<Advice> advices;
  Text reasons;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("phase", &State::phase, Mark::indexed, "active or disbanded."),
                field("purpose", &State::purpose, "What the team is for."),
                field("decision", &State::decision, "The decision that established it."),
                field("establishedAt", &State::established_at, "When it was established."),
                field("termSince", &State::term_since, "When its present term was set."),
                field("until", &State::until, "The first moment at which it is a team no longer."),
                field("members", &State::members, "Everybody who is or was in it, in order of joining."),
                field("advices", &State::advices, "What it advised, oldest first, and what became of it."),
                field("reasons", &State::reasons, "Why it was extended."),
                field("reason", &State::reason, "Why it was disbanded."));
  };
};

// Advice that waits for an answer, advice not followed that waits to be issued anew, and the end of the term.
std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const Established& event, const Context& context);
Result<Ok> decide(const State& state, const MemberAssigned& event, const Context& context);
Result<Ok> decide(const State& state, const MemberRelieved& event, const Context& context);
Result<Ok> decide(const State& state, const AdviceGiven& event, const Context& context);
Result<Ok> decide(const State& state, const AdviceAnswered& event, const Context& context);
Result<Ok> decide(const State& state, const Reissued& event, const Context& context);
Result<Ok> decide(const State& state, const Extended& event, const Context& context);
Result<Ok> decide(const State& state, const Disbanded& event, const Context& context);
void evolve(State& state, const Established& event, const Told& told);
void evolve(State& state, const MemberAssigned& event, const Told& told);
void evolve(State& state, const MemberRelieved& event, const Told& told);
void evolve(State& state, const AdviceGiven& event, const Told& told);
void evolve(State& state, const AdviceAnswered& event, const Told& told);
void evolve(State& state, const Reissued& event, const Told& told);
void evolve(State& state, const Extended& event, const Told& told);
void evolve(State& state, const Disbanded& event, const Told& told);

}  // namespace kroniek::crisis_team

namespace kroniek {

struct CrisisTeams {
  static constexpr std::string_view collection = "crisis-teams";
  static constexpr std::string_view singular = "crisis-team";
  static constexpr Task task = Task::crisis_teams;
  using State = crisis_team::State;
  using Events =
      std::tuple<crisis_team::Established, crisis_team::MemberAssigned, crisis_team::MemberRelieved,
                 crisis_team::AdviceGiven, crisis_team::AdviceAnswered, crisis_team::Reissued,
                 crisis_team::Extended, crisis_team::Disbanded>;
};
AggregateRow crisis_teams();

}  // namespace kroniek
