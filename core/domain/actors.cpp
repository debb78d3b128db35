#include "core/domain/actors.h"

#include <algorithm>

#include "core/domain/organisations.h"
#include "core/domain/parties.h"
#include "core/domain/refuse.h"
#include "core/domain/register.h"
#include "core/statement/jwk.h"

namespace kroniek::actor {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

// Who looks after the people of one organisation has no say over those of another.
Result<Ok> check_reach(const StreamId& organisation, const Context& context) {
  if (mandate_reaches(organisation, context)) return Ok{};
  return forbidden("actor.outside-mandate",
                   "The mandate holds for one organisation, and the actor is of another.");
}

Result<Ok> check_not_ended(const State& state) {
  if (state.phase == Phase::ended) return conflict("actor.ended", "The actor has ended.");
  return Ok{};
}

void hold(State& state, const PublicKey& key, Instant from) {
  state.keys.push_back({thumbprint(key), key, from, std::nullopt, std::nullopt});
  state.key_ids.push_back(state.keys.back().id);
}

}  // namespace

const HeldKey* find_key(const State& state, std::string_view key_id) {
  const auto held = std::find_if(state.keys.begin(), state.keys.end(),
                                 [&](const HeldKey& each) { return each.id == key_id; });
  return held == state.keys.end() ? nullptr : &*held;
}

// ---- decide

Result<Ok> decide(const State&, const Enrolled& event, const Context& context) {
  if (context.told.claims.is_exercise())
    return invalid("/exercise", "actor.exercise", "Whoever acts is real, also in an exercise.");
  TRY_OK(founding::check_first_actor(context, event.organisation, event.key));
  const auto organisation = context.find<Organisations>(event.organisation);
  if (organisation == nullptr)
    return invalid("/data/organisation", "actor.organisation-unknown",
                   "organisation must be a registered organisation.");
  if (organisation->phase != organisation::Phase::active)
    return conflict("actor.organisation-not-active", "The organisation is suspended or has ended.");
  return check_reach(event.organisation, context);
}

Result<Ok> decide(const State& state, const KeyAdded& event, const Context& context) {
  TRY_OK(check_reach(state.organisation, context));
  TRY_OK(check_not_ended(state));
  if (state.phase == Phase::suspended)
    return conflict("actor.suspended", "A suspended actor receives no keys; resume it first.");
  if (find_key(state, thumbprint(event.key)) != nullptr)
    return conflict("actor.key-already-held",
                    "The actor holds, or held, this key; a revoked key never returns.");
  if (state.keys.size() >= keys_max)
    return conflict("actor.keys-too-many", "An actor holds at most 100 keys.");
  return Ok{};
}

// A key may be revoked whatever the actor's phase, and also when it is the last: a stolen key must stop
// counting at once, and `since` flags what an actor said before it ended.
Result<Ok> decide(const State& state, const KeyRevoked& event, const Context& context) {
  TRY_OK(check_reach(state.organisation, context));
  const auto* key = find_key(state, event.key_id);
  if (key == nullptr)
    return invalid("/data/keyId", "actor.key-unknown", "keyId must name a key of this actor.");
  if (key->revoked_at.has_value())
    return conflict("actor.key-already-revoked", "The key is revoked already.");
  if (event.since > context.told.recorded_at)
    return invalid("/data/since", "actor.key-since-ahead",
                   "since must not lie ahead: the key stops counting now.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Suspended&, const Context& context) {
  TRY_OK(check_reach(state.organisation, context));
  TRY_OK(check_not_ended(state));
  if (state.phase == Phase::suspended)
    return conflict("actor.already-suspended", "The actor is suspended already.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Resumed&, const Context& context) {
  TRY_OK(check_reach(state.organisation, context));
  TRY_OK(check_not_ended(state));
  if (state.phase != Phase::suspended) return conflict("actor.not-suspended", "The actor is active.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Ended&, const Context& context) {
  TRY_OK(check_reach(state.organisation, context));
  return check_not_ended(state);
}

// ---- evolve

void evolve(State& state, const Enrolled& event, const Told& told) {
  state.organisation = event.organisation;
  state.function.supersede(event.function);
  state.kind = event.kind;
  state.name.supersede(event.name);
  state.email.supersede(event.email);
  hold(state, event.key, told.recorded_at);
}
void evolve(State& state, const KeyAdded& event, const Told& told) {
  hold(state, event.key, told.recorded_at);
}
void evolve(State& state, const KeyRevoked& event, const Told& told) {
  for (auto& key : state.keys) {
    if (key.id != event.key_id) continue;
    key.revoked_at = told.recorded_at;
    key.since = event.since;
  }
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Suspended& event, const Told&) {
  state.phase = Phase::suspended;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Resumed& event, const Told&) {
  state.phase = Phase::active;
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Ended& event, const Told&) {
  state.phase = Phase::ended;
  state.reason.supersede(event.reason);
}

}  // namespace kroniek::actor

namespace kroniek {
AggregateRow actors() {
  return make_aggregate<Actors>();
}
}  // namespace kroniek
