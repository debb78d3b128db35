#include "api/demo/foundation.h"

#include <array>

#include "api/demo/narrator.h"
#include "api/demo/regions.h"

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
                                              {"DEF", "Defensie, Directie Operaties", Kind::agency},
                                              {"IJENV", "Inspectie Justitie en Veiligheid", Kind::supervisor},
                                              {"KMAR", "Koninklijke Marechaussee", Kind::agency},
                                              {"NRK", "Nederlandse Rode Kruis", Kind::relief},
                                              {"XV-CB", "Civiele bescherming Valdoria", Kind::foreign}});

const StreamId& id_of(const OrganisationIds& organisations, std::string_view code) {
  return organisations.find(code)->second;
}

organisation::Registered registered(std::string_view name, Kind kind, std::string_view code) {
  organisation::Registered event;
  event.name = name;
  event.kind = kind;
  event.code = code;
  event.side = Side::none;
  return event;
}

Extra described(const PersonaRow& row) {
  return {std::string(row.name), std::string(row.function), row.role, row.organisation_code};
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

void register_organisations(Stage& stage, const Company& company) {
  const auto& administrator = company[Part::administrator];
  for (const auto& region : regions()) {
    const auto& stream = company.organisation(region.code);
    stage.stands_at(stream, 1);
    organisation::Changed event;
    for (const auto code : neighbours_of(region.code)) event.adjacent.push_back(company.organisation(code));
    stage.say(administrator, stream, event);
  }
  for (const auto& each : others)
    stage.say(administrator, company.organisation(each.code), registered(each.name, each.kind, each.code));
  for (const auto& each : municipalities()) {
    auto event = registered("Gemeente " + std::string(each.name), Kind::municipality, each.code);
    event.region = company.organisation(each.region_code);
    stage.say(administrator, company.organisation(each.code), event);
  }
}

void enrol_personas(Stage& stage, const Company& company) {
  const auto& administrator = company[Part::administrator];
  for (const auto& persona : company.cast().all())
    if (persona.row->part != Part::administrator)
      say_enrolment(stage, administrator, persona, described(*persona.row));
}

void grant_mandates(Stage& stage, const Company& company, const std::optional<StreamId>& operation) {
  const auto& administrator = company[Part::administrator];
  for (const auto& persona : company.cast().all()) {
    const auto& row = *persona.row;
    if (row.part == Part::administrator || row.in_operation_only != operation.has_value()) continue;
    auto about = described(row);
    about.operation = operation;
    say_grant(stage, administrator, persona, about);
  }
}

}  // namespace kroniek::demo
