#include "core/domain/operations.h"

#include <algorithm>

#include "core/domain/assistance_requests.h"
#include "core/domain/board_matters.h"
#include "core/domain/crisis_teams.h"
#include "core/domain/mandates.h"
#include "core/domain/order.h"
#include "core/domain/organisations.h"
#include "core/domain/refuse.h"
#include "core/domain/registrations.h"

namespace kroniek::operation {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// ISO 3166-1 alpha-2: the form only, because countries come and go and an old operation keeps its code.
bool is_country_code(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_area_code(std::string_view code) {
  using organisation::code_fits;
  using enum organisation::Kind;
  return code_fits(safety_region, code) || code_fits(municipality, code) || code_fits(island, code) ||
         is_country_code(code);
}

Result<Ok> check_exercise(Kind kind, const Context& context) {
  if (context.told.claims.is_exercise() != (kind == Kind::exercise))
    return invalid("/exercise", "operation.exercise-mismatch",
                   "The claim exercise must be true for an operation of kind exercise, and for no other.");
  return Ok{};
}

Result<Ok> check_not_closed(const State& state) {
  if (state.phase == Phase::closed)
    return conflict("operation.closed", "The operation is closed; reopen it first.");
  return Ok{};
}

bool is_active(const StreamId& organisation, const Context& context) {
  const auto found = context.find<Organisations>(organisation);
  return found != nullptr && found->phase == organisation::Phase::active;
}

// KCR2's head sets a priority himself, or carries out what the board decided; the board's secretary has no
// power of his own to do so.
Result<Ok> check_matter(const std::optional<StreamId>& matter, const Context& context) {
  if (!matter.has_value()) {
    const auto own = context.find<Mandates>(context.told.claims.mandate);
    if (own != nullptr && own->role == mandate::Role::board_secretary)
      return forbidden("operation.matter-missing",
                       "The board's secretary sets a priority on an adopted matter only; name it.");
    return Ok{};
  }
  const auto found = context.find<BoardMatters>(*matter);
  if (found == nullptr)
    return invalid("/data/matter", "operation.matter-unknown",
                   "matter must name a board matter that was tabled.");
  if (!board_matter::is_in_force(*found))
    return conflict("operation.matter-not-in-force", "The board matter is not adopted, or was rescinded.");
  if (found->kind != board_matter::Kind::priority && found->kind != board_matter::Kind::decision)
    return invalid("/data/matter", "operation.matter-of-other-kind",
                   "A priority rests on a board matter of kind priority or decision.");
  return Ok{};
}

// Somebody would be between two desks, and nobody could answer any more.
Result<Ok> check_no_handover_waits(const Context& context) {
  const Listing waiting{Registrations::collection, "handoverWaits", "true"};
  for (const auto& id : context.states.listed(waiting)) {
    const auto file = find_state<Registrations>(context.states, id);
    if (file != nullptr && file->handover_waits && file->file_of == context.told.claims.stream)
      return conflict("operation.handover-waits",
                      "A hand-over of somebody waits to be accepted or refused first.");
  }
  return Ok{};
}

// Somebody would be out, and nobody could call him home on its account.
Result<Ok> check_no_leg_is_out(const Context& context) {
  using assistance_request::Progress;
  const auto& claims = context.told.claims;
  const Listing out{AssistanceRequests::collection, "progress", std::string(name_of(Progress::under_way)),
                    claims.is_exercise()};
  for (const auto& id : context.states.listed(out)) {
    const auto request = context.find<AssistanceRequests>(id);
    if (request != nullptr && request->request_of == claims.stream &&
        request->progress == Progress::under_way)
      return conflict("operation.assistance-out",
                      "What was sent to help is still out; have it come home first: " + to_string(id) + ".");
  }
  return Ok{};
}

// It would advise on what is over, and nobody could answer.
Result<Ok> check_no_team_is_active(const Context& context) {
  const auto& claims = context.told.claims;
  const Listing active{CrisisTeams::collection, "phase", std::string(name_of(crisis_team::Phase::active)),
                       claims.is_exercise()};
  for (const auto& id : context.states.listed(active)) {
    const auto team = context.find<CrisisTeams>(id);
    const auto belonging = context.states.belonging(id);
    if (team != nullptr && team->phase == crisis_team::Phase::active && belonging.has_value() &&
        belonging->operation == claims.stream)
      return conflict("operation.crisis-team-active",
                      "Its crisis team is still active; disband it first: " + to_string(id) + ".");
  }
  return Ok{};
}

// Its phases follow each other.
Result<Ok> check_order(const State& state, const Context& context) {
  return check_not_before(state.phase_since, "operation.dates-reversed", context);
}

void begin(State& state, Phase phase, const Told& told) {
  state.phase = phase;
  state.phase_since = told.claims.occurred_at;
}

}  // namespace

bool accepts_statements(const State& state) {
  return state.phase != Phase::closed;
}

// ---- decide

Result<Ok> decide(const State&, const Opened& event, const Context& context) {
  TRY_OK(check_exercise(event.kind, context));
  if (event.area.empty())
    return invalid("/data/area", "operation.area-missing", "area must name one or more codes.");
  if (!std::all_of(event.area.begin(), event.area.end(), is_area_code))
    return invalid("/data/area", "operation.area-malformed",
                   "An area must be VR01 to VR25, GM and four digits, BQ-BO, BQ-SA, BQ-SE, or a country of "
                   "two letters.");
  if (!is_basis_code(event.ground))
    return invalid("/data/ground", "operation.ground-malformed", "ground must be a legal-basis code.");
  if (!is_active(event.lead, context))
    return invalid("/data/lead", "operation.lead-unknown",
                   "lead must be a registered organisation that is active.");
  return Ok{};
}

Result<Ok> decide(const State& state, const PartyConnected& event, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  TRY_OK(check_not_closed(state));
  if (!is_active(event.organisation, context))
    return invalid("/data/organisation", "operation.party-unknown",
                   "organisation must be a registered organisation that is active.");
  if (std::find(state.parties.begin(), state.parties.end(), event.organisation) != state.parties.end())
    return conflict("operation.party-already-connected", "The organisation takes part already.");
  return Ok{};
}

Result<Ok> decide(const State& state, const PartyDisconnected& event, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  TRY_OK(check_not_closed(state));
  if (event.organisation == state.lead)
    return conflict("operation.party-leads", "Who leads the operation cannot leave it.");
  if (std::find(state.parties.begin(), state.parties.end(), event.organisation) == state.parties.end())
    return conflict("operation.party-not-connected", "The organisation does not take part.");
  return Ok{};
}

Result<Ok> decide(const State& state, const PrioritySet& event, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  TRY_OK(check_not_closed(state));
  return check_matter(event.matter, context);
}

Result<Ok> decide(const State& state, const WoundDown&, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  TRY_OK(check_not_closed(state));
  if (state.phase == Phase::winding_down)
    return conflict("operation.already-winding-down", "The operation is winding down already.");
  return check_order(state, context);
}

// From either phase: what was opened in error is closed without winding down first.
Result<Ok> decide(const State& state, const Closed&, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  TRY_OK(check_not_closed(state));
  TRY_OK(check_order(state, context));
  TRY_OK(check_no_leg_is_out(context));
  TRY_OK(check_no_team_is_active(context));
  return check_no_handover_waits(context);
}

Result<Ok> decide(const State& state, const Reopened&, const Context& context) {
  TRY_OK(check_exercise(state.kind, context));
  if (state.phase == Phase::open) return conflict("operation.already-open", "The operation is open.");
  return check_order(state, context);
}

// ---- evolve

void evolve(State& state, const Opened& event, const Told& told) {
  begin(state, Phase::open, told);
  state.kind = event.kind;
  state.title.supersede(event.title);
  state.area = event.area;
  state.lead = event.lead;
  state.ground = event.ground;
  state.parties = {event.lead};
}
void evolve(State& state, const PartyConnected& event, const Told&) {
  state.parties.push_back(event.organisation);
}
void evolve(State& state, const PartyDisconnected& event, const Told&) {
  std::erase(state.parties, event.organisation);
}
void evolve(State& state, const PrioritySet& event, const Told&) {
  state.priority = event.priority;
  state.decision.supersede(event.decision);
  state.matter = event.matter;
}
void evolve(State& state, const WoundDown& event, const Told& told) {
  begin(state, Phase::winding_down, told);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Closed& event, const Told& told) {
  begin(state, Phase::closed, told);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Reopened& event, const Told& told) {
  begin(state, Phase::open, told);
  state.reason.supersede(event.reason);
}

}  // namespace kroniek::operation

namespace kroniek {
AggregateRow operations() {
  return make_aggregate<Operations>();
}
}  // namespace kroniek
