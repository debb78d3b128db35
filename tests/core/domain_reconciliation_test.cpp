#include "core/domain/reconciliation.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::Phase;

namespace {

registration::State expected_on(std::uint8_t number) {
  registration::State state;
  state.expected_on = {movement_id(number)};
  return state;
}
registration::State seen_on(registration::State state, std::uint8_t number) {
  state.seen_on.push_back(movement_id(number));
  return state;
}
registration::State left_by(registration::State state, Phase exit) {
  state.exit = exit;
  return state;
}
registration::State missed(registration::State state, std::uint8_t number) {
  state.no_show_on.push_back(movement_id(number));
  return state;
}

using Numbers = std::array<std::int64_t, 6>;
Numbers numbers_of(const MovementCase& of, const std::vector<registration::State>& files) {
  const auto found = reconcile(of, std::span(files));
  return {found.expected, found.seen, found.no_show, found.diverted, found.unexpected, found.unresolved};
}

rc::Gen<std::vector<StreamId>> some_movements() {
  return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(rc::gen::inRange<std::uint8_t>(1, 5)),
                      [](const auto& numbers) {
                        std::vector<StreamId> made;
                        for (const auto number : numbers) made.push_back(movement_id(number));
                        return made;
                      });
}

}  // namespace

TEST_CASE("reconciliation: each file counts once, for what it says") {
  // expected, seen, no-show, diverted, unexpected, unresolved
  const MovementCase of{movement_id(1), {movement_id(2)}, 0};
  const auto [file_state, numbers] = GENERATE(table<registration::State, Numbers>({
      {expected_on(1), {1, 0, 0, 0, 0, 1}},
      {seen_on(expected_on(1), 1), {1, 1, 0, 0, 0, 0}},
      {missed(expected_on(1), 1), {1, 0, 1, 0, 0, 0}},
      {left_by(expected_on(1), Phase::stayed_by_choice), {1, 0, 1, 0, 0, 0}},
      {left_by(expected_on(1), Phase::deceased), {1, 0, 1, 0, 0, 0}},
      {left_by(seen_on(expected_on(1), 1), Phase::deceased), {1, 1, 0, 0, 0, 0}},
      {left_by(expected_on(1), Phase::home_by_other_means), {1, 0, 0, 1, 0, 0}},
      {seen_on(expected_on(1), 3), {1, 0, 0, 1, 0, 0}},
      {seen_on(expected_on(1), 2), {1, 0, 0, 0, 0, 1}},
      {seen_on(registration::State{}, 1), {0, 0, 0, 0, 1, 0}},
      {expected_on(2), {0, 0, 0, 0, 0, 0}},
      {left_by(seen_on(expected_on(1), 1), Phase::registered_in_error), {0, 0, 0, 0, 0, 0}},
  }));
  CHECK(numbers_of(of, {file_state}) == numbers);
}

TEST_CASE("reconciliation: those of the manifest who have no file are unresolved") {
  const std::vector files{seen_on(expected_on(1), 1), seen_on(registration::State{}, 1)};
  CHECK(numbers_of({movement_id(1), {}, 199}, files) == Numbers{199, 1, 0, 0, 1, 198});
}

TEST_CASE("reconciliation: nobody drops out because the newest manifest is shorter than the files") {
  const std::vector files{seen_on(expected_on(1), 1), expected_on(1), expected_on(1)};
  CHECK(numbers_of({movement_id(1), {}, 2}, files) == Numbers{3, 1, 0, 0, 0, 2});
}

TEST_CASE("reconciliation: always balances, and the movement takes its numbers") {
  CHECK(rc::check([] {
    std::vector<registration::State> files(*rc::gen::inRange<std::size_t>(0, 30));
    for (auto& each : files) {
      each.expected_on = *some_movements();
      each.seen_on = *some_movements();
      each.no_show_on = *some_movements();
      const auto exit = *rc::gen::inRange(0, 6);
      if (exit > 0) each.exit = static_cast<Phase>(static_cast<int>(Phase::no_show) + exit - 1);
    }
    const MovementCase of{movement_id(1), *some_movements(), *rc::gen::inRange<std::int64_t>(0, 40)};
    const auto found = reconcile(of, std::span<const registration::State>(files));
    RC_ASSERT(found.expected == found.seen + found.no_show + found.diverted + found.unresolved);
    RC_ASSERT(found.unresolved >= 0);
    RC_ASSERT(found.expected >= of.manifest_count);
    RC_ASSERT(found.seen + found.no_show + found.diverted + found.unexpected <=
              static_cast<std::int64_t>(files.size()));
    movement::State state;
    state.phase = movement::Phase::arrived;
    PeopleWorld people;
    people.world.put<Movements>(movement_id(1), state);
    for (std::uint8_t i = 0; i < files.size(); ++i) people.world.put<Registrations>(file_id(i), files[i]);
    const auto now = reconcile(movement_id(1), people.world);
    RC_ASSERT(people.world.refusal<Movements>(movement_id(1), now) == accepted);
    RC_ASSERT(now.expected == now.seen + now.no_show + now.diverted + now.unresolved);
  }));
}
