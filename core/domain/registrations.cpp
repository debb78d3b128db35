// What may be said along a person's way, from opening to aftercare.
#include "core/domain/registrations.h"

#include "core/domain/movements.h"
#include "core/domain/registration_number.h"
#include "core/domain/registration_rules.h"

namespace kroniek::registration {
namespace {

template <typename T>
bool holds(const std::vector<T>& items, const T& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

Result<Ok> check_sighting(const State& state, const std::string& checkpoint) {
  // A sighting is never refused because it contradicts: it is recorded, and opens a case.
  TRY_OK(not_shut(state));
  return check_code("checkpoint", checkpoint);
}

}  // namespace

Result<Ok> decide(const State&, const Opened& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(parse_registration_number(event.number));
  return check_source(event.source, event.external_id);
}

Result<Ok> decide(const State& state, const Announced& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::opened));
  if (state.phase > Phase::expected)
    return conflict("registration.already-seen",
                    "The person has been seen; an announcement says nothing new.");
  return check_source(event.source, event.external_id);
}

Result<Ok> decide(const State& state, const Expected& event, const Context& context) {
  TRY_OK(within_operation(context));
  const bool may_still_come = state.phase == Phase::no_show || state.phase == Phase::stayed_by_choice ||
                              state.phase == Phase::home_by_other_means;
  if (!in_hand(state.phase) && !may_still_come) return refused_in(state.phase);
  TRY_OK(check_source(event.source, event.external_id));
  TRY_OK(check_open_movement(event.movement, context));
  // Each list says so for itself, and each may take it back for itself.
  const bool again =
      std::any_of(state.expectations.begin(), state.expectations.end(), [&](const Expectation& each) {
        return !each.ended_by.has_value() && each.movement == event.movement && each.source == event.source;
      });
  if (again || (!event.source.has_value() && holds(state.expected_on, event.movement)))
    return conflict("registration.already-expected", "The person is already expected on that movement.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Seen& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_sighting(state, event.checkpoint));
  if (event.until.has_value() && *event.until < context.told.claims.occurred_at)
    return invalid("/data/until", "registration.until-before-seen", "until must not lie before occurredAt.");
  return check_movement(event.movement, context);
}

Result<Ok> decide(const State& state, const CheckpointPassed& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(check_sighting(state, event.checkpoint));
  return check_movement(event.movement, context);
}

Result<Ok> decide(const State& state, const Registered&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::identified));
  if (state.phase > Phase::identified)
    return conflict("registration.already-registered", "The registration has been completed before.");
  return Ok{};
}

Result<Ok> decide(const State& state, const NeedsAssessed&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::registered));
  if (state.phase == Phase::transferred)
    return conflict("registration.already-transferred", "The person is in the care of somebody else.");
  return Ok{};
}

Result<Ok> decide(const State& state, const TakenIntoCare& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::registered));
  return check_code("place", event.place);
}

Result<Ok> decide(const State& state, const Transferred& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::identified));
  TRY_OK(no_handover_waits(state));
  TRY_OK(check_organisation("to", event.to, context));
  return check_responsible(
      state, {event.responsible_adult, event.responsible_person, event.guardian_decision}, context);
}

Result<Ok> decide(const State& state, const HandoverAccepted&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(handover_waits(state));
  return is_asked(state, context);
}

Result<Ok> decide(const State& state, const HandoverRefused&, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(handover_waits(state));
  return is_asked(state, context);
}

Result<Ok> decide(const State& state, const Departed& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::identified));
  TRY_OK(no_handover_waits(state));
  return check_responsible(
      state, {event.responsible_adult, event.responsible_person, event.guardian_decision}, context);
}

Result<Ok> decide(const State& state, const AftercareHandedOver& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  if (state.phase < Phase::transferred)
    return conflict("registration.not-departed",
                    "Aftercare begins when the person was transferred or has departed.");
  if (state.phase == Phase::aftercare_handed_over) return refused_in(state.phase);
  TRY_OK(no_handover_waits(state));
  return check_organisation("to", event.to, context);
}

}  // namespace kroniek::registration

namespace kroniek {
AggregateRow registrations() {
  return make_aggregate<Registrations>();
}
}  // namespace kroniek
