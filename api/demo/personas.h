// The people who act in the demo: nobody of them exists. Each is an actor with a key of its own and one
// mandate; personas.json gives their keys to whoever plays with the demo, so it is no place for real people.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "api/toolbox.h"
#include "core/domain/mandates.h"

namespace kroniek::demo {

// In the order of the table in personas.cpp.
enum class Part {
  administrator,
  duty_officer,
  head,
  data_protection,
  key_custodian,
  legal_officer,
  board_secretary,
  board_regions,
  board_ministry,
  supervisor,
  officer_eindhoven,
  officer_amsterdam,
  officer_rotterdam,
  liaison,
  reception_lead,
  registrar,
  second_registrar,
  verifier,
  care,
  family_contact,
  requesting,  // submits, withdraws and supersedes requests for help
  offering     // answers them
};

struct PersonaRow {
  Part part;
  std::string_view handle;  // `registrar-2`: its key's file, and what the command line calls it by
  std::string_view name;
  mandate::Role role;
  std::string_view organisation_code;
  std::string_view function;
  bool in_operation_only;  // its mandate holds in the demo's operation and nowhere else
};
std::span<const PersonaRow> persona_table();

struct Persona {
  const PersonaRow* row = nullptr;  // none: an extra of a story
  StreamId actor;
  StreamId mandate;
  StreamId organisation;
  Json key;  // the private JWK
  std::unique_ptr<Signer> signer;
};

using OrganisationIds = std::map<std::string, StreamId, std::less<>>;  // by their codes

class Cast {
 public:
  // Everybody with a fresh key, but the administrator, whose key is given. Ids are of that moment.
  static Result<Cast> make(const Toolbox& tools, const Json& administrator_key,
                           const OrganisationIds& organisations, Instant at);
  const Persona& operator[](Part part) const { return personas_[static_cast<std::size_t>(part)]; }
  std::span<const Persona> all() const { return personas_; }

 private:
  std::vector<Persona> personas_;
};

// personas.json: [{actor, handle, name, role, organisation, organisationCode, mandate, key}], and
// personas/<handle>.jwk; only their owner can read them. Codes `key-file.*`, `demo.not-written`.
Result<Ok> write_personas(const std::filesystem::path& directory, const Cast& cast, const Toolbox& tools);

}  // namespace kroniek::demo
