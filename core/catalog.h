// THE list of aggregates; everything that must know all events walks it. Adding an aggregate is one line in
// catalog.cpp.
#pragma once

#include <span>

#include "core/aggregate.h"

namespace kroniek {

std::span<const AggregateRow> catalog();
const AggregateRow* find_aggregate(std::string_view collection);  // null where there is none
// The aggregate and the row of an event type.
struct EventType {
  const AggregateRow* aggregate = nullptr;
  const EventRow* event = nullptr;
};
EventType find_event(std::string_view type);  // both null where there is none

}  // namespace kroniek
