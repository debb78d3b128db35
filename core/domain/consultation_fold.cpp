// What each event changes in a consultation, and what then waits on whom.
#include <algorithm>

#include "core/domain/consultations.h"
#include "core/domain/mandates.h"

namespace kroniek::consultation {
namespace {

Council& council_in(State& state, const StreamId& municipality) {
  const auto found = std::find_if(state.councils.begin(), state.councils.end(),
                                  [&](const Council& each) { return each.municipality == municipality; });
  VERIFY(found != state.councils.end(), "decide took statements about councils that take part only");
  return *found;
}

void add_council(State& state, const StreamId& municipality, Instant since) {
  Council council;
  council.municipality = municipality;
  council.since = since;
  state.councils.push_back(std::move(council));
  state.municipalities.push_back(municipality);
}

constexpr auto secretary = name_of(mandate::Role::board_secretary);

void add_council_duty(std::vector<Duty>& due, const State& state, const Council& council) {
  const auto about = to_string(council.municipality);
  if (!council.sent_at.has_value())
    due.push_back({"consultation.sending-due", about, state.founder, secretary, council.since, std::nullopt});
  else if (!council.views.has_value())
    due.push_back({"consultation.views-due", about, council.municipality, secretary, *council.sent_at,
                   deadline_of(state, council)});
}

}  // namespace

const Council* council_of(const State& state, const StreamId& municipality) {
  const auto found = std::find_if(state.councils.begin(), state.councils.end(),
                                  [&](const Council& each) { return each.municipality == municipality; });
  return found == state.councils.end() ? nullptr : &*found;
}

std::optional<Instant> deadline_of(const State& state, const Council& council) {
  return std::max(state.deadline, council.deadline);  // none is earlier than any
}

bool is_overdue(const State& state, const Council& council, Instant at) {
  const auto deadline = deadline_of(state, council);
  return !council.views.has_value() && deadline.has_value() && at >= *deadline;
}

bool waits_for_answer(const Council& council) {
  return council.views.has_value() && *council.views != Views::none && !council.answered_at.has_value();
}

bool is_left_out(const State& state, const StreamId& municipality, const organisation::State& known) {
  return known.kind == organisation::Kind::municipality && known.phase != organisation::Phase::ended &&
         known.region == state.founder && council_of(state, municipality) == nullptr;
}

std::optional<Instant> may_decide_from(const State& state) {
  auto from = state.since;
  for (const auto& council : state.councils) {
    if (!council.sent_at.has_value()) return std::nullopt;
    const auto deadline = deadline_of(state, council);
    VERIFY(deadline.has_value(), "whoever consults councils gives them a deadline");
    from = std::max(from, std::min(council.views_at.value_or(*deadline), *deadline));
  }
  return from;
}

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> due;
  if (state.phase == Phase::withdrawn || state.phase == Phase::established) return due;
  for (const auto& council : state.councils) {
    if (state.phase == Phase::running) add_council_duty(due, state, council);
    if (waits_for_answer(council))
      due.push_back({"consultation.answer-due", to_string(council.municipality), state.founder, secretary,
                     *council.views_at, std::nullopt});
  }
  const auto from = may_decide_from(state);
  if (state.phase == Phase::running && from.has_value())
    due.push_back({"consultation.decision-due", {}, state.founder, secretary, *from, std::nullopt});
  return due;
}

// ---- evolve

void evolve(State& state, const Opened& event, const Told& told) {
  state.founder = event.founder;
  state.current_of = event.founder;
  state.draft.supersede(event.draft);
  state.since = told.claims.occurred_at;
  state.deadline = event.deadline;
  for (const auto& each : event.municipalities) add_council(state, each, told.claims.occurred_at);
}
void evolve(State& state, const MunicipalityAdded& event, const Told& told) {
  add_council(state, event.municipality, told.claims.occurred_at);
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const Sent& event, const Told& told) {
  council_in(state, event.municipality).sent_at = told.claims.occurred_at;
}
void evolve(State& state, const Received& event, const Told& told) {
  council_in(state, event.municipality).received_at = told.claims.occurred_at;
}
// A council that decides anew replaces what it said, and is to be answered anew.
void evolve(State& state, const ViewsGiven& event, const Told& told) {
  auto& council = council_in(state, event.municipality);
  council.views = event.views;
  council.views_at = told.claims.occurred_at;
  council.council_date = event.council_date;
  council.text = event.text;
  council.document = event.document;
  council.answered_at.reset();
}
void evolve(State& state, const Answered& event, const Told& told) {
  for (auto& council : state.councils) {
    const bool meant = event.municipality.has_value() ? council.municipality == *event.municipality
                                                      : waits_for_answer(council);
    if (!meant) continue;
    council.answered_at = told.claims.occurred_at;
    council.answer = event.text;
    council.reply = event.document;
  }
}
void evolve(State& state, const DeadlineMoved& event, const Told&) {
  if (event.municipality.has_value())
    council_in(state, *event.municipality).deadline = event.deadline;
  else
    state.deadline = event.deadline;
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const FinalDecisionTaken& event, const Told& told) {
  state.phase = event.outcome == Outcome::in_favour ? Phase::in_favour : Phase::against;
  state.decisions.push_back(
      {told.claims.jti, event.board, event.outcome, event.date, event.reasons, event.document});
}
void evolve(State& state, const Withdrawn& event, const Told&) {
  state.phase = Phase::withdrawn;
  state.current_of.reset();
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const FoundationEstablished& event, const Told&) {
  state.phase = Phase::established;
  state.deed_date = event.deed_date;
  state.consultations = event.consultations;
  state.deed.supersede(event.deed);
}

}  // namespace kroniek::consultation
