// Founding a register: entry 0 and the founding statements, as core/domain/register.h counts them, in one
// batch on an empty store. A crash leaves a founded register or nothing; whoever cannot tell which may simply
// found it again.
#pragma once

#include <string>
#include <vector>

#include "core/domain/organisations.h"
#include "core/register/service.h"

namespace kroniek {

struct FoundingOrganisation {
  StreamId id;
  std::string name;
  organisation::Kind kind{};
  std::string code;
  organisation::Side side{};
};

struct FirstAdministrator {
  StreamId actor;
  StreamId mandate;
  StreamId organisation;  // one of the founding ones
  std::string function;
  std::string name;
  PublicKey key;
};

struct FoundingPlan {
  std::string origin;
  Uuid service;  // of the register's stream and of the actor as which it speaks; a UUIDv7, as all of these
  Uuid founding_mandate;                            // the mandate that the register itself acts on
  std::vector<FoundingOrganisation> organisations;  // the founders
  std::vector<FirstAdministrator> administrators;
  std::vector<std::string> basis;  // legal-basis codes of the founding statements and of the first mandates
  Hash instrument{};               // SHA-256 of the document that the founding rests on
};

// `log.already-founded` (conflict) where the store holds anything, or the high-water mark says that a log was
// here; the codes of intake and recorder where the plan breaks a rule, and then nothing is written. After
// kind `unavailable` a second call decides: it founds, or says that it was founded.
Result<Ok> found_register(const ServicePorts& ports, const FoundingPlan& plan);

}  // namespace kroniek
