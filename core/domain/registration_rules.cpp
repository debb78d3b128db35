#include "core/domain/registration_rules.h"

#include "core/codes.h"
#include "core/domain/actors.h"
#include "core/domain/external_ids.h"
#include "core/domain/movements.h"
#include "core/domain/organisations.h"

namespace kroniek::registration {

Error refused_in(Phase phase) {
  const std::string name(name_of(phase));
  return conflict("registration." + name, "The file's phase, " + name + ", does not allow this.");
}

Result<Ok> not_shut(const State& state) {
  if (state.phase == Phase::closed || state.phase == Phase::registered_in_error)
    return refused_in(state.phase);
  return Ok{};
}

Result<Ok> not_shut_nor_deceased(const State& state) {
  if (state.phase == Phase::deceased) return refused_in(state.phase);
  return not_shut(state);
}

Result<Ok> in_hand_from(const State& state, Phase first) {
  if (!in_hand(state.phase)) return refused_in(state.phase);
  if (state.phase >= first) return Ok{};
  if (state.phase < Phase::seen)
    return conflict("registration.not-seen", "The person must have been seen at a checkpoint first.");
  if (state.phase < Phase::identified)
    return conflict("registration.not-identified",
                    "The person must have been identified first, if only at level 0 with what can be seen.");
  return conflict("registration.not-registered", "The registration must have been completed first.");
}

Result<Ok> no_handover_waits(const State& state) {
  if (state.handover.has_value() && state.handover->status == HandoverStatus::waiting)
    return conflict("registration.handover-waits", "A hand-over waits to be accepted or refused first.");
  return Ok{};
}

Result<Ok> handover_waits(const State& state) {
  TRY_OK(not_shut(state));
  if (no_handover_waits(state).ok())
    return conflict("registration.no-handover", "No hand-over waits for an answer.");
  return Ok{};
}

Result<Ok> is_asked(const State& state, const Context& context) {
  const auto author = context.find<Actors>(context.told.claims.author);
  if (author == nullptr || author->organisation != state.handover->to)
    return conflict("registration.handover-of-other",
                    "Another organisation was asked to take over; record its answer on its behalf.");
  return Ok{};
}

Result<Ok> check_code(std::string_view name, const std::optional<std::string>& code) {
  if (!code.has_value() || is_opaque_code(*code)) return Ok{};
  return invalid(
      "/data/" + std::string(name), "registration.code-malformed",
      std::string(name) + " must be a code of 1 to 60 letters, digits, dots, hyphens and underscores.");
}

Result<Ok> check_source(const std::optional<std::string>& source,
                        const std::optional<std::string>& external_id) {
  TRY_OK(check_code("source", source));
  if (!external_id.has_value()) return Ok{};
  if (!is_external_id(*external_id))
    return invalid(
        "/data/externalId", "registration.external-id-malformed",
        "externalId must be a code that the register made of the id (_external-ids), a row's number "
        "of at most four digits, or a registration number.");
  if (!source.has_value())
    return invalid("/data/source", "registration.source-missing",
                   "externalId needs the source that made it.");
  return Ok{};
}

Result<Ok> check_movement(const std::optional<StreamId>& movement, const Context& context) {
  if (!movement.has_value()) return Ok{};
  const auto found = context.find<Movements>(*movement);
  if (found == nullptr)
    return invalid("/data/movement", "registration.movement-unknown",
                   "movement names none that was planned.");
  if (found->movement_of != context.told.claims.operation)
    return invalid("/data/movement", "registration.movement-of-other-operation",
                   "movement belongs to another operation.");
  return Ok{};
}

Result<Ok> check_open_movement(const StreamId& movement, const Context& context) {
  TRY_OK(check_movement(movement, context));
  const auto found = context.find<Movements>(movement);
  if (found->phase == movement::Phase::closed || found->phase == movement::Phase::cancelled)
    return conflict("registration.movement-closed",
                    "Who is expected on a movement that is closed or cancelled does not change.");
  return Ok{};
}

Result<Ok> check_organisation(std::string_view name, const StreamId& organisation, const Context& context) {
  const auto found = context.find<Organisations>(organisation);
  if (found == nullptr || found->phase != organisation::Phase::active)
    return invalid("/data/" + std::string(name), "registration.organisation-unknown",
                   std::string(name) + " must name a registered organisation that is active.");
  return Ok{};
}

namespace {

Result<Ok> check_adult(const StreamId& adult, const Context& context) {
  const auto found = context.find<Registrations>(adult);
  const bool is_here = found != nullptr && adult != context.told.claims.stream &&
                       found->file_of == context.told.claims.operation && found->phase != Phase::deceased &&
                       found->phase != Phase::registered_in_error;
  if (!is_here)
    return invalid("/data/responsibleAdult", "registration.responsible-adult-unknown",
                   "responsibleAdult must name another person who is registered in the same operation.");
  if (found->minor.value_or(true))
    return invalid("/data/responsibleAdult", "registration.responsible-adult-is-minor",
                   "responsibleAdult must have been identified as somebody who is not a minor.");
  return Ok{};
}

}  // namespace

Result<Ok> check_responsible(const State& state, const Responsible& responsible, const Context& context) {
  TRY_OK(check_code("guardianDecision", responsible.guardian_decision.value));
  if (responsible.adult.has_value()) TRY_OK(check_adult(*responsible.adult, context));
  const bool somebody = responsible.adult.has_value() || responsible.person.value.has_value() ||
                        responsible.guardian_decision.value.has_value();
  // Of whom nobody said that he is of age, we take it that he is not.
  if (state.minor.value_or(true) && !somebody)
    return invalid("/data/responsibleAdult", "registration.responsible-adult-missing",
                   "A minor goes only with a responsible adult or on a guardian's decision.");
  return Ok{};
}

}  // namespace kroniek::registration
