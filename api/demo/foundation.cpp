#include "api/demo/foundation.h"

#include <array>

#include "api/demo/regions.h"
#include "core/domain/actors.h"
#include "core/sha256.h"

namespace kroniek::demo {
namespace {

using organisation::Kind;
using organisation::Side;

struct Other {
  std::string_view code, name;
  Kind kind;
};
constexpr std::string_view ministry_code = "JENV";
constexpr auto founders_beside_regions =
    std::to_array<Other>({{ministry_code, "Ministerie van Justitie en Veiligheid", Kind::ministry},
                          {"KCR2", "Knooppunt Coördinatie Regio's–Rijk", Kind::kcr2}});
constexpr auto others = std::to_array<Other>({{"BQ-BO", "Openbaar lichaam Bonaire", Kind::island},
                                              {"BQ-SA", "Openbaar lichaam Saba", Kind::island},
                                              {"BQ-SE", "Openbaar lichaam Sint Eustatius", Kind::island},
                                              {"IJENV", "Inspectie Justitie en Veiligheid", Kind::supervisor},
                                              {"KMAR", "Koninklijke Marechaussee", Kind::agency},
                                              {"NRK", "Nederlandse Rode Kruis", Kind::relief}});

const StreamId& id_of(const OrganisationIds& organisations, std::string_view code) {
  return organisations.find(code)->second;
}

std::vector<Task> tasks_of(mandate::Role role) {
  using enum mandate::Role;
  switch (role) {
    case kcr2_duty_officer:
    case kcr2_head:
    case region_duty_officer:
      return {Task::information, Task::assistance, Task::people};
    case board_member:
    case board_secretary:
      return {Task::steering};
    case reception_lead:
    case registrar:
    case identity_verifier:
    case care:
    case family_contact:
    case liaison:
    case data_protection_officer:
      return {Task::people};
    case requesting_authority:
    case offering_authority:
    case supervisor:
    case legal_officer:
    case key_custodian:
    case administrator:
      return {};
  }
  return {};
}

// The document that a mandate rests on, as far as a demo has one.
Hash instrument_of(std::string_view what) {
  return sha256(as_bytes("Demonstratiebesluit: " + std::string(what)));
}

organisation::Registered registered(std::string_view name, Kind kind, std::string_view code) {
  organisation::Registered event;
  event.name = name;
  event.kind = kind;
  event.code = code;
  event.side = Side::none;
  return event;
}

}  // namespace

OrganisationIds name_organisations(Instant at, kroniek::Random& random) {
  OrganisationIds ids;
  const auto name = [&](std::string_view code) {
    ids.emplace(std::string(code), StreamId{"organisations", new_id(at, random)});
  };
  for (const auto& each : regions()) name(each.code);
  for (const auto& each : founders_beside_regions) name(each.code);
  for (const auto& each : municipalities()) name(each.code);
  for (const auto& each : others) name(each.code);
  return ids;
}

FoundingPlan founding_plan(const std::string& origin, const OrganisationIds& organisations,
                           const Persona& administrator, kroniek::Random& random, Instant at) {
  FoundingPlan plan;
  plan.origin = origin;
  plan.service = new_id(at, random);
  plan.founding_mandate = new_id(at, random);
  for (const auto& each : regions())
    plan.organisations.push_back({id_of(organisations, each.code),
                                  "Veiligheidsregio " + std::string(each.name), Kind::safety_region,
                                  std::string(each.code), Side::regions});
  for (const auto& each : founders_beside_regions)
    plan.organisations.push_back({id_of(organisations, each.code), std::string(each.name), each.kind,
                                  std::string(each.code),
                                  each.code == ministry_code ? Side::ministry : Side::none});
  plan.administrators = {{administrator.actor, administrator.mandate, administrator.organisation,
                          std::string(administrator.row->function), std::string(administrator.row->name),
                          administrator.signer->key()}};
  plan.basis = {"Wgr-8"};
  plan.instrument = instrument_of("oprichting");
  return plan;
}

void register_organisations(Narrator& narrator, const Persona& administrator,
                            const OrganisationIds& organisations) {
  for (const auto& region : regions()) {
    const auto& stream = id_of(organisations, region.code);
    narrator.stands_at(stream, 1);
    organisation::Changed event;
    for (const auto code : neighbours_of(region.code)) event.adjacent.push_back(id_of(organisations, code));
    narrator.say(administrator, stream, event);
  }
  for (const auto& each : others)
    narrator.say(administrator, id_of(organisations, each.code), registered(each.name, each.kind, each.code));
  for (const auto& each : municipalities()) {
    auto event = registered("Gemeente " + std::string(each.name), Kind::municipality, each.code);
    event.region = id_of(organisations, each.region_code);
    narrator.say(administrator, id_of(organisations, each.code), event);
  }
}

void enrol_personas(Narrator& narrator, const Cast& cast) {
  const auto& administrator = cast[Part::administrator];
  for (const auto& persona : cast.all()) {
    if (persona.row->part == Part::administrator) continue;
    actor::Enrolled event;
    event.organisation = persona.organisation;
    event.function.value = persona.row->function;
    event.kind = actor::Kind::person;
    event.key = persona.signer->key();
    event.name.value = persona.row->name;
    narrator.say(administrator, persona.actor, event);
  }
}

void grant_mandates(Narrator& narrator, const Cast& cast, Instant from,
                    const std::optional<StreamId>& operation) {
  const auto& administrator = cast[Part::administrator];
  for (const auto& persona : cast.all()) {
    const auto& row = *persona.row;
    if (row.part == Part::administrator || row.in_operation_only != operation.has_value()) continue;
    mandate::Granted event;
    event.holder = persona.actor;
    event.role = row.role;
    event.scope.operation = operation;
    event.tasks = tasks_of(row.role);
    event.basis = {"Wvr-39"};
    event.from = from;
    event.instrument.document.value = instrument_of(row.function);
    narrator.say(administrator, persona.mandate, event);
  }
}

}  // namespace kroniek::demo
