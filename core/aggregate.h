// What an aggregate is to the rest of the house. An aggregate lists its events and its state, and says by
// `decide` whether a statement is taken and by `evolve` what it changes. make_aggregate turns that into a row
// of the catalog, so that intake, writer, views, audit and the API walk rows and know no aggregate by name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/duty.h"
#include "core/fields.h"
#include "core/statement/claims.h"

namespace kroniek {

// How an event type relates to its stream.
enum class Use {
  opens,    // version 1, and only version 1
  changes,  // needs an open stream and says the version that it makes
  fact,     // true whatever else happened meanwhile: may leave the version out, recorded in order of arrival
};

// Task of KCR2 that a mandate must name to state a type; `none`: covered by the role alone.
enum class Task {
  none,
  information,
  assistance,
  international,
  crisis_teams,
  people,
  preparation,
  steering,
  founding
};
constexpr auto names_of(Task) {
  return std::array<std::string_view, 9>{"none",          "information",  "assistance",
                                         "international", "crisis-teams", "people",
                                         "preparation",   "steering",     "founding"};
}

// Who vouches for a statement: the author's own key, or the service for an author that it authenticated.
enum class Assurance { personal_key, sealed };
constexpr auto names_of(Assurance) {
  return std::array<std::string_view, 2>{"personal-key", "sealed"};
}

// A statement in its place in the log.
struct Told {
  const Claims& claims;
  Position position;
  Instant recorded_at;
  Assurance assurance;
};

// States are immutable once made, so a reader, a cache and an undone batch may share one.
using AnyState = std::shared_ptr<const void>;
using AnyEvent = std::shared_ptr<const void>;

// What a stream belongs to, whatever its aggregate.
struct Belonging {
  std::optional<StreamId> operation;
  bool exercise = false;
};

// Streams of a collection whose view holds this value in a field marked as indexed.
struct Listing {
  std::string_view collection;
  std::string_view field;
  std::string value;
  std::optional<bool> exercise = std::nullopt;  // left out: real and exercise
};

// The newest states, including those of statements that are being recorded in the same batch.
class States {
 public:
  virtual ~States() = default;
  // Null where no such stream exists.
  virtual AnyState find(const StreamId& stream) const = 0;
  // None where no such stream exists.
  virtual std::optional<Belonging> belonging(const StreamId& stream) const = 0;
  // Each once, in the order of their ids. Of a past moment there may be others among them, so who asks for
  // more than whether there is any looks at the states.
  virtual std::vector<StreamId> listed(const Listing& listing) const = 0;
};

// The state of a stream; null where it is of another collection or does not exist.
template <typename Aggregate>
std::shared_ptr<const typename Aggregate::State> find_state(const States& states, const StreamId& stream) {
  if (stream.collection != Aggregate::collection) return nullptr;
  return std::static_pointer_cast<const typename Aggregate::State>(states.find(stream));
}

// What decide may look at: the statement, its place, and other streams. No clock, no I/O.
struct Context {
  Told told;
  const States& states;

  // The state of another stream; null where `stream` is of another collection or does not exist.
  template <typename Aggregate>
  std::shared_ptr<const typename Aggregate::State> find(const StreamId& stream) const {
    return find_state<Aggregate>(states, stream);
  }
};

struct EventRow {
  std::string_view type;
  Use use;
  std::vector<FieldInfo> fields;
  Result<AnyEvent> (*read)(const Json& data, ReadMode mode, const Uuid& jti);
  Result<Ok> (*decide)(const AnyState& state, const AnyEvent& event, const Context& context);
  AnyState (*evolve)(const AnyState& state, const AnyEvent& event, const Told& told);
  // Statements that it rests on, as its open fields name them; each must be recorded before it.
  std::vector<Uuid> (*cited)(const AnyEvent& event);
};

// What an event cites: its aggregate says so by `std::vector<Uuid> cited(const Event&)`; none otherwise.
template <typename Event>
std::vector<Uuid> cited_of([[maybe_unused]] const AnyEvent& event) {
  if constexpr (requires(const Event& said) { cited(said); }) {
    return cited(*static_cast<const Event*>(event.get()));
  } else {
    return {};
  }
}

struct AggregateRow {
  std::string_view collection;  // `assistance-requests`
  std::string_view singular;    // `assistance-request`: the subject of its types and codes
  Task task;
  std::vector<EventRow> events;
  std::vector<FieldInfo> view_fields;
  AnyState (*empty)();
  Result<AnyState> (*load)(const Json& state);
  Json (*save)(const AnyState& state, Selection selection);
  bool has_duties;
  std::vector<Duty> (*duties)(const AnyState& state);
};

template <typename Aggregate, typename Event>
EventRow make_event() {
  using State = typename Aggregate::State;
  return EventRow{Event::type,
                  Event::use,
                  describe_fields<Event>(),
                  [](const Json& data, ReadMode mode, const Uuid& jti) {
                    return read_shared(data, std::make_shared<Event>(), members_of<Event>(), {mode, jti, {}});
                  },
                  [](const AnyState& state, const AnyEvent& event, const Context& context) -> Result<Ok> {
                    return decide(*static_cast<const State*>(state.get()),
                                  *static_cast<const Event*>(event.get()), context);
                  },
                  [](const AnyState& state, const AnyEvent& event, const Told& told) -> AnyState {
                    auto next = std::make_shared<State>(*static_cast<const State*>(state.get()));
                    evolve(*next, *static_cast<const Event*>(event.get()), told);
                    return next;
                  },
                  cited_of<Event>};
}

// Whether an aggregate declares duties, and the duties of a state.
template <typename State>
constexpr bool declares_duties = requires(const State& held) {
  duties(held);
};
template <typename State>
std::vector<Duty> duties_of([[maybe_unused]] const AnyState& state) {
  if constexpr (declares_duties<State>) {
    return duties(*static_cast<const State*>(state.get()));
  } else {
    return {};
  }
}

template <typename Aggregate>
AggregateRow make_aggregate() {
  using State = typename Aggregate::State;
  return AggregateRow{
      Aggregate::collection,
      Aggregate::singular,
      Aggregate::task,
      std::apply(
          [](const auto&... event) {
            return std::vector{make_event<Aggregate, std::decay_t<decltype(event)>>()...};
          },
          typename Aggregate::Events{}),
      describe_fields<State>(),
      [] { return AnyState(std::make_shared<const State>()); },
      [](const Json& json) {
        return read_shared(json, std::make_shared<State>(), members_of<State>(), {ReadMode::state, {}, {}});
      },
      [](const AnyState& state, Selection selection) {
        return write_members(state.get(), members_of<State>(), WriteMode::state, selection);
      },
      declares_duties<State>,
      duties_of<State>};
}

}  // namespace kroniek
