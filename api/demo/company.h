// Everybody who can speak in a story: the personas, and the extras that a story enrols. It knows the demo's
// organisations by their codes.
#pragma once

#include <list>

#include "api/demo/stage.h"

namespace kroniek::demo {

// Somebody whom a story needs and no visitor plays: an actor with a mandate and a key that nobody keeps.
struct Extra {
  std::string name;  // of nobody who exists
  std::string function;
  mandate::Role role{};
  std::string_view organisation_code;
  std::optional<StreamId> operation = {};  // where the mandate holds in it only
  std::vector<Task> tasks = {};            // none: those of tasks_of(role)
};

// What a role's mandate covers.
std::vector<Task> tasks_of(mandate::Role role);
// The document that a mandate rests on, as far as a demo has one.
Hash instrument_of(std::string_view what);

class Company {
 public:
  Company(const Toolbox& tools, OrganisationIds organisations, Cast cast)
      : tools_(tools), organisations_(std::move(organisations)), cast_(std::move(cast)) {}

  const Persona& operator[](Part part) const { return cast_[part]; }
  const Cast& cast() const { return cast_; }
  const OrganisationIds& organisations() const { return organisations_; }
  const StreamId& organisation(std::string_view code) const;

  // Says, as the administrator, that he is enrolled and what his mandate is. He can speak from a minute later
  // on, and stays where he is for as long as the company does.
  const Persona& enrol(Stage& stage, const Extra& extra);
  // The same without the mandate: its stream is named, and the story grants it.
  const Persona& enrol_without_mandate(Stage& stage, const Extra& extra);

 private:
  const Toolbox& tools_;
  OrganisationIds organisations_;
  Cast cast_;
  std::list<Persona> extras_;
};

// How a persona or an extra is enrolled, and what mandate he is granted.
void say_enrolment(Stage& stage, const Persona& administrator, const Persona& persona, const Extra& about);
void say_grant(Stage& stage, const Persona& administrator, const Persona& persona, const Extra& about);

}  // namespace kroniek::demo
