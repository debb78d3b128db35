// Who could help: declared capabilities against what a request still lacks.
#include <catch2/catch.hpp>

#include "tests/api/matches_support.h"

namespace kroniek::test {
namespace {

using Ranked = std::vector<std::string>;

}  // namespace

TEST_CASE("api matches: declared capabilities that fit, never the requester's own") {
  Neighbourhood around;
  auto& world = around.world;
  const auto then = to_string(world.clock.now());
  world.clock.advance_seconds(60);
  around.declare(41, around.people_of(41, world.ministry), 3);
  around.declare(42, around.people_of(42, world.region), 9);
  const auto json = around.matches();
  CHECK(items_at(json, "lines").size() == 1);
  CHECK(text_at(json, "lines/0/line") == "1");
  CHECK(at(json, "lines/0/missing") == Json(4));
  REQUIRE(items_at(json, "lines/0/matches").size() == 1);
  CHECK(text_at(json, "lines/0/matches/0/capability/organisation") == to_string(world.ministry));
  CHECK(text_at(json, "lines/0/matches/0/capability/declared") == to_string(stream("preparations", 41)));
  CHECK(at(json, "lines/0/matches/0/covers") == Json(false));
  CHECK(at(json, "lines/0/matches/0/inTime") == Json(true));
  CHECK(at(around.matches("?asOf=" + then), "lines/0/matches") == Json::array());
}

TEST_CASE("api matches: the nearest regions come first, whatever they hold, and where no border leads last") {
  Neighbourhood around;
  const auto near = around.region(10, {around.world.region});
  const auto middle = around.region(11, {near});
  const auto far = around.region(13, {middle});
  const auto apart = around.region(25, {});
  around.declare(51, around.people_of(51, apart), 9);
  around.declare(52, around.people_of(52, far), 8);
  around.declare(53, around.people_of(53, middle), 4);
  around.declare(54, around.people_of(54, near), 1);
  CHECK(around.ranked() == Ranked{"VR10 1 1", "VR11 2 4", "VR13 3 8", "VR25 null 9"});
}

TEST_CASE("api matches: who is suspended or has ended helps nobody, and a resumed one does again") {
  Neighbourhood around;
  auto& world = around.world;
  const auto near = around.region(10, {world.region});
  const auto other = around.region(11, {world.region});
  around.declare(51, around.people_of(51, near), 2);
  around.declare(52, around.people_of(52, other), 2);
  const auto tell = [&](const StreamId& of, std::string_view what, int version, const std::string& data) {
    world.state(world.administrator, R"({"type": "organisation.)" + std::string(what) + R"(", "version": )" +
                                         std::to_string(version) + R"(, "sub": ")" + to_string(of) +
                                         R"(", "data": )" + data + "}");
  };
  const auto then = to_string(world.clock.now());
  world.clock.advance_seconds(60);
  tell(near, "suspended", 2, R"({"reason": "Onderzoek"})");
  tell(other, "ended", 2, R"({"lastDay": "2026-11-22"})");
  CHECK(around.ranked().empty());
  CHECK(around.ranked("?asOf=" + then).size() == 2);
  tell(near, "resumed", 3, R"({})");
  CHECK(around.ranked() == Ranked{"VR10 1 2"});
}

TEST_CASE("api matches: what is accepted on any request is not offered again until it is home") {
  Neighbourhood around;
  around.grant();
  const auto near = around.people_of(51, around.region(10, {around.world.region}));
  around.declare(51, near, 3);
  around.declare(52, near, 2, "crashtender");
  CHECK(around.ranked() == Ranked{"VR10 1 3"});
  const auto leg = around.engage(near, 2);
  CHECK(around.ranked() == Ranked{"VR10 1 1"});
  CHECK(at(around.matches(), "lines/0/missing") == Json(2));
  CHECK(at(around.matches(), "lines/0/matches/0/capability/engaged") == Json(2));
  CHECK(at(around.matches(), "lines/0/matches/0/capability/quantity") == Json(3));
  around.serve(near, leg, 2);
  CHECK(around.ranked() == Ranked{"VR10 1 1"});
  around.engage(near, 1);
  CHECK(around.ranked().empty());
  around.come_home(near, leg, 2);
  CHECK(around.ranked() == Ranked{"VR10 1 2"});
}

TEST_CASE("api matches: of a request that was served nothing is missing when the units are home") {
  Neighbourhood around;
  around.grant();
  const auto near = around.people_of(51, around.region(10, {around.world.region}));
  around.declare(51, near, 9);
  CHECK(at(around.matches(), "lines/0/missing") == Json(4));
  const auto leg = around.engage(near, 4);
  CHECK(items_at(around.matches(), "lines").empty());
  around.serve(near, leg, 4);
  around.come_home(near, leg, 4);
  CHECK(text_at(around.world.view(around.request), "lines/0/committed") == "0");
  CHECK(items_at(around.matches(), "lines").empty());
  CHECK(items_at(json_of(around.api.get("/v1/worklist?kind=assistance-request.cover-due", &around.officer)),
                 "items")
            .empty());
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
