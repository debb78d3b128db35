#include "core/domain/board_matters.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/board_matter_rules.h"
#include "core/domain/mandates.h"
#include "core/domain/organisations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"

namespace kroniek::board_matter {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

Result<Ok> check_undecided(const State& state) {
  switch (state.phase) {
    case Phase::tabled:
      return Ok{};
    case Phase::not_adopted:
      return conflict("board-matter.was-not-adopted", "It was not adopted; amend it to vote on it again.");
    case Phase::adopted:
    case Phase::published:
    case Phase::executed:
      return conflict("board-matter.already-adopted", "It is adopted already.");
    case Phase::rescinded:
      return conflict("board-matter.rescinded", "It was rescinded.");
  }
  return Ok{};
}

Result<Ok> check_in_force(const State& state) {
  if (is_in_force(state)) return Ok{};
  if (state.phase == Phase::tabled) return conflict("board-matter.undecided", "It is not decided yet.");
  return check_undecided(state);
}

// Nothing happens to a matter before that on which it rests.
Result<Ok> check_not_before(Instant earliest, const Context& context) {
  if (context.told.claims.occurred_at < earliest)
    return invalid("/occurredAt", "board-matter.dates-reversed",
                   "occurredAt lies before the text, the position or the decision that it rests on.");
  return Ok{};
}

Instant newest_vote_at(const State& state) {
  auto newest = state.text_at;
  for (const auto& vote : state.votes)
    if (vote.counts) newest = std::max(newest, vote.at);
  return newest;
}

Result<Ok> check_term(const std::optional<Instant>& vote_by, const Context& context) {
  if (vote_by.has_value() && *vote_by <= context.told.claims.occurred_at)
    return invalid("/data/voteBy", "board-matter.vote-by-not-ahead", "voteBy must lie after occurredAt.");
  return Ok{};
}

// Who was given a term keeps it, whichever way the votes stand before its end.
Result<Ok> check_voting_over(const State& state, const Context& context) {
  const bool open = state.vote_by.has_value() && context.told.claims.occurred_at < *state.vote_by;
  if (open && !all_have_voted(state))
    return conflict("board-matter.voting-open",
                    "Members who have not voted yet may do so until the term has passed.");
  return Ok{};
}

// Where no term was given, nobody was told when it is too late: it fails once those who have yet to vote
// cannot carry it any more.
Result<Ok> check_beyond_carrying(const State& state, const Procedure& procedure) {
  if (state.vote_by.has_value() || all_have_voted(state) || !can_still_carry(procedure, state.tally))
    return Ok{};
  return conflict("board-matter.voting-open", "Members who have not voted yet may still carry it.");
}

// An amendment takes back every position, so it is not for any member to make.
Result<Ok> check_amender(const State& state, const Context& context) {
  const auto& claims = context.told.claims;
  const auto own = context.find<Mandates>(claims.mandate);
  if (own != nullptr && own->role == mandate::Role::board_secretary) return Ok{};
  const auto tabler = organisation_of(state.tabled_by, context);
  if (tabler.has_value() && tabler == organisation_of(claims.author, context)) return Ok{};
  return forbidden("board-matter.not-the-tabler",
                   "Only the organisation that tabled it, or the board's secretary, amends it.");
}

// A board member in person votes, for his own organisation. What an organisation holds covers all its people,
// so a mandate of that kind makes nobody a member of the board.
Result<Ok> check_voter(const State& state, const PositionTaken& event, const Context& context) {
  const auto& claims = context.told.claims;
  if (context.told.assurance != Assurance::personal_key)
    return forbidden("board-matter.sealed-vote", "A vote counts only when signed by the member's own key.");
  const auto mandate = context.find<Mandates>(claims.mandate);
  if (mandate == nullptr || mandate->role != mandate::Role::board_member || mandate->holder != claims.author)
    return forbidden("board-matter.not-a-board-member",
                     "Votes rest on a mandate as board-member that the author holds himself.");
  const auto author = context.find<Actors>(claims.author);
  if (author == nullptr || author->organisation != event.member)
    return forbidden("board-matter.other-member", "member must be the author's own organisation.");
  const auto organisation = context.find<Organisations>(event.member);
  if (organisation == nullptr || name_of(organisation->side) != name_of(event.side))
    return forbidden("board-matter.wrong-side", "side must be the side of the author's organisation.");
  if (std::find(state.members.begin(), state.members.end(), event.member) == state.members.end())
    return forbidden("board-matter.not-called-to-vote", "The author's organisation is not a member here.");
  return Ok{};
}

std::size_t votes_on_this_text(const State& state, const StreamId& member) {
  return static_cast<std::size_t>(std::count_if(
      state.votes.begin(), state.votes.end(),
      [&](const Vote& each) { return each.organisation == member && each.on == state.text_statement; }));
}

Result<Ok> check_adoptable(const State& state, const Procedure& procedure) {
  const std::array outcomes{outcome_of(procedure.regions, state.tally.regions),
                            outcome_of(procedure.ministry, state.tally.ministry)};
  for (const auto outcome : outcomes)
    if (outcome == SideOutcome::quorum_missing)
      return conflict("board-matter.quorum-not-reached", "A side has not reached its quorum.");
  if (!both_carry(procedure, state.tally))
    return conflict("board-matter.side-against",
                    "Both sides must carry it, each by its own majority; one side alone never can.");
  return Ok{};
}

bool changes_something(const Amended& event) {
  return event.title.value.has_value() || event.text.value.has_value() || event.document.value.has_value() ||
         event.rules.has_value() || !event.members.empty() || event.procedure.has_value();
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Tabled& event, const Context& context) {
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "board-matter.exercise", "The board decides nothing in an exercise.");
  TRY_OK(check_term(event.vote_by, context));
  return check_composition(composition_of(event), context);
}

Result<Ok> decide(const State& state, const Amended& event, const Context& context) {
  if (state.phase != Phase::not_adopted) TRY_OK(check_undecided(state));
  TRY_OK(check_amender(state, context));
  if (!changes_something(event))
    return invalid("/data", "board-matter.nothing-amended",
                   "Give what changes, besides the reasons and the term.");
  if (state.amendments >= static_cast<std::int64_t>(amendments_max))
    return conflict("board-matter.amended-too-often", "Table a new matter after 50 amendments.");
  TRY_OK(check_not_before(state.decided_at.value_or(newest_vote_at(state)), context));
  TRY_OK(check_term(event.vote_by, context));
  return check_composition(composition_of(state, event), context);
}

Result<Ok> decide(const State& state, const PositionTaken& event, const Context& context) {
  TRY_OK(check_undecided(state));
  TRY_OK(check_voter(state, event, context));
  if (event.on != state.text_statement)
    return conflict("board-matter.other-text",
                    "on must name the statement that tabled or last amended it: the text has changed.");
  const auto* before = vote_of(state, event.member);
  TRY_OK(check_not_before(before == nullptr ? state.text_at : before->at, context));
  if (before != nullptr && before->position == event.position)
    return conflict("board-matter.position-unchanged", "The member has taken that position already.");
  if (votes_on_this_text(state, event.member) >= votes_on_one_text_max)
    return conflict("board-matter.changed-too-often", "A member votes at most 20 times on one text.");
  TRY_OK(procedure_for(composition_of(state), context));
  return Ok{};
}

Result<Ok> decide(const State& state, const Adopted&, const Context& context) {
  TRY_OK(check_undecided(state));
  TRY_OK(check_not_before(newest_vote_at(state), context));
  TRY_OK(check_rescinds(composition_of(state), context));
  const auto calls_all = check_calls_all(composition_of(state), context);  // or somebody came since
  if (!calls_all.ok()) return conflict(calls_all.error().code, calls_all.error().detail);
  TRY(procedure, procedure_for(composition_of(state), context));
  TRY_OK(check_adoptable(state, procedure));
  return check_voting_over(state, context);
}

// Where its rules are no longer in force, or a founder came whom it does not call, it is not adopted as it
// is, and this is how it may end.
Result<Ok> decide(const State& state, const NotAdopted&, const Context& context) {
  TRY_OK(check_undecided(state));
  TRY_OK(check_not_before(newest_vote_at(state), context));
  const auto procedure = procedure_for(composition_of(state), context);
  if (!procedure.ok() || !check_rescinds(composition_of(state), context).ok() ||
      !check_calls_all(composition_of(state), context).ok())
    return Ok{};
  if (both_carry(*procedure, state.tally))
    return conflict("board-matter.both-sides-agree", "Both sides carry it, so it is adopted.");
  TRY_OK(check_beyond_carrying(state, *procedure));
  return check_voting_over(state, context);
}

Result<Ok> decide(const State& state, const Published&, const Context& context) {
  TRY_OK(check_in_force(state));
  if (state.published_at.has_value())
    return conflict("board-matter.already-published", "It is published already.");
  return check_not_before(*state.decided_at, context);
}

Result<Ok> decide(const State& state, const Executed& event, const Context& context) {
  TRY_OK(check_in_force(state));
  if (state.executed_at.has_value())
    return conflict("board-matter.already-executed", "It is carried out already.");
  for (const auto& stream : event.carried_out_in)
    if (context.states.find(stream) == nullptr)
      return invalid("/data/carriedOutIn", "board-matter.execution-unknown",
                     "carriedOutIn must name streams that are there.");
  if (state.rescinds.has_value()) {
    const auto rescinded = context.find<BoardMatters>(*state.rescinds);
    if (rescinded == nullptr || rescinded->phase != Phase::rescinded)
      return conflict("board-matter.not-yet-rescinded", "State first that the other matter is rescinded.");
  }
  return check_not_before(*state.decided_at, context);
}

Result<Ok> decide(const State& state, const Rescinded& event, const Context& context) {
  TRY_OK(check_in_force(state));
  const auto by = context.find<BoardMatters>(event.by);
  if (by == nullptr || by->rescinds != context.told.claims.stream)
    return invalid("/data/by", "board-matter.by-another",
                   "by must name the matter that was tabled to rescind this one.");
  if (!is_in_force(*by))
    return conflict("board-matter.by-not-in-force", "The matter that rescinds it is not in force.");
  return check_not_before(std::max(*state.decided_at, *by->decided_at), context);
}

}  // namespace kroniek::board_matter

namespace kroniek {
AggregateRow board_matters() {
  return make_aggregate<BoardMatters>();
}
}  // namespace kroniek
