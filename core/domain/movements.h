// Movements: flights, buses and ships that bring people, each a leg of a chain. A movement is reconciled
// before it closes, so that everybody on its manifests is accounted for: expected = seen + no-show + diverted
// + unresolved, always.
#pragma once

#include "core/aggregate.h"

namespace kroniek::movement {

enum class Kind { flight, bus, ship, other };
constexpr auto names_of(Kind) {
  return std::to_array<std::string_view>({"flight", "bus", "ship", "other"});
}
enum class Phase { planned, departed, diverted, arrived, reconciled, cancelled, closed };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>(
      {"planned", "departed", "diverted", "arrived", "reconciled", "cancelled", "closed"});
}

// ---- events

struct Planned {
  static constexpr std::string_view type = "movement.planned";
  static constexpr Use use = Use::opens;
  Kind kind{};
  std::string carrier;
  std::string number;
  std::string from;
  std::string to;
  std::optional<Instant> eta;
  std::optional<std::int64_t> capacity;
  std::optional<StreamId> previous;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("kind", &Planned::kind, Label{"Soort", "Kind"}, "What it goes by."),
        field("carrier", &Planned::carrier, Limit{60}, Label{"Vervoerder", "Carrier"}, "The carrier's code."),
        field("number", &Planned::number, Limit{20}, Label{"Nummer", "Number"},
              "The flight's, bus's or ship's number."),
        field("from", &Planned::from, Limit{10}, Label{"Van", "From"},
              "IATA or UN/LOCODE, or a municipality's code: EIN, NLEIN, GM0772."),
        field("to", &Planned::to, Limit{10}, Label{"Naar", "To"}, "Where it goes, as such a code."),
        field("eta", &Planned::eta, Label{"Verwachte aankomst", "Expected arrival"},
              "When it should arrive."),
        field("capacity", &Planned::capacity, Range{1, 10'000}, Label{"Plaatsen", "Capacity"},
              "How many people it takes."),
        field("previous", &Planned::previous, RefersTo{"movements"}, Label{"Vervolg op", "Continues"},
              "The leg before this one in the chain."));
  };
};

struct ManifestReceived {
  static constexpr std::string_view type = "movement.manifest-received";
  static constexpr Use use = Use::changes;
  std::string source;
  std::int64_t version = 0;
  TextOf<Hash> digest;
  std::int64_t count = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("source", &ManifestReceived::source, Limit{60}, Label{"Bron", "Source"},
                      "Whose list it is, as an opaque code."),
                field("version", &ManifestReceived::version, Range{1, 1'000'000}, Label{"Versie", "Version"},
                      "The version of that source's list; always higher than the one before."),
                field("digest", &ManifestReceived::digest, Mark::required, Label{"Controlegetal", "Digest"},
                      "SHA-256 of the list as received."),
                field("count", &ManifestReceived::count, Range{0, 100'000}, Label{"Aantal", "Count"},
                      "How many people it names."));
  };
};

struct Departed {
  static constexpr std::string_view type = "movement.departed";
  static constexpr Use use = Use::changes;
  Instant at;
  std::optional<std::int64_t> on_board;
  static constexpr auto fields = [](auto&& each) {
    return each(field("at", &Departed::at, Label{"Vertrokken", "Departed"}, "When it left."),
                field("onBoard", &Departed::on_board, Range{0, 100'000}, Label{"Aan boord", "On board"},
                      "How many people the carrier counted."));
  };
};

struct Diverted {
  static constexpr std::string_view type = "movement.diverted";
  static constexpr Use use = Use::changes;
  std::string to;
  std::optional<Instant> eta;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("to", &Diverted::to, Limit{10}, Label{"Naar", "To"}, "Where it goes now, as a code of places."),
        field("eta", &Diverted::eta, Label{"Verwachte aankomst", "Expected arrival"},
              "When it should arrive there."),
        field("reason", &Diverted::reason, Limit{2000}, Label{"Reden", "Reason"}, "Why."));
  };
};

struct Arrived {
  static constexpr std::string_view type = "movement.arrived";
  static constexpr Use use = Use::changes;
  Instant at;
  Text place;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("at", &Arrived::at, Label{"Aangekomen", "Arrived"}, "When it arrived; not before it departed."),
        field("place", &Arrived::place, Mark::required, Limit{500}, Label{"Plaats", "Place"},
              "Where exactly people get off."));
  };
};

// The numbers that core/domain/reconciliation.h finds.
struct Reconciled {
  static constexpr std::string_view type = "movement.reconciled";
  static constexpr Use use = Use::changes;
  std::int64_t expected = 0, seen = 0, no_show = 0, diverted = 0, unexpected = 0, unresolved = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("expected", &Reconciled::expected, Range{0, 100'000}, Label{"Verwacht", "Expected"},
              "How many were expected."),
        field("seen", &Reconciled::seen, Range{0, 100'000}, Label{"Gezien", "Seen"}, "Expected and seen."),
        field("noShow", &Reconciled::no_show, Range{0, 100'000}, Label{"Niet verschenen", "No-show"},
              "Expected, and did not come."),
        field("diverted", &Reconciled::diverted, Range{0, 100'000}, Label{"Anders gereisd", "Diverted"},
              "Expected, and came another way."),
        field("unexpected", &Reconciled::unexpected, Range{0, 100'000}, Label{"Onverwacht", "Unexpected"},
              "Seen without being expected; counts apart."),
        field("unresolved", &Reconciled::unresolved, Range{0, 100'000}, Label{"Onopgelost", "Unresolved"},
              "Expected, and nothing is known."));
  };
};

struct Cancelled {
  static constexpr std::string_view type = "movement.cancelled";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Cancelled::reason, Mark::required, Limit{2000}, Label{"Reden", "Reason"},
                      "Why it does not leave."));
  };
};

struct Closed {
  static constexpr std::string_view type = "movement.closed";
  static constexpr Use use = Use::changes;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reason", &Closed::reason, Limit{2000}, Label{"Toelichting", "Explanation"},
                      "What is worth saying about it."));
  };
};

// ---- state

struct Manifest {
  std::string source;
  std::int64_t version = 0;
  std::int64_t count = 0;
  Uuid statement;
  TextOf<Hash> digest;
  static constexpr auto fields = [](auto&& each) {
    return each(field("source", &Manifest::source, "Whose list it is."),
                field("version", &Manifest::version, "Its version."),
                field("count", &Manifest::count, "How many people it names."),
                field("statement", &Manifest::statement, "The statement that brought it."),
                field("digest", &Manifest::digest, "SHA-256 of the list as received."));
  };
};

struct State {
  Phase phase = Phase::planned;
  StreamId movement_of;
  Kind kind{};
  std::string carrier, number, from, to;
  std::optional<Instant> eta;
  std::optional<std::int64_t> capacity;
  std::optional<StreamId> previous;
  std::vector<Manifest> manifests;
  std::vector<std::string> sources;
  std::optional<Instant> departed_at, arrived_at;
  std::optional<std::int64_t> on_board;
  Text place;
  std::optional<std::int64_t> expected, seen, no_show, diverted, unexpected, unresolved;
  Text reason;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "planned to closed, or cancelled."),
        field("movementOf", &State::movement_of, RefersTo{"operations"},
              "The operation that it was planned in."),
        field("kind", &State::kind, Mark::indexed, "What it goes by."),
        field("carrier", &State::carrier, "The carrier's code."),
        field("number", &State::number, Mark::indexed, "Its number."),
        field("from", &State::from, "Where it comes from."),
        field("to", &State::to, Mark::indexed, "Where it goes; after a diversion, the new place."),
        field("eta", &State::eta, "When it should arrive."),
        field("capacity", &State::capacity, "How many people it takes."),
        field("previous", &State::previous, Mark::indexed, RefersTo{"movements"}, "The leg before this one."),
        field("manifests", &State::manifests, "All lists received, every version."),
        field("sources", &State::sources, Mark::indexed, "Whose lists these are, each once."),
        field("departedAt", &State::departed_at, "When it left."),
        field("arrivedAt", &State::arrived_at, "When it arrived."),
        field("onBoard", &State::on_board, "How many people the carrier counted."),
        field("place", &State::place, "Where exactly people get off."),
        field("expected", &State::expected, "How many were expected."),
        field("seen", &State::seen, "Expected and seen."),
        field("noShow", &State::no_show, "Expected, and did not come."),
        field("diverted", &State::diverted, "Expected, and came another way."),
        field("unexpected", &State::unexpected, "Seen without being expected."),
        field("unresolved", &State::unresolved, "Expected, and nothing is known."),
        field("reason", &State::reason, "Why it was diverted, cancelled or closed."));
  };
};

Result<Ok> decide(const State& state, const Planned& event, const Context& context);
Result<Ok> decide(const State& state, const ManifestReceived& event, const Context& context);
Result<Ok> decide(const State& state, const Departed& event, const Context& context);
Result<Ok> decide(const State& state, const Diverted& event, const Context& context);
Result<Ok> decide(const State& state, const Arrived& event, const Context& context);
Result<Ok> decide(const State& state, const Reconciled& event, const Context& context);
Result<Ok> decide(const State& state, const Cancelled& event, const Context& context);
Result<Ok> decide(const State& state, const Closed& event, const Context& context);
// A movement that has arrived is reconciled, and again while somebody is unaccounted for.
std::vector<Duty> duties(const State& state);

void evolve(State& state, const Planned& event, const Told& told);
void evolve(State& state, const ManifestReceived& event, const Told& told);
void evolve(State& state, const Departed& event, const Told& told);
void evolve(State& state, const Diverted& event, const Told& told);
void evolve(State& state, const Arrived& event, const Told& told);
void evolve(State& state, const Reconciled& event, const Told& told);
void evolve(State& state, const Cancelled& event, const Told& told);
void evolve(State& state, const Closed& event, const Told& told);

}  // namespace kroniek::movement

namespace kroniek {

struct Movements {
  static constexpr std::string_view collection = "movements";
  static constexpr std::string_view singular = "movement";
  static constexpr Task task = Task::people;
  using State = movement::State;
  using Events =
      std::tuple<movement::Planned, movement::ManifestReceived, movement::Departed, movement::Diverted,
                 movement::Arrived, movement::Reconciled, movement::Cancelled, movement::Closed>;
};
AggregateRow movements();

}  // namespace kroniek
