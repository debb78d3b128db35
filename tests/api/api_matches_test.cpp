// Who could help: declared capabilities against what a request still lacks.
#include <catch2/catch.hpp>

#include "tests/support/api_assistance.h"

namespace kroniek::test {
namespace {

void declare(ApiWorld& api, std::uint8_t number, const StreamId& organisation, int quantity) {
  const auto officer = api.world.enrol(static_cast<std::uint8_t>(number + 20), organisation,
                                       "region-duty-officer", R"(["preparation"])");
  api.world.state(officer, R"({"type": "preparation.capability-declared", "version": 1, "sub": ")" +
                               to_string(stream("preparations", number)) +
                               R"(", "data": {"organisation": ")" + to_string(organisation) +
                               R"(", "unitType": "FBO-helicopter", "readinessMinutes": 60, "quantity": )" +
                               std::to_string(quantity) + "}}");
}

}  // namespace

TEST_CASE("api matches: declared capabilities that fit, never the requester's own") {
  ApiWorld api;
  const auto request = draft_request(api);
  const auto matches = "/v1/" + to_string(request) + "/_matches";
  const auto then = to_string(api.world.clock.now());
  api.world.clock.advance_seconds(60);
  declare(api, 41, api.world.ministry, 3);
  declare(api, 42, api.world.region, 9);
  const auto answer = api.get(matches, &api.world.coordinator);
  REQUIRE(answer.status == 200);
  const auto json = json_of(answer);
  CHECK(items_at(json, "lines").size() == 1);
  CHECK(text_at(json, "lines/0/line") == "1");
  CHECK(at(json, "lines/0/missing") == Json(4));
  REQUIRE(items_at(json, "lines/0/matches").size() == 1);
  CHECK(text_at(json, "lines/0/matches/0/capability/organisation") == to_string(api.world.ministry));
  CHECK(text_at(json, "lines/0/matches/0/capability/declared") == to_string(stream("preparations", 41)));
  CHECK(at(json, "lines/0/matches/0/covers") == Json(false));
  CHECK(at(json, "lines/0/matches/0/inTime") == Json(true));
  const auto before = json_of(api.get(matches + "?asOf=" + then, &api.world.coordinator));
  CHECK(at(before, "lines/0/matches") == Json::array());
}

TEST_CASE("api matches: of a request that is none there is nothing to match") {
  ApiWorld api;
  const auto& by = api.world.coordinator;
  CHECK(api.get("/v1/assistance-requests/" + to_string(api.world.operation.id) + "/_matches", &by).status ==
        404);
  CHECK(api.get("/v1/assistance-requests/x/_matches", &by).status == 404);
  CHECK(api.get("/v1/operations/" + to_string(api.world.operation.id) + "/_matches", &by).status == 404);
}

}  // namespace kroniek::test
