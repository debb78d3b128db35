// A crisis team, through the public API: a report that comes too late, advice that is not followed, goes back
// to the team, is issued anew on the actual picture and followed then.
#include <catch2/catch.hpp>

#include "api/demo/stories/blackout.h"
#include "api/demo/stories/stories.h"
#include "tests/api/scenario_support.h"

using namespace kroniek;
using namespace kroniek::test;
using namespace std::chrono_literals;
using Waiting = std::vector<std::string>;

namespace {

struct BlackoutWorld {
  StoryWorld world;
  demo::Scene scene{world.stage, world.company, demo::days_before(StoryWorld::ends, 12)};
  demo::Blackout blackout = demo::begin_blackout(scene);
  const std::string here = in_operation(blackout.operation);

  Waiting waiting(const std::string& filter = {}) { return world.waiting(here + filter); }
  Waiting waited(std::chrono::minutes moment, const std::string& filter = {}) {
    return world.waiting_as_of(here + filter, scene.moment(moment));
  }
  std::string in_team(std::string_view place) { return text_at(world.view(blackout.team), place); }
  const StreamId& region(std::string_view code) { return world.company.organisation(code); }
};

}  // namespace

TEST_CASE("scenario crisis team: a report after more than ten minutes is late, and waits to be noted") {
  BlackoutWorld told;
  auto& [world, scene, blackout, here] = told;
  report_late(scene, blackout);
  const auto report = world.view(blackout.late_report);
  CHECK(text_at(report, "delaySeconds") == "1500");
  CHECK(text_at(report, "late") == "true");
  CHECK(told.waiting() == Waiting{"situation-report.acknowledgement-due VR17"});
  CHECK(told.waiting(on(told.region("VR13"))).empty());
  CHECK(told.waited(31min).size() == 2);

  acknowledge_late(scene, blackout);
  CHECK(told.waiting().empty());
  CHECK(lead_times(world, {"situation-report.published", "situation-report.acknowledged"}, here) ==
        "120 1500");
  CHECK(count_of(world, "situation-report.acknowledged", here) == 2);
  CHECK(items_at(world.view_as_of(blackout.late_report, scene.moment(40min)), "acknowledgements").size() ==
        1);
}

TEST_CASE("scenario crisis team: advice not followed is issued anew on the actual picture, and followed") {
  BlackoutWorld told;
  auto& [world, scene, blackout, here] = told;
  const Waiting only_its_end{"crisis-team.end-due"};
  report_late(scene, blackout);
  acknowledge_late(scene, blackout);
  establish_team(scene, blackout);
  advise(scene, blackout);
  CHECK(told.in_team("advices/0/state") == "waiting");
  CHECK(told.in_team("advices/0/pictureIndex") == std::to_string(blackout.late_picture));
  CHECK(told.waiting(on(told.region("VR13"))) ==
        Waiting{"crisis-team.answer-due " + to_string(blackout.advice)});

  answer_not_followed(scene, blackout);
  CHECK(told.in_team("advices/0/state") == "not-followed");
  CHECK(told.waiting("&role=kcr2-duty-officer") ==
        Waiting{"crisis-team.reissue-due " + to_string(blackout.advice)});
  CHECK(told.waiting(on(told.region("VR13"))).empty());

  report_in_time(scene, blackout);
  CHECK(text_at(world.view(blackout.report), "late") == "false");
  reissue_advice(scene, blackout);
  CHECK(told.in_team("advices/0/reissuedAs") == to_string(blackout.reissued));
  CHECK(told.in_team("advices/1/pictureIndex") == std::to_string(blackout.picture));
  CHECK(told.waiting(on(told.region("VR13"))) ==
        Waiting{"crisis-team.answer-due " + to_string(blackout.reissued)});

  answer_followed(scene, blackout);
  CHECK(told.in_team("advices/1/state") == "followed");
  CHECK(told.waiting() == only_its_end);
  CHECK(told.waited(105min, "&kind=crisis-team.reissue-due").size() == 1);
  CHECK(text_at(world.view_as_of(blackout.team, scene.moment(105min)), "advices/0/state") == "not-followed");
  CHECK(count_of(world, "crisis-team.advice-answered", here) == 2);
  CHECK(lead_times(world, {"crisis-team.advice-given", "crisis-team.reissued"}, here) == "3300");
  CHECK(items_at(world.get("/v1/situation-reports?late=true"), "items").size() == 1);
}

TEST_CASE("scenario crisis team: past its term it advises no more, until it is extended; then it ends") {
  BlackoutWorld told;
  auto& [world, scene, blackout, here] = told;
  report_late(scene, blackout);
  establish_team(scene, blackout);
  advise(scene, blackout);
  world.stage.at(scene.moment(13h));
  CHECK(told.waiting("&overdue=true&role=kcr2-head") == Waiting{"crisis-team.end-due"});
  extend_team(scene, blackout);
  CHECK(told.waiting("&overdue=true").empty());
  CHECK(told.waited(13h, "&overdue=true") == Waiting{"crisis-team.end-due"});

  disband_team(scene, blackout);
  CHECK(told.in_team("phase") == "disbanded");
  CHECK(told.in_team("advices/0/state") == "lapsed");
  CHECK(told.waiting("&role=kcr2-head").empty());
  CHECK(told.waiting(on(told.region("VR13"))).empty());
}
