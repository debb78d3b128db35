// A request from abroad through the Union's mechanism, through the public API: returned, granted in part,
// offers taken up, declined and lapsed, covered in part, and closed.
#include "api/demo/stories/eu_request.h"

#include <catch2/catch.hpp>

#include "api/demo/stories/stories.h"
#include "tests/api/scenario_support.h"

using namespace kroniek;
using namespace kroniek::test;
using namespace std::chrono_literals;
using Waiting = std::vector<std::string>;

namespace {

struct EuWorld {
  StoryWorld world;
  demo::Scene scene{world.stage, world.company, demo::days_before(StoryWorld::ends, 18)};
  demo::EuRequest eu = demo::begin_eu_request(scene);
  const std::string here = in_operation(eu.operation);

  Waiting waiting(const std::string& filter = {}) { return world.waiting(here + filter); }
  std::string in_view(const StreamId& of, std::string_view place) { return text_at(world.view(of), place); }
  std::string then(std::chrono::minutes moment, std::string_view place) {
    return text_at(world.view_as_of(eu.request, scene.moment(moment)), place);
  }
  std::size_t listed(const std::string& target) { return items_at(world.get(target), "items").size(); }
};

}  // namespace

TEST_CASE("scenario EU request: it is returned to whoever asked, and then granted in part") {
  EuWorld told;
  auto& [world, scene, eu, here] = told;
  ask_from_abroad(scene, eu);
  CHECK(told.in_view(eu.request, "phase") == "returned");
  CHECK(told.in_view(eu.request, "direction") == "in");
  CHECK(told.waiting(on(eu.abroad->organisation)) == Waiting{"assistance-request.resubmission-due"});
  CHECK(told.waiting("&overdue=true").empty());
  CHECK(world.waiting_as_of(here, scene.moment(30min)) == Waiting{"assistance-request.assessment-due"});

  grant_in_part(scene, eu);
  CHECK(told.in_view(eu.request, "phase") == "partly-granted");
  CHECK(told.in_view(eu.request, "lines/0/granted") == "2");
  CHECK(told.in_view(eu.request, "lines/0/quantity") == "3");
  CHECK(told.in_view(eu.request, "onBehalfOf") == to_string(world.company.organisation("JENV")));
  CHECK(told.waiting() ==
        Waiting{"assistance-request.cover-due pumps", "assistance-request.cover-due shelter"});
  CHECK(lead_times(world, {"assistance-request.submitted", "assistance-request.assessed"}, here) == "17400");
  CHECK(told.then(3h, "phase") == "submitted");
}

TEST_CASE("scenario EU request: of three offers one is taken up, one declined and one lapses") {
  EuWorld told;
  auto& [world, scene, eu, here] = told;
  ask_from_abroad(scene, eu);
  grant_in_part(scene, eu);
  offer_unasked(scene, eu);
  CHECK(told.waiting("&kind=offer.reply-due&role=kcr2-duty-officer").size() == 3);
  CHECK(text_at(world.get("/v1/statements?type=offer.made&stream=" + to_string(eu.tents)),
                "items/0/claims/via") == "phone");

  answer_offers(scene, eu);
  CHECK(told.waiting("&kind=offer.reply-due").empty());
  CHECK(world.waiting_as_of(here + "&overdue=true&kind=offer.reply-due", scene.moment(6h)).empty());
  CHECK(told.in_view(eu.tents, "phase") == "accepted");
  CHECK(told.in_view(eu.tents, "accepted") == "80");
  CHECK(told.in_view(eu.kitchens, "phase") == "declined");
  CHECK(told.in_view(eu.generators, "phase") == "lapsed");
  CHECK(told.listed("/v1/offers?request=" + to_string(eu.request)) == 1);
  CHECK(lead_times(world, {"offer.made", "offer.accepted"}, here) == "2400 waits waits");
  CHECK(count_of(world, "offer.made", here) == 3);
}

TEST_CASE("scenario EU request: what is covered in part is sent, comes home, and is closed") {
  EuWorld told;
  auto& [world, scene, eu, here] = told;
  ask_from_abroad(scene, eu);
  grant_in_part(scene, eu);
  offer_unasked(scene, eu);
  answer_offers(scene, eu);
  cover_in_part(scene, eu);
  CHECK(told.in_view(eu.request, "lines/0/committed") == "1");
  CHECK(told.in_view(eu.request, "lines/1/committed") == "80");
  CHECK(told.in_view(eu.request, "legs/2/offer") == to_string(eu.tents));
  CHECK(told.waiting("&kind=assistance-request.cover-due") ==
        Waiting{"assistance-request.cover-due pumps", "assistance-request.cover-due shelter"});
  const auto missing = world.get("/v1/assistance-requests/" + to_string(eu.request.id) + "/_matches");
  CHECK(text_at(missing, "lines/0/missing") == "1");
  CHECK(text_at(missing, "lines/1/missing") == "40");

  send_abroad(scene, eu);
  CHECK(told.in_view(eu.request, "lines/1/inService") == "80");
  CHECK(told.waiting("&overdue=true") ==
        Waiting{"assistance-request.cover-due pumps", "assistance-request.cover-due shelter"});
  come_home(scene, eu);
  CHECK(told.in_view(eu.request, "legs/2/lost") == "20");
  CHECK(told.in_view(eu.request, "legs/2/phase") == "returned-home");
  CHECK(told.then(50h, "progress") == "under-way");

  close_eu_request(scene, eu);
  CHECK(told.in_view(eu.request, "phase") == "closed");
  CHECK(told.in_view(eu.request, "borneBy") == "shared");
  CHECK(told.waiting().empty());
  CHECK(world.waiting_as_of(here + "&role=offering-authority", scene.moment(99h)) ==
        Waiting{"assistance-request.cost-claim-due NRK", "assistance-request.cost-claim-due VR23"});
  CHECK(count_of(world, "assistance-request.returned-home", here) == 2);
  CHECK(text_at(world.view(eu.operation), "phase") == "closed");
  // The costs were settled after that.
  CHECK(*at(world.view(eu.operation), "index").integer() < *at(world.view(eu.request), "index").integer());
}
