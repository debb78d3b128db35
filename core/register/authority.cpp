#include "core/register/authority.h"

#include <algorithm>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/parties.h"
#include "core/domain/permissions.h"
#include "core/domain/within_operation.h"

namespace kroniek {
namespace {

Error forbidden(std::string code, std::string detail) {
  return {ErrorKind::forbidden, std::move(code), std::move(detail)};
}

bool register_may_state(const Founding& founding, const Signed& by, const Context& context) {
  const auto& claims = context.told.claims;
  kroniek::founding::State state;
  state.founding_statements = founding.said.founding_statements;
  return by.key_id == founding.log_key_id && claims.mandate == founding.said.founding_mandate &&
         kroniek::founding::register_may_state(state, claims.type, context.told.position);
}

Result<Ok> check_actor(const Signed& by, const actor::State* author, const Context& context) {
  if (author == nullptr) return forbidden("author.unknown", "iss names no actor of this register.");
  if (author->phase != actor::Phase::active)
    return forbidden("author.not-active", "The author is suspended or has ended.");
  if (!is_active_organisation(author->organisation, context))
    return forbidden("author.organisation-not-active",
                     "The author's organisation is suspended or has ended.");
  if (by.assurance == Assurance::sealed) return Ok{};
  const auto* key = actor::find_key(*author, by.key_id);
  if (key == nullptr || key->from > context.told.recorded_at)
    return Error{ErrorKind::unauthenticated, "statement.key-unknown", "kid names no key of the author."};
  if (key->revoked_at.has_value())
    return Error{ErrorKind::unauthenticated, "key.revoked",
                 "The key was revoked and signs nothing any more."};
  return Ok{};
}

// Whether the statement's stream is the operation, stands in it, or will when this opens it. The claim alone
// is the author's to choose, so of a stream that is there its own word counts.
bool stands_within(const StreamId& operation, const Context& context) {
  const auto& claims = context.told.claims;
  if (claims.stream == operation) return true;
  if (claims.operation != operation || !may_stand_in_operation(claims.stream.collection)) return false;
  const auto belonging = context.states.belonging(claims.stream);
  return !belonging.has_value() || belonging->operation == operation;
}

Result<Ok> check_mandate(const Signed& by, const actor::State& author, const Context& context) {
  const auto& claims = context.told.claims;
  const auto mandate = context.find<Mandates>(claims.mandate);
  if (mandate == nullptr) return forbidden("mandate.unknown", "mandate names no mandate of this register.");
  if (mandate->holder != claims.author && mandate->holder != author.organisation)
    return forbidden("mandate.not-holder",
                     "The mandate is neither the author's nor that of the author's organisation.");
  if (!mandate::holds_at(*mandate, claims.occurred_at, context.states))
    return forbidden("mandate.not-active", "The mandate did not hold at occurredAt.");
  if (!may_state(mandate->role, claims.type))
    return forbidden("mandate.type-not-covered", "The role " + std::string(name_of(mandate->role)) +
                                                     " may not state " + claims.type + ".");
  const auto task = by.type.aggregate->task;
  const auto& tasks = mandate->tasks;
  if (task != Task::none && std::find(tasks.begin(), tasks.end(), task) == tasks.end())
    return forbidden("mandate.task-not-covered",
                     "The mandate does not cover the task " + std::string(name_of(task)) + ".");
  if (mandate->scope_organisation.has_value() && mandate->scope_organisation != author.organisation)
    return forbidden("mandate.other-organisation", "The mandate holds for another organisation.");
  if (mandate->scope_operation.has_value() && !stands_within(*mandate->scope_operation, context))
    return forbidden("mandate.other-operation",
                     "The mandate holds within one operation, in which this stream does not stand.");
  return Ok{};
}

}  // namespace

Result<Ok> authorise(const Signed& by, const Context& context, const Founding& founding) {
  const auto& claims = context.told.claims;
  if (claims.author == founding.said.service) {
    if (register_may_state(founding, by, context)) return Ok{};
    return forbidden("register.may-not-state",
                     "The register itself states its founding and its seals, nothing else.");
  }
  const auto author = context.find<Actors>(claims.author);
  TRY_OK(check_actor(by, author.get(), context));
  return check_mandate(by, *author, context);
}

}  // namespace kroniek
