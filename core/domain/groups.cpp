#include "core/domain/groups.h"

#include <algorithm>

#include "core/codes.h"
#include "core/domain/order.h"
#include "core/domain/refuse.h"
#include "core/domain/registrations.h"
#include "core/domain/within_operation.h"

namespace kroniek::group {
namespace {

using refuse::conflict;
using refuse::invalid;

Result<Ok> admitted(const State& state, const Context& context) {
  TRY_OK(within_operation(context));
  if (state.phase == Phase::dissolved) return conflict("group.dissolved", "The group was dissolved.");
  return Ok{};
}

Result<Ok> check_code(std::string_view name, const std::optional<std::string>& code) {
  if (!code.has_value() || is_opaque_code(*code)) return Ok{};
  return invalid(
      "/data/" + std::string(name), "group.code-malformed",
      std::string(name) + " must be a code of 1 to 60 letters, digits, dots, hyphens and underscores.");
}

Result<Ok> is_member(const State& state, const StreamId& registration) {
  if (find_member(state, registration) != nullptr) return Ok{};
  return conflict("group.not-a-member", to_string(registration) + " is no member of the group.");
}

Result<Ok> check_file(const StreamId& file, const Context& context) {
  const auto found = context.find<Registrations>(file);
  if (found == nullptr)
    return invalid("/data/registration", "group.registration-unknown",
                   "registration must name a person's file.");
  if (found->file_of != context.told.claims.operation)
    return invalid("/data/registration", "group.registration-of-other-operation",
                   "The file belongs to another operation.");
  if (found->phase == registration::Phase::registered_in_error)
    return conflict("group.registered-in-error", "That file was registered in error.");
  return Ok{};
}

// A child must not slip into a group as somebody of unknown age; of an adult nothing need be said.
Result<Ok> check_minority(const StreamId& file, std::optional<bool> said, const Context& context) {
  const auto known = context.find<Registrations>(file)->minor;
  const bool agrees = said.has_value() ? said == known || !known.has_value() : !known.value_or(false);
  if (agrees) return Ok{};
  return conflict("group.minority-differs", "minor must agree with the file, and must be said of a minor.");
}

Result<Ok> check_adult(const StreamId& adult, const Context& context) {
  TRY_OK(check_file(adult, context));
  const auto file = context.find<Registrations>(adult);
  if (file->phase == registration::Phase::deceased)
    return conflict("group.adult-deceased", "The adult has died.");
  if (file->minor.value_or(true))
    return invalid("/data/adult", "group.adult-is-minor",
                   "adult must have been identified as somebody who is not a minor.");
  return Ok{};
}

bool holds(const State& state, const RelationHeld& relation) {
  return std::any_of(state.relations.begin(), state.relations.end(),
                     [&](const RelationHeld& each) { return canonical(each) == canonical(relation); });
}

bool has_direction(Relation relation) {
  return relation != Relation::partner && relation != Relation::sibling && relation != Relation::companion &&
         relation != Relation::other;
}

}  // namespace

// ---- decide

Result<Ok> decide(const State& state, const Formed& event, const Context& context) {
  TRY_OK(admitted(state, context));
  return check_code("code", event.code);
}

Result<Ok> decide(const State& state, const MemberAdded& event, const Context& context) {
  TRY_OK(admitted(state, context));
  TRY_OK(check_file(event.registration, context));
  TRY_OK(check_minority(event.registration, event.minor, context));
  if (find_member(state, event.registration) != nullptr)
    return conflict("group.already-member", "The file is a member of the group already.");
  if (state.members.size() == members_max) return conflict("group.full", "A group has at most 500 members.");
  return Ok{};
}

Result<Ok> decide(const State& state, const MinorityRecorded& event, const Context& context) {
  TRY_OK(admitted(state, context));
  TRY_OK(is_member(state, event.registration));
  return check_minority(event.registration, event.minor, context);
}

Result<Ok> decide(const State& state, const MemberRemoved& event, const Context& context) {
  TRY_OK(admitted(state, context));
  return is_member(state, event.registration);
}

Result<Ok> decide(const State& state, const RelationAsserted& event, const Context& context) {
  TRY_OK(admitted(state, context));
  if (event.from == event.to)
    return invalid("/data/to", "group.same-member", "from and to must be two members.");
  TRY_OK(is_member(state, event.from));
  TRY_OK(is_member(state, event.to));
  if (holds(state, {event.from, event.to, event.relation}))
    return conflict("group.relation-already-asserted", "The relation is known already.");
  if (has_direction(event.relation) && holds(state, {event.to, event.from, event.relation}))
    return conflict("group.relation-contradicts",
                    "The opposite is known: nobody is the parent or guardian of his own one.");
  if (state.relations.size() == relations_max)
    return conflict("group.relations-too-many", "A group knows at most 2,000 relations.");
  return Ok{};
}

Result<Ok> decide(const State& state, const RelationRetracted& event, const Context& context) {
  TRY_OK(admitted(state, context));
  if (!holds(state, {event.from, event.to, event.relation}))
    return conflict("group.relation-unknown", "The group knows no such relation.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ResponsibleAdultRecorded& event, const Context& context) {
  TRY_OK(admitted(state, context));
  TRY_OK(check_code("decision", event.decision));
  if ((event.basis == Basis::authority_decision) != event.decision.has_value())
    return invalid("/data/decision", "group.decision-mismatch",
                   "decision must be given exactly where the basis is authority-decision.");
  if (event.minor == event.adult)
    return invalid("/data/adult", "group.same-member", "minor and adult must be two members.");
  TRY_OK(is_member(state, event.minor));
  TRY_OK(is_member(state, event.adult));
  if (!find_member(state, event.minor)->minor.value_or(true))
    return conflict("group.not-a-minor", "That member is of age, and answers for himself.");
  return check_adult(event.adult, context);
}

Result<Ok> decide(const State& state, const Separated& event, const Context& context) {
  TRY_OK(admitted(state, context));
  TRY_OK(check_code("place", event.place));
  TRY_OK(is_member(state, event.member));
  if (find_member(state, event.member)->separated_since.has_value())
    return conflict("group.already-separated", "The member is known to be separated.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Reunited& event, const Context& context) {
  TRY_OK(admitted(state, context));
  TRY_OK(is_member(state, event.member));
  if (!find_member(state, event.member)->separated_since.has_value())
    return conflict("group.not-separated", "The member was not separated from the others.");
  return check_not_before(find_member(state, event.member)->separated_since, "group.dates-reversed", context);
}

Result<Ok> decide(const State& state, const Dissolved&, const Context& context) {
  TRY_OK(admitted(state, context));
  const bool somebody_is_away =
      std::any_of(state.members.begin(), state.members.end(),
                  [](const Member& each) { return each.separated_since.has_value(); });
  if (somebody_is_away)
    return conflict("group.separated-remain",
                    "A member is still separated; record the reunion, or why he left the group.");
  return Ok{};
}

}  // namespace kroniek::group

namespace kroniek {
AggregateRow groups() {
  return make_aggregate<Groups>();
}
}  // namespace kroniek
