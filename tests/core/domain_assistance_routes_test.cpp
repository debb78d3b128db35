#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string drafted = "assistance-request.drafted";
const std::string asking = "assistance-request.asked";

Story adjacent_story() {
  Story story;
  given_parties(story).given(drafted, draft(adjacent_grounds, 1, "adjacent"), request_id());
  story.given("assistance-request.submitted", "{}", request_id());
  return story;
}

}  // namespace

TEST_CASE("assistance-request: each route is for requesters of its kind, and abroad asks on its own routes") {
  struct Row {
    std::uint8_t requester;
    std::string_view route, direction;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {1, "national", "out", accepted},
      {9, "national", "out", accepted},
      {6, "national", "out", "assistance-request.requester-kind"},
      {1, "national", "in", "assistance-request.direction-mismatch"},
      {1, "defence", "out", accepted},
      {1, "defence", "in", "assistance-request.direction-mismatch"},
      {1, "police", "out", accepted},
      {6, "police", "out", "assistance-request.requester-kind"},
      {1, "adjacent", "out", accepted},
      {9, "adjacent", "out", "assistance-request.requester-kind"},
      {7, "islands", "out", accepted},
      {6, "islands", "out", accepted},
      {1, "islands", "out", "assistance-request.requester-kind"},
      {4, "eu", "out", accepted},
      {6, "eu", "in", accepted},
      {6, "eu", "out", "assistance-request.requester-kind"},
      {4, "eu", "in", "assistance-request.requester-kind"},
      {4, "nato", "out", accepted},
      {6, "nato", "in", accepted},
      {1, "bilateral", "out", accepted},
      {6, "bilateral", "in", accepted},
      {8, "national", "out", "assistance-request.requester-unknown"},
      {99, "national", "out", "assistance-request.requester-unknown"},
  }));
  INFO(int(row.requester) << " " << row.route << " " << row.direction);
  Story story;
  as(given_parties(story), 5);
  const auto json = draft(adjacent_grounds, row.requester, row.route, row.direction);
  CHECK(story.refusal(drafted, json, request_id()) == row.code);
}

TEST_CASE("assistance-request: across the border the mandate covers the task international as well") {
  Story story;
  as(given_parties(story), 5);
  auto held = story.world.state<Mandates>(mandate_id(5));
  held.tasks = {Task::assistance};
  story.world.put<Mandates>(mandate_id(5), held);
  CHECK(story.refusal(drafted, draft("", 4, "eu"), request_id()) == "mandate.task-not-covered");
  CHECK(story.refusal(drafted, draft(), request_id()) == accepted);
}

TEST_CASE("assistance-request: the adjacent route rests on the crisis plan and on urgency") {
  Story story;
  given_parties(story);
  CHECK(story.refusal(drafted, draft(R"(,"urgency":"Nu")", 1, "adjacent"), request_id()) ==
        "assistance-request.crisis-plan-missing");
  CHECK(story.refusal(drafted, draft(R"(,"crisisPlan":"4.3")", 1, "adjacent"), request_id()) ==
        "assistance-request.urgency-missing");
  CHECK(story.refusal(drafted, draft(adjacent_grounds, 1, "adjacent"), request_id()) == accepted);
}

TEST_CASE("assistance-request: on the adjacent route the requester asks regions that border on his") {
  auto story = adjacent_story();
  CHECK(story.refusal(asking, asked(2), request_id()) == accepted);
  CHECK(story.refusal(asking, asked(3), request_id()) == "assistance-request.party-not-adjacent");
  CHECK(story.refusal(asking, asked(9), request_id()) == "assistance-request.party-not-adjacent");
  CHECK(as(story, 3).refusal(asking, asked(2), request_id()) == "assistance-request.not-the-requester");
  // Borders count whichever of the two declares them.
  auto own = story.world.state<Organisations>(organisation_id(1));
  own.adjacent = {organisation_id(3)};
  story.world.put<Organisations>(organisation_id(1), own);
  CHECK(as(story, 1).refusal(asking, asked(3), request_id()) == accepted);
}

TEST_CASE("assistance-request: on the adjacent route nobody assesses") {
  auto story = adjacent_story();
  as(story, 5);
  const auto no = assessed("refused", R"(,"reasons":"Nee")");
  CHECK(story.refusal("assistance-request.assessed", no, request_id()) == "assistance-request.goes-direct");
  CHECK(story.refusal("assistance-request.decision-revised", no, request_id()) ==
        "assistance-request.goes-direct");
  CHECK(story.refusal("assistance-request.returned", R"({"reasons":"Nee"})", request_id()) ==
        "assistance-request.goes-direct");
}

TEST_CASE("assistance-request: on other routes the centre or the ministry asks, not the requester") {
  Story story;
  given_parties(story);
  given_granted(story);
  CHECK(as(story, 1).refusal(asking, asked(2), request_id()) == "assistance-request.not-the-coordinator");
  CHECK(as(story, 4).refusal(asking, asked(2), request_id()) == accepted);
  CHECK(as(story, 5).refusal(asking, asked(2), request_id()) == accepted);
}

TEST_CASE("assistance-request: abroad is asked on no route within the country, but on that of the islands") {
  struct Row {
    std::uint8_t requester;
    std::string_view route;
    std::string code;
  };
  const std::string refused = "assistance-request.party-kind";
  const auto row = GENERATE_COPY(values<Row>(
      {{1, "national", refused}, {1, "defence", refused}, {1, "police", refused}, {7, "islands", accepted}}));
  INFO(row.route);
  Story story;
  as(given_parties(story), row.requester);
  story.given(drafted, draft("", row.requester, row.route), request_id());
  story.given("assistance-request.submitted", "{}", request_id());
  as(story, 5).given("assistance-request.assessed", assessed("granted"), request_id());
  CHECK(story.refusal(asking, asked(6), request_id()) == row.code);
}

TEST_CASE("assistance-request: abroad is asked where we ask, and ours where abroad asks us") {
  struct Row {
    std::uint8_t requester;
    std::string_view direction;
    std::uint8_t party;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {4, "out", 6, accepted},
      {4, "out", 2, "assistance-request.party-kind"},
      {6, "in", 2, accepted},
      {6, "in", 9, accepted},
  }));
  INFO(row.direction << " " << int(row.party));
  Story story;
  as(given_parties(story), row.requester);
  story.given(drafted, draft("", row.requester, "eu", row.direction), request_id());
  story.given("assistance-request.submitted", "{}", request_id());
  as(story, 5).given("assistance-request.assessed", assessed("granted"), request_id());
  CHECK(story.refusal(asking, asked(row.party), request_id()) == row.code);
}

TEST_CASE("assistance-request: the minister and the King's Commissioner are told, or it does not close") {
  auto story = adjacent_story();
  const auto waits = [&](std::string_view who) {
    return story.waiting(request_id()).find("inform-due " + std::string(who)) != std::string::npos;
  };
  CHECK(waits("minister"));
  CHECK(waits("kings-commissioner"));
  const auto due = assistance_request::duties(state_of(story)).front();
  CHECK(due.organisation == organisation_id(1));
  CHECK(due.since == instant("2026-07-01T08:00:00Z"));
  CHECK(due.until == due.since);

  story.at("2026-07-02T08:00:00Z")
      .given("assistance-request.informed", R"({"who":"minister"})", request_id());
  CHECK_FALSE(waits("minister"));
  CHECK(as(story, 5).refusal("assistance-request.closed", "{}", request_id()) ==
        "assistance-request.not-informed");
  as(story, 1).given("assistance-request.informed", R"({"who":"kings-commissioner"})", request_id());
  CHECK(state_of(story).informed.back().at == instant("2026-07-02T08:00:00Z"));
  CHECK(as(story, 5).refusal("assistance-request.closed", "{}", request_id()) == accepted);
}

TEST_CASE("assistance-request: who else was informed is named") {
  auto story = adjacent_story();
  const std::string type = "assistance-request.informed";
  CHECK(story.refusal(type, R"({"who":"other"})", request_id()) == "assistance-request.informee-missing");
  const auto other = [](std::uint8_t number) {
    return R"({"who":"other","organisation":)" + quoted(organisation_id(number)) + "}";
  };
  CHECK(story.refusal(type, other(99), request_id()) == "assistance-request.informee-unknown");
  CHECK(story.refusal(type, other(3), request_id()) == accepted);
}
