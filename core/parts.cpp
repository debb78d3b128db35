#include "core/parts.h"

#include <algorithm>

#include "core/catalog.h"

namespace kroniek {
namespace {

// In the order in which they are tried: a leg tells more than the party that was asked for it.
const std::vector<PartKind>& table() {
  static const std::vector<PartKind> all{
      {"operations", {"organisation"}, {}},
      {"assistance-requests", {"leg"}, {"assistance-request.asked"}},
      {"assistance-requests", {"party"}, {}},
      {"situation-reports", {"organisation", "distribution"}, {}},
      {"crisis-teams", {"advice"}, {"crisis-team.advice-given", "crisis-team.reissued"}},
      {"crisis-teams", {"actor"}, {}},
      {"registrations", {"need"}, {"registration.need-recorded"}},
      {"preparations", {"action"}, {"preparation.action-opened"}},
      {"board-matters", {"member", "members"}, {}},
      {"consultations", {"municipality", "municipalities"}, {}},
      {"groups", {"registration", "member", "minor"}, {}},
      {"enquiries", {"registration"}, {}},
  };
  return all;
}

bool holds(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether statements of the type can name such a part. What merely has the field's name is no reference.
bool can_name(const PartKind& kind, const EventRow& event) {
  return std::any_of(event.fields.begin(), event.fields.end(), [&](const FieldInfo& field) {
    const bool is_reference = field.kind == ValueKind::stream || field.kind == ValueKind::uuid;
    return is_reference && holds(kind.fields, field.name);
  });
}

}  // namespace

std::span<const PartKind> part_kinds() {
  return table();
}

const PartKind* part_between(std::string_view from, std::string_view to) {
  const auto [first_of, first] = find_event(from);
  const auto [second_of, second] = find_event(to);
  if (first == nullptr || second == nullptr || first_of != second_of) return nullptr;
  for (const auto& kind : table())
    if (kind.collection == first_of->collection && can_name(kind, *second) &&
        (can_name(kind, *first) || holds(kind.opened_by, from)))
      return &kind;
  return nullptr;
}

std::vector<std::string> parts_begun(const PartKind& kind, const Claims& claims) {
  if (holds(kind.opened_by, claims.type)) return {to_string(claims.jti)};
  return parts_named(kind, claims);
}

std::vector<std::string> parts_named(const PartKind& kind, const Claims& claims) {
  std::vector<std::string> names;
  for (const auto field : kind.fields) {
    const auto* value = claims.data.find(field);
    if (value == nullptr) continue;
    if (const auto* name = value->string()) names.push_back(*name);
    if (const auto* items = value->array_items())
      for (const auto& item : *items)
        if (const auto* name = item.string()) names.push_back(*name);
  }
  return names;
}

}  // namespace kroniek
