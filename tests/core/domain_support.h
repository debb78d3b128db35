// The people and organisations that the tests of the foundations need: each known by its number.
#pragma once

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/register.h"
#include "core/statement/jwk.h"
#include "tests/support/decide.h"

namespace kroniek::test {

inline StreamId organisation_id(std::uint8_t number) {
  return stream("organisations", number);
}
inline StreamId actor_id(std::uint8_t number) {
  return stream("actors", number);
}
inline StreamId mandate_id(std::uint8_t number) {
  return stream("mandates", number);
}
inline StreamId operation_id(std::uint8_t number) {
  return stream("operations", number);
}

inline PublicKey key(std::uint8_t number) {
  return {KeyKind::ed25519, Bytes(32, number), {}};
}
inline std::string jwk(std::uint8_t number) {
  return write_json(write_jwk(key(number)));
}

inline void given_region(World& world, std::uint8_t number) {
  world.given<Organisations>(
      organisation_id(number),
      read<organisation::Registered>(
          R"({"name":"Veiligheidsregio","kind":"safety-region","code":"VR03","side":"regions"})"));
}
inline void given_suspended_region(World& world, std::uint8_t number) {
  given_region(world, number);
  world.given<Organisations>(organisation_id(number),
                             read<organisation::Suspended>(R"({"reason":"Onderzoek"})"));
}

// An actor of that organisation, whose first key has the actor's number.
inline void given_actor(World& world, std::uint8_t number, const StreamId& organisation) {
  actor::Enrolled event;
  event.organisation = organisation;
  event.kind = actor::Kind::person;
  event.key = key(number);
  world.given<Actors>(actor_id(number), event);
}

// An actor's mandate from 2026 on, as it was granted; a test changes what it needs.
inline mandate::State held_mandate(const StreamId& holder, mandate::Role role) {
  mandate::State state;
  state.holder = holder;
  state.role = role;
  state.from = instant("2026-01-01T00:00:00Z");
  return state;
}

// The mandate of the next statement holds for that organisation only.
inline World on_mandate_for(World world, std::uint8_t organisation) {
  auto own = held_mandate(world.claims.author, mandate::Role::administrator);
  own.scope_organisation = organisation_id(organisation);
  world.put<Mandates>(world.claims.mandate, own);
  return world;
}

// A register founded with organisation 1 and, of it, actor 2 with mandate 2 as its administrator.
inline const StreamId register_id = stream("registers", 200);
inline const StreamId service_id = stream("actors", 200);
inline const StreamId founding_mandate_id = stream("mandates", 200);
inline founding::Founded founded() {
  founding::Founded event;
  event.origin = "kroniek.test/register";
  event.log_key = key(201);
  event.seal_key = key(202);
  event.founders = {organisation_id(1)};
  event.administrators = {{actor_id(2), mandate_id(2), organisation_id(1), key(2)}};
  event.service = service_id;
  event.founding_mandate = founding_mandate_id;
  event.founding_statements = 4;
  return event;
}
// The world in which the register itself is speaking, at the log's beginning.
inline World founding_world() {
  World world;
  world.claims.author = service_id;
  world.claims.mandate = founding_mandate_id;
  world.position = Position{0};
  return world;
}

}  // namespace kroniek::test
