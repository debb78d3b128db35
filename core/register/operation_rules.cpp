#include "core/register/operation_rules.h"

#include "core/domain/registrations.h"
#include "core/faults.h"

namespace kroniek {
namespace {

Error mixed() {
  return {ErrorKind::conflict, "statement.exercise-mixed",
          "Exercise data and real data never mix in one stream or operation."};
}

// A device that was away is told how nothing of what it has to say is lost.
std::string hint_for(const Claims& claims) {
  if (claims.stream.collection != Registrations::collection) return {};
  return " Where what it says must be kept though others have changed the file, state "
         "registration.reported-otherwise.";
}

}  // namespace

Result<Ok> check_version(const Claims& claims, Use use, const Held* before) {
  const std::int64_t version = before == nullptr ? 0 : before->envelope.version;
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  if (use == Use::opens && version != 0)
    return Error{ErrorKind::conflict, "stream.exists",
                 "The stream exists already, at version " + number(version) + "."};
  // Random ids (RFC 9562): others could be guessed, or made from what somebody knows of a person.
  const auto made = uuid_version(claims.stream.id);
  if (use == Use::opens && made != 4 && made != 7)
    return one_fault("/sub", "stream.id-version",
                     "A new stream's id must be a UUID of version 4 or 7 (RFC 9562).");
  if (use != Use::opens && version == 0)
    return Error{ErrorKind::not_found, "stream.unknown", "sub names no stream that exists."};
  if (!claims.version.has_value() && use != Use::fact)
    return one_fault("/version", "statement.version-missing",
                     "This type must say the version that it makes.");
  if (claims.version.has_value() && *claims.version != version + 1)
    return Error{ErrorKind::conflict,
                 *claims.version <= version ? "statement.version-stale" : "statement.version-ahead",
                 "The stream is at version " + number(version) + ", so the next statement makes " +
                     number(version + 1) + "." + hint_for(claims)};
  return Ok{};
}

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
    return one_fault("/operation", "statement.operation-unknown",
                     "operation names no operation of this register.");
  if (operation->envelope.exercise != claims.is_exercise()) return mixed();
  return Ok{};
}

}  // namespace kroniek
