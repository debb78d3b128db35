// Figures: numbers that name their statements, and the chain behind one statement.
#include <catch2/catch.hpp>

#include "tests/support/api_information.h"

namespace kroniek::test {
namespace {

const std::string lead_times =
    "/v1/figures/lead-times?fromType=situation-report.published&toType=situation-report.acknowledged";

}  // namespace

TEST_CASE("api figures: each count names its statements, and the whole is the sum of its parts") {
  Information told;
  const auto first = told.publish(told.report);
  told.publish(stream("situation-reports", 22));
  told.acknowledge(told.report);
  for (const std::string by : {"none", "type", "organisation", "operation", "day", "month", "year"}) {
    CAPTURE(by);
    const auto counted = told.get("/v1/figures/counts?by=" + by);
    std::int64_t sum = 0;
    for (const auto& figure : items_at(counted, "figures")) {
      const auto count = *at(figure, "count").integer();
      CHECK(items_at(figure, "statements").size() == static_cast<std::size_t>(count));
      sum += count;
    }
    CHECK(at(counted, "total") == Json(sum));
    CHECK(sum == static_cast<std::int64_t>(told.api.world.size()));
  }
  const auto published = told.get("/v1/figures/counts?type=situation-report.published&by=day");
  CHECK(at(published, "total") == Json(2));
  CHECK(text_at(published, "figures/0/key") == "2026-11-23");
  CHECK(text_at(published, "figures/0/statements/0") == to_string(first.jti));
  const auto by_region = "/v1/figures/counts?type=situation-report.acknowledged&organisation=";
  CHECK(at(told.get(by_region + to_string(told.api.world.region)), "total") == Json(1));
  CHECK(at(told.get(by_region + to_string(told.api.world.ministry)), "total") == Json(0));
}

TEST_CASE("api figures: a lead time runs from a statement to the one that follows it about the same part") {
  Information told;
  told.publish(told.report);
  told.publish(stream("situation-reports", 22));
  const auto then = to_string(told.api.world.clock.now());
  told.api.world.clock.advance_seconds(60);
  told.acknowledge(told.report);
  const auto now = told.get(lead_times);  // each was sent to the region and the ministry
  CHECK(at(now, "figures/0/done") == Json(1));
  CHECK(at(now, "figures/0/waiting") == Json(3));
  CHECK(at(now, "figures/0/medianSeconds") == Json(420));
  REQUIRE(items_at(now, "items").size() == 4);
  CHECK(text_at(now, "items/0/about") == to_string(told.api.world.region));
  CHECK(text_at(now, "items/1/about") == to_string(told.api.world.ministry));
  CHECK(at(now, "items/0/from") == at(now, "items/1/from"));
  const auto before = told.get(lead_times + "&asOf=" + then);
  CHECK(at(before, "figures/0/done") == Json(0));
  CHECK(at(before, "figures/0/waiting") == Json(4));
}

TEST_CASE("api figures: what cannot be counted is refused by name") {
  Information told;
  const auto counts =
      told.api.get("/v1/figures/counts?type=none.such&by=week&occurredFrom=now", &told.officer);
  CHECK(faults_of(counts) == std::vector<std::string>{"/query/by query.malformed",
                                                      "/query/occurredFrom query.malformed",
                                                      "/query/type query.malformed"});
  const auto times =
      told.api.get("/v1/figures/lead-times?fromType=situation-report.published", &told.officer);
  CHECK(faults_of(times) == std::vector<std::string>{"/query/toType query.missing"});
}

TEST_CASE("api accountability: the chain leads from a statement to the founding, each link with its proof") {
  Information told;
  const auto said = told.publish(told.report);
  const auto links = items_at(told.get("/v1/statements/" + to_string(said.jti) + "/accountability"), "links");
  std::vector<std::string> kinds;
  for (const auto& link : links) {
    kinds.push_back(text_at(link, "kind") + " " + text_at(link, "type"));
    CHECK(told.api.get(text_at(link, "proof")).status == 200);
  }
  REQUIRE(kinds.size() >= 5);
  CHECK(kinds[0] == "statement situation-report.published");
  CHECK(kinds[1] == "author actor.enrolled");
  CHECK(kinds[2] == "key actor.enrolled");
  CHECK(kinds[3] == "mandate mandate.granted");
  CHECK(text_at(links[0], "author") == to_string(told.api.world.coordinator.actor));
  CHECK(text_at(links[0], "keyId") == told.api.world.coordinator.signed_in().key_id);
  CHECK(
      told.api.get("/v1/statements/" + to_string(told.report.id) + "/accountability", &told.officer).status ==
      404);
}

}  // namespace kroniek::test
