#include "core/domain/parties.h"

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/organisations.h"

namespace kroniek {
namespace {

bool writes_down(const Context& context) {
  const auto via = context.told.claims.via;
  return (via == Via::phone || via == Via::paper) && acts_as_centre(context);
}

}  // namespace

bool is_active_organisation(const StreamId& organisation, const Context& context) {
  const auto found = context.find<Organisations>(organisation);
  return found != nullptr && found->phase == organisation::Phase::active;
}

std::optional<StreamId> organisation_of(const StreamId& actor, const Context& context) {
  const auto found = context.find<Actors>(actor);
  return found == nullptr ? std::nullopt : std::optional(found->organisation);
}

bool is_person(const StreamId& actor, const Context& context) {
  const auto found = context.find<Actors>(actor);
  return found != nullptr && found->kind == actor::Kind::person;
}

bool is_a_device(const StreamId& actor, const Context& context) {
  const auto found = context.find<Actors>(actor);
  return found != nullptr && found->kind != actor::Kind::person;
}

bool mandate_reaches(const StreamId& organisation, const Context& context) {
  const auto own = context.find<Mandates>(context.told.claims.mandate);
  return own == nullptr || !own->scope_organisation.has_value() || own->scope_organisation == organisation;
}

bool acts_as_centre(const Context& context) {
  const auto own = context.find<Mandates>(context.told.claims.mandate);
  return own != nullptr &&
         (own->role == mandate::Role::kcr2_duty_officer || own->role == mandate::Role::kcr2_head);
}

InPerson said_in_person(const Context& context) {
  if (!is_person(context.told.claims.author, context)) return InPerson::not_a_person;
  return context.told.assurance == Assurance::sealed ? InPerson::sealed : InPerson::yes;
}

bool speaks_for(const StreamId& organisation, const Context& context) {
  return organisation_of(context.told.claims.author, context) == organisation ||
         (writes_down(context) && mandate_reaches(organisation, context));
}

}  // namespace kroniek
