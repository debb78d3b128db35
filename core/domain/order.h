// Nothing happens before what it rests on. Said of statements that follow others by their rules; what desks
// record of a person comes in any order, and is not asked this.
#pragma once

#include "core/aggregate.h"
#include "core/domain/refuse.h"

namespace kroniek {

// `code`, where occurredAt lies before `earliest`. None, where nothing came before it.
inline Result<Ok> check_not_before(const std::optional<Instant>& earliest, std::string_view code,
                                   const Context& context) {
  if (!earliest.has_value() || context.told.claims.occurred_at >= *earliest) return Ok{};
  return refuse::invalid("/occurredAt", code, "occurredAt lies before what must have happened first.");
}

}  // namespace kroniek
