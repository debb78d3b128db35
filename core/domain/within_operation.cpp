#include "core/domain/within_operation.h"

#include <algorithm>
#include <array>

#include "core/domain/operations.h"
#include "core/domain/refuse.h"

namespace kroniek {
namespace {

// A mandate among them: what is delegated within an operation belongs to it.
constexpr auto within_operations = std::to_array<std::string_view>(
    {"accountability-questions", "assistance-requests", "crisis-teams", "disclosures", "enquiries",
     "erasures", "groups", "holds", "links", "mandates", "movements", "offers", "openings", "preparations",
     "registrations", "situation-reports"});

enum class Which { open, any };

Result<Ok> check_operation(const Context& context, Which which) {
  const auto& claims = context.told.claims;
  if (!claims.operation.has_value())
    return refuse::invalid("/operation", "operation.required",
                           "The claim operation must name the operation that this belongs to.");
  const auto found = context.find<Operations>(*claims.operation);
  if (found == nullptr)
    return refuse::invalid("/operation", "operation.unknown",
                           "The claim operation names none that is open here.");
  if (which == Which::open && !operation::accepts_statements(*found))
    return refuse::conflict("operation.closed", "The operation is closed; reopen it first.");
  if (claims.is_exercise() != (found->kind == operation::Kind::exercise))
    return refuse::invalid(
        "/exercise", "operation.exercise-mismatch",
        "The claim exercise must be true in an operation of kind exercise, and in no other.");
  return Ok{};
}

bool stands_outside(const Claims& claims) {
  return !claims.operation.has_value() && !claims.is_exercise();
}

}  // namespace

Result<Ok> within_operation(const Context& context) {
  return check_operation(context, Which::open);
}

Result<Ok> about_operation(const Context& context) {
  return check_operation(context, Which::any);
}

Result<Ok> within_named_operation(const Context& context) {
  if (stands_outside(context.told.claims)) return Ok{};
  return check_operation(context, Which::open);
}

Result<Ok> about_named_operation(const Context& context) {
  if (stands_outside(context.told.claims)) return Ok{};
  return check_operation(context, Which::any);
}

bool may_stand_in_operation(std::string_view collection) {
  return std::find(within_operations.begin(), within_operations.end(), collection) != within_operations.end();
}

}  // namespace kroniek
