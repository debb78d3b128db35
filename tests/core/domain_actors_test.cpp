#include <catch2/catch.hpp>

#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using actor::Ended;
using actor::Enrolled;
using actor::KeyAdded;
using actor::KeyRevoked;
using actor::Phase;
using actor::Resumed;
using actor::Suspended;

namespace {

const auto of = actor_id(1);
const auto suspended = read<Suspended>(R"({"reason":"Onderzoek"})");
const auto resumed = read<Resumed>("{}");
const auto ended = read<Ended>("{}");
const auto second_key = KeyAdded{key(2)};

KeyRevoked revoked(const PublicKey& which, std::string_view since) {
  KeyRevoked event;
  event.key_id = thumbprint(which);
  event.since = instant(since);
  return event;
}
const auto first_key_revoked = revoked(key(1), "2026-11-20T08:00:00Z");

World active_world() {
  World world;
  given_region(world, 1);
  given_actor(world, 1, organisation_id(1));
  return world;
}
World suspended_world() {
  return active_world().given<Actors>(of, suspended);
}
World ended_world() {
  return active_world().given<Actors>(of, ended);
}

}  // namespace

TEST_CASE("actor: is enrolled with a name, a function and a public key") {
  const auto enrolment = R"({"organisation":")" + to_string(organisation_id(1)) +
                         R"(","kind":"person","function":"Registratiemedewerker","name":"A. Berg","key":)" +
                         jwk(1) + "}";
  const auto event = read<Enrolled>(enrolment);
  CHECK(event.key == key(1));
  CHECK(event.name.value == "A. Berg");
  CHECK(faults<Enrolled>("{}") ==
        "/organisation field.missing\n/function field.missing\n/kind field.missing\n/key field.missing\n"
        "/name field.missing\n");
}

TEST_CASE("actor: belongs to an organisation that is registered and active") {
  World world;
  Enrolled event;
  event.organisation = organisation_id(1);
  event.key = key(1);
  CHECK(world.refusal<Actors>(of, event) == "actor.organisation-unknown");
  given_region(world, 1);
  CHECK(world.refusal<Actors>(of, event) == accepted);
  world.given<Organisations>(organisation_id(1), read<organisation::Suspended>(R"({"reason":"Onderzoek"})"));
  CHECK(world.refusal<Actors>(of, event) == "actor.organisation-not-active");
}

TEST_CASE("actor: what may happen to it in each phase") {
  CHECK(active_world().refusal<Actors>(of, second_key) == accepted);
  CHECK(active_world().refusal<Actors>(of, first_key_revoked) == accepted);
  CHECK(active_world().refusal<Actors>(of, suspended) == accepted);
  CHECK(active_world().refusal<Actors>(of, resumed) == "actor.not-suspended");
  CHECK(active_world().refusal<Actors>(of, ended) == accepted);

  CHECK(suspended_world().refusal<Actors>(of, second_key) == "actor.suspended");
  CHECK(suspended_world().refusal<Actors>(of, first_key_revoked) == accepted);
  CHECK(suspended_world().refusal<Actors>(of, suspended) == "actor.already-suspended");
  CHECK(suspended_world().refusal<Actors>(of, resumed) == accepted);
  CHECK(suspended_world().refusal<Actors>(of, ended) == accepted);

  CHECK(ended_world().refusal<Actors>(of, second_key) == "actor.ended");
  CHECK(ended_world().refusal<Actors>(of, first_key_revoked) == accepted);
  CHECK(ended_world().refusal<Actors>(of, suspended) == "actor.ended");
  CHECK(ended_world().refusal<Actors>(of, resumed) == "actor.ended");
  CHECK(ended_world().refusal<Actors>(of, ended) == "actor.ended");
}

TEST_CASE("actor: receives no key twice, and none back that was revoked") {
  auto world = active_world();
  CHECK(world.refusal<Actors>(of, KeyAdded{key(1)}) == "actor.key-already-held");
  world.given<Actors>(of, first_key_revoked);
  CHECK(world.refusal<Actors>(of, KeyAdded{key(1)}) == "actor.key-already-held");
  CHECK(world.refusal<Actors>(of, second_key) == accepted);
}

TEST_CASE("actor: holds at most a hundred keys") {
  auto world = active_world();
  auto state = world.state<Actors>(of);
  state.keys.resize(actor::keys_max - 1);
  world.put<Actors>(of, state);
  CHECK(world.refusal<Actors>(of, second_key) == accepted);
  state.keys.resize(actor::keys_max);
  world.put<Actors>(of, state);
  CHECK(world.refusal<Actors>(of, second_key) == "actor.keys-too-many");
}

TEST_CASE("actor: a key is revoked once, if it is held, and not from a moment that lies ahead") {
  auto world = active_world();
  CHECK(world.refusal<Actors>(of, revoked(key(9), "2026-11-20T08:00:00Z")) == "actor.key-unknown");
  CHECK(world.refusal<Actors>(of, revoked(key(1), "2026-11-23T19:50:00Z")) == accepted);
  CHECK(world.refusal<Actors>(of, revoked(key(1), "2026-11-23T19:50:01Z")) == "actor.key-since-ahead");
  world.given<Actors>(of, first_key_revoked);
  CHECK(world.refusal<Actors>(of, first_key_revoked) == "actor.key-already-revoked");
}

TEST_CASE("actor: revocations and suspensions give their reason") {
  CHECK(faults<Suspended>("{}") == "/reason field.missing\n");
  CHECK(faults<KeyRevoked>("{}") == "/keyId field.missing\n/reason field.missing\n/since field.missing\n");
}

TEST_CASE("actor: a key counts from its enrolment to its revocation, as these were recorded") {
  auto world = active_world();
  world.recorded_at = instant("2026-11-24T08:00:00Z");
  world.given<Actors>(of, second_key);
  world.recorded_at = instant("2026-11-25T08:00:00Z");
  world.given<Actors>(of, first_key_revoked);

  const auto state = world.state<Actors>(of);
  CHECK(state.key_ids == std::vector{thumbprint(key(1)), thumbprint(key(2))});
  const auto* first = actor::find_key(state, thumbprint(key(1)));
  REQUIRE(first != nullptr);
  CHECK(first->key == key(1));
  CHECK(first->from == instant("2026-11-23T19:50:00Z"));
  CHECK(first->revoked_at == instant("2026-11-25T08:00:00Z"));
  CHECK(first->since == instant("2026-11-20T08:00:00Z"));
  const auto* second = actor::find_key(state, thumbprint(key(2)));
  REQUIRE(second != nullptr);
  CHECK(second->from == instant("2026-11-24T08:00:00Z"));
  CHECK_FALSE(second->revoked_at.has_value());
  CHECK(actor::find_key(state, thumbprint(key(3))) == nullptr);
}

TEST_CASE("actor: its state follows what is said of it, and names nobody") {
  auto world = active_world();
  Enrolled event;
  event.organisation = organisation_id(1);
  event.kind = actor::Kind::device;
  event.key = key(4);
  event.name.places = {{stream("statements", 7).id, "/name"}};
  event.name.value = "A. Berg";
  world.given<Actors>(actor_id(4), event).given<Actors>(actor_id(4), suspended);
  CHECK(world.state<Actors>(actor_id(4)).phase == Phase::suspended);
  CHECK(world.state<Actors>(actor_id(4)).kind == actor::Kind::device);
  CHECK(world.state<Actors>(actor_id(4)).organisation == organisation_id(1));
  CHECK(world.state<Actors>(actor_id(4)).name.places == event.name.places);
  CHECK_FALSE(world.state<Actors>(actor_id(4)).name.value.has_value());
  CHECK(survives_storing<Actors>(world.state<Actors>(actor_id(4))));

  world.given<Actors>(actor_id(4), resumed);
  CHECK(world.state<Actors>(actor_id(4)).phase == Phase::active);
  world.given<Actors>(actor_id(4), ended);
  CHECK(world.state<Actors>(actor_id(4)).phase == Phase::ended);
}

TEST_CASE("actor: a mandate for one organisation reaches the people and keys of no other") {
  Enrolled enrolled;
  enrolled.organisation = organisation_id(1);
  enrolled.key = key(3);
  for (const auto& [organisation, code] :
       {std::pair<std::uint8_t, std::string>{1, accepted}, {2, "actor.outside-mandate"}}) {
    const auto active = on_mandate_for(active_world(), organisation);
    CHECK(active.refusal<Actors>(actor_id(3), enrolled) == code);
    CHECK(active.refusal<Actors>(of, second_key) == code);
    CHECK(active.refusal<Actors>(of, first_key_revoked) == code);
    CHECK(active.refusal<Actors>(of, suspended) == code);
    CHECK(on_mandate_for(suspended_world(), organisation).refusal<Actors>(of, resumed) == code);
    CHECK(active.refusal<Actors>(of, ended) == code);
  }
}
