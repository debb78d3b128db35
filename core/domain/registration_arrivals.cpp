// What may be said late of a file: by a newer list, by a device that was away, by the organisation that was
// asked to take over, and of who looks after a minor.
#include <algorithm>

#include "core/domain/registration_rules.h"

namespace kroniek::registration {
namespace {

template <typename... Events>
bool is_type_of(std::string_view type, const std::tuple<Events...>*) {
  return ((Events::type == type) || ...);
}

}  // namespace

Result<Ok> decide(const State& state, const ExpectationEnded& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  TRY_OK(check_code("source", event.source));
  TRY_OK(check_open_movement(event.movement, context));
  const bool expected =
      std::any_of(state.expectations.begin(), state.expectations.end(), [&](const Expectation& each) {
        return !each.ended_by.has_value() && each.movement == event.movement && each.source == event.source;
      });
  if (!expected)
    return invalid("/data/source", "registration.not-expected-there",
                   "That source does not expect the person on that movement.");
  return Ok{};
}

// Never refused because of what became of the file meanwhile: it would be lost.
Result<Ok> decide(const State& state, const ReportedOtherwise& event, const Context& context) {
  TRY_OK(within_operation(context));
  if (!is_type_of(event.what, static_cast<const Registrations::Events*>(nullptr)))
    return invalid("/data/what", "registration.type-unknown", "what must be an event type of registrations.");
  const bool again = std::any_of(state.reports.begin(), state.reports.end(),
                                 [&](const Report& each) { return each.refused == event.refused; });
  if (again)
    return conflict("registration.already-reported", "That refused statement has been reported before.");
  TRY_OK(check_code("place", event.place));
  TRY_OK(check_destination(event.municipality, event.country));
  TRY_OK(check_movement(event.movement, context));
  if (event.organisation.has_value())
    TRY_OK(check_organisation("organisation", *event.organisation, context));
  return check_document(event.document.value);
}

Result<Ok> decide(const State& state, const HandoverAnsweredOnBehalf& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(handover_waits(state));
  if (event.organisation != state.handover->to)
    return conflict("registration.handover-of-other", "Another organisation was asked to take over.");
  if (event.answer == HandoverAnswer::refused && !event.reasons.value.has_value())
    return invalid("/data/reasons", "registration.reasons-missing",
                   "A hand-over is refused for reasons; give them.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ResponsibleAdultRecorded& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::opened));
  if (!event.responsible_adult.has_value() && !event.responsible_person.value.has_value() &&
      !event.guardian_decision.value.has_value())
    return invalid("/data/responsibleAdult", "registration.responsible-adult-missing",
                   "Say who looks after the minor, in one of the three ways.");
  return check_responsible(
      state, {event.responsible_adult, event.responsible_person, event.guardian_decision}, context);
}

}  // namespace kroniek::registration
