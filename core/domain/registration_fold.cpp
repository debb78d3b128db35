// What each event of a registration changes. Reads open fields only; of hidden ones only the places.
#include <algorithm>

#include "core/domain/registration_sightings.h"
#include "core/domain/registrations.h"

namespace kroniek::registration {
namespace {

// In hand the phase only goes forward.
void raise_to(State& state, Phase phase) {
  if (state.phase < phase) move_to(state, phase);
}

void leave(State& state, Phase exit, const Told& told) {
  move_to(state, exit);
  state.exit = exit;
  state.left_at = told.claims.occurred_at;
}

void add_once(std::vector<StreamId>& movements, const StreamId& movement) {
  if (std::find(movements.begin(), movements.end(), movement) == movements.end())
    movements.push_back(movement);
}

void add_source(State& state, const std::optional<std::string>& source,
                const std::optional<std::string>& id) {
  if (!source.has_value() || !id.has_value()) return;
  const auto key = *source + ":" + *id;
  if (std::find(state.source_keys.begin(), state.source_keys.end(), key) == state.source_keys.end())
    state.source_keys.push_back(key);
}

template <typename T>
void replace(std::optional<T>& held, const std::optional<T>& said) {
  if (said.has_value()) held = said;
}

template <typename Event>
void describe_person(State& state, const Event& event) {
  replace(state.category, event.category);
  replace(state.dual_national, event.dual_national);
  replace(state.birth_date_doubtful, event.birth_date_doubtful);
  state.names.supersede(event.names);
  state.other_names.supersede(event.other_names);
  state.date_of_birth.supersede(event.date_of_birth);
  state.sex.supersede(event.sex);
  state.nationalities.supersede(event.nationalities);
  state.document.supersede(event.document);
}

template <typename Event>
void let_go(State& state, const Event& event) {
  replace(state.responsible_adult, event.responsible_adult);
  state.responsible_person.supersede(event.responsible_person);
  state.guardian_decision.supersede(event.guardian_decision);
}

void answer_handover(State& state, HandoverStatus status) {
  if (state.handover.has_value()) state.handover->status = status;
  state.handover_waits = false;
}

void count_needs(State& state) {
  state.needs_open = state.needs_urgent = 0;
  for (const auto& need : state.needs) {
    state.needs_open += need.met ? 0 : 1;
    state.needs_urgent += need.urgent && !need.met ? 1 : 0;
  }
}

}  // namespace

void evolve(State& state, const Opened& event, const Told& told) {
  if (told.claims.operation.has_value()) state.file_of = *told.claims.operation;
  state.number = event.number;
  add_source(state, event.source, event.external_id);
}
void evolve(State& state, const Announced& event, const Told&) {
  add_source(state, event.source, event.external_id);
  raise_to(state, Phase::announced);
}
void evolve(State& state, const Expected& event, const Told& told) {
  add_source(state, event.source, event.external_id);
  state.movement = event.movement;
  state.expectations.push_back({event.movement, event.source, told.claims.jti, {}});
  add_once(state.expected_on, event.movement);
  add_once(state.listed_on, event.movement);
  // Whoever had taken a side exit is expected again; whoever is here is only expected on the next leg as
  // well.
  if (state.phase > Phase::transferred || state.phase < Phase::expected) move_to(state, Phase::expected);
}
void evolve(State& state, const Seen& event, const Told& told) {
  const auto from = told.claims.occurred_at;
  add_sighting(state, {told.claims.jti, event.checkpoint, event.movement, from, event.until.value_or(from)});
}
void evolve(State& state, const CheckpointPassed& event, const Told& told) {
  const auto at = told.claims.occurred_at;
  add_sighting(state, {told.claims.jti, event.checkpoint, event.movement, at, at});
}
void evolve(State& state, const Identified& event, const Told&) {
  if (state.phase == Phase::seen) move_to(state, Phase::identified);
  state.level = event.level;
  state.basis = event.basis;
  state.minor = event.minor;
  replace(state.mrz_result, event.mrz_result);
  describe_person(state, event);
}
void evolve(State& state, const Corrected& event, const Told&) {
  replace(state.level, event.level);
  replace(state.minor, event.minor);
  describe_person(state, event);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Registered&, const Told&) {
  raise_to(state, Phase::registered);
}
void evolve(State& state, const NeedsAssessed&, const Told&) {
  raise_to(state, Phase::needs_assessed);
}
void evolve(State& state, const TakenIntoCare& event, const Told& told) {
  move_to(state, Phase::in_care);
  state.place = event.place;
  state.place_since = told.claims.occurred_at;
}
void evolve(State& state, const Transferred& event, const Told& told) {
  state.handover = Handover{event.to, told.claims.occurred_at, HandoverStatus::waiting};
  state.handover_waits = true;
  let_go(state, event);
}
void evolve(State& state, const HandoverAccepted& event, const Told&) {
  answer_handover(state, HandoverStatus::accepted);
  state.received_by.supersede(event.received_by);
  raise_to(state, Phase::transferred);
}
void evolve(State& state, const HandoverRefused& event, const Told&) {
  answer_handover(state, HandoverStatus::refused);
  state.reason.supersede(event.reasons);
}
void evolve(State& state, const Departed& event, const Told& told) {
  move_to(state, Phase::departed);
  state.left_at = told.claims.occurred_at;
  state.picked_up_by.supersede(event.picked_up_by);
  let_go(state, event);
  note_sightings_after_leaving(state, ContradictionKind::after_departure);
}
void evolve(State& state, const AftercareHandedOver& event, const Told&) {
  move_to(state, Phase::aftercare_handed_over);
  state.aftercare_by = event.to;
}

void evolve(State& state, const Tagged& event, const Told&) {
  state.tags.push_back(event.tag);
}
void evolve(State& state, const NeedRecorded& event, const Told& told) {
  state.needs.push_back({told.claims.jti, event.category, event.urgent, false, told.claims.occurred_at, {}});
  state.needs.back().detail.supersede(event.detail);
  count_needs(state);
}
void evolve(State& state, const NeedMet& event, const Told&) {
  for (auto& need : state.needs)
    if (need.statement == event.need) need.met = true;
  count_needs(state);
}
void evolve(State& state, const Flagged& event, const Told&) {
  std::erase_if(state.flags, [&](const Flag& each) { return each.kind == event.kind; });
  state.flags.push_back({event.kind, event.visible_to});
}
void evolve(State& state, const FlagCleared& event, const Told&) {
  std::erase_if(state.flags, [&](const Flag& each) { return each.kind == event.kind; });
}
void evolve(State& state, const ContactRecorded& event, const Told& told) {
  auto& contact = state.contacts.emplace_back();
  contact.statement = told.claims.jti;
  contact.relation = event.relation;
  contact.name.supersede(event.name);
  contact.phone.supersede(event.phone);
  contact.email.supersede(event.email);
}
void evolve(State& state, const DestinationRecorded& event, const Told&) {
  state.municipality = event.municipality;
  state.country = event.country;
  state.address.supersede(event.address);
}
void evolve(State& state, const ObjectionNoted& event, const Told& told) {
  state.objected = true;
  state.objection_recorded_at = told.recorded_at;
  state.objection.supersede(event.objection);
}
void evolve(State& state, const ConsentRecorded& event, const Told&) {
  state.inform = event.inform;
  state.inform_named.supersede(event.named);
}

void evolve(State& state, const MarkedNoShow& event, const Told& told) {
  state.no_show_on.push_back(event.movement);
  // Who was seen before has only missed a leg.
  if (state.phase < Phase::seen || state.phase == Phase::no_show) leave(state, Phase::no_show, told);
}
void evolve(State& state, const StayedByChoice& event, const Told& told) {
  leave(state, Phase::stayed_by_choice, told);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const WentHomeByOtherMeans& event, const Told& told) {
  leave(state, Phase::home_by_other_means, told);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const MarkedDeceased& event, const Told& told) {
  leave(state, Phase::deceased, told);
  state.reason.supersede(event.reason);
  note_sightings_after_leaving(state, ContradictionKind::after_death);
}
void evolve(State& state, const MarkedRegisteredInError& event, const Told& told) {
  leave(state, Phase::registered_in_error, told);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const ContradictionSettled& event, const Told&) {
  settle(state, event);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Closed& event, const Told&) {
  move_to(state, Phase::closed);
  state.reason.supersede(event.reason);
}
void evolve(State& state, const Reopened& event, const Told&) {
  move_to(state, state.phase_in_hand);
  state.reason.supersede(event.reason);
}

void evolve(State& state, const HandoverAnsweredOnBehalf& event, const Told&) {
  const bool is_accepted = event.answer == HandoverAnswer::accepted;
  answer_handover(state, is_accepted ? HandoverStatus::accepted : HandoverStatus::refused);
  state.received_by.supersede(event.received_by);
  state.reason.supersede(event.reasons);
  if (is_accepted) raise_to(state, Phase::transferred);
}
void evolve(State& state, const ResponsibleAdultRecorded& event, const Told&) {
  let_go(state, event);
}

// Whoever no list names any more was announced all the same; whoever has come stays where he is.
void evolve(State& state, const ExpectationEnded& event, const Told& told) {
  for (auto& each : state.expectations)
    if (!each.ended_by.has_value() && each.movement == event.movement && each.source == event.source)
      each.ended_by = told.claims.jti;
  state.reason.supersede(event.reason);
  const bool still = std::any_of(
      state.expectations.begin(), state.expectations.end(),
      [&](const Expectation& each) { return !each.ended_by.has_value() && each.movement == event.movement; });
  if (still) return;
  std::erase(state.expected_on, event.movement);
  std::erase(state.no_show_on, event.movement);
  if (state.movement == event.movement) state.movement = newest_movement(state);
  const bool was_missed = state.phase == Phase::no_show && state.no_show_on.empty();
  if (was_missed && !state.expected_on.empty()) move_to(state, Phase::expected);
  if ((was_missed || state.phase == Phase::expected) && state.expected_on.empty())
    move_to(state, Phase::announced);
}

void evolve(State& state, const ReportedOtherwise& event, const Told& told) {
  const auto& claims = told.claims;
  auto& report = state.reports.emplace_back();
  report.statement = claims.jti;
  report.what = event.what;
  report.refused = event.refused;
  report.at = claims.occurred_at;
  report.level = event.level;
  report.category = event.category;
  report.minor = event.minor;
  report.dual_national = event.dual_national;
  report.birth_date_doubtful = event.birth_date_doubtful;
  report.place = event.place;
  report.municipality = event.municipality;
  report.country = event.country;
  report.movement = event.movement;
  report.organisation = event.organisation;
  report.names.supersede(event.names);
  report.other_names.supersede(event.other_names);
  report.date_of_birth.supersede(event.date_of_birth);
  report.sex.supersede(event.sex);
  report.nationalities.supersede(event.nationalities);
  report.document.supersede(event.document);
  report.address.supersede(event.address);
  report.told.supersede(event.told);
  report.reason.supersede(event.reason);
  open_case(state, {ContradictionKind::report, claims.jti, {}, false, claims.occurred_at});
}

}  // namespace kroniek::registration
