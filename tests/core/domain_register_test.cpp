#include <catch2/catch.hpp>

#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using founding::Founded;
using founding::StateSealed;

namespace {

std::string refusal_at_first(const Founded& event) {
  return founding_world().refusal<Registers>(register_id, event);
}

World founded_world(std::uint64_t position) {
  auto world = founding_world();
  world.given<Registers>(register_id, founded());
  world.position = Position{position};
  return world;
}

StateSealed seal(std::int64_t size) {
  return {size, Hash{7}, 1};
}

}  // namespace

TEST_CASE("register: is founded by the log's first entry, and by nothing later") {
  CHECK(refusal_at_first(founded()) == accepted);
  auto world = founding_world();
  world.position = Position{1};
  CHECK(world.refusal<Registers>(register_id, founded()) == "register.not-first");
}

TEST_CASE("register: speaks as the actor of its own id, on its own mandate, for its own log") {
  auto event = founded();
  event.service = stream("actors", 9);
  CHECK(refusal_at_first(event) == "register.service-mismatch");

  auto world = founding_world();
  world.claims.author = actor_id(9);
  CHECK(world.refusal<Registers>(register_id, founded()) == "register.service-mismatch");

  world = founding_world();
  world.claims.mandate = mandate_id(9);
  CHECK(world.refusal<Registers>(register_id, founded()) == "register.founding-mandate");

  world = founding_world();
  world.claims.audience = "kroniek.test/other";
  CHECK(world.refusal<Registers>(register_id, founded()) == "register.origin-mismatch");
}

TEST_CASE("register: the keys that it is founded with all differ") {
  auto event = founded();
  event.seal_key = event.log_key;
  CHECK(refusal_at_first(event) == "register.key-repeated");
  event = founded();
  event.administrators[0].key = event.log_key;
  CHECK(refusal_at_first(event) == "register.key-repeated");
}

TEST_CASE("register: has founders and administrators, each named once, who belong together") {
  auto event = founded();
  event.founders.clear();
  CHECK(refusal_at_first(event) == "register.founders-missing");

  event = founded();
  event.administrators.clear();
  CHECK(refusal_at_first(event) == "register.administrators-missing");

  event = founded();
  event.founders.push_back(event.founders[0]);
  CHECK(refusal_at_first(event) == "register.founder-repeated");

  event = founded();
  event.administrators[0].organisation = organisation_id(9);
  CHECK(refusal_at_first(event) == "register.administrator-not-of-founder");

  event = founded();
  event.administrators.push_back({actor_id(2), mandate_id(3), organisation_id(1), key(3)});
  CHECK(refusal_at_first(event) == "register.administrator-repeated");

  event = founded();
  event.administrators.push_back({actor_id(3), mandate_id(2), organisation_id(1), key(3)});
  CHECK(refusal_at_first(event) == "register.administrator-repeated");

  event = founded();
  event.administrators[0].actor = event.service;
  CHECK(refusal_at_first(event) == "register.administrator-repeated");
}

TEST_CASE("register: says how many statements found it, no more and no fewer") {
  auto event = founded();
  event.founding_statements = 5;
  CHECK(refusal_at_first(event) == "register.founding-count");
  event.founding_statements = 3;
  CHECK(refusal_at_first(event) == "register.founding-count");
}

TEST_CASE("register: states its founding first, then who founds it, and then its seals only") {
  const auto state = founded_world(0).state<Registers>(register_id);
  struct Row {
    std::string_view type;
    std::uint64_t position;
    bool allowed;
  };
  const auto row = GENERATE(values<Row>({{"register.founded", 0, true},
                                         {"register.founded", 1, false},
                                         {"organisation.registered", 1, true},
                                         {"actor.enrolled", 2, true},
                                         {"mandate.granted", 3, true},
                                         {"organisation.registered", 4, false},
                                         {"actor.enrolled", 4, false},
                                         {"mandate.granted", 4, false},
                                         {"register.state-sealed", 3, false},
                                         {"register.state-sealed", 4, true},
                                         {"organisation.changed", 1, false},
                                         {"actor.key-added", 2, false},
                                         {"registration.opened", 2, false}}));
  INFO(row.type << " at " << row.position);
  CHECK(founding::register_may_state(state, row.type, Position{row.position}) == row.allowed);
}

TEST_CASE("register: registers its founders only, and only while it is founded") {
  const auto region = read<organisation::Registered>(
      R"({"name":"Veiligheidsregio Drenthe","kind":"safety-region","code":"VR03","side":"regions"})");
  CHECK(founded_world(1).refusal<Organisations>(organisation_id(1), region) == accepted);
  CHECK(founded_world(1).refusal<Organisations>(organisation_id(2), region) == "register.not-a-founder");
  CHECK(founded_world(4).refusal<Organisations>(organisation_id(1), region) == "register.founding-over");
}

TEST_CASE("register: enrols the administrators only that it was founded with, under their own keys") {
  auto world = founded_world(2);
  given_region(world, 1);
  given_region(world, 3);
  actor::Enrolled event;
  event.organisation = organisation_id(1);
  event.key = key(2);
  CHECK(world.refusal<Actors>(actor_id(2), event) == accepted);
  CHECK(world.refusal<Actors>(actor_id(3), event) == "register.not-an-administrator");
  event.key = key(3);
  CHECK(world.refusal<Actors>(actor_id(2), event) == "register.not-an-administrator");
  event.key = key(2);
  event.organisation = organisation_id(3);
  CHECK(world.refusal<Actors>(actor_id(2), event) == "register.not-an-administrator");
  event.organisation = organisation_id(1);
  world.position = Position{4};
  CHECK(world.refusal<Actors>(actor_id(2), event) == "register.founding-over");
}

TEST_CASE("register: grants its administrators the role administrator, and nothing else to anybody") {
  auto world = founded_world(3);
  given_region(world, 1);
  given_actor(world, 2, organisation_id(1));
  given_actor(world, 3, organisation_id(1));
  mandate::Granted event;
  event.holder = actor_id(2);
  event.role = mandate::Role::administrator;
  event.basis = {"Wvr-39"};
  event.instrument.document.value = Hash{1};
  CHECK(world.refusal<Mandates>(mandate_id(2), event) == accepted);
  CHECK(world.refusal<Mandates>(mandate_id(3), event) == "register.not-an-administrator");
  event.holder = actor_id(3);
  CHECK(world.refusal<Mandates>(mandate_id(2), event) == "register.not-an-administrator");
  event.holder = actor_id(2);
  event.role = mandate::Role::registrar;
  CHECK(world.refusal<Mandates>(mandate_id(2), event) == "mandate.founding-role");
  event.role = mandate::Role::administrator;
  world.position = Position{4};
  CHECK(world.refusal<Mandates>(mandate_id(2), event) == "register.founding-over");
}

TEST_CASE("register: seals its state after the founding, each seal further than the one before") {
  CHECK(founded_world(10).refusal<Registers>(register_id, seal(10)) == accepted);
  CHECK(founded_world(10).refusal<Registers>(register_id, seal(11)) == "register.seal-ahead");
  CHECK(founded_world(3).refusal<Registers>(register_id, seal(3)) == "register.founding-not-over");

  CHECK(founded_world(100'000).refusal<Registers>(register_id, seal(100'000 - founding::seal_lag_max)) ==
        accepted);
  CHECK(founded_world(100'000).refusal<Registers>(register_id, seal(100'000 - founding::seal_lag_max - 1)) ==
        "register.seal-stale");

  auto world = founded_world(20);
  world.given<Registers>(register_id, seal(10));
  CHECK(world.refusal<Registers>(register_id, seal(11)) == accepted);
  CHECK(world.refusal<Registers>(register_id, seal(10)) == "register.seal-behind");

  world.claims.author = actor_id(2);
  CHECK(world.refusal<Registers>(register_id, seal(11)) == "register.not-the-register");
}

TEST_CASE("register: its seal key is changed by a personal key, to one that it never had") {
  auto world = founded_world(10);
  world.claims.author = actor_id(2);
  founding::SealKeyChanged event;
  event.key = key(203);
  const auto refusal = [&] { return world.refusal<Registers>(register_id, event); };
  CHECK(refusal() == accepted);
  world.assurance = Assurance::sealed;
  CHECK(refusal() == "register.sealed-key-change");
  world.assurance = Assurance::personal_key;
  for (const auto used : {201, 202, 2}) {
    event.key = key(static_cast<std::uint8_t>(used));
    CHECK(refusal() == "register.key-repeated");
  }
  event.key = key(203);
  event.doubtful_since = world.recorded_at;
  CHECK(refusal() == "register.doubt-misplaced");
  event.cause = founding::ChangeCause::compromised;
  CHECK(refusal() == accepted);
  event.doubtful_since = Instant{world.recorded_at.microseconds + 1};
  CHECK(refusal() == "register.doubt-ahead");
}

TEST_CASE("register: each seal key counts from its change to the next") {
  auto world = founded_world(10);
  const auto since = world.recorded_at;
  world.given<Registers>(register_id,
                         founding::SealKeyChanged{key(203), founding::ChangeCause::compromised, since});
  const auto state = world.state<Registers>(register_id);
  CHECK(state.seal_key == key(203));
  REQUIRE(state.seal_keys.size() == 2);
  const auto& [old, now] = std::tie(state.seal_keys[0], state.seal_keys[1]);
  CHECK(old.doubtful_since == since);
  const auto change = static_cast<std::uint64_t>(now.from);
  CHECK(founding::counts_at(old, Position{change - 1}));
  CHECK_FALSE(founding::counts_at(old, Position{change}));
  CHECK(founding::counts_at(now, Position{change}));
  CHECK_FALSE(founding::counts_at(now, Position{change - 1}));
  CHECK(survives_storing<Registers>(state));
}

TEST_CASE("register: its state holds what it was founded on and its last seal") {
  auto world = founded_world(10);
  world.given<Registers>(register_id, seal(9));
  const auto state = world.state<Registers>(register_id);
  CHECK(state.origin == "kroniek.test/register");
  CHECK(state.log_key == key(201));
  CHECK(state.seal_key == key(202));
  CHECK(state.founders == founded().founders);
  CHECK(state.administrators == founded().administrators);
  CHECK(state.service == service_id);
  CHECK(state.founding_mandate == founding_mandate_id);
  CHECK(state.founding_statements == 4);
  CHECK(state.sealed_size == 9);
  CHECK(state.sealed_root == Hash{7});
  CHECK(state.sealed_at == world.recorded_at);
  CHECK(survives_storing<Registers>(state));
}
