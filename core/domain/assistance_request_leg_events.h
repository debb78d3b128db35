// What is asked of a supplying party, and what it sends. One asking is one leg: it is called by the id of the
// statement that asked, which its author's device made, so that legs need no counter and move independently;
// for the same reason all of these are facts, recorded in order of arrival.
#pragma once

#include "core/domain/assistance_request_parts.h"

namespace kroniek::assistance_request {

struct Asked {
  static constexpr std::string_view type = "assistance-request.asked";
  static constexpr Use use = Use::fact;
  StreamId party;
  std::string line;
  std::int64_t quantity = 0;
  std::optional<Instant> reply_by;
  std::optional<StreamId> offer;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("party", &Asked::party, RefersTo{"organisations"}, Label{"Partij", "Party"}, "Who is asked."),
        field("line", &Asked::line, Limit{20}, Label{"Regel", "Line"}, "For which need line."),
        field("quantity", &Asked::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
              "How many it is asked for."),
        field("replyBy", &Asked::reply_by, Label{"Antwoord voor", "Reply by"},
              "When the answer is due; after occurredAt."),
        field("offer", &Asked::offer, RefersTo{"offers"}, Label{"Aanbod", "Offer"},
              "The accepted unsolicited offer that it takes up."));
  };
};

struct Offered {
  static constexpr std::string_view type = "assistance-request.offered";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  std::optional<std::string> unit_type;
  Instant earliest;
  std::optional<Instant> until;
  Text conditions;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("leg", &Offered::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
        field("quantity", &Offered::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
              "How many the party can send."),
        field("unitType", &Offered::unit_type, Limit{code_characters_max},
              Label{"Soort eenheid", "Unit type"},
              "What it sends: what the line asks for, also where left out, or one of its substitutes."),
        field("earliest", &Offered::earliest, Label{"Op zijn vroegst", "Earliest"}, "When they can leave."),
        field("until", &Offered::until, Label{"Tot", "Until"},
              "Until when they can stay; where left out, as long as the line says."),
        field("conditions", &Offered::conditions, Limit{5000}, Label{"Voorwaarden", "Conditions"},
              "What the offer depends on."));
  };
};

struct Declined {
  static constexpr std::string_view type = "assistance-request.declined";
  static constexpr Use use = Use::fact;
  Uuid leg;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Declined::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("reasons", &Declined::reasons, Mark::required, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why the party cannot or can no longer send them."));
  };
};

struct Accepted {
  static constexpr std::string_view type = "assistance-request.accepted";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Accepted::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("quantity", &Accepted::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many are to come; no more than offered."),
                field("reasons", &Accepted::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why; needed where more come than the line was granted."));
  };
};

struct NotNeeded {
  static constexpr std::string_view type = "assistance-request.not-needed";
  static constexpr Use use = Use::fact;
  Uuid leg;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &NotNeeded::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("reasons", &NotNeeded::reasons, Limit{2000}, Label{"Redenen", "Reasons"},
                      "Why nothing has to come from this party."));
  };
};

struct Departed {
  static constexpr std::string_view type = "assistance-request.departed";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Departed::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("quantity", &Departed::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many left home with this departure."));
  };
};

struct Arrived {
  static constexpr std::string_view type = "assistance-request.arrived";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Arrived::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("quantity", &Arrived::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many came in with this arrival."));
  };
};

struct Extended {
  static constexpr std::string_view type = "assistance-request.extended";
  static constexpr Use use = Use::fact;
  Uuid leg;
  Instant until;
  Text reasons;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Extended::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("until", &Extended::until, Label{"Tot", "Until"},
                      "Until when they stay now; later than before."),
                field("reasons", &Extended::reasons, Limit{2000}, Label{"Redenen", "Reasons"}, "Why."));
  };
};

struct ReleaseOrdered {
  static constexpr std::string_view type = "assistance-request.release-ordered";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::optional<std::int64_t> quantity;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("leg", &ReleaseOrdered::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
        field("quantity", &ReleaseOrdered::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
              "How many are to go home; all that left home where left out."));
  };
};

struct Released {
  static constexpr std::string_view type = "assistance-request.released";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("leg", &Released::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
                field("quantity", &Released::quantity, Range{1, quantity_max}, Label{"Aantal", "Quantity"},
                      "How many left the place of work with this release."));
  };
};

struct ReturnedHome {
  static constexpr std::string_view type = "assistance-request.returned-home";
  static constexpr Use use = Use::fact;
  Uuid leg;
  std::int64_t quantity = 0;
  std::optional<std::int64_t> lost;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("leg", &ReturnedHome::leg, Label{"Inzet", "Leg"}, "The statement that asked."),
        field("quantity", &ReturnedHome::quantity, Range{0, quantity_max}, Label{"Aantal", "Quantity"},
              "How many came home with this return."),
        field("lost", &ReturnedHome::lost, Range{1, quantity_max}, Label{"Verloren", "Lost"},
              "How many will never come home: lost, destroyed, left behind."),
        field("explanation", &ReturnedHome::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What became of them; needed where any was lost."));
  };
};

}  // namespace kroniek::assistance_request
