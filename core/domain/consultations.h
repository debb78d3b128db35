// Consultations: how a region asks the councils of its municipalities about founding KCR2, and then decides
// (Wgr 31a.2); and how the ministry decides, which asks no councils. The foundation is established in the
// ministry's stream, on the decisions of all 25 regions.
#pragma once

#include "core/domain/consultation_events.h"
#include "core/domain/organisations.h"

namespace kroniek::consultation {

enum class Phase { running, in_favour, against, withdrawn, established };
constexpr auto names_of(Phase) {
  return std::array<std::string_view, 5>{"running", "in-favour", "against", "withdrawn", "established"};
}

constexpr std::size_t safety_regions = 25;  // Wvr 8: VR01 to VR25

struct Council {
  StreamId municipality;
  Instant since;                    // when it was to be consulted
  std::optional<Instant> deadline;  // its own, where one was given
  std::optional<Instant> sent_at;
  std::optional<Instant> received_at;
  std::optional<Views> views;
  std::optional<Instant> views_at;
  std::optional<Date> council_date;
  Text text;
  TextOf<Hash> document;
  std::optional<Instant> answered_at;
  Text answer;
  TextOf<Hash> reply;
  static constexpr auto fields = [](auto&& each) {
    return each(field("municipality", &Council::municipality, "Whose council it is."),
                field("since", &Council::since, "Since when it takes part."),
                field("deadline", &Council::deadline, "A deadline of its own."),
                field("sentAt", &Council::sent_at, "When it was sent the draft."),
                field("receivedAt", &Council::received_at, "When it said that it has the draft."),
                field("views", &Council::views, "wishes, concerns, wishes-and-concerns or none."),
                field("viewsAt", &Council::views_at, "When it gave them."),
                field("councilDate", &Council::council_date, "The day on which the council decided."),
                field("text", &Council::text, "What it says."),
                field("document", &Council::document, "The digest of the council's decision."),
                field("answeredAt", &Council::answered_at, "When the board answered."),
                field("answer", &Council::answer, "What the board answered."),
                field("reply", &Council::reply, "The digest of the memorandum of reply."));
  };
};

struct Decision {
  Uuid statement;
  Board board{};
  Outcome outcome{};
  Date date;
  Text reasons;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(field("statement", &Decision::statement, "The statement that says so."),
                field("board", &Decision::board, "general-board or minister."),
                field("outcome", &Decision::outcome, "in-favour or against."),
                field("date", &Decision::date, "The day."), field("reasons", &Decision::reasons, "Why."),
                field("document", &Decision::document, "The digest of the decision."));
  };
};

struct State {
  Phase phase = Phase::running;
  StreamId founder;
  std::optional<StreamId> current_of;
  TextOf<Hash> draft;
  Instant since;
  std::optional<Instant> deadline;
  std::vector<StreamId> municipalities;
  std::vector<Council> councils;
  std::vector<Decision> decisions;
  std::optional<Date> deed_date;
  std::vector<StreamId> consultations;
  TextOf<Hash> deed;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed,
              "running, in-favour, against, withdrawn or established."),
        field("founder", &State::founder, Mark::indexed, "The safety region, or the ministry."),
        field("currentOf", &State::current_of, Mark::unique,
              "The founder, unless withdrawn: nobody consults on two drafts at once."),
        field("draft", &State::draft, "The digest of the draft decision."),
        field("since", &State::since, "Since when the councils are consulted."),
        field("deadline", &State::deadline, "The first moment that is too late for views."),
        field("municipalities", &State::municipalities, Mark::indexed, "Whose councils are consulted."),
        field("councils", &State::councils, "How it stands with each of them."),
        field("decisions", &State::decisions, "The final decisions, the one that counts last."),
        field("deedDate", &State::deed_date, "The day of the notarial deed."),
        field("consultations", &State::consultations, "The regions' consultations that the deed rests on."),
        field("deed", &State::deed, "The digest of the deed."),
        field("reasons", &State::reasons, "Why it was widened, moved or withdrawn."));
  };
};

// Null where the municipality takes no part.
const Council* council_of(const State& state, const StreamId& municipality);
// The first moment that is too late for this council: its own deadline or that of all, whichever is later.
std::optional<Instant> deadline_of(const State& state, const Council& council);
// No views, and too late for them at `at`.
bool is_overdue(const State& state, const Council& council, Instant at);
bool waits_for_answer(const Council& council);
// A municipality of the founder's region, still there, whose council takes no part.
bool is_left_out(const State& state, const StreamId& municipality, const organisation::State& known);
// From when on the founder may decide, as things stand: each council has been sent the draft and has given
// its views or let its deadline pass. Nothing while a council has not been sent the draft.
std::optional<Instant> may_decide_from(const State& state);

// A duty may begin in the future: a decision that waits for a deadline only.
std::vector<Duty> duties(const State& state);

Result<Ok> decide(const State& state, const Opened& event, const Context& context);
Result<Ok> decide(const State& state, const MunicipalityAdded& event, const Context& context);
Result<Ok> decide(const State& state, const Sent& event, const Context& context);
Result<Ok> decide(const State& state, const Received& event, const Context& context);
Result<Ok> decide(const State& state, const ViewsGiven& event, const Context& context);
Result<Ok> decide(const State& state, const Answered& event, const Context& context);
Result<Ok> decide(const State& state, const DeadlineMoved& event, const Context& context);
Result<Ok> decide(const State& state, const FinalDecisionTaken& event, const Context& context);
Result<Ok> decide(const State& state, const Withdrawn& event, const Context& context);
Result<Ok> decide(const State& state, const FoundationEstablished& event, const Context& context);
void evolve(State& state, const Opened& event, const Told& told);
void evolve(State& state, const MunicipalityAdded& event, const Told& told);
void evolve(State& state, const Sent& event, const Told& told);
void evolve(State& state, const Received& event, const Told& told);
void evolve(State& state, const ViewsGiven& event, const Told& told);
void evolve(State& state, const Answered& event, const Told& told);
void evolve(State& state, const DeadlineMoved& event, const Told& told);
void evolve(State& state, const FinalDecisionTaken& event, const Told& told);
void evolve(State& state, const Withdrawn& event, const Told& told);
void evolve(State& state, const FoundationEstablished& event, const Told& told);

}  // namespace kroniek::consultation

namespace kroniek {

struct Consultations {
  static constexpr std::string_view collection = "consultations";
  static constexpr std::string_view singular = "consultation";
  static constexpr Task task = Task::founding;
  using State = consultation::State;
  using Events = std::tuple<consultation::Opened, consultation::MunicipalityAdded, consultation::Sent,
                            consultation::Received, consultation::ViewsGiven, consultation::Answered,
                            consultation::DeadlineMoved, consultation::FinalDecisionTaken,
                            consultation::Withdrawn, consultation::FoundationEstablished>;
};
AggregateRow consultations();

}  // namespace kroniek
