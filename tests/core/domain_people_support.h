// The world that the tests of people need: operation 1, organisation 1, movements 1 to 3, and a file. Events
// are told as JSON by their type, through the rows that the register itself uses.
#pragma once

#include <catch2/catch.hpp>

#include "core/domain/actors.h"
#include "core/domain/movements.h"
#include "core/domain/openings.h"
#include "core/domain/operations.h"
#include "core/domain/organisations.h"
#include "core/domain/registrations.h"
#include "tests/support/decide.h"

namespace kroniek::test {

inline StreamId operation_id(std::uint8_t number) {
  return stream("operations", number);
}
inline StreamId organisation_id(std::uint8_t number) {
  return stream("organisations", number);
}
inline StreamId movement_id(std::uint8_t number) {
  return stream("movements", number);
}
inline StreamId file_id(std::uint8_t number = 1) {
  return stream("registrations", number);
}
inline Uuid statement_id(std::uint8_t number) {
  return stream("statements", number).id;
}
// A member of a JSON object that names a stream: `"movement":"movements/…"`.
inline std::string member(std::string_view name, const StreamId& value) {
  return "\"" + std::string(name) + "\":\"" + to_string(value) + "\"";
}
inline std::string member(std::string_view name, const Uuid& value) {
  return "\"" + std::string(name) + "\":\"" + to_string(value) + "\"";
}

class PeopleWorld {
 public:
  World world;

  PeopleWorld() {
    world.claims.operation = operation_id(1);
    put_operation(1, operation::Phase::open, operation::Kind::repatriation);
    put_operation(2, operation::Phase::open, operation::Kind::repatriation);
    world.put<Organisations>(organisation_id(1), {});
    actor::State author;
    author.organisation = organisation_id(1);
    world.put<Actors>(world.claims.author, author);
    for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3})) {
      movement::State planned;
      planned.movement_of = operation_id(1);
      world.put<Movements>(movement_id(number), planned);
    }
  }

  void put_operation(std::uint8_t number, operation::Phase phase, operation::Kind kind) {
    operation::State state;
    state.phase = phase;
    state.kind = kind;
    world.put<Operations>(operation_id(number), state);
  }

  // The code with which the statement would be refused, or `accepted`.
  std::string refusal(std::string_view type, std::string_view json, const StreamId& of = file_id()) const {
    const auto [aggregate, row] = find(type);
    const auto claims = claims_for(type, of);
    const auto event = row.read(parse_json(json).value(), ReadMode::intake, claims.jti);
    if (!event.ok()) return event.error().faults.front().code;
    const auto decided = with_places(
        row.decide(state_of(aggregate, of), *event,
                   Context{Told{claims, world.position, world.recorded_at, world.assurance}, world}),
        type);
    return decided.ok() ? accepted : decided.error().code;
  }

  // Folds the statement in; it must be accepted. Every statement has a jti of its own, from 101 on.
  Uuid given(std::string_view type, std::string_view json, const StreamId& of = file_id()) {
    world.claims.jti = statement_id(++statements_);
    INFO(type << " " << json);
    REQUIRE(refusal(type, json, of) == accepted);
    fold(type, json, of, ReadMode::intake);
    return world.claims.jti;
  }

  void fold(std::string_view type, std::string_view json, const StreamId& of, ReadMode mode) {
    const auto [aggregate, row] = find(type);
    const auto claims = claims_for(type, of);
    const auto event = row.read(parse_json(json).value(), mode, claims.jti).value();
    const auto next = row.evolve(state_of(aggregate, of), event,
                                 Told{claims, world.position, world.recorded_at, world.assurance});
    if (of.collection == Registrations::collection)
      world.put<Registrations>(of, *std::static_pointer_cast<const registration::State>(next));
    else
      world.put<Movements>(of, *std::static_pointer_cast<const movement::State>(next));
  }

  void at(std::string_view time) { world.claims.occurred_at = instant(time); }
  registration::State state(const StreamId& of = file_id()) const { return world.state<Registrations>(of); }
  movement::State movement_state(std::uint8_t number) const {
    return world.state<Movements>(movement_id(number));
  }

  // A file that is open, seen, and identified as somebody of age.
  void given_identified(const StreamId& of = file_id(), std::string_view number = "KLM-00042F") {
    given("registration.opened", R"({"number":")" + std::string(number) + R"(","source":"desk-1"})", of);
    given("registration.seen", R"({"checkpoint":"EIN-1"})", of);
    given("registration.identified", R"({"level":1,"basis":["oral-self"],"minor":false})", of);
  }

 private:
  static std::pair<AggregateRow, EventRow> find(std::string_view type) {
    for (const auto& aggregate : {registrations(), movements(), openings()})
      for (const auto& row : aggregate.events)
        if (row.type == type) return {aggregate, row};
    throw std::invalid_argument("no such type: " + std::string(type));
  }
  AnyState state_of(const AggregateRow& aggregate, const StreamId& of) const {
    const auto found = world.find(of);
    return found == nullptr ? aggregate.empty() : found;
  }
  Claims claims_for(std::string_view type, const StreamId& of) const {
    auto claims = world.claims;
    claims.type = type;
    claims.stream = of;
    return claims;
  }

  std::uint8_t statements_ = 100;
};

}  // namespace kroniek::test
