// Who is in the demo register before anything happens: the safety regions with their neighbours, the ministry
// and KCR2 as founders; then the municipalities, islands and other organisations, and the personas.
#pragma once

#include "api/demo/company.h"
#include "core/register/found.h"

namespace kroniek::demo {

// An id for every organisation of the demo.
OrganisationIds name_organisations(Instant at, kroniek::Random& random);

// The founding by its administrator; `origin` is the log's name.
FoundingPlan founding_plan(const std::string& origin, const OrganisationIds& organisations,
                           const Persona& administrator, kroniek::Random& random, Instant at);

// Says, as the administrator, what the founding left open: neighbours and all other organisations.
void register_organisations(Stage& stage, const Company& company);
// Enrols everybody but the administrator; they can speak from a minute later on.
void enrol_personas(Stage& stage, const Company& company);
// Grants the mandates of those who need no operation, or of those who act in that operation only.
void grant_mandates(Stage& stage, const Company& company, const std::optional<StreamId>& operation);

}  // namespace kroniek::demo
