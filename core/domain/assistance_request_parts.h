// What the statements on a request for assistance are made of: where it goes, what it needs, and who is told.
#pragma once

#include "core/aggregate.h"

namespace kroniek::assistance_request {

// The way that a request takes, and with it the law that it rests on.
enum class Route {
  national,   // Wvr 51.1: region, minister, others
  adjacent,   // Wvr 51.5: straight to an adjacent region, where it cannot wait
  defence,    // military assistance and support (MSOB)
  police,     // assistance by and to the police
  islands,    // VWBES 58, and on request Aruba, Curaçao and Sint Maarten
  eu,         // the Union's mechanism, through the ERCC
  nato,       // through the EADRCC
  bilateral,  // the treaties with Belgium (1984) and Germany (1988), and others
};
constexpr auto names_of(Route) {
  return std::to_array<std::string_view>(
      {"national", "adjacent", "defence", "police", "islands", "eu", "nato", "bilateral"});
}
enum class Direction { out, in };
constexpr auto names_of(Direction) {
  return std::to_array<std::string_view>({"out", "in"});
}
enum class Outcome { granted, partly_granted, refused };
constexpr auto names_of(Outcome) {
  return std::to_array<std::string_view>({"granted", "partly-granted", "refused"});
}
enum class Informee { minister, kings_commissioner, kcr2, other };
constexpr auto names_of(Informee) {
  return std::to_array<std::string_view>({"minister", "kings-commissioner", "kcr2", "other"});
}
enum class CostBearer { supplying_party, requester, national_government, european_union, shared };
constexpr auto names_of(CostBearer) {
  return std::to_array<std::string_view>(
      {"supplying-party", "requester", "national-government", "european-union", "shared"});
}

// Asked or answered across the country's border.
constexpr bool is_international(Route route) {
  return route == Route::eu || route == Route::nato || route == Route::bilateral;
}

// Far above anything that was ever sent, so that no sum over a request's legs can overflow.
constexpr std::int64_t quantity_max = 1'000'000;
constexpr std::size_t lines_max = 50;
constexpr std::size_t code_characters_max = 60;

// One kind of help: the effect that is wanted, and the means that are thought to give it.
struct NeedLine {
  std::string id;
  Text effect;
  std::string unit_type;
  std::int64_t quantity = 0;
  std::string unit;
  Instant from;
  Instant until;
  std::vector<std::string> substitutes;
  std::optional<bool> self_sufficient;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("id", &NeedLine::id, Limit{20}, Label{"Regel", "Line"},
              "What the line is called within this request, as an opaque code: 1, 2a."),
        field("effect", &NeedLine::effect, Mark::required, Limit{2000}, Label{"Beoogd effect", "Effect"},
              "What the help should achieve."),
        field("unitType", &NeedLine::unit_type, Limit{code_characters_max},
              Label{"Soort eenheid", "Unit type"},
              "The kind of unit, as an opaque code that capabilities are declared with as well."),
        field("quantity", &NeedLine::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
              "How many are asked for."),
        field("unit", &NeedLine::unit, Limit{20}, Label{"Eenheid", "Unit"},
              "What the quantity counts, as an opaque code: team, vehicle, litre."),
        field("from", &NeedLine::from, Label{"Vanaf", "From"}, "From when it is needed."),
        field("until", &NeedLine::until, Label{"Tot", "Until"}, "Until when it is needed; after from."),
        field("substitutes", &NeedLine::substitutes, Items{10}, Limit{code_characters_max},
              Label{"Ook goed", "Substitutes"}, "Unit types that would do as well."),
        field("selfSufficient", &NeedLine::self_sufficient, Label{"Zelfvoorzienend", "Self-sufficient"},
              "Whether the unit must bring its own food, water, fuel and shelter."));
  };
};

// How many of a line.
struct Share {
  std::string line;
  std::int64_t quantity = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("line", &Share::line, Limit{20}, Label{"Regel", "Line"}, "A need line of the request."),
                field("quantity", &Share::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many of it."));
  };
};

struct Reception {
  Text place;
  Text report_to;
  Text command;
  Text radio;
  std::optional<std::string> lcms_id;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("place", &Reception::place, Limit{500}, Label{"Plaats", "Place"}, "Where units come in."),
        field("reportTo", &Reception::report_to, Limit{200}, Label{"Melden bij", "Report to"},
              "The function that units report to."),
        field("command", &Reception::command, Limit{200}, Label{"Bevel", "Command"},
              "Under whose command they work."),
        field("radio", &Reception::radio, Limit{200}, Label{"Verbindingen", "Radio"},
              "The talk group or frequency."),
        field("lcmsId", &Reception::lcms_id, Limit{code_characters_max}, Label{"LCMS-activiteit", "LCMS id"},
              "The activity in the shared picture, by its id."));
  };
};

struct Caller {
  Personal<std::string> name;
  Personal<std::string> phone;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("name", &Caller::name, Limit{100}, Label{"Naam", "Name"}, "Who may be called about it."),
        field("phone", &Caller::phone, Limit{40}, Label{"Telefoon", "Phone"},
              "The number, beginning with + and the country's code."));
  };
};

}  // namespace kroniek::assistance_request
