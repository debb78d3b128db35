#include "core/domain/disclosure_rules.h"

#include <algorithm>

#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/refuse.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"

namespace kroniek::disclosure {
namespace {

using refuse::conflict;
using refuse::forbidden;
using refuse::invalid;

template <typename T>
std::vector<T> sorted(std::vector<T> values) {
  std::sort(values.begin(), values.end());
  return values;
}
template <typename T>
bool has_twice(const std::vector<T>& values) {
  const auto in_order = sorted(values);
  return std::adjacent_find(in_order.begin(), in_order.end()) != in_order.end();
}

bool holds_personal(const FieldInfo& field) {
  return field.field_class == FieldClass::personal ||
         std::any_of(field.members.begin(), field.members.end(), holds_personal);
}
bool is_personal_field(const std::string& name) {
  static const auto all = describe_fields<registration::State>();
  return std::any_of(all.begin(), all.end(),
                     [&](const FieldInfo& field) { return field.name == name && holds_personal(field); });
}

Result<Ok> check_fields(const std::vector<std::string>& names) {
  if (names.empty()) return invalid("disclosure.fields-missing", "fields must name one field or more.");
  if (!std::all_of(names.begin(), names.end(), is_personal_field))
    return invalid("disclosure.field-unknown", "fields names what is no personal field of a registration.");
  if (has_twice(names)) return invalid("disclosure.field-twice", "fields names one of them twice.");
  return Ok{};
}

Result<Ok> check_subject(const StreamId& subject, const Context& context) {
  const auto file = context.find<Registrations>(subject);
  if (file == nullptr)
    return invalid("disclosure.subject-unknown", "subjects names a registration that is not there.");
  const auto& claims = context.told.claims;
  if (claims.operation.has_value() && file->file_of != *claims.operation)
    return invalid("disclosure.subject-elsewhere", "subjects names a file of another operation.");
  const auto operation = context.find<Operations>(file->file_of);
  const bool exercise = operation != nullptr && operation->kind == operation::Kind::exercise;
  if (exercise != claims.is_exercise())
    return invalid("disclosure.subject-elsewhere", "Exercise data and real data never leave together.");
  return Ok{};
}

}  // namespace

Result<Ok> check_request(const Requested& event, const Context& context) {
  const auto recipient = context.find<Organisations>(event.recipient);
  if (recipient == nullptr)
    return invalid("disclosure.recipient-unknown", "recipient must be a registered organisation.");
  if (recipient->phase != organisation::Phase::active)
    return invalid("disclosure.recipient-not-active", "The recipient is suspended or has ended.");
  if (event.subjects.empty())
    return invalid("disclosure.subjects-missing", "subjects must name one file or more.");
  if (has_twice(event.subjects))
    return invalid("disclosure.subject-twice", "subjects names one of them twice.");
  for (const auto& subject : event.subjects) TRY_OK(check_subject(subject, context));
  return check_fields(event.asked);
}

Result<Ok> check_shields(const std::vector<StreamId>& subjects, bool includes_shielded, Judging judging,
                         const Context& context) {
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  for (const auto& subject : subjects) {
    const auto file = context.find<Registrations>(subject);
    if (file == nullptr || !registration::is_shielded(*file)) continue;
    if (!includes_shielded)
      return conflict("disclosure.subject-shielded",
                      "One of the persons is shielded, and the request does not include shielded persons.");
    if (judging == Judging::yes && (mandate == nullptr || !registration::may_see(*file, mandate->role)))
      return forbidden("disclosure.shield-not-yours",
                       "One of the persons is shielded, and not for the role of this mandate to see.");
  }
  return Ok{};
}

Result<Ok> check_opening(const State& state, const Performed& event, const Context& context) {
  const auto opening = context.find<Openings>(event.opening);
  if (opening == nullptr)
    return invalid("disclosure.opening-unknown", "opening names no opening that is recorded.");
  if (!state.approval_recorded_at.has_value() || opening->at < *state.approval_recorded_at)
    return invalid("disclosure.opening-before-approval",
                   "The look lies before the approval, so the data did not leave with it.");
  const bool is_the_same = opening->occasion == opening::Occasion::disclosure &&
                           opening->opener == context.told.claims.author && opening->ground == state.ground &&
                           sorted(opening->subjects) == sorted(state.subjects) &&
                           sorted(opening->opened) == sorted(state.asked);
  if (!is_the_same)
    return invalid(
        "disclosure.opening-differs",
        "The opening must be the author's own, for a disclosure, of exactly the approved fields of "
        "the approved persons on the approved ground.");
  return Ok{};
}

}  // namespace kroniek::disclosure
