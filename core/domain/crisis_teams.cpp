#include "core/domain/crisis_teams.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::crisis_team {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

Result<Ok> check_active(const State& state, const Context& context) {
  if (state.phase == Phase::disbanded) return conflict("crisis-team.disbanded", "The team is disbanded.");
  if (context.told.claims.occurred_at < state.established_at)
    return invalid("/occurredAt", "crisis-team.before-established",
                   "occurredAt lies before the team was established.");
  return Ok{};
}

// Whatever follows the establishment.
Result<Ok> admitted_later(const State& state, const Context& context) {
  TRY_OK(within_operation(context));
  return check_active(state, context);
}

// A team is a team for a time: after it, nothing rests on the decision that established it.
Result<Ok> check_term(const State& state, const Context& context) {
  if (context.told.claims.occurred_at >= state.until)
    return conflict("crisis-team.term-over", "The team's term is over; extend it first.");
  return Ok{};
}

Result<Ok> check_order(const std::optional<Instant>& earliest, const Context& context) {
  return check_not_before(earliest, "crisis-team.dates-reversed", context);
}

// When the newest of what was said of it happened.
std::optional<Instant> newest_step_at(const State& state) {
  std::optional newest(std::max(state.established_at, state.term_since));
  for (const auto& each : state.members) newest = std::max({newest, std::optional(each.since), each.until});
  for (const auto& each : state.advices)
    newest = std::max({newest, std::optional(each.at), each.answered_at});
  return newest;
}

template <typename Members>
auto find_member(Members& members, const StreamId& actor) {
  return std::find_if(members.begin(), members.end(),
                      [&](const Member& each) { return each.actor == actor && !each.until.has_value(); });
}

Result<Ok> check_adviser(const State& state, const Context& context) {
  TRY_OK(check_term(state, context));
  const auto member = find_member(state.members, context.told.claims.author);
  if (member == state.members.end())
    return forbidden("crisis-team.author-not-member", "Only a member of the team gives its advice.");
  return check_order(member->since, context);
}

Result<Ok> check_picture(std::int64_t picture_index, const Context& context) {
  if (static_cast<std::uint64_t>(picture_index) >= context.told.position.value)
    return invalid("/data/pictureIndex", "crisis-team.picture-ahead",
                   "pictureIndex must be that of a statement recorded before the advice.");
  return Ok{};
}

template <typename Advices>
auto find_advice(Advices& advices, const Uuid& id) {
  return std::find_if(advices.begin(), advices.end(), [&](const Advice& each) { return each.id == id; });
}

Error unknown_advice() {
  return invalid("/data/advice", "crisis-team.advice-unknown",
                 "advice names no statement by which the team gave one.");
}

Result<Ok> check_goes_back(AdviceState state) {
  switch (state) {
    case AdviceState::partly_followed:
    case AdviceState::not_followed:
      return Ok{};
    case AdviceState::waiting:
      return conflict("crisis-team.advice-not-answered", "The advice still waits for an answer.");
    case AdviceState::followed:
      return conflict("crisis-team.advice-followed", "The advice was followed.");
    case AdviceState::reissued:
      return conflict("crisis-team.advice-already-reissued", "The advice was issued anew already.");
    case AdviceState::lapsed:
      return conflict("crisis-team.disbanded", "The team is disbanded.");
  }
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Established& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (event.until <= context.told.claims.occurred_at)
    return invalid("/data/until", "crisis-team.until-not-after-start", "until must lie after occurredAt.");
  return Ok{};
}

Result<Ok> decide(const State& state, const MemberAssigned& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_term(state, context));
  const auto actor = context.find<Actors>(event.actor);
  if (actor == nullptr || actor->phase != actor::Phase::active)
    return invalid("/data/actor", "crisis-team.actor-unknown",
                   "actor must be an enrolled actor who is active.");
  if (find_member(state.members, event.actor) != state.members.end())
    return conflict("crisis-team.already-member", "The actor is in the team already.");
  return Ok{};
}

Result<Ok> decide(const State& state, const MemberRelieved& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  const auto member = find_member(state.members, event.actor);
  if (member == state.members.end())
    return conflict("crisis-team.not-a-member", "The actor is not in the team.");
  if (context.told.claims.occurred_at < member->since)
    return invalid("/occurredAt", "crisis-team.relieved-before-assigned",
                   "occurredAt lies before the actor joined.");
  return Ok{};
}

Result<Ok> decide(const State& state, const AdviceGiven& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  TRY_OK(check_adviser(state, context));
  if (!is_active_organisation(event.to, context))
    return invalid("/data/to", "crisis-team.addressee-unknown",
                   "to must be a registered organisation that is active.");
  return check_picture(event.picture_index, context);
}

Result<Ok> decide(const State& state, const AdviceAnswered& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  const auto advice = find_advice(state.advices, event.advice);
  if (advice == state.advices.end()) return unknown_advice();
  if (advice->state != AdviceState::waiting)
    return conflict("crisis-team.advice-already-answered", "The advice was answered already.");
  if (!speaks_for(advice->to, context))
    return forbidden("crisis-team.not-the-addressee",
                     "Only the organisation that was advised answers, or by phone or paper to the centre.");
  if (context.told.claims.occurred_at < advice->at)
    return invalid("/occurredAt", "crisis-team.answered-before-given", "occurredAt lies before the advice.");
  if (event.outcome != Outcome::followed && !event.reasons.value.has_value())
    return invalid("/data/reasons", "crisis-team.reasons-missing",
                   "Advice that is not wholly followed needs reasons.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Reissued& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  const auto advice = find_advice(state.advices, event.advice);
  if (advice == state.advices.end()) return unknown_advice();
  TRY_OK(check_goes_back(advice->state));
  TRY_OK(check_order(advice->answered_at, context));
  TRY_OK(check_adviser(state, context));
  TRY_OK(check_picture(event.picture_index, context));
  if (event.picture_index <= advice->picture_index)
    return invalid(
        "/data/pictureIndex", "crisis-team.picture-older",
        "The advice is issued anew on the actual picture: pictureIndex must lie after that of the advice.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Extended& event, const Context& context) {
  TRY_OK(admitted_later(state, context));
  if (event.until <= state.until || event.until <= context.told.claims.occurred_at)
    return invalid("/data/until", "crisis-team.until-not-later",
                   "until must lie after the end that was set, and after occurredAt.");
  return check_order(state.term_since, context);
}

// Also where its operation was closed before it.
Result<Ok> decide(const State& state, const Disbanded&, const Context& context) {
  TRY_OK(about_operation(context));
  TRY_OK(check_active(state, context));
  return check_order(newest_step_at(state), context);
}

// ---- evolve

namespace {

Advice& add_advice(State& state, const StreamId& to, const Text& text, const Told& told) {
  auto& advice = state.advices.emplace_back();
  advice.id = told.claims.jti;
  advice.to = to;
  advice.given_by = told.claims.author;
  advice.at = told.claims.occurred_at;
  advice.text.supersede(text);
  return advice;
}

AdviceState after(Outcome outcome) {
  switch (outcome) {
    case Outcome::followed:
      return AdviceState::followed;
    case Outcome::partly:
      return AdviceState::partly_followed;
    case Outcome::not_followed:
      return AdviceState::not_followed;
  }
  return AdviceState::not_followed;
}

}  // namespace

void evolve(State& state, const Established& event, const Told& told) {
  state.purpose.supersede(event.purpose);
  state.decision.supersede(event.decision);
  state.established_at = state.term_since = told.claims.occurred_at;
  state.until = event.until;
}
void evolve(State& state, const MemberAssigned& event, const Told& told) {
  auto& member = state.members.emplace_back();
  member.actor = event.actor;
  member.function.supersede(event.function);
  member.since = told.claims.occurred_at;
}
void evolve(State& state, const MemberRelieved& event, const Told& told) {
  const auto member = find_member(state.members, event.actor);
  if (member != state.members.end()) member->until = told.claims.occurred_at;
}
void evolve(State& state, const AdviceGiven& event, const Told& told) {
  add_advice(state, event.to, event.text, told).picture_index = event.picture_index;
}
void evolve(State& state, const AdviceAnswered& event, const Told& told) {
  const auto advice = find_advice(state.advices, event.advice);
  if (advice == state.advices.end()) return;
  advice->state = after(event.outcome);
  advice->outcome = event.outcome;
  advice->answered_at = told.claims.occurred_at;
  advice->answered_by = told.claims.author;
  advice->reasons.supersede(event.reasons);
}
void evolve(State& state, const Reissued& event, const Told& told) {
  const auto before = find_advice(state.advices, event.advice);
  if (before == state.advices.end()) return;
  before->state = AdviceState::reissued;
  before->reissued_as = told.claims.jti;
  const auto to = before->to;
  auto& advice = add_advice(state, to, event.text, told);
  advice.picture_index = event.picture_index;
  advice.reissue_of = event.advice;
}
void evolve(State& state, const Extended& event, const Told& told) {
  state.until = event.until;
  state.term_since = told.claims.occurred_at;
  state.reasons.supersede(event.reasons);
}
void evolve(State& state, const Disbanded& event, const Told&) {
  state.phase = Phase::disbanded;
  state.reason.supersede(event.reason);
  for (auto& advice : state.advices)
    if (advice.state == AdviceState::waiting || advice.state == AdviceState::not_followed)
      advice.state = AdviceState::lapsed;
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  std::vector<Duty> waiting;
  if (state.phase == Phase::disbanded) return waiting;
  for (const auto& advice : state.advices) {
    if (advice.state == AdviceState::waiting)
      waiting.push_back(
          {"crisis-team.answer-due", to_string(advice.id), advice.to, {}, advice.at, std::nullopt});
    if (advice.state == AdviceState::not_followed)
      waiting.push_back({"crisis-team.reissue-due", to_string(advice.id), std::nullopt, "kcr2-duty-officer",
                         advice.answered_at.value_or(advice.at), std::nullopt});
  }
  waiting.push_back({"crisis-team.end-due", "", std::nullopt, "kcr2-head", state.term_since, state.until});
  return waiting;
}

}  // namespace kroniek::crisis_team

namespace kroniek {
AggregateRow crisis_teams() {
  return make_aggregate<CrisisTeams>();
}
}  // namespace kroniek
