// What each event changes in a board matter, and what then waits on whom.
#include <algorithm>

#include "core/domain/board_matters.h"
#include "core/domain/mandates.h"

namespace kroniek::board_matter {
namespace {

using mandate::Role;

// The text is another from now on, so no position on it has been taken.
void take_text(State& state, const Told& told) {
  state.text_statement = told.claims.jti;
  state.text_at = told.claims.occurred_at;
  for (auto& vote : state.votes) vote.counts = false;
  state.tally = {};
  state.phase = Phase::tabled;
  state.decided_at.reset();
}

void recount(State& state) {
  state.tally = {};
  for (const auto& vote : state.votes)
    if (vote.counts) count(state.tally, vote.side, vote.position);
}

Duty duty(std::string_view kind, Role role, Instant since) {
  return {kind, {}, std::nullopt, name_of(role), since, std::nullopt};
}

// When the secretary can state how it ended: once the last member has voted, or else once the term has
// passed.
std::optional<Instant> outcome_due_since(const State& state) {
  if (!all_have_voted(state)) return state.vote_by;
  auto newest = state.text_at;
  for (const auto& vote : state.votes)
    if (vote.counts) newest = std::max(newest, vote.at);
  return newest;
}

}  // namespace

bool is_in_force(const State& state) {
  switch (state.phase) {
    case Phase::adopted:
    case Phase::published:
    case Phase::executed:
      return true;
    case Phase::tabled:
    case Phase::not_adopted:
    case Phase::rescinded:
      return false;
  }
  return false;
}

const Vote* vote_of(const State& state, const StreamId& member) {
  const auto found = std::find_if(state.votes.begin(), state.votes.end(), [&](const Vote& each) {
    return each.counts && each.organisation == member;
  });
  return found == state.votes.end() ? nullptr : &*found;
}

bool all_have_voted(const State& state) {
  return std::all_of(state.members.begin(), state.members.end(),
                     [&](const StreamId& member) { return vote_of(state, member) != nullptr; });
}

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> due;
  if (state.phase == Phase::tabled) {
    for (const auto& member : state.members)
      if (vote_of(state, member) == nullptr)
        due.push_back({"board-matter.position-due", to_string(member), member, name_of(Role::board_member),
                       state.text_at, state.vote_by});
    if (const auto since = outcome_due_since(state); since.has_value())
      due.push_back(duty("board-matter.outcome-due", Role::board_secretary, *since));
  }
  if (!is_in_force(state)) return due;
  if (!state.published_at.has_value())
    due.push_back(duty("board-matter.publication-due", Role::board_secretary, *state.decided_at));
  if (!state.executed_at.has_value())
    due.push_back(duty("board-matter.execution-due",
                       state.kind == Kind::rules ? Role::board_secretary : Role::kcr2_head,
                       *state.decided_at));
  return due;
}

// ---- evolve

void evolve(State& state, const Tabled& event, const Told& told) {
  state.kind = event.kind;
  state.title.supersede(event.title);
  state.text.supersede(event.text);
  state.document.supersede(event.document);
  state.tabled_by = told.claims.author;
  state.rules = event.rules;
  state.members = event.members;
  state.procedure = event.procedure;
  state.rescinds = event.rescinds;
  state.vote_by = event.vote_by;
  take_text(state, told);
}
void evolve(State& state, const Amended& event, const Told& told) {
  ++state.amendments;
  state.title.supersede(event.title);
  state.text.supersede(event.text);
  state.document.supersede(event.document);
  if (event.rules.has_value()) state.rules = event.rules;
  if (!event.members.empty()) state.members = event.members;
  if (event.procedure.has_value()) state.procedure = event.procedure;
  state.vote_by = event.vote_by;
  state.reasons.supersede(event.reasons);
  take_text(state, told);
}
void evolve(State& state, const PositionTaken& event, const Told& told) {
  for (auto& vote : state.votes)
    if (vote.organisation == event.member) vote.counts = false;
  state.votes.push_back({told.claims.jti, event.on, event.member, event.side, event.position,
                         told.claims.author, told.claims.occurred_at, true, event.reasons});
  recount(state);
}
void evolve(State& state, const Adopted& event, const Told& told) {
  state.phase = Phase::adopted;
  state.decided_at = told.claims.occurred_at;
  state.minutes.supersede(event.minutes);
  if (state.rescinds.has_value())
    state.replaces = to_string(*state.rescinds);
  else if (state.kind == Kind::rules)
    state.replaces = "founding-default";
}
void evolve(State& state, const NotAdopted& event, const Told& told) {
  state.phase = Phase::not_adopted;
  state.decided_at = told.claims.occurred_at;
  state.reasons.supersede(event.reasons);
  state.minutes.supersede(event.minutes);
}
void evolve(State& state, const Published& event, const Told& told) {
  if (state.phase == Phase::adopted) state.phase = Phase::published;
  state.published_at = told.claims.occurred_at;
  state.place.supersede(event.place);
}
void evolve(State& state, const Executed& event, const Told& told) {
  state.phase = Phase::executed;
  state.executed_at = told.claims.occurred_at;
  state.findings.supersede(event.findings);
  state.carried_out_in = event.carried_out_in;
}
void evolve(State& state, const Rescinded& event, const Told& told) {
  state.phase = Phase::rescinded;
  state.rescinded_at = told.claims.occurred_at;
  state.rescinded_by = event.by;
  state.reasons.supersede(event.reasons);
}

}  // namespace kroniek::board_matter
