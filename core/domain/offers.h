// Offers of help that nobody asked for. What was asked for is answered on the request itself
// (assistance_request_leg_events.h); an offer that is accepted is taken up there by a leg that names it.
#pragma once

#include "core/domain/assistance_request_parts.h"

namespace kroniek::offer {

using assistance_request::code_characters_max;
using assistance_request::quantity_max;

enum class Phase { made, accepted, declined, lapsed };
constexpr auto names_of(Phase) {
  return std::to_array<std::string_view>({"made", "accepted", "declined", "lapsed"});
}

// ---- events

struct Made {
  static constexpr std::string_view type = "offer.made";
  static constexpr Use use = Use::opens;
  StreamId organisation;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::string unit;
  Instant from;
  Instant until;
  std::optional<Instant> reply_by;
  Text description, conditions;
  static constexpr auto fields = [](auto&& each) {
    return each(field("organisation", &Made::organisation, RefersTo{"organisations"},
                      Label{"Aanbieder", "Offered by"}, "Who offers."),
                field("unitType", &Made::unit_type, Limit{code_characters_max},
                      Label{"Soort eenheid", "Unit type"}, "The kind of unit, as an opaque code."),
                field("quantity", &Made::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many are offered."),
                field("unit", &Made::unit, Limit{20}, Label{"Eenheid", "Unit"},
                      "What the quantity counts, as an opaque code: team, vehicle, litre."),
                field("from", &Made::from, Label{"Vanaf", "From"}, "From when they can come."),
                field("until", &Made::until, Label{"Tot", "Until"}, "Until when they can stay; after from."),
                field("replyBy", &Made::reply_by, Label{"Antwoord voor", "Reply by"},
                      "When the offer lapses if nobody answers; after occurredAt."),
                field("description", &Made::description, Mark::required, Limit{5000},
                      Label{"Omschrijving", "Description"}, "What is offered."),
                field("conditions", &Made::conditions, Limit{5000}, Label{"Voorwaarden", "Conditions"},
                      "What the offer depends on."));
  };
};

struct Accepted {
  static constexpr std::string_view type = "offer.accepted";
  static constexpr Use use = Use::changes;
  StreamId request;
  std::string line;
  std::int64_t quantity = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("request", &Accepted::request, RefersTo{"assistance-requests"}, Label{"Aanvraag", "Request"},
              "The request that it helps."),
        field("line", &Accepted::line, Limit{20}, Label{"Regel", "Line"}, "The need line that it covers."),
        field("quantity", &Accepted::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
              "How many are wanted; no more than offered."));
  };
};

struct Declined {
  static constexpr std::string_view type = "offer.declined";
  static constexpr Use use = Use::changes;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("reasons", &Declined::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why it is not taken up."));
  };
};

struct Lapsed {
  static constexpr std::string_view type = "offer.lapsed";
  static constexpr Use use = Use::changes;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("explanation", &Lapsed::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
                      "How it came about."));
  };
};

// ---- state

struct State {
  Phase phase = Phase::made;
  StreamId offer_of;
  StreamId organisation;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::string unit;
  Instant from, until, made_at;
  std::optional<Instant> reply_by;
  std::optional<StreamId> request;
  std::optional<std::string> line;
  std::optional<std::int64_t> accepted;
  Text description, conditions, reasons, explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("phase", &State::phase, Mark::indexed, "made, accepted, declined or lapsed."),
        field("offerOf", &State::offer_of, RefersTo{"operations"}, "The operation that it belongs to."),
        field("organisation", &State::organisation, Mark::indexed, RefersTo{"organisations"}, "Who offers."),
        field("unitType", &State::unit_type, Mark::indexed, "The kind of unit."),
        field("quantity", &State::quantity, "How many are offered."),
        field("unit", &State::unit, "What the quantity counts."),
        field("from", &State::from, "From when they can come."),
        field("until", &State::until, "Until when they can stay."),
        field("madeAt", &State::made_at, "When it was made."),
        field("replyBy", &State::reply_by, "When it lapses if nobody answers."),
        field("request", &State::request, Mark::indexed, RefersTo{"assistance-requests"},
              "The request that it helps."),
        field("line", &State::line, "The need line that it covers."),
        field("accepted", &State::accepted, "How many are wanted."),
        field("description", &State::description, Limit{5000}, "What is offered."),
        field("conditions", &State::conditions, Limit{5000}, "What the offer depends on."),
        field("reasons", &State::reasons, Limit{2000}, "Why it is not taken up."),
        field("explanation", &State::explanation, Limit{2000}, "How it came to lapse."));
  };
};

Result<Ok> decide(const State& state, const Made& event, const Context& context);
Result<Ok> decide(const State& state, const Accepted& event, const Context& context);
Result<Ok> decide(const State& state, const Declined& event, const Context& context);
Result<Ok> decide(const State& state, const Lapsed& event, const Context& context);
void evolve(State& state, const Made& event, const Told& told);
void evolve(State& state, const Accepted& event, const Told& told);
void evolve(State& state, const Declined& event, const Told& told);
void evolve(State& state, const Lapsed& event, const Told& told);

// `offer.reply-due`.
std::vector<Duty> duties(const State& state);

}  // namespace kroniek::offer

namespace kroniek {

struct Offers {
  static constexpr std::string_view collection = "offers";
  static constexpr std::string_view singular = "offer";
  static constexpr Task task = Task::assistance;
  using State = offer::State;
  using Events = std::tuple<offer::Made, offer::Accepted, offer::Declined, offer::Lapsed>;
};
AggregateRow offers();

}  // namespace kroniek
