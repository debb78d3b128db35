#include "core/domain/disclosure_rules.h"

#include <algorithm>

#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/persons.h"
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
  if (names.empty())
    return invalid("/data/fields", "disclosure.fields-missing", "fields must name one field or more.");
  if (!std::all_of(names.begin(), names.end(), is_personal_field))
    return invalid("/data/fields", "disclosure.field-unknown",
                   "fields names what is no personal field of a registration.");
  if (has_twice(names))
    return invalid("/data/fields", "disclosure.field-twice", "fields names one of them twice.");
  return Ok{};
}

Result<Ok> check_subject(const StreamId& subject, const Context& context) {
  const auto file = context.find<Registrations>(subject);
  if (file == nullptr)
    return invalid("/data/subjects", "disclosure.subject-unknown",
                   "subjects names a registration that is not there.");
  const auto& claims = context.told.claims;
  if (claims.operation.has_value() && file->file_of != *claims.operation)
    return invalid("/data/subjects", "disclosure.subject-elsewhere",
                   "subjects names a file of another operation.");
  const auto operation = context.find<Operations>(file->file_of);
  const bool exercise = operation != nullptr && operation->kind == operation::Kind::exercise;
  if (exercise != claims.is_exercise())
    return invalid("/exercise", "disclosure.subject-elsewhere",
                   "Exercise data and real data never leave together.");
  return Ok{};
}

Result<Ok> check_recipient(const StreamId& id, const Context& context) {
  const auto recipient = context.find<Organisations>(id);
  if (recipient == nullptr)
    return invalid("/data/recipient", "disclosure.recipient-unknown",
                   "recipient must be a registered organisation.");
  if (recipient->phase != organisation::Phase::active)
    return invalid("/data/recipient", "disclosure.recipient-not-active",
                   "The recipient is suspended or has ended.");
  return Ok{};
}

// What is the same of every look with which data leave: whose it is, what for, of which fields, and since
// when.
Result<std::shared_ptr<const opening::State>> find_look(std::string_view at, const State& state,
                                                        const StreamId& id, const Context& context) {
  auto look = context.find<Openings>(id);
  if (look == nullptr)
    return invalid(at, "disclosure.opening-unknown", "opening names no opening that is recorded.");
  if (!state.approval_recorded_at.has_value() || look->at < *state.approval_recorded_at)
    return invalid(at, "disclosure.opening-before-approval",
                   "The look lies before the approval, so the data did not leave with it.");
  const bool is_the_same = look->occasion == opening::Occasion::disclosure &&
                           look->opener == context.told.claims.author && look->ground == state.ground &&
                           sorted(look->opened) == sorted(state.asked);
  if (is_the_same) return look;
  return invalid(at, "disclosure.opening-differs",
                 "The opening must be the author's own, for a disclosure, of exactly the approved fields on "
                 "the approved ground.");
}

// Whom an export may be of, as it was approved.
Result<Ok> check_exported(std::string_view at, const StreamId& subject, const Context& context) {
  const auto file = context.find<Registrations>(subject);
  if (file == nullptr)
    return invalid(at, "disclosure.subject-unknown", "The opening is of a registration that is not there.");
  if (file->file_of != context.told.claims.operation)
    return invalid(at, "disclosure.subject-elsewhere", "The opening is of a file of another operation.");
  if (file->inform != registration::Inform::yes || file->objected)
    return conflict("disclosure.subject-unwilling",
                    "The opening is of somebody who does not let relatives be told, or objected.");
  return Ok{};
}

}  // namespace

Result<Ok> check_request(const Requested& event, const Context& context) {
  TRY_OK(check_recipient(event.recipient, context));
  if (event.subjects.empty())
    return invalid("/data/subjects", "disclosure.subjects-missing", "subjects must name one file or more.");
  if (has_twice(event.subjects))
    return invalid("/data/subjects", "disclosure.subject-twice", "subjects names one of them twice.");
  for (const auto& subject : event.subjects) TRY_OK(check_subject(subject, context));
  return check_fields(event.asked);
}

Result<Ok> check_shields(const std::vector<StreamId>& subjects, bool includes_shielded, Judging judging,
                         const Context& context) {
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  for (const auto& subject : subjects) {
    const auto flags = flags_of_person(subject, context.states);
    if (!registration::is_shielded(flags)) continue;
    if (!includes_shielded)
      return conflict("disclosure.subject-shielded",
                      "One of the persons is shielded, and the request does not include shielded persons.");
    if (judging == Judging::yes && (mandate == nullptr || !registration::may_see(flags, mandate->role)))
      return forbidden("disclosure.shield-not-yours",
                       "One of the persons is shielded, and not for the role of this mandate to see.");
  }
  return Ok{};
}

// Whoever approved did not know of it.
Result<Ok> check_objections(const State& state, const Context& context) {
  for (const auto& subject : state.subjects) {
    const auto file = context.find<Registrations>(subject);
    if (file != nullptr && file->objection_recorded_at.has_value() &&
        *file->objection_recorded_at >= state.approval_recorded_at.value_or(Instant{}))
      return conflict("disclosure.objected-meanwhile",
                      "One of the persons objected after it was approved; withdraw it, and ask anew.");
  }
  return Ok{};
}

Result<Ok> check_export(const ExportRequested& event, const Context& context) {
  TRY_OK(check_recipient(event.recipient, context));
  if (!context.told.claims.operation.has_value())
    return invalid("/operation", "disclosure.operation-missing",
                   "An export is of an operation; the statement names it.");
  if (sorted(event.asked) != fields_of(event.format))
    return invalid("/data/fields", "disclosure.export-fields-differ",
                   "fields must name all personal fields that the format takes, and no other.");
  return Ok{};
}

Result<Ok> check_opening(const State& state, const Performed& event, const Context& context) {
  TRY(look, find_look("/data/opening", state, event.opening, context));
  if (sorted(look->subjects) == sorted(state.subjects)) return Ok{};
  return invalid("/data/opening", "disclosure.opening-differs",
                 "The opening must be of exactly the approved persons.");
}

Result<Ok> check_openings(const State& state, const ExportPerformed& event, const Context& context) {
  if (has_twice(event.openings))
    return invalid("/data/openings", "disclosure.opening-twice", "openings names one of them twice.");
  for (const auto& id : event.openings) {
    TRY(look, find_look("/data/openings", state, id, context));
    for (const auto& subject : look->subjects) TRY_OK(check_exported("/data/openings", subject, context));
    TRY_OK(check_shields(look->subjects, false, Judging::yes, context));
  }
  return Ok{};
}

}  // namespace kroniek::disclosure
