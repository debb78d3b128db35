// Statements told one after the other to aggregates of any kind, by their type and JSON: through the
// catalog's rows, as the register does it. `given` must be accepted; `refusal` asks and changes nothing.
#pragma once

#include <catch2/catch.hpp>

#include "core/catalog.h"
#include "tests/support/decide.h"

namespace kroniek::test {

class Story {
 public:
  World world;
  std::map<std::string, StreamId, std::less<>> mandates;  // of types that are said on another mandate

  // The code with which the statement would be refused, or `accepted`.
  std::string refusal(std::string_view type, std::string_view json, const StreamId& of) const {
    const auto claims = claims_for(type, of);
    const auto found = known(type);
    const auto event = found.event->read(parse_json(json).value(), ReadMode::intake, claims.jti);
    if (!event.ok()) return event.error().faults.front().code;
    const auto decided = with_places(
        found.event->decide(state_of(*found.aggregate, of), *event, Context{told(claims), world}), type);
    return decided.ok() ? accepted : decided.error().code;
  }

  // Folds the statement in; it must be accepted. Every statement has a jti of its own.
  Story& given(std::string_view type, std::string_view json, const StreamId& of) {
    world.claims.jti = next_jti();
    INFO(type << " " << json);
    REQUIRE(refusal(type, json, of) == accepted);
    const auto claims = claims_for(type, of);
    const auto found = known(type);
    const auto event = found.event->read(parse_json(json).value(), ReadMode::fold, claims.jti);
    const auto whole = found.event->read(parse_json(json).value(), ReadMode::intake, claims.jti).value();
    world.put_any(
        of, found.event->evolve(state_of(*found.aggregate, of), event.ok() ? *event : whole, told(claims)));
    ++world.position.value;
    return *this;
  }

  // What still has to be done: `kind about` of each duty, one a line, in the order declared.
  std::string waiting(const StreamId& of) const {
    std::string lines;
    const auto& row = *find_aggregate(of.collection);
    for (const auto& duty : row.duties(state_of(row, of)))
      lines += std::string(duty.kind) + (duty.about.empty() ? "" : " " + duty.about) + "\n";
    return lines;
  }

  Story& at(std::string_view time) {
    world.claims.occurred_at = instant(time);
    return *this;
  }
  Story& by(const StreamId& author, const StreamId& mandate) {
    world.claims.author = author;
    world.claims.mandate = mandate;
    return *this;
  }

 private:
  static EventType known(std::string_view type) {
    const auto found = find_event(type);
    VERIFY(found.event != nullptr, "the catalog has no such event");
    return found;
  }
  Claims claims_for(std::string_view type, const StreamId& of) const {
    auto said = world.claims;
    said.type = type;
    said.stream = of;
    if (const auto other = mandates.find(type); other != mandates.end()) said.mandate = other->second;
    return said;
  }
  Told told(const Claims& claims) const {
    return Told{claims, world.position, world.recorded_at, world.assurance};
  }
  AnyState state_of(const AggregateRow& row, const StreamId& of) const {
    const auto state = world.find(of);
    return state != nullptr ? state : row.empty();
  }
  Uuid next_jti() {
    auto jti = stream("statements", 0).id;
    ++told_;
    jti.bytes[14] = static_cast<std::uint8_t>(told_ >> 8);
    jti.bytes[15] = static_cast<std::uint8_t>(told_);
    return jti;
  }

  std::uint16_t told_ = 100;
};

}  // namespace kroniek::test
