// The worklist: what waits on whom, now and then.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/support/api_information.h"

namespace kroniek::test {
namespace {

std::vector<std::string> waiting_on(const Json& answer) {
  std::vector<std::string> out;
  for (const auto& item : items_at(answer, "items"))
    out.push_back(text_at(item, "kind") + " " + text_at(item, "organisation"));
  return out;
}

}  // namespace

TEST_CASE("api worklist: names what waits on whom since when, until it is done") {
  Information told;
  CHECK(at(told.get("/v1/worklist"), "total") == Json(0));
  told.publish(told.report);
  const auto before = told.get("/v1/worklist?kind=situation-report.acknowledgement-due");
  CHECK(at(before, "total") == Json(2));
  CHECK(text_at(before, "items/0/stream") == to_string(told.report));
  CHECK(text_at(before, "items/0/role") == "region-duty-officer");
  CHECK(text_at(before, "items/0/since") == "2026-11-23T19:00:00Z");
  CHECK(at(before, "items/0/overdue") == Json(false));
  told.acknowledge(told.report);
  const auto ministry = "situation-report.acknowledgement-due " + to_string(told.api.world.ministry);
  CHECK(waiting_on(told.get("/v1/worklist")) == std::vector<std::string>{ministry});
  CHECK(at(told.get("/v1/worklist?organisation=" + to_string(told.api.world.region)), "items") ==
        Json::array());
  CHECK(at(told.get("/v1/worklist?overdue=true"), "total") == Json(0));
  CHECK(at(told.get("/v1/worklist?role=board-member"), "total") == Json(0));
  CHECK(at(told.get("/v1/worklist?exercise=true"), "total") == Json(0));
}

TEST_CASE("api worklist: what waits on a role that only one organisation has waits on that organisation") {
  Information told;
  auto& world = told.api.world;
  const auto head = world.enrol(31, world.kcr2, "kcr2-head", R"(["crisis-teams"])");
  const auto team = stream("crisis-teams", 1);
  world.state(head, R"({"type": "crisis-team.established", "version": 1, "sub": ")" + to_string(team) +
                        R"(", "operation": ")" + to_string(world.operation) +
                        R"(", "occurredAt": "2026-11-23T19:00:00Z", "data": {"purpose": "Hoogwater",
                        "decision": "Minister", "until": "2026-11-30T00:00:00Z"}})");
  const std::vector<std::string> its_end{"crisis-team.end-due " + to_string(world.kcr2)};
  CHECK(waiting_on(told.get("/v1/worklist?role=kcr2-head")) == its_end);
  const auto of_centre = "/v1/worklist?organisation=" + to_string(world.kcr2);
  CHECK(waiting_on(told.get(of_centre)) == its_end);
  CHECK(waiting_on(told.get(of_centre + "&role=kcr2-head")) == its_end);
  CHECK(waiting_on(told.get(of_centre + "&validAt=2026-11-23T19:00:00Z")) == its_end);
  CHECK(at(told.get(of_centre + "&role=kcr2-duty-officer"), "total") == Json(0));
  CHECK(at(told.get("/v1/worklist?role=kcr2-head&organisation=" + to_string(world.region)), "total") ==
        Json(0));
}

TEST_CASE("api worklist: a duty names the role that the organisation has, and none where it has none") {
  Information told;
  told.publish(told.report);
  std::map<std::string, std::string> roles;
  const auto all = told.get("/v1/worklist");
  for (const auto& item : items_at(all, "items"))
    roles[text_at(item, "organisation")] = text_at(item, "role");
  const auto& world = told.api.world;
  CHECK(roles == std::map<std::string, std::string>{{to_string(world.region), "region-duty-officer"},
                                                    {to_string(world.ministry), "null"}});
  const std::vector<std::string> one{"situation-report.acknowledgement-due " + to_string(world.region)};
  CHECK(waiting_on(told.get("/v1/worklist?role=region-duty-officer")) == one);
}

TEST_CASE("api worklist: as of a moment, and by what had happened by then") {
  Information told;
  told.publish(told.report);
  const auto then = to_string(told.api.world.clock.now());
  told.api.world.clock.advance_seconds(60);
  told.acknowledge(told.report);
  CHECK(at(told.get("/v1/worklist?asOf=" + then), "total") == Json(2));
  CHECK(at(told.get("/v1/worklist"), "total") == Json(1));
  CHECK(at(told.get("/v1/worklist?validAt=2026-11-23T19:06:59Z"), "total") == Json(2));
  CHECK(at(told.get("/v1/worklist?validAt=2026-11-23T19:07:00Z"), "total") == Json(1));
  CHECK(at(told.get("/v1/worklist?validAt=2026-11-23T18:59:00Z"), "total") == Json(0));
}

TEST_CASE("api worklist: pages add up to the whole") {
  Information told;
  for (std::uint8_t number = 40; number < 45; ++number) told.publish(stream("situation-reports", number));
  std::vector<std::string> seen;
  std::string target = "/v1/worklist?limit=3";
  while (!target.empty()) {
    const auto answer = told.api.get(target, &told.officer);
    REQUIRE(answer.status == 200);
    for (const auto& item : items_at(json_of(answer), "items"))
      seen.push_back(text_at(item, "stream") + text_at(item, "about"));
    target = next_of(answer);
  }
  CHECK(seen.size() == 10);
  CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 10);
}

TEST_CASE("api worklist: a filter that is none is refused by name") {
  Information told;
  const auto refused = told.api.get("/v1/worklist?organisation=VR03&overdue=perhaps&limit=0", &told.officer);
  CHECK(refused.status == 400);
  CHECK(faults_of(refused) == std::vector<std::string>{"/query/limit query.malformed",
                                                       "/query/organisation query.malformed",
                                                       "/query/overdue query.malformed"});
  const auto unnamed = told.api.get("/v1/worklist?kind=nope&role=kcr2-dutyofficer", &told.officer);
  CHECK(unnamed.status == 400);
  CHECK(faults_of(unnamed) ==
        std::vector<std::string>{"/query/kind worklist.kind-unknown", "/query/role worklist.role-unknown"});
  CHECK(told.api.get("/v1/worklist?kind=offer.reply-due&role=kcr2-head", &told.officer).status == 200);
  CHECK(told.api.get("/v1/worklist?kind=&role=liaison", &told.officer).status == 400);
  CHECK(told.api.get("/v1/worklist?who=me", &told.officer).status == 400);
  CHECK(told.api.get("/v1/worklist").status == 401);
}

}  // namespace kroniek::test
