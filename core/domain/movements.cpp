#include "core/domain/movements.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/order.h"
#include "core/domain/reconciliation.h"
#include "core/domain/refuse.h"
#include "core/domain/within_operation.h"

namespace kroniek::movement {
namespace {

using refuse::conflict;
using refuse::invalid;

// `movement.<phase>`: what has ended takes nothing more.
Result<Ok> not_ended(const State& state) {
  if (state.phase == Phase::closed) return conflict("movement.closed", "The movement is closed.");
  if (state.phase == Phase::cancelled) return conflict("movement.cancelled", "The movement is cancelled.");
  return Ok{};
}

// On its way: departed, perhaps diverted, not arrived yet.
Result<Ok> under_way(const State& state) {
  TRY_OK(not_ended(state));
  if (state.phase == Phase::planned)
    return conflict("movement.not-departed", "The movement has not departed.");
  if (state.phase == Phase::arrived || state.phase == Phase::reconciled)
    return conflict("movement.already-arrived", "The movement has arrived.");
  return Ok{};
}

Result<Ok> not_departed(const State& state) {
  TRY_OK(not_ended(state));
  if (state.phase != Phase::planned)
    return conflict("movement.already-departed", "The movement has departed.");
  return Ok{};
}

// The moment that it is said to have happened at is past when it is said to have happened.
Result<Ok> check_not_ahead(Instant at, const Context& context) {
  if (at <= context.told.claims.occurred_at) return Ok{};
  return invalid("/data/at", "movement.at-ahead", "at must not lie after occurredAt.");
}

Result<Ok> check_order(const std::optional<Instant>& earliest, const Context& context) {
  return check_not_before(earliest, "movement.dates-reversed", context);
}

// IATA (EIN), UN/LOCODE (NLEIN), or a municipality (GM0772).
bool is_place_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 10 && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}
Result<Ok> check_place(std::string_view at, std::string_view code) {
  if (is_place_code(code)) return Ok{};
  return invalid(at, "movement.place-malformed",
                 "from and to must be codes of 2 to 10 capitals, digits and hyphens.");
}

std::string told_as(const Reconciled& numbers) {
  const auto number = [](std::string_view name, std::int64_t value) {
    return std::string(name) + " " + std::to_string(value);
  };
  return number("expected", numbers.expected) + number(", seen", numbers.seen) +
         number(", noShow", numbers.no_show) + number(", diverted", numbers.diverted) +
         number(", unexpected", numbers.unexpected) + number(", unresolved", numbers.unresolved);
}

// Numbers that merely add up once hid people of whom nothing was known. `said` is what is stated now or was
// stated last.
template <typename Numbers>
Result<Ok> check_true(const Numbers& said, const Context& context) {
  const auto found = reconcile(context.told.claims.stream, context.states);
  const bool same = said.expected == found.expected && said.seen == found.seen &&
                    said.no_show == found.no_show && said.diverted == found.diverted &&
                    said.unexpected == found.unexpected && said.unresolved == found.unresolved;
  if (same) return Ok{};
  return conflict("movement.numbers-differ", "The people's files say: " + told_as(found) + ".");
}

Result<Ok> check_no_handover_waits(const Context& context) {
  for (const auto& id : files_of(context.told.claims.stream, context.states))
    if (find_state<Registrations>(context.states, id)->handover_waits)
      return conflict("movement.handover-waits",
                      "A hand-over of somebody who came with it waits to be accepted or refused first.");
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Planned& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_place("/data/from", event.from));
  TRY_OK(check_place("/data/to", event.to));
  if (!is_opaque_code(event.carrier) || !is_opaque_code(event.number))
    return invalid(is_opaque_code(event.carrier) ? "/data/number" : "/data/carrier",
                   "movement.code-malformed",
                   "carrier and number must be codes of letters, digits, dots and hyphens.");
  if (!event.previous.has_value()) return Ok{};
  const auto previous = context.find<Movements>(*event.previous);
  if (previous == nullptr || *event.previous == context.told.claims.stream)
    return invalid("/data/previous", "movement.previous-unknown",
                   "previous must be another movement that was planned before.");
  if (previous->movement_of != context.told.claims.operation)
    return invalid("/data/previous", "movement.previous-of-other-operation",
                   "previous belongs to another operation.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ManifestReceived& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_ended(state));
  if (!is_opaque_code(event.source))
    return invalid("/data/source", "movement.code-malformed",
                   "source must be a code of letters, digits, dots and hyphens.");
  // Versions of one list once passed for several lists; the newest is the one that counts.
  const bool rises = std::all_of(state.manifests.begin(), state.manifests.end(), [&](const Manifest& each) {
    return each.source != event.source || each.version < event.version;
  });
  if (!rises)
    return conflict("movement.manifest-version-not-rising",
                    "version must be higher than those of the manifests that this source sent before.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Departed& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_departed(state));
  return check_not_ahead(event.at, context);
}

Result<Ok> decide(const State& state, const Diverted& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(under_way(state));
  TRY_OK(check_order(state.departed_at, context));
  return check_place("/data/to", event.to);
}

Result<Ok> decide(const State& state, const Arrived& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(under_way(state));
  if (state.departed_at.has_value() && event.at < *state.departed_at)
    return invalid("/data/at", "movement.arrived-before-departed", "at must not lie before the departure.");
  return check_not_ahead(event.at, context);
}

Result<Ok> decide(const State& state, const Reconciled& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_ended(state));
  if (state.phase != Phase::arrived && state.phase != Phase::reconciled)
    return conflict("movement.not-arrived", "A movement is reconciled after it has arrived.");
  if (event.expected != event.seen + event.no_show + event.diverted + event.unresolved)
    return invalid("/data/expected", "movement.reconciliation-unbalanced",
                   "expected must be seen + noShow + diverted + unresolved; unexpected counts apart.");
  TRY_OK(check_order(state.arrived_at, context));
  return check_true(event, context);
}

Result<Ok> decide(const State& state, const Cancelled&, const Context& context) {
  TRY_OK(within_operation(context));
  return not_departed(state);
}

Result<Ok> decide(const State& state, const Closed&, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::cancelled) return Ok{};
  TRY_OK(not_ended(state));
  if (state.phase != Phase::reconciled)
    return conflict("movement.not-reconciled", "A movement closes after it was reconciled or cancelled.");
  if (state.unresolved != 0)
    return conflict("movement.unresolved-remain", "Somebody who was expected is still unaccounted for.");
  // What was said of the people since may have made the numbers untrue.
  TRY_OK(check_order(state.arrived_at, context));
  TRY_OK(check_true(state, context));
  return check_no_handover_waits(context);
}

std::vector<Duty> duties(const State& state) {
  if (!state.arrived_at.has_value()) return {};
  if (state.phase == Phase::arrived)
    return {{"movement.reconciliation-due", "", {}, "reception-lead", *state.arrived_at, {}}};
  if (state.phase == Phase::reconciled && state.unresolved.value_or(0) > 0)
    return {{"movement.handling-due", "", {}, "reception-lead", *state.arrived_at, {}}};
  return {};
}

// ---- evolve

void evolve(State& state, const Planned& event, const Told& told) {
  if (told.claims.operation.has_value()) state.movement_of = *told.claims.operation;
  state.kind = event.kind;
  state.carrier = event.carrier;
  state.number = event.number;
  state.from = event.from;
  state.to = event.to;
  state.eta = event.eta;
  state.capacity = event.capacity;
  state.previous = event.previous;
}
void evolve(State& state, const ManifestReceived& event, const Told& told) {
  state.manifests.push_back({event.source, event.version, event.count, told.claims.jti, {}});
  state.manifests.back().digest.supersede(event.digest);
  if (std::find(state.sources.begin(), state.sources.end(), event.source) == state.sources.end())
    state.sources.push_back(event.source);
  // Another list may name other people, so what was reconciled before is not any more.
  if (state.phase == Phase::reconciled) state.phase = Phase::arrived;
}
void evolve(State& state, const Departed& event, const Told&) {
  state.phase = Phase::departed;
  state.departed_at = event.at;
  state.on_board = event.on_board;
}
void evolve(State& state, const Diverted& event, const Told&) {
  state.phase = Phase::diverted;
  state.to = event.to;
  state.eta = event.eta;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Arrived& event, const Told&) {
  state.phase = Phase::arrived;
  state.arrived_at = event.at;
  state.place.supersede(event.place);
}
void evolve(State& state, const Reconciled& event, const Told&) {
  state.phase = Phase::reconciled;
  state.expected = event.expected;
  state.seen = event.seen;
  state.no_show = event.no_show;
  state.diverted = event.diverted;
  state.unexpected = event.unexpected;
  state.unresolved = event.unresolved;
}
void evolve(State& state, const Cancelled& event, const Told&) {
  state.phase = Phase::cancelled;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Closed& event, const Told&) {
  state.phase = Phase::closed;
  state.reason.supersede(event.reason);
}

}  // namespace kroniek::movement

namespace kroniek {
AggregateRow movements() {
  return make_aggregate<Movements>();
}
}  // namespace kroniek
