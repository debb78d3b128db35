// Board matters: what the regions and the ministry decide together, on equal footing. A matter is adopted
// only when each side carries it by the rules of procedure, which are themselves an adopted matter; that is
// computed from the positions, which only personal keys can take, and recorded once.
#pragma once

#include "core/domain/board_matter_events.h"

namespace kroniek::board_matter {

// `published` and `executed` come in either order; the phase says the later of the two in this list.
enum class Phase { tabled, not_adopted, adopted, published, executed, rescinded };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 6>{"tabled",    "not-adopted", "adopted",
                                         "published", "executed",    "rescinded"};
}

// One position as it was taken; those that no longer count stay.
struct Vote {
  Uuid statement;
  Uuid on;
  StreamId organisation;
  Side side{};
  Position position{};
  StreamId by;
  Instant at;
  bool counts = true;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("statement", &Vote::statement, "The statement that took it."),
        field("on", &Vote::on, "The statement whose text it is on."),
        field("organisation", &Vote::organisation, "The member."), field("side", &Vote::side, "Its side."),
        field("position", &Vote::position, "for, against or abstain."), field("by", &Vote::by, "Who voted."),
        field("at", &Vote::at, "When."),
        field("counts", &Vote::counts, "False where the member changed it or the text was amended since."),
        field("reasons", &Vote::reasons, "Why."));
  };
};

constexpr std::size_t amendments_max = 50;         // the text's history is kept, and a state stays small
constexpr std::size_t votes_on_one_text_max = 20;  // by one member; the same reason

struct State {
  Phase phase = Phase::tabled;
  Kind kind{};
  Text title;
  Text text;
  TextOf<Hash> document;
  Uuid text_statement;
  Instant text_at;
  std::int64_t amendments = 0;
  StreamId tabled_by;
  std::optional<StreamId> rules;
  std::vector<StreamId> members;
  std::optional<Procedure> procedure;
  std::optional<StreamId> rescinds;
  std::optional<Instant> vote_by;
  std::vector<Vote> votes;
  Tally tally;
  std::optional<Instant> decided_at;
  std::optional<std::string> replaces;
  TextOf<Hash> minutes;
  std::optional<Instant> published_at;
  Text place;
  std::optional<Instant> executed_at;
  Text findings;
  std::vector<StreamId> carried_out_in;
  std::optional<Instant> rescinded_at;
  std::optional<StreamId> rescinded_by;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed,
              "tabled, not-adopted, adopted, published, executed or rescinded."),
        field("kind", &State::kind, Mark::indexed, "What kind of matter it is."),
        field("title", &State::title, "What people call it."),
        field("text", &State::text, "The text that is decided on."),
        field("document", &State::document, "The digest of the paper that goes with it."),
        field("textStatement", &State::text_statement,
              "The statement that tabled or last amended it: what a position is on."),
        field("textAt", &State::text_at, "When that was."),
        field("amendments", &State::amendments, "How often it was amended."),
        field("tabledBy", &State::tabled_by, "Who tabled it."),
        field("rules", &State::rules, Mark::indexed, "The rules of procedure that it is decided under."),
        field("members", &State::members, "Who is called to vote."),
        field("procedure", &State::procedure, "What rules of procedure say."),
        field("rescinds", &State::rescinds, "The matter that it rescinds once adopted."),
        field("voteBy", &State::vote_by, "The term: the first moment at which a vote is overdue."),
        field("votes", &State::votes, "Every position ever taken, in the order recorded."),
        field("tally", &State::tally, "The positions that count, by side."),
        field("decidedAt", &State::decided_at, "When it was adopted, or was not."),
        field("replaces", &State::replaces, Mark::unique,
              "What its adoption replaced: another matter, or the founding default; nothing is replaced "
              "twice."),
        field("minutes", &State::minutes, "The digest of the minutes."),
        field("publishedAt", &State::published_at, "When it was published."),
        field("place", &State::place, "Where everybody can read it."),
        field("executedAt", &State::executed_at, "When it was carried out."),
        field("findings", &State::findings, "How it was carried out."),
        field("carriedOutIn", &State::carried_out_in, "The streams in which it was carried out."),
        field("rescindedAt", &State::rescinded_at, "When it was rescinded."),
        field("rescindedBy", &State::rescinded_by, Mark::indexed, "The matter that rescinded it."),
        field("reasons", &State::reasons, "Why it was amended, not adopted or rescinded."));
  };
};

// Adopted and not rescinded: what others may rest on.
bool is_in_force(const State& state);
// A member's position on the text as it stands; null where there is none.
const Vote* vote_of(const State& state, const StreamId& member);
// Every member has one.
bool all_have_voted(const State& state);

std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const Tabled& event, const Context& context);
Result<Ok> decide(const State& state, const Amended& event, const Context& context);
Result<Ok> decide(const State& state, const PositionTaken& event, const Context& context);
Result<Ok> decide(const State& state, const Adopted& event, const Context& context);
Result<Ok> decide(const State& state, const NotAdopted& event, const Context& context);
Result<Ok> decide(const State& state, const Published& event, const Context& context);
Result<Ok> decide(const State& state, const Executed& event, const Context& context);
Result<Ok> decide(const State& state, const Rescinded& event, const Context& context);
void evolve(State& state, const Tabled& event, const Told& told);
void evolve(State& state, const Amended& event, const Told& told);
void evolve(State& state, const PositionTaken& event, const Told& told);
void evolve(State& state, const Adopted& event, const Told& told);
void evolve(State& state, const NotAdopted& event, const Told& told);
void evolve(State& state, const Published& event, const Told& told);
void evolve(State& state, const Executed& event, const Told& told);
void evolve(State& state, const Rescinded& event, const Told& told);

}  // namespace kroniek::board_matter

namespace kroniek {

struct BoardMatters {
  static constexpr std::string_view collection = "board-matters";
  static constexpr std::string_view singular = "board-matter";
  static constexpr Task task = Task::steering;
  using State = board_matter::State;
  using Events = std::tuple<board_matter::Tabled, board_matter::Amended, board_matter::PositionTaken,
                            board_matter::Adopted, board_matter::NotAdopted, board_matter::Published,
                            board_matter::Executed, board_matter::Rescinded>;
};
AggregateRow board_matters();

}  // namespace kroniek
