#include "api/demo/company.h"

#include "core/domain/actors.h"
#include "core/sha256.h"

namespace kroniek::demo {

std::vector<Task> tasks_of(mandate::Role role) {
  using enum mandate::Role;
  switch (role) {
    case kcr2_head:
      return {Task::information, Task::assistance, Task::international, Task::crisis_teams,
              Task::preparation, Task::people,     Task::steering};
    case kcr2_duty_officer:
    case region_duty_officer:
      return {Task::information,  Task::assistance, Task::international,
              Task::crisis_teams, Task::people,     Task::preparation};
    case requesting_authority:
    case offering_authority:
      return {Task::information, Task::assistance, Task::international, Task::crisis_teams,
              Task::preparation};
    case board_member:
      return {Task::steering};
    case board_secretary:
    case legal_officer:
      return {Task::steering, Task::founding};
    case liaison:
      return {Task::information, Task::crisis_teams, Task::people};
    case reception_lead:
    case registrar:
    case identity_verifier:
    case care:
    case family_contact:
    case data_protection_officer:
      return {Task::people};
    case supervisor:
    case key_custodian:
    case administrator:
      return {};
  }
  return {};
}

Hash instrument_of(std::string_view what) {
  return sha256(as_bytes("Demonstratiebesluit: " + std::string(what)));
}

const StreamId& Company::organisation(std::string_view code) const {
  const auto found = organisations_.find(code);
  VERIFY(found != organisations_.end(), "stories name organisations of the demo");
  return found->second;
}

const Persona& Company::enrol_without_mandate(Stage& stage, const Extra& extra) {
  Persona persona;
  persona.actor = stage.new_stream("actors");
  persona.mandate = stage.new_stream("mandates");
  persona.organisation = organisation(extra.organisation_code);
  persona.key = tools_.new_key(KeyKind::ed25519);
  persona.signer = tools_.signer_of(persona.key).value();
  extras_.push_back(std::move(persona));
  say_enrolment(stage, cast_[Part::administrator], extras_.back(), extra);
  return extras_.back();
}

const Persona& Company::enrol(Stage& stage, const Extra& extra) {
  const auto& persona = enrol_without_mandate(stage, extra);
  say_grant(stage, cast_[Part::administrator], persona, extra);
  return persona;
}

void say_enrolment(Stage& stage, const Persona& administrator, const Persona& persona, const Extra& about) {
  actor::Enrolled event;
  event.organisation = persona.organisation;
  event.function.value = about.function;
  event.kind = actor::Kind::person;
  event.key = persona.signer->key();
  event.name.value = about.name;
  stage.say(administrator, persona.actor, event);
}

void say_grant(Stage& stage, const Persona& administrator, const Persona& persona, const Extra& about) {
  mandate::Granted event;
  event.holder = persona.actor;
  event.role = about.role;
  event.scope.operation = about.operation;
  event.tasks = about.tasks.empty() ? tasks_of(about.role) : about.tasks;
  event.basis = {"Wvr-39"};
  event.from = stage.now();
  event.instrument.document.value = instrument_of(about.function);
  stage.say(administrator, persona.mandate, event);
}

}  // namespace kroniek::demo
