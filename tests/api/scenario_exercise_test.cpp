// An exercise, through the public API: it tries to touch a real operation and cannot, is held, evaluated, and
// what was learnt is done.
#include "api/demo/stories/exercise.h"

#include <catch2/catch.hpp>

#include "api/demo/stories/stories.h"
#include "core/domain/preparations.h"
#include "tests/api/scenario_support.h"

using namespace kroniek;
using namespace kroniek::test;
using namespace std::chrono_literals;
using Waiting = std::vector<std::string>;

namespace {

struct ExerciseWorld {
  StoryWorld world;
  demo::Scene scene{world.stage, world.company, demo::days_before(StoryWorld::ends, 9)};
  demo::Exercise exercise = demo::begin_exercise(scene);

  std::size_t listed(const std::string& target) { return items_at(world.get(target), "items").size(); }
  Waiting waiting_on(std::string_view code) {
    return world.waiting("kind=preparation.action-due" + on(world.company.organisation(code)));
  }
  std::string in_plan(std::string_view place) { return text_at(world.view(exercise.preparation), place); }
};

}  // namespace

TEST_CASE("scenario exercise: what is played stands apart, and nothing of it touches what is real") {
  ExerciseWorld told;
  auto& [world, scene, exercise] = told;
  plan_exercise(scene, exercise);
  play(scene, exercise);
  const auto flood = world.view(exercise.flood);
  const auto flood_request = world.view(exercise.flood_request);
  const auto size = world.api.world.size();
  try_to_touch_what_is_real(scene, exercise);
  CHECK(world.stage.refusals() == 18);  // the exercise that was not held among them
  CHECK(world.api.world.size() == size);
  CHECK(world.view(exercise.flood) == flood);
  CHECK(world.view(exercise.flood_request) == flood_request);

  CHECK(told.listed("/v1/assistance-requests") == 1);
  CHECK(told.listed("/v1/assistance-requests?exercise=true") == 1);
  CHECK(told.listed("/v1/offers") == 0);
  CHECK(told.listed("/v1/preparations?kind=capability") == 0);
  CHECK(world.waiting("role=kcr2-head") == Waiting{"assistance-request.assessment-due"});
  CHECK(world.waiting("exercise=true") == Waiting{"assistance-request.assessment-due", "offer.reply-due",
                                                  "situation-report.acknowledgement-due VR23"});
  CHECK(count_of(world, "assistance-request.submitted", "exercise=false") == 1);
  CHECK(count_of(world, "assistance-request.submitted", "exercise=true") == 1);
}

TEST_CASE("scenario exercise: what is held ready in play helps nobody, and what is for real does") {
  ExerciseWorld told;
  auto& [world, scene, exercise] = told;
  plan_exercise(scene, exercise);
  play(scene, exercise);
  const auto& other = world.company[demo::Part::officer_amsterdam];
  preparation::CapabilityDeclared pumps;
  pumps.organisation = other.organisation;
  pumps.unit_type = "high-capacity-pump";
  pumps.quantity = 4;
  pumps.readiness_minutes = 30;
  const auto matches = [&] {
    const auto json =
        world.get("/v1/assistance-requests/" + to_string(exercise.flood_request.id) + "/_matches");
    CHECK(text_at(json, "lines/0/missing") == "2");
    return items_at(json, "lines/0/matches");
  };
  scene.say(other, world.stage.new_stream("preparations"), pumps);  // within the exercise
  CHECK(told.listed("/v1/preparations?kind=capability&exercise=true") == 2);
  CHECK(matches().empty());

  const auto real = world.stage.new_stream("preparations");
  world.stage.say(other, real, pumps);
  const auto found = matches();
  REQUIRE(found.size() == 1);
  CHECK(text_at(found[0], "capability/declared") == to_string(real));
}

TEST_CASE("scenario exercise: it is held, evaluated, and what was learnt is done after its term") {
  ExerciseWorld told;
  auto& [world, scene, exercise] = told;
  plan_exercise(scene, exercise);
  play(scene, exercise);
  hold_exercise(scene, exercise);
  CHECK(told.in_plan("phase") == "exercise-held");
  CHECK(told.in_plan("playedIn") == to_string(exercise.operation));
  CHECK(world.waiting(on(world.company.organisation("VR22")).substr(1)) ==
        Waiting{"preparation.evaluation-due"});

  evaluate_exercise(scene, exercise);
  CHECK(told.in_plan("phase") == "exercise-evaluated");
  CHECK(told.waiting_on("VR23") == Waiting{"preparation.action-due " + to_string(exercise.action)});
  CHECK(world.waiting("overdue=true").empty());

  do_action(scene, exercise);
  CHECK(told.waiting_on("VR23").empty());
  CHECK(told.in_plan("actions/0/doneAt") == to_string(scene.moment(84h)));
  CHECK(world.waiting_as_of("overdue=true", scene.moment(83h)) ==
        Waiting{"preparation.action-due " + to_string(exercise.action)});
  CHECK(text_at(world.view_as_of(exercise.preparation, scene.moment(40h)), "phase") == "exercise-held");
  CHECK(lead_times(world, {"preparation.exercise-held", "preparation.evaluated"}, "") == "86400");
  CHECK(lead_times(world, {"preparation.action-opened", "preparation.action-done"}, "") == "93600");
  end_flood(scene, exercise);
  CHECK(text_at(world.view(exercise.flood), "phase") == "closed");
}
