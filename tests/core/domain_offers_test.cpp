#include <catch2/catch.hpp>

#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

std::string made(std::uint8_t organisation = 2, std::string_view more = "",
                 std::string_view unit_type = "FBO-helicopter") {
  return R"({"organisation":)" + quoted(organisation_id(organisation)) + R"(,"unitType":")" +
         std::string(unit_type) + R"(","quantity":2,"unit":"helicopter","from":"2026-07-01T12:00:00Z",)" +
         R"("description":"Twee toestellen")" +
         std::string(more.empty() ? R"(,"until":"2026-07-03T12:00:00Z")" : more) + "}";
}
const std::string with_term = R"(,"until":"2026-07-03T12:00:00Z","replyBy":"2026-07-01T10:00:00Z")";

std::string taken(int quantity = 2, std::string_view line = "1", std::uint8_t request = 1) {
  return R"({"request":)" + quoted(request_id(request)) + R"(,"line":")" + std::string(line) +
         R"(","quantity":)" + std::to_string(quantity) + "}";
}

Story granted_story() {
  Story story;
  given_parties(story);
  given_granted(story);
  return story;
}

}  // namespace

TEST_CASE("offer: is made by the organisation itself, or recorded by the centre") {
  auto story = granted_story();
  CHECK(as(story, 2).refusal("offer.made", made(), offer_id()) == accepted);
  CHECK(as(story, 5).refusal("offer.made", made(), offer_id()) == accepted);
  story.world.claims.via = Via::desk;
  CHECK(story.refusal("offer.made", made(), offer_id()) == "offer.not-the-offering-party");
  CHECK(as(story, 3).refusal("offer.made", made(), offer_id()) == "offer.not-the-offering-party");
  CHECK(story.refusal("offer.made", made(99), offer_id()) == "offer.organisation-unknown");
  CHECK(story.refusal("offer.made", made(8), offer_id()) == "offer.organisation-unknown");
  story.world.claims.operation.reset();
  CHECK(story.refusal("offer.made", made(), offer_id()) == "operation.required");
}

TEST_CASE("offer: its codes name nobody, and its dates run forward") {
  auto story = granted_story();
  as(story, 2);
  CHECK(story.refusal("offer.made", made(2, "", "Jan de Vries"), offer_id()) == "offer.code-malformed");
  CHECK(story.refusal("offer.made", made(2, R"(,"until":"2026-07-01T12:00:00Z")"), offer_id()) ==
        "offer.dates-reversed");
  CHECK(story.at("2026-07-01T10:00:00Z").refusal("offer.made", made(2, with_term), offer_id()) ==
        "offer.reply-before-offer");
  CHECK(story.refusal("offer.made",
                      made(2, R"(,"until":"2026-07-03T12:00:00Z","conditions":"Bel 111222333")"),
                      offer_id()) == "field.bsn");
  for (const std::string quantity : {"-1", "0", "1000001"}) {
    auto json = made();
    json.replace(json.find(R"("quantity":2)"), 12, R"("quantity":)" + quantity);
    CHECK(faults<offer::Made>(json) == "/quantity field.out-of-range\n");
  }
}

TEST_CASE("offer: is accepted for a line of an open request that it fits") {
  auto story = granted_story();
  as(story, 2).given("offer.made", made(), offer_id());
  as(story, 5);
  CHECK(story.refusal("offer.accepted", taken(), offer_id()) == accepted);
  CHECK(story.refusal("offer.accepted", taken(3), offer_id()) == "offer.accepted-above-offered");
  CHECK(story.refusal("offer.accepted", taken(1, "9"), offer_id()) == "offer.line-unknown");
  CHECK(story.refusal("offer.accepted", taken(1, "1", 9), offer_id()) == "offer.request-unknown");
  story.given("offer.made", made(2, "", "brandweerploeg"), offer_id(2));
  CHECK(story.refusal("offer.accepted", taken(), offer_id(2)) == "offer.unit-type-differs");
  as(story, 1).given("offer.made", made(1), offer_id(3));
  CHECK(story.refusal("offer.accepted", taken(), offer_id(3)) == "offer.of-requester");
  story.given("assistance-request.withdrawn", R"({"reasons":"Brand meester"})", request_id());
  CHECK(as(story, 5).refusal("offer.accepted", taken(), offer_id()) == "offer.request-not-open");
}

TEST_CASE("offer: what does as well is accepted too") {
  Story story;
  auto json = draft();
  json.insert(json.find(R"(,"from")"), R"(,"substitutes":["crashtender"])");
  given_parties(story).given("assistance-request.drafted", json, request_id());
  story.given("assistance-request.submitted", "{}", request_id());
  as(story, 5).given("assistance-request.assessed", assessed("granted"), request_id());
  story.given("offer.made", made(2, "", "crashtender"), offer_id());
  CHECK(story.refusal("offer.accepted", taken(), offer_id()) == accepted);
}

TEST_CASE("offer: belongs to the operation of the request that it helps") {
  auto story = granted_story();
  story.world.claims.operation = operation_id(2);
  as(story, 2).given("offer.made", made(), offer_id());
  CHECK(as(story, 5).refusal("offer.accepted", taken(), offer_id()) == "offer.request-unknown");
}

TEST_CASE("offer: waits for its answer until its term, and lapses then") {
  auto story = granted_story();
  as(story, 2).given("offer.made", made(2, with_term), offer_id());
  CHECK(story.waiting(offer_id()) == "offer.reply-due\n");
  const auto due = offer::duties(story.world.state<Offers>(offer_id())).front();
  CHECK(due.role == "kcr2-duty-officer");
  CHECK(due.until == instant("2026-07-01T10:00:00Z"));
  CHECK(story.refusal("offer.lapsed", "{}", offer_id()) == accepted);
  CHECK(as(story, 5).refusal("offer.lapsed", "{}", offer_id()) == "offer.not-lapsed-yet");
  story.at("2026-07-01T10:00:00Z");
  CHECK(story.refusal("offer.accepted", taken(), offer_id()) == "offer.too-late");
  story.given("offer.lapsed", R"({"explanation":"Geen antwoord"})", offer_id());
  CHECK(story.waiting(offer_id()).empty());
}

TEST_CASE("offer: nothing becomes of it before it was made") {
  auto story = granted_story();
  as(story, 2).given("offer.made", made(2, with_term), offer_id());
  as(story.at("2026-07-01T07:59:59Z"), 5);
  CHECK(story.refusal("offer.accepted", taken(), offer_id()) == "offer.before-made");
  CHECK(story.refusal("offer.declined", R"({"reasons":"Niet nodig"})", offer_id()) == "offer.before-made");
  CHECK(as(story, 2).refusal("offer.lapsed", "{}", offer_id()) == "offer.before-made");
}

TEST_CASE("offer: is declined with reasons") {
  CHECK(faults<offer::Declined>("{}") == "/reasons field.missing\n");
  auto story = granted_story();
  as(story, 2).given("offer.made", made(2, with_term), offer_id());
  as(story, 5).given("offer.declined", R"({"reasons":"Niet nodig"})", offer_id());
  const auto state = story.world.state<Offers>(offer_id());
  CHECK(state.phase == offer::Phase::declined);
  CHECK(state.reply_by == instant("2026-07-01T10:00:00Z"));
  CHECK(survives_storing<Offers>(state));
}
