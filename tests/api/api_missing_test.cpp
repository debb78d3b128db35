// What a request still lacks, as the API says it: what was decided counts, and nothing is sought for what has
// ended.
#include <catch2/catch.hpp>

#include "tests/support/api_world.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

struct Lacking {
  ApiWorld api;
  Person requester = api.world.enrol(31, api.world.region, "requesting-authority", R"(["assistance"])");
  Person head = api.world.enrol(32, api.world.kcr2, "kcr2-head", R"(["assistance"])");
  const StreamId request = stream("assistance-requests", 1);

  void say(const Person& by, std::string_view type, int version, std::string_view data) {
    api.world.state(by, R"({"type": "assistance-request.)" + std::string(type) + R"(", "sub": ")" +
                            to_string(request) + R"(", "version": )" + std::to_string(version) +
                            R"(, "operation": ")" + to_string(api.world.operation) + R"(", "data": )" +
                            std::string(data) + "}");
  }
  // Two lines: three pumps, and a crew.
  void submit() {
    const auto line = [](std::string_view id, int quantity) {
      return R"({"id": ")" + std::string(id) + R"(", "effect": "Droog", "unitType": ")" + std::string(id) +
             R"(", "quantity": )" + std::to_string(quantity) + R"(, "unit": "piece",
                "from": "2026-11-24T00:00:00Z", "until": "2026-11-26T00:00:00Z"})";
    };
    say(requester, "drafted", 1,
        R"({"requester": ")" + to_string(api.world.region) + R"(",
        "route": "national", "direction": "out", "situation": "Water", "lines": [)" +
            line("pump", 3) + "," + line("crew", 1) + "]}");
    say(requester, "submitted", 2, "{}");
  }
  void grant_two_pumps() {
    say(head, "assessed", 3,
        R"({"outcome": "partly-granted", "granted": [{"line": "pump", "quantity": 2}],
        "reasons": "Meer is er niet", "onBehalfOf": ")" +
            to_string(api.world.ministry) + R"("})");
  }
  std::string lacks() {
    std::string out;
    const auto answer =
        json_of(api.get("/v1/assistance-requests/" + to_string(request.id) + "/_matches", &requester));
    for (const auto& line : items_at(answer, "lines"))
      out += text_at(line, "line") + " " + text_at(line, "missing") + ", ";
    return out;
  }
};

}  // namespace

TEST_CASE("api matches: before the decision all that is asked for is missing, after it what was granted") {
  Lacking world;
  world.submit();
  CHECK(world.lacks() == "pump 3, crew 1, ");
  world.grant_two_pumps();
  CHECK(world.lacks() == "pump 2, ");
}

TEST_CASE("api matches: what has ended lacks nothing") {
  Lacking world;
  world.submit();
  world.say(world.requester, "withdrawn", 3, R"({"reasons": "Het water zakt"})");
  CHECK(world.lacks().empty());
}
