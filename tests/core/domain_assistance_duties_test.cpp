#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;
using assistance_request::LegPhase;

namespace {

Story granted_story() {
  Story story;
  given_parties(story);
  given_granted(story);
  return story;
}
Duty duty_of(const Story& story, std::string_view kind) {
  for (const auto& duty : assistance_request::duties(state_of(story)))
    if (duty.kind == "assistance-request." + std::string(kind)) return duty;
  return {};
}
void tell(Story& story, std::string_view type, const std::string& json) {
  story.given("assistance-request." + std::string(type), json, request_id());
}

const std::string settled = R"({"borneBy":"national-government","amountCents":1250000})";
std::string settling(const Story& story) {
  return story.refusal("assistance-request.settled", settled, request_id());
}
std::string claim_of(std::uint8_t party, int cents = 1250000) {
  return R"({"party":)" + quoted(organisation_id(party)) + R"(,"amountCents":)" + std::to_string(cents) + "}";
}

}  // namespace

TEST_CASE("assistance-request: a submitted one waits on the head of KCR2, until the answer is needed") {
  Story story;
  given_parties(story).given("assistance-request.drafted", draft(R"(,"answerBy":"2026-07-01T09:00:00Z")"),
                             request_id());
  CHECK(story.waiting(request_id()).empty());
  tell(story, "submitted", "{}");
  CHECK(story.waiting(request_id()) == "assistance-request.assessment-due\n");
  const auto due = duty_of(story, "assessment-due");
  CHECK(due.role == "kcr2-head");
  CHECK_FALSE(due.organisation.has_value());
  CHECK(due.since == instant("2026-07-01T08:00:00Z"));
  CHECK(due.until == instant("2026-07-01T09:00:00Z"));
}

TEST_CASE("assistance-request: a line that is not covered waits on the centre until it is needed") {
  auto story = granted_story();
  CHECK(story.waiting(request_id()) == "assistance-request.cover-due 1\nassistance-request.cover-due 2\n");
  CHECK(duty_of(story, "cover-due").until == instant("2026-07-01T12:00:00Z"));
  CHECK(duty_of(story, "cover-due").role == "kcr2-duty-officer");
  const auto leg = given_asked(story, 2, 2, "2");
  tell(story, "offered", offered(leg));
  tell(story, "accepted", some_of(leg, 2));
  CHECK(story.waiting(request_id()).find("cover-due 2") == std::string::npos);
}

TEST_CASE("assistance-request: each step of a leg waits on whoever takes it") {
  auto story = granted_story();
  as(story, 5);
  tell(story, "asked", asked(2, 2, "1", R"(,"replyBy":"2026-07-01T08:30:00Z")"));
  const auto leg = story.world.claims.jti;
  auto due = duty_of(story, "reply-due");
  CHECK(due.organisation == organisation_id(2));
  CHECK(due.about == to_string(leg));
  CHECK(due.until == instant("2026-07-01T08:30:00Z"));

  tell(story, "offered", offered(leg));
  CHECK(duty_of(story, "acceptance-due").organisation == organisation_id(1));
  tell(story, "accepted", some_of(leg, 2));
  CHECK(duty_of(story, "departure-due").organisation == organisation_id(2));
  CHECK(duty_of(story, "departure-due").until == instant("2026-07-01T10:00:00Z"));

  tell(story, "departed", some_of(leg, 2));
  CHECK(duty_of(story, "departure-due").kind.empty());
  tell(story, "arrived", some_of(leg, 2));
  CHECK(duty_of(story, "release-due").until == instant("2026-07-03T12:00:00Z"));
  tell(story, "extended", of_leg(leg, R"(,"until":"2026-07-05T12:00:00Z")"));
  CHECK(duty_of(story, "release-due").until == instant("2026-07-05T12:00:00Z"));
  tell(story, "release-ordered", of_leg(leg));
  CHECK(duty_of(story, "release-due").kind.empty());
  CHECK(duty_of(story, "return-due").organisation == organisation_id(2));
}

TEST_CASE("assistance-request: of a withdrawn one, what is accepted or out is called off at once") {
  auto story = granted_story();
  given_leg(story, LegPhase::accepted, 2);
  given_leg(story, LegPhase::departed, 3);
  as(story.at("2026-07-01T09:00:00Z"), 1);
  tell(story, "withdrawn", R"({"reasons":"Brand meester"})");
  for (const auto* kind : {"stand-down-due", "release-due"}) {
    CHECK(duty_of(story, kind).organisation == organisation_id(1));
    CHECK(duty_of(story, kind).until == instant("2026-07-01T09:00:00Z"));
  }
}

TEST_CASE("assistance-request: after the last release each party has twelve months to claim its costs") {
  auto story = granted_story();
  given_leg(story, LegPhase::returned_home, 2);
  const auto second = given_leg(story, LegPhase::release_ordered, 3);
  CHECK(duty_of(story, "cost-claim-due").kind.empty());
  tell(story.at("2026-07-04T10:00:00Z"), "released", some_of(second, 2));
  const auto due = duty_of(story, "cost-claim-due");
  CHECK(due.organisation == organisation_id(2));
  CHECK(due.role == "offering-authority");
  CHECK(due.since == instant("2026-07-04T10:00:00Z"));
  CHECK(due.until == instant("2027-07-04T10:00:00Z"));

  CHECK(story.refusal("assistance-request.cost-claimed", claim_of(3), request_id()) ==
        "assistance-request.legs-open");
  CHECK(story.refusal("assistance-request.cost-claimed", claim_of(9), request_id()) ==
        "assistance-request.party-did-not-serve");
  tell(story, "returned-home", some_of(second, 2));
  CHECK(as(story, 2).refusal("assistance-request.cost-claimed", claim_of(3), request_id()) ==
        "assistance-request.not-the-party");
  tell(story, "cost-claimed", claim_of(2));
  CHECK(duty_of(story, "cost-claim-due").organisation == organisation_id(3));
  // Until the last has claimed, or its term has passed, nothing can be settled.
  CHECK(duty_of(story, "settlement-due").since == instant("2027-07-04T10:00:00Z"));

  as(story.at("2027-07-04T10:00:00Z"), 3);
  tell(story, "cost-claimed", claim_of(3));
  CHECK(duty_of(story, "cost-claim-due").kind.empty());
  CHECK_FALSE(state_of(story).claims.front().late);
  CHECK(state_of(story).claims.back().late);
  // A later claim takes the place of the earlier one.
  as(story, 2);
  tell(story, "cost-claimed", claim_of(2));
  CHECK(state_of(story).claims.size() == 2);
}

TEST_CASE("assistance-request: settling waits until each party that served has claimed, or its term passed") {
  auto story = granted_story();
  given_leg(story, LegPhase::returned_home, 2);
  given_leg(story, LegPhase::returned_home, 3);
  given_leg(story, LegPhase::declined, 9);
  tell(story, "cost-claimed", claim_of(2));
  CHECK(settling(story) == "assistance-request.claims-open");
  auto late = story;
  CHECK(settling(late.at("2027-07-01T07:59:59Z")) == "assistance-request.claims-open");
  CHECK(settling(late.at("2027-07-01T08:00:00Z")) == accepted);
  // That nothing is claimed is a claim as well.
  tell(story, "cost-claimed", claim_of(3, 0));
  CHECK(settling(story) == accepted);
  CHECK(settling(story.at("2026-07-01T07:59:59Z")) == "assistance-request.times-reversed");
}

TEST_CASE("assistance-request: KCR2, the ministry or the requester settles, and nobody who claims") {
  auto story = granted_story();
  given_leg(story, LegPhase::returned_home, 2);
  tell(story, "cost-claimed", claim_of(2));
  for (const auto number : std::to_array<std::uint8_t>({1, 4, 5}))
    CHECK(settling(as(story, number)) == accepted);
  for (const auto number : std::to_array<std::uint8_t>({2, 3, 9}))
    CHECK(settling(as(story, number)) == "assistance-request.may-not-settle");
}

TEST_CASE(
    "assistance-request: is settled when all are home, closed when it is settled, and then waits no more") {
  auto story = granted_story();
  const auto leg = given_leg(story, LegPhase::released);
  CHECK(settling(story) == "assistance-request.legs-open");
  tell(story, "returned-home", some_of(leg, 2));
  CHECK(story.refusal("assistance-request.closed", "{}", request_id()) == "assistance-request.not-settled");
  tell(story, "cost-claimed", claim_of(2));
  tell(story, "settled", settled);
  CHECK(story.waiting(request_id()) == "assistance-request.closing-due\n");
  tell(story, "closed", "{}");
  CHECK(story.waiting(request_id()).empty());
}
