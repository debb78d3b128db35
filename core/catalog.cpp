#include "core/catalog.h"

#include <map>

#include "core/domain/actors.h"
#include "core/domain/assistance_requests.h"
#include "core/domain/mandates.h"
#include "core/domain/movements.h"
#include "core/domain/offers.h"
#include "core/domain/openings.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/register.h"
#include "core/domain/registrations.h"

namespace kroniek {
namespace {

const std::vector<AggregateRow>& rows() {
  static const std::vector<AggregateRow> all{
      registers(), organisations(),       actors(), mandates(), operations(), movements(), registrations(),
      openings(),  assistance_requests(), offers(),
  };
  return all;
}

}  // namespace

std::span<const AggregateRow> catalog() {
  return rows();
}

const AggregateRow* find_aggregate(std::string_view collection) {
  for (const auto& row : rows())
    if (row.collection == collection) return &row;
  return nullptr;
}

EventType find_event(std::string_view type) {
  static const std::map<std::string_view, EventType> by_type = [] {
    std::map<std::string_view, EventType> made;
    for (const auto& row : rows())
      for (const auto& event : row.events) made.emplace(event.type, EventType{&row, &event});
    return made;
  }();
  const auto found = by_type.find(type);
  return found == by_type.end() ? EventType{} : found->second;
}

}  // namespace kroniek
