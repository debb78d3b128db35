#include "core/domain/organisations.h"

namespace kroniek::organisation {
namespace {

Result<Ok> active(const State& state) {
  if (state.phase == Phase::ended)
    return Error{ErrorKind::conflict, "organisation.ended", "The organisation has ended."};
  return Ok{};
}

Result<Ok> known(const std::vector<StreamId>& organisations, const Context& context) {
  for (const auto& each : organisations)
    if (each == context.told.claims.stream || context.find<Organisations>(each) == nullptr)
      return Error{ErrorKind::invalid, "organisation.unknown", "Names an organisation that is not registered."};
  return Ok{};
}

Result<Ok> region_known(const std::optional<StreamId>& region, const Context& context) {
  if (!region.has_value()) return Ok{};
  const auto found = context.find<Organisations>(*region);
  if (found == nullptr || found->kind != Kind::safety_region)
    return Error{ErrorKind::invalid, "organisation.region-unknown", "region must be a registered safety region."};
  return Ok{};
}

}  // namespace

// ---- decide

Result<Ok> decide(const State&, const Registered& event, const Context& context) {
  TRY_OK(known(event.adjacent, context));
  return region_known(event.region, context);
}
Result<Ok> decide(const State& state, const Changed& event, const Context& context) {
  TRY_OK(active(state));
  TRY_OK(known(event.adjacent, context));
  return region_known(event.region, context);
}
Result<Ok> decide(const State& state, const Suspended&, const Context&) { return active(state); }
Result<Ok> decide(const State& state, const Ended& event, const Context& context) {
  TRY_OK(active(state));
  return known(event.successors, context);
}

// ---- evolve

void evolve(State& state, const Registered& event, const Told&) {
  state.name = event.name;
  state.kind = event.kind;
  state.code = event.code;
  state.side = event.side;
  state.adjacent = event.adjacent;
  state.region = event.region;
}
void evolve(State& state, const Changed& event, const Told&) {
  if (event.name.has_value()) state.name = *event.name;
  if (!event.adjacent.empty()) state.adjacent = event.adjacent;
  if (event.region.has_value()) state.region = event.region;
}
void evolve(State& state, const Suspended& event, const Told&) {
  state.phase = Phase::suspended;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Ended& event, const Told&) {
  state.phase = Phase::ended;
  state.last_day = event.last_day;
  state.successors = event.successors;
}

}  // namespace kroniek::organisation

namespace kroniek {
AggregateRow organisations() { return make_aggregate<Organisations>(); }
}  // namespace kroniek
