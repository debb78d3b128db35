// A wildfire, through the public API: one helicopter asked and four in the end, neighbours asked directly and
// the minister told too late, a refusal with urgent reasons, an extension, releases, settlement, and the
// twelve months in which costs are claimed.
#include "api/demo/stories/wildfire.h"

#include <catch2/catch.hpp>

#include "api/demo/stories/assistance.h"
#include "api/demo/stories/stories.h"
#include "core/domain/terms.h"
#include "tests/api/scenario_support.h"

using namespace kroniek;
using namespace kroniek::test;
using namespace std::chrono_literals;
using Waiting = std::vector<std::string>;

namespace {

struct WildfireWorld {
  StoryWorld world;
  demo::Scene scene{world.stage, world.company, demo::days_before(StoryWorld::ends, 24)};
  demo::Wildfire fire = demo::begin_wildfire(scene);
  const std::string here = in_operation(fire.operation);

  Waiting waiting(const std::string& filter = {}) { return world.waiting(here + filter); }
  Waiting overdue(const std::string& filter = {}) { return waiting("&overdue=true" + filter); }
  std::string in_view(const StreamId& of, std::string_view place) { return text_at(world.view(of), place); }
  std::string then(const StreamId& of, std::chrono::minutes moment, std::string_view place) {
    return text_at(world.view_as_of(of, scene.moment(moment)), place);
  }
  std::string line(const StreamId& of, std::string_view number) {
    return in_view(of, "lines/0/" + std::string(number));
  }
};

std::string about(std::string_view duty, const Uuid& leg) {
  return "assistance-request." + std::string(duty) + " " + to_string(leg);
}

}  // namespace

TEST_CASE("scenario wildfire: one helicopter is asked, and four come") {
  WildfireWorld told;
  auto& [world, scene, fire, here] = told;
  ask_helicopter(scene, fire);
  CHECK(told.in_view(fire.request, "phase") == "granted");
  CHECK(told.in_view(fire.request, "legs/0/phase") == "asked");
  CHECK(told.waiting(on(fire.defence->organisation)) == Waiting{about("reply-due", fire.first)});
  CHECK(told.waiting("&role=kcr2-duty-officer") == Waiting{"assistance-request.cover-due 1"});
  CHECK(told.overdue().empty());

  send_helicopter(scene, fire);
  CHECK(told.in_view(fire.request, "progress") == "under-way");
  CHECK(told.waiting() == Waiting{about("release-due", fire.first)});
  ask_neighbours(scene, fire);
  answer_as_neighbours(scene, fire);
  ask_three_more(scene, fire);
  CHECK(told.waiting("&role=requesting-authority&kind=assistance-request.acceptance-due") ==
        Waiting{about("acceptance-due", fire.more)});
  send_three_more(scene, fire);
  CHECK(told.line(fire.request, "quantity") == "1");
  CHECK(told.line(fire.request, "granted") == "1");
  CHECK(told.line(fire.request, "committed") == "4");
  CHECK(told.line(fire.request, "inService") == "4");
  CHECK(told.in_view(fire.request, "legs/1/reasons").find("drie kilometer") != std::string::npos);
  CHECK(told.then(fire.request, 5h, "lines/0/committed") == "1");
  CHECK(told.then(fire.request, 7h + 10min, "lines/0/underWay") == "3");
  CHECK(count_of(world, "assistance-request.departed", here) == 4);
  CHECK(lead_times(world, {"assistance-request.submitted", "assistance-request.assessed"}, here) ==
        "1200 waits");  // a request to neighbours is not assessed
}

TEST_CASE(
    "scenario wildfire: neighbours are asked directly, one refuses, and whoever is to be told is late") {
  WildfireWorld told;
  auto& [world, scene, fire, here] = told;
  const Waiting both{"assistance-request.inform-due kings-commissioner",
                     "assistance-request.inform-due minister"};
  ask_helicopter(scene, fire);
  ask_neighbours(scene, fire);
  CHECK(told.in_view(fire.neighbours, "phase") == "submitted");
  CHECK(told.overdue(on(fire.requester->organisation)) == both);
  CHECK(told.waiting(on(fire.refuser->organisation)) == Waiting{about("reply-due", fire.refused)});

  answer_as_neighbours(scene, fire);
  CHECK(told.in_view(fire.neighbours, "legs/0/phase") == "declined");
  CHECK(told.in_view(fire.neighbours, "legs/0/reasons").find("zorginstelling") != std::string::npos);
  CHECK(told.waiting(on(fire.refuser->organisation)).empty());
  CHECK(told.line(fire.neighbours, "inService") == "2");
  CHECK(count_of(world, "assistance-request.declined", here) == 1);
  CHECK(told.overdue("&kind=assistance-request.inform-due") == both);

  inform_minister(scene, fire);
  CHECK(told.overdue("&kind=assistance-request.inform-due") == Waiting{both[0]});
  CHECK(lead_times(world, {"assistance-request.submitted", "assistance-request.informed"}, here) ==
        "waits 23280");  // from 2:32 to 9:00
  inform_commissioner(scene, fire);
  CHECK(told.waiting("&kind=assistance-request.inform-due").empty());
  CHECK(world.waiting_as_of(here + "&kind=assistance-request.inform-due", scene.moment(8h)) == both);
  CHECK(told.in_view(fire.neighbours, "informed/1/who") == "kings-commissioner");
}

TEST_CASE("scenario wildfire: the stay is extended, they go home in parts, and the costs are settled") {
  WildfireWorld told;
  auto& [world, scene, fire, here] = told;
  ask_helicopter(scene, fire);
  send_helicopter(scene, fire);
  ask_neighbours(scene, fire);
  answer_as_neighbours(scene, fire);
  ask_three_more(scene, fire);
  send_three_more(scene, fire);
  inform_minister(scene, fire);
  inform_commissioner(scene, fire);
  extend_stay(scene, fire);
  CHECK(told.in_view(fire.request, "legs/0/until") == to_string(scene.moment(50h)));
  CHECK(told.in_view(fire.request, "legs/0/extensions") == "1");
  CHECK(told.then(fire.request, 24h, "legs/0/until") == to_string(scene.moment(26h)));

  release_crews(scene, fire);
  CHECK(told.in_view(fire.neighbours, "progress") == "home");
  release_helicopters(scene, fire);
  CHECK(told.line(fire.request, "committed") == "0");
  CHECK(told.then(fire.request, 45h, "lines/0/inService") == "2");
  CHECK(told.then(fire.request, 45h, "legs/1/phase") == "arrived");
  CHECK(told.waiting("&role=kcr2-duty-officer").empty());  // nothing is settled before the claims are in
  CHECK(told.waiting(on(fire.defence->organisation)) == Waiting{"assistance-request.cost-claim-due DEF"});

  settle_helicopters(scene, fire);
  CHECK(told.in_view(fire.request, "phase") == "closed");
  CHECK(told.in_view(fire.request, "amountCents") == "41250000");
  CHECK(told.in_view(fire.request, "claims/0/late") == "false");
  CHECK(told.waiting(on(fire.defence->organisation)).empty());
  CHECK(lead_times(world, {"assistance-request.released", "assistance-request.cost-claimed"}, here) ==
        "waits 100800");  // the crews' costs are not claimed; the first helicopters left 28 hours before
  wind_down(scene, fire);
  CHECK(told.waiting() == Waiting{"assistance-request.cost-claim-due VR23"});
}

TEST_CASE("scenario wildfire: twelve months after the release the cost claim is late, and the request ends") {
  WildfireWorld told;
  auto& [world, scene, fire, here] = told;
  ask_neighbours(scene, fire);
  answer_as_neighbours(scene, fire);
  release_crews(scene, fire);
  const auto term = months_after(scene.moment(41h), 12);
  const auto item = at(world.get("/v1/worklist?kind=assistance-request.cost-claim-due&" + here), "items/0");
  CHECK(text_at(item, "organisation") == to_string(fire.helper->organisation));
  CHECK(text_at(item, "since") == to_string(scene.moment(41h)));
  CHECK(text_at(item, "until") == to_string(term));
  CHECK(text_at(item, "overdue") == "false");

  world.stage.at(term);
  CHECK(told.overdue(on(fire.helper->organisation)) == Waiting{"assistance-request.cost-claim-due VR23"});
  CHECK(told.waiting("&role=kcr2-duty-officer") == Waiting{"assistance-request.settlement-due"});
  assistance_request::CostClaimed claimed;
  claimed.party = fire.helper->organisation;
  claimed.amount_cents = 640'000;
  scene.say(*fire.helper, fire.neighbours, claimed);
  CHECK(told.in_view(fire.neighbours, "claims/0/late") == "true");
  CHECK(told.waiting(on(fire.helper->organisation)).empty());

  const auto& officer = world.company[demo::Part::duty_officer];
  scene.say(officer, fire.neighbours, assistance_request::Settled{});
  scene.refused("assistance-request.not-informed", officer, fire.neighbours, assistance_request::Closed{});
  for (const auto who :
       {assistance_request::Informee::minister, assistance_request::Informee::kings_commissioner}) {
    assistance_request::Informed informed;
    informed.who = who;
    scene.say(*fire.requester, fire.neighbours, informed);
  }
  scene.say(officer, fire.neighbours, assistance_request::Closed{});
  CHECK(told.waiting().empty());
}
