#include "core/domain/links.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/mandates.h"
#include "core/domain/operations.h"
#include "core/domain/order.h"
#include "core/domain/parties.h"
#include "core/domain/persons.h"
#include "core/domain/refuse.h"
#include "core/domain/registrations.h"
#include "core/domain/within_operation.h"

namespace kroniek::link {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// What keeps files apart may be said of a closed operation too: that two were joined wrongly may come out
// late.
Result<Ok> admitted_always(const Context& context) {
  return about_named_operation(context);
}

// Judgements follow what is judged, and each other.
Result<Ok> check_order(const State& state, const Context& context) {
  auto newest = std::max(state.waiting_since, state.judged_at);
  for (const auto& each : state.confirmations) newest = std::max(newest, std::optional(each.at));
  return check_not_before(newest, "link.dates-reversed", context);
}

// Every judgement is a person's: no program joins people or keeps them apart.
Result<Ok> by_a_person(const Context& context) {
  if (!is_person(context.told.claims.author, context))
    return forbidden("link.not-a-person", "Only a person judges whether two files are of one person.");
  return Ok{};
}

Result<Ok> not_in_error(std::string_view at, const StreamId& file, const Context& context) {
  const auto found = context.find<Registrations>(file);
  if (found == nullptr) return invalid(at, "link.registration-unknown", "a and b must be registrations.");
  if (found->phase == registration::Phase::registered_in_error)
    return conflict("link.registered-in-error", to_string(file) + " was registered in error.");
  return Ok{};
}

// Real files with real ones, those of exercises with those of exercises.
Result<Ok> check_file(std::string_view at, const StreamId& file, const Context& context) {
  TRY_OK(not_in_error(at, file, context));
  const auto operation = context.find<Operations>(context.find<Registrations>(file)->file_of);
  const bool is_exercise = operation != nullptr && operation->kind == operation::Kind::exercise;
  if (is_exercise != context.told.claims.is_exercise())
    return invalid("/exercise", "link.exercise-mixed",
                   "A person of an exercise is never linked to a real one.");
  return Ok{};
}

bool proposed(const State& state, const StreamId& actor) {
  return std::find(state.proposed_by.begin(), state.proposed_by.end(), actor) != state.proposed_by.end();
}
bool confirmed_by(const State& state, const StreamId& actor) {
  return std::any_of(state.confirmations.begin(), state.confirmations.end(),
                     [&](const Confirmation& each) { return each.by == actor; });
}

// `link.already-confirmed`, `link.rejected`, `link.withdrawn`.
// Whoever was judged to be two people stays two, over however many links. `except`: the link that is judged.
std::optional<StreamId> rejected_between(const std::vector<StreamId>& one, const std::vector<StreamId>& other,
                                         const Context& context) {
  for (const auto& file : one)
    for (const auto& id : context.states.listed({Links::collection, "files", to_string(file)})) {
      const auto link = context.find<Links>(id);
      if (link == nullptr || link->phase != Phase::rejected || id == context.told.claims.stream) continue;
      const auto& far = link->a == file ? link->b : link->a;
      if (std::binary_search(other.begin(), other.end(), far)) return id;
    }
  return std::nullopt;
}

Result<Ok> joins_nobody_rejected(const State& state, const Context& context) {
  const auto of_a = files_of_person(state.a, context.states);
  const auto of_b = files_of_person(state.b, context.states);
  if (!rejected_between(of_a, of_b, context).has_value()) return Ok{};
  return conflict(
      "link.joins-rejected",
      "It would join two files that somebody judged to be of two people; settle that link first.");
}

Result<Ok> is_waiting(const State& state) {
  switch (state.phase) {
    case Phase::suggested:
    case Phase::confirmed_once:
      return Ok{};
    case Phase::confirmed:
      return conflict("link.already-confirmed",
                      "Two people confirmed the link; it can only be withdrawn now.");
    case Phase::rejected:
      return conflict("link.rejected", "The link was rejected; reopen it first.");
    case Phase::withdrawn:
      return conflict("link.withdrawn", "The link was withdrawn; reopen it first.");
  }
  return Ok{};
}

}  // namespace

std::string pair_of(const StreamId& a, const StreamId& b) {
  return to_string(std::min(a, b).id) + "+" + to_string(std::max(a, b).id);
}

// ---- decide

Result<Ok> decide(const State&, const Suggested& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (event.a == event.b) return invalid("/data/b", "link.same-file", "a and b must be two files.");
  TRY_OK(check_file("/data/a", event.a, context));
  TRY_OK(check_file("/data/b", event.b, context));
  const auto& here = context.told.claims.operation;
  if (context.find<Registrations>(event.a)->file_of != here &&
      context.find<Registrations>(event.b)->file_of != here)
    return invalid("/operation", "link.of-other-operation",
                   "One of the two files must belong to the operation.");
  if (event.score_parts.empty())
    return invalid("/data/scoreParts", "link.score-parts-missing",
                   "A suggestion says on what it rests, so that people can judge.");
  if (likeness::counts_twice(event.score_parts))
    return invalid("/data/scoreParts", "link.score-part-twice", "scoreParts names one kind twice.");
  if (!is_opaque_code(event.method))
    return invalid("/data/method", "link.method-malformed",
                   "method must be a code of 1 to 60 letters, digits, dots, hyphens and underscores.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Confirmed&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(is_waiting(state));
  TRY_OK(by_a_person(context));
  TRY_OK(check_order(state, context));
  const auto& author = context.told.claims.author;
  if (proposed(state, author))
    return forbidden("link.confirmed-by-proposer", "Nobody both proposes a link and confirms it.");
  if (confirmed_by(state, author))
    return forbidden("link.confirmed-by-same", "The second confirmation must be another person's.");
  TRY_OK(not_in_error("/sub", state.a, context));
  TRY_OK(not_in_error("/sub", state.b, context));
  return joins_nobody_rejected(state, context);
}

Result<Ok> decide(const State& state, const Rejected&, const Context& context) {
  TRY_OK(admitted_always(context));
  TRY_OK(is_waiting(state));
  TRY_OK(by_a_person(context));
  TRY_OK(check_order(state, context));
  const auto person = files_of_person(state.a, context.states);
  if (!std::binary_search(person.begin(), person.end(), state.b)) return Ok{};
  return conflict("link.joined-otherwise",
                  "Other links join the two already; withdraw one of those, or this rejection says nothing.");
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  TRY_OK(admitted_always(context));
  if (state.phase != Phase::confirmed) {
    TRY_OK(is_waiting(state));
    return conflict("link.not-confirmed", "The link is not confirmed; reject the suggestion instead.");
  }
  TRY_OK(by_a_person(context));
  return check_order(state, context);
}

Result<Ok> decide(const State& state, const Reopened&, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::confirmed)
    return conflict("link.already-confirmed", "Two people confirmed the link; it can only be withdrawn now.");
  if (state.phase != Phase::rejected && state.phase != Phase::withdrawn)
    return conflict("link.not-judged", "The suggestion still waits to be judged.");
  TRY_OK(by_a_person(context));
  TRY_OK(check_order(state, context));
  TRY_OK(not_in_error("/sub", state.a, context));
  return not_in_error("/sub", state.b, context);
}

// ---- evolve

namespace {

void judge(State& state, Phase phase, const Told& told) {
  state.phase = phase;
  state.waiting_since.reset();
  state.judged_at = told.claims.occurred_at;
}

void propose(State& state, const Told& told) {
  state.phase = Phase::suggested;
  state.confirmations.clear();
  state.judged_at.reset();
  state.waiting_since = told.claims.occurred_at;
  if (!proposed(state, told.claims.author)) state.proposed_by.push_back(told.claims.author);
}

}  // namespace

void evolve(State& state, const Suggested& event, const Told& told) {
  state.a = event.a;
  state.b = event.b;
  state.files = {std::min(event.a, event.b), std::max(event.a, event.b)};
  state.pair = pair_of(event.a, event.b);
  state.score = event.score;
  state.score_parts = event.score_parts;
  state.method = event.method;
  state.explanation.supersede(event.explanation);
  propose(state, told);
}
void evolve(State& state, const Confirmed& event, const Told& told) {
  state.confirmations.push_back({told.claims.author, told.claims.jti, told.claims.occurred_at});
  state.reasons.supersede(event.reasons);
  if (state.confirmations.size() < confirmations_needed)
    state.phase = Phase::confirmed_once;
  else
    judge(state, Phase::confirmed, told);
}
void evolve(State& state, const Rejected& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  judge(state, Phase::rejected, told);
}
void evolve(State& state, const Withdrawn& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  judge(state, Phase::withdrawn, told);
}
void evolve(State& state, const Reopened& event, const Told& told) {
  state.reasons.supersede(event.reasons);
  propose(state, told);
}

// ---- duties

std::vector<Duty> duties(const State& state) {
  if (!state.waiting_since.has_value()) return {};
  const auto role = name_of(mandate::Role::identity_verifier);
  return {{"link.judgement-due", {}, {}, role, *state.waiting_since, {}}};
}

}  // namespace kroniek::link

namespace kroniek {
AggregateRow links() {
  return make_aggregate<Links>();
}
}  // namespace kroniek
