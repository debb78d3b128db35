#include "core/domain/mandates.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/board_matters.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/register.h"

namespace kroniek::mandate {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

Result<Ok> check_form(const Granted& event) {
  if (std::find(event.tasks.begin(), event.tasks.end(), Task::none) != event.tasks.end())
    return invalid("/data/tasks", "mandate.task-none",
                   "tasks must not name none; leave the list out instead.");
  if (event.basis.empty() || !std::all_of(event.basis.begin(), event.basis.end(), is_basis_code))
    return invalid("/data/basis", "mandate.basis-malformed",
                   "basis must name one or more legal-basis codes.");
  if (event.until.has_value() && *event.until <= event.from)
    return invalid("/data/until", "mandate.until-before-from", "until must lie after from.");
  if (!event.instrument.matter.has_value() && !event.instrument.document.value.has_value())
    return invalid("/data/instrument", "mandate.instrument-missing",
                   "instrument must name a board matter or a document's digest.");
  return Ok{};
}

// What the board has not decided, or has taken back, grants nothing; nor does a priority or a budget.
Result<Ok> check_matter(const std::optional<StreamId>& matter, const Context& context) {
  if (!matter.has_value()) return Ok{};
  const auto found = context.find<BoardMatters>(*matter);
  if (found == nullptr)
    return invalid("/data/instrument/matter", "mandate.matter-unknown",
                   "instrument.matter must name a board matter that was tabled.");
  if (!board_matter::is_in_force(*found))
    return conflict("mandate.matter-not-in-force", "The board matter is not adopted, or was rescinded.");
  if (found->kind != board_matter::Kind::mandate && found->kind != board_matter::Kind::decision)
    return invalid("/data/instrument/matter", "mandate.matter-of-other-kind",
                   "A mandate rests on a board matter of kind mandate or decision.");
  return Ok{};
}

Result<Ok> check_holder(const StreamId& holder, const Context& context) {
  const auto actor = context.find<Actors>(holder);
  const auto organisation = context.find<Organisations>(holder);
  if (actor == nullptr && organisation == nullptr)
    return invalid("/data/holder", "mandate.holder-unknown",
                   "holder must be an enrolled actor or a registered organisation.");
  const bool active = actor != nullptr ? actor->phase == actor::Phase::active
                                       : organisation->phase == organisation::Phase::active;
  if (!active) return conflict("mandate.holder-not-active", "The holder is suspended or has ended.");
  return Ok{};
}

// What an organisation holds covers its people, so a grant to one's own organisation is a grant to oneself.
Result<Ok> check_not_to_oneself(const StreamId& holder, const Context& context) {
  const auto& author = context.told.claims.author;
  if (holder == author) return forbidden("mandate.to-oneself", "Nobody grants a mandate to himself.");
  const auto actor = context.find<Actors>(author);
  if (actor != nullptr && actor->organisation == holder)
    return forbidden("mandate.to-own-organisation",
                     "Nobody grants a mandate to the organisation that he belongs to.");
  return Ok{};
}

Result<Ok> check_scope(const Scope& scope, const Context& context) {
  if (scope.organisation.has_value() && context.find<Organisations>(*scope.organisation) == nullptr)
    return invalid("/data/scope/organisation", "mandate.scope-organisation-unknown",
                   "scope.organisation must be a registered organisation.");
  if (scope.operation.has_value() && context.find<Operations>(*scope.operation) == nullptr)
    return invalid("/data/scope/operation", "mandate.scope-operation-unknown",
                   "scope.operation must be an opened operation.");
  return Ok{};
}

bool is_wider(const Scope& scope, const State& than) {
  return (than.scope_organisation.has_value() && scope.organisation != than.scope_organisation) ||
         (than.scope_operation.has_value() && scope.operation != than.scope_operation);
}

// Who empowers people for one organisation empowers its own people.
Result<Ok> check_holder_within(const StreamId& holder, const Context& context) {
  if (mandate_reaches(organisation_of(holder, context).value_or(holder), context)) return Ok{};
  return forbidden("mandate.outside-mandate",
                   "The grantor's mandate holds for one organisation, and the holder is of another.");
}

Result<Ok> check_delegation(const Granted& event, const State& own) {
  if (!own.may_delegate)
    return forbidden("mandate.not-delegable", "The grantor's mandate may not be delegated.");
  if (event.role != own.role)
    return forbidden("mandate.other-role", "A delegated mandate has the grantor's role.");
  for (const auto task : event.tasks)
    if (std::find(own.tasks.begin(), own.tasks.end(), task) == own.tasks.end())
      return forbidden("mandate.tasks-wider",
                       "A delegated mandate covers no task that the grantor's does not.");
  for (const auto& code : event.basis)
    if (std::find(own.basis.begin(), own.basis.end(), code) == own.basis.end())
      return forbidden("mandate.basis-wider",
                       "A delegated mandate rests on no legal basis that the grantor's does not.");
  if (event.from < own.from)
    return forbidden("mandate.from-earlier", "It begins before the grantor's mandate.");
  if (own.until.has_value() && (!event.until.has_value() || *event.until > *own.until))
    return forbidden("mandate.until-later", "It ends after the grantor's mandate.");
  return Ok{};
}

Result<Ok> check_grantor(const Granted& event, const Context& context) {
  if (founding::is_founding(context)) {
    TRY_OK(founding::check_first_mandate(context, event.holder));
    if (event.role != Role::administrator)
      return forbidden("mandate.founding-role", "The register itself grants the role administrator only.");
    return Ok{};
  }
  const auto own = context.find<Mandates>(context.told.claims.mandate);
  if (own == nullptr) return forbidden("mandate.grantor-unknown", "The grantor's own mandate is not known.");
  if (is_wider(event.scope, *own))
    return forbidden("mandate.scope-wider", "Its scope is wider than that of the grantor's mandate.");
  TRY_OK(check_holder_within(event.holder, context));
  if (own->role == Role::administrator) return Ok{};
  return check_delegation(event, *own);
}

}  // namespace

bool active_at(const State& state, Instant at) {
  return state.from <= at && (!state.until.has_value() || at < *state.until) &&
         (!state.withdrawn_at.has_value() || at < *state.withdrawn_at);
}

bool holds_at(const State& state, Instant at, const States& states) {
  if (!active_at(state, at)) return false;
  // The register's own mandate has no stream. The chain ends: a mandate is granted under one that was there
  // before it.
  auto above = std::static_pointer_cast<const State>(states.find(state.granted_under));
  while (above != nullptr && above->role != Role::administrator) {
    if (!active_at(*above, at)) return false;
    above = std::static_pointer_cast<const State>(states.find(above->granted_under));
  }
  return true;
}

// ---- decide

Result<Ok> decide(const State&, const Granted& event, const Context& context) {
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "mandate.exercise",
                   "A mandate is real, also one for an exercise: scope.operation limits it to that.");
  TRY_OK(check_form(event));
  TRY_OK(check_matter(event.instrument.matter, context));
  TRY_OK(check_not_to_oneself(event.holder, context));
  TRY_OK(check_holder(event.holder, context));
  TRY_OK(check_scope(event.scope, context));
  return check_grantor(event, context);
}

Result<Ok> decide(const State& state, const Withdrawn&, const Context& context) {
  if (state.phase == Phase::withdrawn)
    return conflict("mandate.already-withdrawn", "It is withdrawn already.");
  const auto own = context.find<Mandates>(context.told.claims.mandate);
  // What an administrator may take away is what he might have given.
  const bool administrator = own != nullptr && own->role == Role::administrator &&
                             !is_wider({state.scope_organisation, state.scope_operation}, *own);
  if (!administrator && context.told.claims.author != state.granted_by)
    return forbidden("mandate.not-the-grantor",
                     "Only its grantor, or an administrator whose own reaches as far, withdraws a mandate.");
  return Ok{};
}

// ---- evolve

void evolve(State& state, const Granted& event, const Told& told) {
  state.holder = event.holder;
  state.role = event.role;
  state.scope_organisation = event.scope.organisation;
  state.scope_operation = event.scope.operation;
  state.tasks = event.tasks;
  state.basis = event.basis;
  state.from = event.from;
  state.until = event.until;
  state.instrument.matter = event.instrument.matter;
  state.instrument.document.supersede(event.instrument.document);
  state.may_delegate = event.may_delegate;
  state.granted_by = told.claims.author;
  state.granted_under = told.claims.mandate;
}
void evolve(State& state, const Withdrawn& event, const Told& told) {
  state.phase = Phase::withdrawn;
  state.withdrawn_at = told.claims.occurred_at;
  state.reason.supersede(event.reason);
}

}  // namespace kroniek::mandate

namespace kroniek {
AggregateRow mandates() {
  return make_aggregate<Mandates>();
}
}  // namespace kroniek
