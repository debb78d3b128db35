#include "core/domain/data_subject.h"

namespace kroniek {
namespace {

// An operation belongs to itself.
std::optional<StreamId> operation_of(const StreamId& subject, const Belonging& belonging) {
  if (subject.collection == "operations") return subject;
  return belonging.operation;
}

}  // namespace

SubjectFault subject_fault(const StreamId& subject, const Context& context) {
  const auto& claims = context.told.claims;
  const auto belonging = context.states.belonging(subject);
  if (!belonging.has_value()) return SubjectFault::unknown;
  if (belonging->exercise != claims.is_exercise()) return SubjectFault::exercise_mismatch;
  if (operation_of(subject, *belonging) != claims.operation) return SubjectFault::operation_differs;
  return SubjectFault::none;
}

std::vector<StreamId> kept_by(const StreamId& subject, const Context& context) {
  std::vector<StreamId> names{subject};
  const auto belonging = context.states.belonging(subject);
  if (!belonging.has_value()) return names;
  const auto operation = operation_of(subject, *belonging);
  if (operation.has_value() && *operation != subject) names.push_back(*operation);
  return names;
}

}  // namespace kroniek
