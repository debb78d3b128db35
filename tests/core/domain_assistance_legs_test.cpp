#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;
using assistance_request::LegPhase;
using assistance_request::Progress;

namespace {

Story granted_story() {
  Story story;
  given_parties(story);
  given_granted(story);
  return story;
}
std::string refusal(const Story& story, std::string_view type, const std::string& json) {
  return story.refusal("assistance-request." + std::string(type), json, request_id());
}
void tell(Story& story, std::string_view type, const std::string& json) {
  story.given("assistance-request." + std::string(type), json, request_id());
}

}  // namespace

TEST_CASE("leg: a party and a line that are there are asked, once until they answer") {
  auto story = granted_story();
  as(story, 5);
  CHECK(refusal(story, "asked", asked(99)) == "assistance-request.party-unknown");
  CHECK(refusal(story, "asked", asked(8)) == "assistance-request.party-unknown");
  CHECK(refusal(story, "asked", asked(1)) == "assistance-request.party-is-requester");
  CHECK(refusal(story, "asked", asked(2, 1, "3")) == "assistance-request.line-unknown");
  CHECK(refusal(story, "asked", asked(2, 1, "1", R"(,"replyBy":"2026-07-01T08:00:00Z")")) ==
        "assistance-request.reply-before-asking");
  const auto leg = given_asked(story, 2);
  CHECK(refusal(story, "asked", asked(2)) == "assistance-request.already-asked");
  CHECK(refusal(story, "asked", asked(2, 1, "2")) == accepted);
  tell(story, "declined", with_reasons(leg));
  CHECK(refusal(story, "asked", asked(2)) == accepted);
}

TEST_CASE("leg: the party itself answers, or the centre records its answer") {
  auto story = granted_story();
  const auto leg = given_asked(story, 2);
  CHECK(refusal(as(story, 2), "offered", offered(leg)) == accepted);
  CHECK(refusal(as(story, 5), "offered", offered(leg)) == accepted);
  story.world.claims.via = Via::paper;
  CHECK(refusal(story, "offered", offered(leg)) == accepted);
  // Without saying how it heard of it, the centre speaks for nobody.
  story.world.claims.via = Via::desk;
  CHECK(refusal(story, "offered", offered(leg)) == "assistance-request.not-the-party");
  CHECK(refusal(as(story, 3), "offered", offered(leg)) == "assistance-request.not-the-party");
  CHECK(refusal(as(story, 3), "declined", with_reasons(leg)) == "assistance-request.not-the-party");
  CHECK(faults<assistance_request::Declined>(of_leg(leg)) == "/reasons field.missing\n");
  as(story, 5);
  tell(story, "offered", offered(leg));
  CHECK(refusal(as(story, 2), "accepted", some_of(leg, 1)) == "assistance-request.not-the-requester");
  CHECK(refusal(as(story, 1), "accepted", some_of(leg, 1)) == accepted);
}

TEST_CASE("leg: an offer can be used before it ends") {
  auto story = granted_story();
  const auto leg = given_asked(story, 2);
  const auto from_until = [&](std::string_view from, std::string_view until) {
    std::string more = R"(,"earliest":")" + std::string(from) + R"(")";
    if (!until.empty()) more += R"(,"until":")" + std::string(until) + R"(")";
    return refusal(story, "offered", some_of(leg, 2, more));
  };
  CHECK(from_until("2026-07-01T12:00:00Z", "2026-07-01T12:00:00Z") ==
        "assistance-request.offer-dates-reversed");
  CHECK(from_until("2026-07-03T12:00:00Z", "") == "assistance-request.offer-dates-reversed");
  CHECK(from_until("2026-07-03T12:00:00Z", "2026-07-04T12:00:00Z") == accepted);
}

TEST_CASE("leg: no more is accepted than offered, nor than granted without reasons") {
  auto story = granted_story();
  const auto first = given_asked(story, 2, 9);
  tell(story, "offered", offered(first, 9));
  CHECK(refusal(story, "accepted", some_of(first, 10)) == "assistance-request.accepted-above-offered");
  tell(story, "accepted", some_of(first, 9));
  const auto second = given_asked(story, 3);
  tell(story, "offered", offered(second));
  CHECK(refusal(story, "accepted", some_of(second, 1)) == accepted);
  CHECK(refusal(story, "accepted", some_of(second, 2)) ==
        "assistance-request.above-requested-reasons-missing");
  CHECK(refusal(story, "accepted", some_of(second, 2, R"(,"reasons":"Toestel 1 heeft storing")")) ==
        accepted);
  tell(story, "declined", with_reasons(first));
  CHECK(refusal(story, "accepted", some_of(second, 2)) == accepted);
}

TEST_CASE("leg: legs move independently, and the totals of a line are their sums") {
  auto story = granted_story();
  const auto one = given_leg(story, LegPhase::accepted, 2);
  CHECK(state_of(story).progress == Progress::committed);
  const auto two = given_leg(story, LegPhase::arrived, 3);
  given_leg(story, LegPhase::asked, 9);
  CHECK(state_of(story).progress == Progress::under_way);
  CHECK(leg_of(story, one).phase == LegPhase::accepted);
  tell(story, "departed", some_of(one, 1));
  const auto line = state_of(story).lines.front();
  CHECK(line.committed == 4);
  CHECK(line.under_way == 3);
  CHECK(line.in_service == 2);
  tell(story, "release-ordered", of_leg(two));
  tell(story, "released", some_of(two, 2));
  CHECK(state_of(story).lines.front().in_service == 0);
  CHECK(state_of(story).lines.back().committed == 0);
}

TEST_CASE("leg: units of one leg leave, arrive and go home in parts") {
  auto story = granted_story();
  const auto leg = given_leg(story, LegPhase::accepted);
  tell(story, "departed", some_of(leg, 1));
  CHECK(refusal(story, "departed", some_of(leg, 2)) == "assistance-request.departed-above-committed");
  CHECK(refusal(story, "arrived", some_of(leg, 2)) == "assistance-request.arrived-above-departed");
  tell(story, "arrived", some_of(leg, 1));
  tell(story, "departed", some_of(leg, 1));
  CHECK(leg_of(story, leg).phase == LegPhase::arrived);
  CHECK(refusal(story, "released", some_of(leg, 1)) == "assistance-request.leg-not-ordered-home");
  CHECK(refusal(story, "returned-home", some_of(leg, 1)) == "assistance-request.leg-not-ordered-home");
  CHECK(refusal(story, "release-ordered", some_of(leg, 3)) == "assistance-request.ordered-above-departed");
  tell(story, "release-ordered", some_of(leg, 1));
  CHECK(leg_of(story, leg).phase == LegPhase::arrived);
  CHECK(refusal(story, "released", some_of(leg, 2)) == "assistance-request.released-above-ordered");
  tell(story, "released", some_of(leg, 1));
  CHECK(refusal(story, "returned-home", some_of(leg, 2)) == "assistance-request.returned-above-released");
  tell(story, "returned-home", some_of(leg, 1));
  CHECK(state_of(story).lines.front().committed == 1);
  tell(story, "arrived", some_of(leg, 1));
  tell(story, "release-ordered", of_leg(leg));
  CHECK(leg_of(story, leg).phase == LegPhase::release_ordered);
  tell(story, "released", some_of(leg, 1));
  CHECK(leg_of(story, leg).phase == LegPhase::released);
  tell(story, "returned-home", some_of(leg, 1));
  CHECK(leg_of(story, leg).phase == LegPhase::returned_home);
  CHECK(state_of(story).progress == Progress::home);
}

TEST_CASE("leg: released never exceeds what arrived, and who turned round does not arrive") {
  auto story = granted_story();
  const auto leg = given_leg(story, LegPhase::departed);
  tell(story, "arrived", some_of(leg, 1));
  tell(story, "release-ordered", of_leg(leg));
  CHECK(refusal(story, "released", some_of(leg, 2)) == "assistance-request.released-above-arrived");
  tell(story, "returned-home", some_of(leg, 1));
  CHECK(refusal(story, "arrived", some_of(leg, 1)) == "assistance-request.arrived-above-departed");
  CHECK(refusal(story, "returned-home", some_of(leg, 1)) == "assistance-request.returned-above-released");
  tell(story, "released", some_of(leg, 1));
  tell(story, "returned-home", some_of(leg, 1));
  CHECK(leg_of(story, leg).phase == LegPhase::returned_home);
}

TEST_CASE("leg: what is lost is explained, and ends the leg as well") {
  auto story = granted_story();
  const auto leg = given_leg(story, LegPhase::released);
  CHECK(refusal(story, "returned-home", some_of(leg, 0)) == "assistance-request.nothing-returned");
  CHECK(refusal(story, "returned-home", some_of(leg, 1, R"(,"lost":1)")) ==
        "assistance-request.loss-unexplained");
  CHECK(refusal(story, "returned-home", some_of(leg, 2, R"(,"lost":1,"explanation":"Gecrasht")")) ==
        "assistance-request.returned-above-released");
  tell(story, "returned-home", some_of(leg, 1, R"(,"lost":1,"explanation":"Gecrasht")"));
  CHECK(leg_of(story, leg).phase == LegPhase::returned_home);
  CHECK(leg_of(story, leg).lost == 1);
}

TEST_CASE("leg: its times run forward") {
  auto story = granted_story();
  as(story.at("2026-07-01T07:00:00Z"), 5);
  CHECK(refusal(story, "asked", asked(2)) == "assistance-request.times-reversed");
  const auto leg = given_leg(story.at("2026-07-01T08:00:00Z"), LegPhase::asked);
  const auto early = "2026-07-01T07:00:00Z";
  const auto late = "2026-07-01T13:00:00Z";
  const std::string reversed = "assistance-request.times-reversed";
  CHECK(refusal(story.at(early), "offered", offered(leg)) == reversed);
  CHECK(refusal(story, "declined", with_reasons(leg)) == reversed);
  CHECK(refusal(story, "not-needed", of_leg(leg)) == reversed);
  tell(story.at(late), "offered", offered(leg));
  CHECK(refusal(story.at(early), "accepted", some_of(leg, 2)) == reversed);
  tell(story.at(late), "accepted", some_of(leg, 2));
  CHECK(refusal(story.at("2026-07-01T12:59:59Z"), "departed", some_of(leg, 2)) == reversed);
  CHECK(refusal(story, "declined", with_reasons(leg)) == reversed);
  CHECK(refusal(story, "not-needed", of_leg(leg)) == reversed);
  story.at(late);
  tell(story, "departed", some_of(leg, 2));
  CHECK(refusal(story.at(early), "arrived", some_of(leg, 2)) == reversed);
  CHECK(refusal(story, "release-ordered", of_leg(leg)) == reversed);
  tell(story.at(late), "arrived", some_of(leg, 2));
  CHECK(refusal(story.at(early), "extended", of_leg(leg, R"(,"until":"2026-07-05T12:00:00Z")")) == reversed);
  story.at(late);
  tell(story, "release-ordered", of_leg(leg));
  CHECK(refusal(story.at(early), "released", some_of(leg, 2)) == reversed);
  CHECK(refusal(story, "returned-home", some_of(leg, 2)) == reversed);
}

TEST_CASE("leg: a stay is only ever extended to a later moment") {
  auto story = granted_story();
  const auto leg = given_leg(story, LegPhase::arrived);
  const auto until = [&](std::string_view when) {
    return of_leg(leg, R"(,"until":")" + std::string(when) + "\"");
  };
  CHECK(refusal(story, "extended", until("2026-07-03T12:00:00Z")) ==
        "assistance-request.extension-not-later");
  tell(story, "extended", until("2026-07-04T12:00:00Z"));
  CHECK(refusal(story, "extended", until("2026-07-04T11:59:59Z")) ==
        "assistance-request.extension-not-later");
  tell(story, "extended", until("2026-07-05T12:00:00Z"));
  CHECK(leg_of(story, leg).extensions == 2);
}

TEST_CASE("leg: one that nobody asked for is unknown") {
  auto story = granted_story();
  as(story, 5);
  CHECK(refusal(story, "offered", offered(stream("statements", 9).id)) == "assistance-request.leg-unknown");
}

TEST_CASE("leg: a request has at most five hundred, those that ended included") {
  auto story = granted_story();
  auto state = state_of(story);
  assistance_request::Leg declined;
  declined.phase = LegPhase::declined;
  state.legs.assign(499, declined);
  story.world.put<AssistanceRequests>(request_id(), state);
  given_asked(story, 2);
  CHECK(refusal(story, "asked", asked(3)) == "assistance-request.legs-too-many");
}

TEST_CASE("leg: takes up an unsolicited offer that was accepted for it, once") {
  auto story = granted_story();
  as(story, 2).given("offer.made",
                     R"({"organisation":)" + quoted(organisation_id(2)) +
                         R"(,"unitType":"FBO-helicopter","quantity":2,"unit":"helicopter",)" +
                         R"("from":"2026-07-01T12:00:00Z","until":"2026-07-03T12:00:00Z",)" +
                         R"("description":"Twee toestellen"})",
                     offer_id());
  const auto taking = [](std::uint8_t party, std::string_view line) {
    return asked(party, 2, line, R"(,"offer":)" + quoted(offer_id()));
  };
  as(story, 5);
  CHECK(refusal(story, "asked", taking(2, "1")) == "assistance-request.offer-unknown");
  story.given("offer.accepted", R"({"request":)" + quoted(request_id()) + R"(,"line":"1","quantity":2})",
              offer_id());
  CHECK(refusal(story, "asked", taking(3, "1")) == "assistance-request.offer-unknown");
  CHECK(refusal(story, "asked", taking(2, "2")) == "assistance-request.offer-unknown");
  tell(story, "asked", taking(2, "1"));
  const auto leg = story.world.claims.jti;
  tell(story, "offered", offered(leg));
  CHECK(refusal(story, "asked", taking(2, "1")) == "assistance-request.offer-taken-up");
}
