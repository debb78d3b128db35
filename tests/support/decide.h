// A world for testing aggregates: streams in a map, statements built from plain events. `given` folds an
// event without asking; `refusal` asks `decide` and gives the code, or `accepted`. The claims of the next
// statement are open to change.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "core/catalog.h"
#include "tests/support/pointers.h"

namespace kroniek::test {

inline const std::string accepted;  // what `refusal` gives where there is none: no code

// The nth of all streams of a collection: a UUIDv7 (RFC 9562 section 5.7) that tests can name by a number.
inline StreamId stream(std::string_view collection, std::uint8_t number) {
  StreamId made{std::string(collection), {}};
  made.id.bytes = {0x01, 0x93, 0x5a, 0x00, 0x00, 0x00, 0x70, 0x00,
                   0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, number};
  return made;
}

inline Instant instant(std::string_view text) {
  return parse_instant(text).value();
}

// An event as an author discloses it: every hidden value in hand.
template <typename Event>
Event read(std::string_view json) {
  return read_fields<Event>(parse_json(json).value(), ReadMode::intake, stream("statements", 255).id).value();
}
// The pointers and codes of the faults that reading finds: `/name field.missing`, one a line.
template <typename Event>
std::string faults(std::string_view json) {
  const auto event = read_fields<Event>(parse_json(json).value(), ReadMode::intake);
  std::string lines;
  if (!event.ok())
    for (const auto& fault : event.error().faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}

class World final : public States {
 public:
  Claims claims = first_claims();
  Position position{100};
  Assurance assurance = Assurance::personal_key;
  Instant recorded_at = instant("2026-11-23T19:50:00Z");

  AnyState find(const StreamId& of) const override {
    const auto found = states_.find(of);
    return found == states_.end() ? nullptr : found->second;
  }

  std::optional<Belonging> belonging(const StreamId& of) const override {
    const auto found = belongings_.find(of);
    return found == belongings_.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<StreamId> listed(const Listing& listing) const override {
    std::vector<StreamId> out;
    for (const auto& [id, state] : states_)
      if (id.collection == listing.collection &&
          belongings_.at(id).exercise == listing.exercise.value_or(belongings_.at(id).exercise) &&
          holds(find_aggregate(id.collection)->save(state, Selection::listed), listing))
        out.push_back(id);
    return out;
  }

  // The newest state; the empty one where the stream is not open.
  template <typename Aggregate>
  typename Aggregate::State state(const StreamId& of) const {
    const auto found = find(of);
    if (found == nullptr) return {};
    return *std::static_pointer_cast<const typename Aggregate::State>(found);
  }

  template <typename Aggregate>
  void put(const StreamId& of, typename Aggregate::State state) {
    put_any(of, std::make_shared<const typename Aggregate::State>(std::move(state)));
  }

  // What is put first belongs where the claims of that moment say.
  void put_any(const StreamId& of, AnyState state) {
    states_[of] = std::move(state);
    belongings_.try_emplace(of, Belonging{claims.operation, claims.is_exercise()});
  }

  template <typename Aggregate, typename Event>
  World& given(const StreamId& of, const Event& event) {
    auto next = state<Aggregate>(of);
    const auto said = claims_for<Event>(of);
    evolve(next, event, Told{said, position, recorded_at, assurance});
    put<Aggregate>(of, std::move(next));
    return *this;
  }

  template <typename Aggregate, typename Event>
  Result<Ok> decision(const StreamId& of, const Event& event) const {
    const auto said = claims_for<Event>(of);
    return with_places(
        decide(state<Aggregate>(of), event, Context{Told{said, position, recorded_at, assurance}, *this}),
        Event::type);
  }

  template <typename Aggregate, typename Event>
  std::string refusal(const StreamId& of, const Event& event) const {
    const auto decided = decision<Aggregate>(of, event);
    return decided.ok() ? accepted : decided.error().code;
  }

 private:
  static Claims first_claims() {
    Claims made;
    made.jti = stream("statements", 1).id;
    made.author = stream("actors", 1);
    made.audience = "kroniek.test/register";
    made.mandate = stream("mandates", 1);
    made.occurred_at = instant("2026-11-23T19:45:00Z");
    made.basis = {"Wvr-39"};
    made.digest_algorithm = "sha-256";
    return made;
  }
  template <typename Event>
  Claims claims_for(const StreamId& of) const {
    auto said = claims;
    said.type = Event::type;
    said.stream = of;
    return said;
  }

  static bool holds(const Json& state, const Listing& listing) {
    const auto* value = state.find(listing.field);
    if (value == nullptr) return false;
    if (const auto* items = value->array_items())
      return std::find(items->begin(), items->end(), Json(listing.value)) != items->end();
    return value->string() != nullptr ? *value->string() == listing.value
                                      : write_json(*value) == listing.value;
  }

  std::map<StreamId, AnyState> states_;
  std::map<StreamId, Belonging> belongings_;
};

// A state survives being stored: what `load` reads from `save` is the same again.
template <typename Aggregate>
bool survives_storing(const typename Aggregate::State& state) {
  const auto stored = write_fields(state, WriteMode::state);
  const auto loaded = read_fields<typename Aggregate::State>(stored, ReadMode::state);
  return loaded.ok() && write_fields(*loaded, WriteMode::state) == stored;
}

}  // namespace kroniek::test
