// A chain of legs: movement 4 flies, 5 and 6 are the buses that part from it, 7 goes on from 5.
#include "core/domain/movement_chain.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::Phase;

namespace {

using Ids = std::vector<StreamId>;

World world_of_legs() {
  World world;
  const auto put = [&](std::uint8_t number, std::optional<StreamId> previous, std::string_view departed) {
    movement::State leg;
    leg.movement_of = operation_id(1);
    leg.previous = std::move(previous);
    leg.departed_at = instant(departed);
    leg.arrived_at = Instant{leg.departed_at->microseconds + 3'600'000'000};
    world.put<Movements>(movement_id(number), leg);
  };
  put(4, {}, "2026-11-23T10:00:00Z");
  put(5, movement_id(4), "2026-11-23T12:00:00Z");
  put(6, movement_id(4), "2026-11-23T12:30:00Z");
  put(7, movement_id(5), "2026-11-23T14:00:00Z");
  return world;
}

void put_file(World& world, std::uint8_t number, Ids expected, Ids seen, Phase phase = Phase::seen) {
  registration::State file;
  file.expected_on = std::move(expected);
  file.seen_on = std::move(seen);
  file.phase = phase;
  world.put<Registrations>(file_id(number), file);
}

}  // namespace

TEST_CASE("chain: legs stand behind those that they continue, and it lasts from first to last") {
  const auto world = world_of_legs();
  for (const std::uint8_t any : std::to_array<std::uint8_t>({4, 5, 6, 7})) {
    const auto chain = chain_of(movement_id(any), world);
    Ids legs;
    for (const auto& leg : chain.legs) legs.push_back(leg.movement);
    CHECK(legs == Ids{movement_id(4), movement_id(5), movement_id(6), movement_id(7)});
    CHECK(chain.departed_at == instant("2026-11-23T10:00:00Z"));
    CHECK(chain.arrived_at == instant("2026-11-23T15:00:00Z"));
  }
  CHECK(legs_before(movement_id(7), world) == Ids{movement_id(4), movement_id(5)});
  CHECK(legs_after(movement_id(5), world) == Ids{movement_id(7)});
}

TEST_CASE("chain: says who joined, who left and who was lost, and where") {
  auto world = world_of_legs();
  put_file(world, 1, {movement_id(4), movement_id(5)}, {movement_id(4), movement_id(5), movement_id(7)});
  put_file(world, 2, {movement_id(4)}, {movement_id(4)}, Phase::departed);
  put_file(world, 3, {movement_id(4)}, {movement_id(4)});
  put_file(world, 4, {}, {movement_id(6)});
  put_file(world, 5, {movement_id(4)}, {});
  put_file(world, 6, {}, {movement_id(4), movement_id(6)});
  const auto chain = chain_of(movement_id(4), world);
  REQUIRE(chain.legs.size() == 4);
  CHECK(chain.legs[0].joined.empty());
  CHECK(chain.legs[0].left == Ids{file_id(2)});
  CHECK(chain.legs[0].lost == Ids{file_id(3)});
  CHECK(chain.legs[2].joined == Ids{file_id(4)});
  CHECK(chain.legs[2].lost.empty());  // it ends there
  CHECK(chain.whole.expected == 4);
  CHECK(chain.whole.seen == 3);
  CHECK(chain.whole.unresolved == 1);
  CHECK(chain.whole.unexpected == 2);
}

TEST_CASE("chain: nobody is lost before the next leg has departed") {
  auto world = world_of_legs();
  put_file(world, 1, {}, {movement_id(5)});
  auto next = world.state<Movements>(movement_id(7));
  next.departed_at.reset();
  world.put<Movements>(movement_id(7), next);
  CHECK(chain_of(movement_id(4), world).legs[1].lost.empty());
}

TEST_CASE(
    "chain: who was expected on one bus and came with the other is diverted there, and seen on the way") {
  auto world = world_of_legs();
  put_file(world, 1, {movement_id(5)}, {movement_id(6)});
  const auto chain = chain_of(movement_id(4), world);
  CHECK(chain.legs[1].numbers.diverted == 1);
  CHECK(chain.legs[2].numbers.unexpected == 1);
  CHECK(chain.whole.seen == 1);
  CHECK(chain.whole.diverted == 0);
}

TEST_CASE("chain: always balances, over every leg and over all of them") {
  const auto some = [] {
    return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(rc::gen::inRange<std::uint8_t>(3, 8)),
                        [](const auto& numbers) {
                          Ids made;
                          for (const auto number : numbers) made.push_back(movement_id(number));
                          return made;
                        });
  };
  CHECK(rc::check([&] {
    auto world = world_of_legs();
    const auto count = *rc::gen::inRange<std::uint8_t>(0, 20);
    for (std::uint8_t i = 0; i < count; ++i)
      put_file(world, i, *some(), *some(), static_cast<Phase>(*rc::gen::inRange(0, 17)));
    const auto chain = chain_of(movement_id(6), world);
    auto all = chain.legs;
    all.push_back({movement_id(4), chain.whole, {}, {}, {}});
    for (const auto& leg : all) {
      const auto& found = leg.numbers;
      RC_ASSERT(found.expected == found.seen + found.no_show + found.diverted + found.unresolved);
    }
    RC_ASSERT(chain.whole.expected + chain.whole.unexpected <= count);
  }));
}
