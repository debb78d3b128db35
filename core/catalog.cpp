#include "core/catalog.h"

#include <map>

#include "core/domain/accountability_questions.h"
#include "core/domain/actors.h"
#include "core/domain/assistance_requests.h"
#include "core/domain/board_matters.h"
#include "core/domain/consultations.h"
#include "core/domain/crisis_teams.h"
#include "core/domain/disclosures.h"
#include "core/domain/enquiries.h"
#include "core/domain/erasures.h"
#include "core/domain/groups.h"
#include "core/domain/holds.h"
#include "core/domain/links.h"
#include "core/domain/mandates.h"
#include "core/domain/movements.h"
#include "core/domain/offers.h"
#include "core/domain/openings.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/preparations.h"
#include "core/domain/register.h"
#include "core/domain/registrations.h"
#include "core/domain/situation_reports.h"

namespace kroniek {
namespace {

const std::vector<AggregateRow>& rows() {
  static const std::vector<AggregateRow> all{
      registers(),     organisations(),
      actors(),        mandates(),
      operations(),    assistance_requests(),
      offers(),        situation_reports(),
      crisis_teams(),  movements(),
      registrations(), openings(),
      preparations(),  board_matters(),
      consultations(), accountability_questions(),
      disclosures(),   links(),
      groups(),        enquiries(),
      erasures(),      holds(),
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
