#include "core/register/operation_rules.h"

namespace kroniek {
namespace {

Error mixed() {
  return {ErrorKind::conflict, "statement.exercise-mixed", "Exercise data and real data never mix in one stream or operation."};
}

}  // namespace

Result<Ok> check_operation(const Claims& claims, const Held* before, const FindHeld& find) {
  if (before != nullptr) {
    if (before->envelope.exercise != claims.is_exercise()) return mixed();
    if (before->envelope.operation.has_value() && claims.operation != before->envelope.operation)
      return Error{ErrorKind::conflict, "statement.operation-differs",
                   "operation must be that of the stream: " + to_string(*before->envelope.operation) + "."};
  }
  if (!claims.operation.has_value() || claims.operation == claims.stream) return Ok{};
  const auto operation = find(*claims.operation);
  if (operation == nullptr)
    return Error{ErrorKind::invalid, "statement.operation-unknown", "operation names no operation of this register."};
  if (operation->envelope.exercise != claims.is_exercise()) return mixed();
  return Ok{};
}

}  // namespace kroniek
