// What comes by a leg: which unit type, and of which offer.
#include <catch2/catch.hpp>

#include "tests/api/matches_support.h"

namespace kroniek::test {

TEST_CASE("api legs: a party says which unit type it sends, and totals tell the types apart") {
  Neighbourhood around;
  const auto lines = R"({"lines": [{"id": "1", "effect": "Blussen", "unitType": "FBO-helicopter",
      "quantity": 4, "unit": "toestel", "from": "2026-11-23T21:00:00Z", "until": "2026-11-25T21:00:00Z",
      "substitutes": ["crashtender"]}]})";
  around.tell(around.authority, "redrafted", lines, 2);
  around.tell(around.authority, "submitted", "{}", 3);
  around.tell(around.head, "assessed",
              R"({"outcome": "granted", "onBehalfOf": ")" + to_string(around.world.ministry) + "\"}", 4);
  const auto near = around.people_of(51, around.region(10, {around.world.region}));
  around.declare(51, near, 2);
  around.declare(52, near, 3, "crashtender");
  const auto leg = around.ask(near, 3);
  CHECK(around.refusal(near, "offered", Neighbourhood::offer(leg, 3, R"(, "unitType": "boot")")) ==
        "assistance-request.unit-type-unknown");
  around.tell(near, "offered", Neighbourhood::offer(leg, 3, R"(, "unitType": "crashtender")"));
  around.tell(around.authority, "accepted", Neighbourhood::some(leg, 3));
  around.engage(near, 1);
  around.serve(near, leg, 2);
  const auto view = around.world.view(around.request);
  CHECK(text_at(view, "legs/0/unitType") == "crashtender");
  CHECK(text_at(view, "legs/1/unitType") == "null");
  CHECK(write_json(at(view, "lines/0/ofTypes")) ==
        R"([{"committed":3,"inService":2,"underWay":2,"unitType":"crashtender"},)"
        R"({"committed":1,"inService":0,"underWay":0,"unitType":"FBO-helicopter"}])");
  CHECK(text_at(view, "lines/0/committed") == "4");
  CHECK(text_at(view, "lines/0/inService") == "2");
  // The substitutes that came are engaged, and nothing else of the party is.
  CHECK(items_at(around.matches(), "lines").empty());
}

TEST_CASE("api legs: a leg takes up no more of an offer than was accepted, and sends what was offered") {
  Neighbourhood around;
  around.tell(around.authority, "redrafted", R"({"lines": [{"id": "1", "effect": "Blussen",
      "unitType": "FBO-helicopter", "quantity": 4, "unit": "toestel", "from": "2026-11-23T21:00:00Z",
      "until": "2026-11-25T21:00:00Z", "substitutes": ["crashtender"]}]})",
              2);
  around.tell(around.authority, "submitted", "{}", 3);
  around.tell(around.head, "assessed",
              R"({"outcome": "granted", "onBehalfOf": ")" + to_string(around.world.ministry) + "\"}", 4);
  const auto near = around.people_of(51, around.region(10, {around.world.region}));
  const auto offer = stream("offers", 1);
  const auto on_offer = [&](const Person& by, std::string_view what, int version, const std::string& data) {
    around.world.state(by, R"({"type": "offer.)" + std::string(what) + R"(", "version": )" +
                               std::to_string(version) + R"(, "sub": ")" + to_string(offer) +
                               R"(", "operation": ")" + to_string(around.world.operation) + R"(", "data": )" +
                               data + "}");
  };
  on_offer(near, "made", 1,
           R"({"organisation": ")" + to_string(near.organisation) +
               R"(", "unitType": "crashtender", "quantity": 3, "unit": "toestel",
               "from": "2026-11-23T21:00:00Z", "until": "2026-11-25T21:00:00Z", "description": "Drie"})");
  on_offer(around.officer, "accepted", 2,
           R"({"request": ")" + to_string(around.request) + R"(", "line": "1", "quantity": 2})");
  const auto taking = [&](int quantity) {
    return R"({"party": ")" + to_string(near.organisation) + R"(", "line": "1", "offer": ")" +
           to_string(offer) + R"(", "quantity": )" + std::to_string(quantity) + "}";
  };
  CHECK(around.refusal(around.officer, "asked", taking(3)) == "assistance-request.above-offer");
  const auto leg = around.tell(around.officer, "asked", taking(2));
  CHECK(around.refusal(near, "offered", Neighbourhood::offer(leg, 2)) ==
        "assistance-request.unit-type-differs");
  around.tell(near, "offered", Neighbourhood::offer(leg, 2, R"(, "unitType": "crashtender")"));
  around.tell(around.authority, "accepted", Neighbourhood::some(leg, 2));
  CHECK(text_at(around.world.view(around.request), "lines/0/ofTypes/0/unitType") == "crashtender");
}

}  // namespace kroniek::test
