#include "api/demo/personas.h"

#include <array>
#include <system_error>

#include "api/demo/narrator.h"

namespace kroniek::demo {
namespace {

using mandate::Role;

constexpr auto table = std::to_array<PersonaRow>({
    {Part::administrator, "administrator", "Anneke Veldman", Role::administrator, "KCR2",
     "Functioneel beheerder", false},
    {Part::duty_officer, "kcr2-duty-officer", "Ruben Terpstra", Role::kcr2_duty_officer, "KCR2",
     "Coördinator van dienst", false},
    {Part::head, "kcr2-head", "Marjolein Kuipers", Role::kcr2_head, "KCR2", "Hoofd KCR2", false},
    {Part::data_protection, "data-protection-officer", "Lieke Wagenaar", Role::data_protection_officer,
     "KCR2", "Functionaris gegevensbescherming", false},
    {Part::key_custodian, "key-custodian", "Nadia Essaidi", Role::key_custodian, "KCR2", "Sleutelbeheerder",
     false},
    {Part::legal_officer, "legal-officer", "Bram Tolsma", Role::legal_officer, "KCR2", "Jurist", false},
    {Part::board_secretary, "board-secretary", "Femke Rutgers", Role::board_secretary, "KCR2",
     "Secretaris van het bestuur", false},
    {Part::board_regions, "board-member-regions", "Corrie Hulst", Role::board_member, "VR25",
     "Bestuurslid namens de veiligheidsregio's", false},
    {Part::board_ministry, "board-member-ministry", "Edgar Zaal", Role::board_member, "JENV",
     "Bestuurslid namens het ministerie", false},
    {Part::supervisor, "supervisor", "Wouter Ferwerda", Role::supervisor, "IJENV", "Inspecteur", false},
    {Part::officer_eindhoven, "region-duty-officer", "Karin Smulders", Role::region_duty_officer, "VR22",
     "Regionaal officier van dienst", false},
    {Part::officer_amsterdam, "region-duty-officer-vr13", "Dennis Aalders", Role::region_duty_officer, "VR13",
     "Regionaal officier van dienst", false},
    {Part::officer_rotterdam, "region-duty-officer-vr17", "Yara Lopes", Role::region_duty_officer, "VR17",
     "Regionaal officier van dienst", false},
    {Part::liaison, "liaison", "Tobias Meinders", Role::liaison, "KCR2", "Liaison op het vertrekpunt", true},
    {Part::reception_lead, "reception-lead", "Hasan Demirtas", Role::reception_lead, "VR22", "Leider opvang",
     true},
    {Part::registrar, "registrar", "Iris van Dongen", Role::registrar, "VR22", "Registratiemedewerker", true},
    {Part::second_registrar, "registrar-2", "Joost Schellekens", Role::registrar, "GM0772",
     "Registratiemedewerker", true},
    {Part::verifier, "identity-verifier", "Naomi Brandsma", Role::identity_verifier, "KMAR",
     "Grenswachter documenten", true},
    {Part::care, "care", "Pieter Oosting", Role::care, "NRK", "Hulpverlener", true},
    {Part::family_contact, "family-contact", "Samira Haddou", Role::family_contact, "GM0772",
     "Medewerker verwanteninformatie", true},
    {Part::requesting, "requesting-authority", "Berend Kranenborg", Role::requesting_authority, "VR22",
     "Bestuurlijk aanvrager bijstand", false},
    {Part::offering, "offering-authority", "Mirjam Buitenhek", Role::offering_authority, "VR13",
     "Bestuurlijk aanbieder bijstand", false},
});

Json persona_json(const Persona& persona) {
  return Json::object({{"actor", to_string(persona.actor)},
                       {"handle", persona.row->handle},
                       {"name", persona.row->name},
                       {"role", name_of(persona.row->role)},
                       {"organisation", to_string(persona.organisation)},
                       {"organisationCode", persona.row->organisation_code},
                       {"mandate", to_string(persona.mandate)},
                       {"key", persona.key}});
}

}  // namespace

std::span<const PersonaRow> persona_table() {
  return table;
}

Result<Cast> Cast::make(const Toolbox& tools, const Json& administrator_key,
                        const OrganisationIds& organisations, Instant at) {
  Cast cast;
  for (const auto& row : table) {
    VERIFY(static_cast<std::size_t>(row.part) == cast.personas_.size(), "the table is in the order of Part");
    // Both kinds of keys that the register takes are in use.
    const auto kind = row.part == Part::verifier ? KeyKind::p256 : KeyKind::ed25519;
    Persona persona;
    persona.row = &row;
    persona.actor = {"actors", new_id(at, *tools.random)};
    persona.mandate = {"mandates", new_id(at, *tools.random)};
    persona.organisation = organisations.find(row.organisation_code)->second;
    persona.key = row.part == Part::administrator ? administrator_key : tools.new_key(kind);
    TRY(signer, tools.signer_of(persona.key));
    persona.signer = std::move(signer);
    cast.personas_.push_back(std::move(persona));
  }
  return cast;
}

Result<Ok> write_personas(const std::filesystem::path& directory, const Cast& cast, const Toolbox& tools) {
  std::error_code failed;
  const auto keys = directory / "personas";
  std::filesystem::create_directory(keys, failed);
  if (failed) return Error{ErrorKind::unavailable, "demo.not-written", keys.string() + " cannot be made."};
  std::filesystem::permissions(keys, std::filesystem::perms::owner_all, failed);
  Json::Array list;
  for (const auto& persona : cast.all()) {
    list.push_back(persona_json(persona));
    TRY_OK(tools.create_key_file(keys / (std::string(persona.row->handle) + ".jwk"), persona.key));
  }
  return tools.create_secret_file(directory / "personas.json", write_json(Json(std::move(list))) + "\n");
}

}  // namespace kroniek::demo
