#include <catch2/catch.hpp>
#include <set>

#include "core/domain/permissions.h"
#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;
using assistance_request::LegPhase;
using assistance_request::Phase;

namespace {

const std::string submitted = "assistance-request.submitted";
const std::string decided = "assistance-request.assessed";

Story parties() {
  Story story;
  given_parties(story);
  return story;
}
Story submitted_story() {
  auto story = parties();
  given_submitted(story);
  return story;
}
std::string shares(std::string_view list) {
  return assessed("partly-granted", R"(,"reasons":"Meer is er niet","granted":[)" + std::string(list) + "]");
}

}  // namespace

TEST_CASE("assistance-request: only a requesting authority, or the centre for one, submits and takes back") {
  const std::set<Role> able{Role::requesting_authority, Role::kcr2_duty_officer, Role::kcr2_head};
  for (const std::string type : {"submitted", "withdrawn", "superseded"})
    for (std::size_t at = 0; at < mandate::names_of(Role{}).size(); ++at) {
      const auto role = static_cast<Role>(at);
      INFO(type << " by " << name_of(role));
      CHECK(may_state(role, "assistance-request." + type) == able.contains(role));
    }
}

TEST_CASE("assistance-request: the centre writes down what an authority abroad says, from draft to end") {
  auto story = parties();
  as(story, 5).given("assistance-request.drafted", draft("", 6, "eu", "in"), request_id());
  story.given("assistance-request.redrafted", R"({"priority":2})", request_id());
  story.world.claims.via = Via::desk;
  CHECK(story.refusal(submitted, "{}", request_id()) == "assistance-request.not-the-requester");
  story.world.claims.via = Via::paper;
  story.given(submitted, "{}", request_id());
  const auto next = draft(R"(,"supersedes":)" + quoted(request_id()), 6, "eu", "in");
  story.given("assistance-request.drafted", next, request_id(2)).given(submitted, "{}", request_id(2));
  const auto by_next = R"({"by":)" + quoted(request_id(2)) + "}";
  CHECK(as(story, 4).refusal("assistance-request.superseded", by_next, request_id()) ==
        "assistance-request.not-the-requester");
  as(story, 5).given("assistance-request.superseded", by_next, request_id());
  story.given("assistance-request.withdrawn", R"({"reasons":"Het water zakt"})", request_id(2));
  CHECK(state_of(story, 2).phase == Phase::withdrawn);
}

TEST_CASE("assistance-request: an authority abroad that has people here speaks for itself") {
  auto story = parties();
  as(story, 6).given("assistance-request.drafted", draft("", 6, "eu", "in"), request_id());
  CHECK(as(story, 1).refusal(submitted, "{}", request_id()) == "assistance-request.not-the-requester");
  CHECK(as(story, 6).refusal(submitted, "{}", request_id()) == accepted);
}

TEST_CASE(
    "assistance-request: for its own organisation an officer of the centre has no authority's mandate") {
  auto story = parties();
  as(story, 10).given("assistance-request.drafted", draft("", 10), request_id());
  CHECK(story.refusal(submitted, "{}", request_id()) == "mandate.type-not-covered");
  auto held = story.world.state<Mandates>(mandate_id(10));
  held.role = Role::requesting_authority;
  story.world.put<Mandates>(mandate_id(10), held);
  CHECK(story.refusal(submitted, "{}", request_id()) == accepted);
}

TEST_CASE(
    "assistance-request: is submitted by the requesting organisation itself, not by the centre for it") {
  auto story = parties();
  as(story, 5).given("assistance-request.drafted", draft(), request_id());
  CHECK(story.refusal(submitted, "{}", request_id()) == "assistance-request.not-the-requester");
  CHECK(as(story, 3).refusal(submitted, "{}", request_id()) == "assistance-request.not-the-requester");
  CHECK(as(story, 1).refusal(submitted, "{}", request_id()) == accepted);
  CHECK(as(story, 3).refusal("assistance-request.redrafted", R"({"priority":2})", request_id()) ==
        "assistance-request.not-the-requester");
  CHECK(story.refusal("assistance-request.drafted", draft(), request_id(2)) ==
        "assistance-request.not-the-requester");
}

TEST_CASE("assistance-request: belongs to an open operation, and no text holds a citizen service number") {
  auto story = parties();
  story.world.claims.operation.reset();
  CHECK(story.refusal("assistance-request.drafted", draft(), request_id()) == "operation.required");
  story.world.claims.operation = operation_id(1);
  CHECK(story.refusal("assistance-request.drafted", draft(R"(,"risks":"Bel 111222333")"), request_id()) ==
        "field.bsn");
}

TEST_CASE("assistance-request: says what is needed before it is submitted") {
  auto story = parties();
  const auto id = quoted(organisation_id(1));
  story.given("assistance-request.drafted",
              R"({"requester":)" + id + R"(,"route":"national","direction":"out","situation":"Brand"})",
              request_id());
  CHECK(story.refusal(submitted, "{}", request_id()) == "assistance-request.lines-missing");
  story.given("assistance-request.redrafted", R"({"lines":[)" + need_line("1", 1) + "]}", request_id());
  CHECK(story.refusal(submitted, "{}", request_id()) == accepted);
}

TEST_CASE("assistance-request: is returned with reasons, changed, and submitted again") {
  auto story = submitted_story();
  CHECK(faults<assistance_request::Returned>("{}") == "/reasons field.missing\n");
  story.given("assistance-request.returned", R"({"reasons":"Effect is onduidelijk"})", request_id());
  CHECK(story.waiting(request_id()) == "assistance-request.resubmission-due\n");
  story.given("assistance-request.redrafted", R"({"priority":1,"lines":[)" + need_line("1", 4) + "]}",
              request_id());
  CHECK(state_of(story).lines.size() == 1);
  CHECK(state_of(story).lines.front().quantity == 4);
  story.given(submitted, "{}", request_id());
  CHECK(state_of(story).phase == Phase::submitted);
}

TEST_CASE("assistance-request: the minister decides, himself or through the head of KCR2") {
  auto story = submitted_story();
  const auto granted = assessed("granted");
  CHECK(as(story, 5).refusal(decided, granted, request_id()) == accepted);
  CHECK(as(story, 4).refusal(decided, granted, request_id()) == accepted);
  auto duty_officer = story.world.state<Mandates>(mandate_id(5));
  duty_officer.role = Role::kcr2_duty_officer;
  story.world.put<Mandates>(mandate_id(5), duty_officer);
  CHECK(as(story, 5).refusal(decided, granted, request_id()) == "assistance-request.consent-by-head-only");
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 5, 99})) {
    const auto json = R"({"outcome":"granted","onBehalfOf":)" + quoted(organisation_id(number)) + "}";
    CHECK(story.refusal(decided, json, request_id()) == "assistance-request.on-behalf-unknown");
  }
}

TEST_CASE("assistance-request: what is not wholly granted carries reasons and says how much is") {
  const auto story = submitted_story();
  struct Row {
    std::string json, code;
  };
  const auto row = GENERATE(values<Row>({
      {assessed("refused"), "assistance-request.reasons-missing"},
      {assessed("partly-granted", R"(,"granted":[{"line":"1","quantity":1}])"),
       "assistance-request.reasons-missing"},
      {assessed("refused", R"(,"reasons":"Elders urgenter")"), accepted},
      {shares(R"({"line":"1","quantity":1})"), accepted},
      {shares(R"({"line":"1","quantity":10},{"line":"2","quantity":1})"), accepted},
      {shares(R"({"line":"1","quantity":10},{"line":"2","quantity":2})"),
       "assistance-request.granted-mismatch"},
      {shares(""), "assistance-request.granted-mismatch"},
      {shares(R"({"line":"1","quantity":11})"), "assistance-request.granted-above-requested"},
      {shares(R"({"line":"9","quantity":1})"), "assistance-request.line-unknown"},
      {shares(R"({"line":"1","quantity":1},{"line":"1","quantity":1})"), "assistance-request.line-twice"},
      {assessed("granted", R"(,"granted":[{"line":"1","quantity":1}])"),
       "assistance-request.granted-mismatch"},
  }));
  INFO(row.json);
  auto told = story;
  CHECK(as(told, 4).refusal(decided, row.json, request_id()) == row.code);
}

TEST_CASE("assistance-request: a decision lies after what it decides on") {
  auto story = submitted_story();
  as(story, 5).at("2026-07-01T07:59:59Z");
  CHECK(story.refusal(decided, assessed("granted"), request_id()) == "assistance-request.before-submission");
  story.at("2026-07-01T09:00:00Z").given(decided, assessed("granted"), request_id());
  const auto no = assessed("refused", R"(,"reasons":"Elders urgenter")");
  CHECK(story.at("2026-07-01T08:30:00Z").refusal("assistance-request.decision-revised", no, request_id()) ==
        "assistance-request.before-decision");
}

TEST_CASE("assistance-request: only a revised decision makes something refused that is under way") {
  auto story = parties();
  given_granted(story);
  const auto out = given_leg(story, LegPhase::departed);
  const auto waiting = given_leg(story, LegPhase::offered, 3);
  const auto no = assessed("refused", R"(,"reasons":"Elders urgenter")");
  CHECK(story.refusal(decided, no, request_id()) == "assistance-request.already-assessed");
  story.given("assistance-request.decision-revised", no, request_id());
  CHECK(state_of(story).phase == Phase::refused);
  CHECK(state_of(story).decisions == 2);
  CHECK(leg_of(story, out).phase == LegPhase::departed);
  CHECK(leg_of(story, waiting).phase == LegPhase::not_needed);
  CHECK(story.refusal("assistance-request.asked", asked(9), request_id()) == "assistance-request.refused");
  story.given("assistance-request.release-ordered", of_leg(out), request_id());
  story.given("assistance-request.returned-home", some_of(out, 2), request_id());

  story.given("assistance-request.decision-revised", assessed("granted", R"(,"reasons":"Toch ruimte")"),
              request_id());
  CHECK(state_of(story).phase == Phase::granted);
  CHECK(story.refusal("assistance-request.asked", asked(9), request_id()) == accepted);
}

TEST_CASE("assistance-request: of a partly granted request only what was granted is asked of others") {
  auto story = submitted_story();
  as(story, 5).given(decided, shares(R"({"line":"1","quantity":3})"), request_id());
  CHECK(state_of(story).lines.front().granted == 3);
  CHECK(story.refusal("assistance-request.asked", asked(2), request_id()) == accepted);
  CHECK(story.refusal("assistance-request.asked", asked(2, 1, "2"), request_id()) ==
        "assistance-request.line-not-granted");
}

TEST_CASE("assistance-request: a new version and the old one name each other") {
  auto story = parties();
  given_granted(story);
  const auto out = given_leg(story, LegPhase::arrived);
  as(story, 1);
  const std::string type = "assistance-request.superseded";
  const auto by_next = R"({"by":)" + quoted(request_id(2)) + "}";
  const auto next = draft(R"(,"supersedes":)" + quoted(request_id()));
  CHECK(story.refusal(type, by_next, request_id()) == "assistance-request.version-unknown");
  story.given("assistance-request.drafted", next, request_id(2));
  CHECK(story.refusal(type, by_next, request_id()) == "assistance-request.version-not-submitted");
  story.given(submitted, "{}", request_id(2));
  story.given("assistance-request.drafted", draft(), request_id(3));
  CHECK(story.refusal(type, R"({"by":)" + quoted(request_id(3)) + "}", request_id()) ==
        "assistance-request.version-unknown");
  CHECK(as(story, 5).refusal(type, by_next, request_id()) == "assistance-request.not-the-requester");
  as(story, 1).given(type, by_next, request_id());
  CHECK(state_of(story).superseded_by == request_id(2));
  CHECK(state_of(story, 2).supersedes == request_id());

  // What is out comes home on the version that it was accepted on.
  as(story, 5).given("assistance-request.release-ordered", of_leg(out), request_id());
  CHECK(story.refusal("assistance-request.asked", asked(3), request_id()) == "assistance-request.superseded");
  // The new version may still be returned and submitted again, and nobody else takes the old one's place.
  story.given("assistance-request.returned", R"({"reasons":"Effect is onduidelijk"})", request_id(2));
  CHECK(as(story, 1).refusal(submitted, "{}", request_id(2)) == accepted);
  CHECK(story.refusal("assistance-request.drafted", next, request_id(4)) ==
        "assistance-request.superseded-over");
}

TEST_CASE("assistance-request: a new version has the old one's requester and operation") {
  auto story = parties();
  given_submitted(story);
  const auto old = R"(,"supersedes":)" + quoted(request_id());
  CHECK(story.refusal("assistance-request.drafted", draft(R"(,"supersedes":)" + quoted(request_id(9))),
                      request_id(2)) == "assistance-request.superseded-unknown");
  CHECK(story.refusal("assistance-request.drafted", draft(old), request_id()) ==
        "assistance-request.superseded-unknown");
  CHECK(as(story, 3).refusal("assistance-request.drafted", draft(old, 3), request_id(2)) ==
        "assistance-request.superseded-differs");
  story.world.claims.operation = operation_id(2);
  CHECK(as(story, 1).refusal("assistance-request.drafted", draft(old), request_id(2)) ==
        "assistance-request.superseded-differs");
}

TEST_CASE("assistance-request: is withdrawn by its requester, and what is accepted is called off or home") {
  auto story = parties();
  given_granted(story);
  const auto ready = given_leg(story, LegPhase::accepted);
  CHECK(faults<assistance_request::Withdrawn>("{}") == "/reasons field.missing\n");
  const std::string why = R"({"reasons":"Brand meester"})";
  CHECK(story.refusal("assistance-request.withdrawn", why, request_id()) ==
        "assistance-request.not-the-requester");
  as(story, 1).given("assistance-request.withdrawn", why, request_id());
  CHECK(as(story, 5).refusal("assistance-request.departed", some_of(ready, 1), request_id()) ==
        "assistance-request.withdrawn");
  CHECK(story.refusal("assistance-request.closed", "{}", request_id()) == "assistance-request.legs-open");
  story.given("assistance-request.not-needed", of_leg(ready), request_id());
  CHECK(story.refusal("assistance-request.settled", R"({"borneBy":"requester","amountCents":1})",
                      request_id()) == "assistance-request.nothing-to-settle");
  CHECK(story.refusal("assistance-request.closed", "{}", request_id()) == accepted);
}

TEST_CASE("assistance-request: drafting, submitting, returning and withdrawing follow each other in time") {
  const auto reversed = "assistance-request.times-reversed";
  const auto withdrawn = R"({"reasons":"Het regent"})";
  const auto returned = R"({"reasons":"Hoeveel?"})";
  auto story = parties();
  story.at("2026-07-01T08:00:00Z").given("assistance-request.drafted", draft(), request_id());
  story.at("2026-07-01T07:59:59Z");
  CHECK(story.refusal(submitted, "{}", request_id()) == reversed);
  CHECK(story.refusal("assistance-request.redrafted", R"({"priority":2})", request_id()) == reversed);
  CHECK(story.refusal("assistance-request.withdrawn", withdrawn, request_id()) == reversed);
  story.at("2026-07-01T09:00:00Z").given(submitted, "{}", request_id());
  as(story, 5).at("2026-07-01T08:59:59Z");
  CHECK(story.refusal("assistance-request.returned", returned, request_id()) ==
        "assistance-request.before-submission");
  CHECK(as(story, 1).refusal("assistance-request.withdrawn", withdrawn, request_id()) == reversed);
  as(story, 5).at("2026-07-01T10:00:00Z").given("assistance-request.returned", returned, request_id());
  CHECK(as(story, 1).at("2026-07-01T09:59:59Z").refusal(submitted, "{}", request_id()) == reversed);
  CHECK(story.at("2026-07-01T10:00:00Z").refusal(submitted, "{}", request_id()) == accepted);
}

TEST_CASE("assistance-request: is withdrawn after what its parties did, and closed after the last of it") {
  auto story = parties();
  given_granted(story);
  story.at("2026-07-01T09:00:00Z");
  const auto leg = given_leg(story, LegPhase::accepted);
  const auto withdrawn = R"({"reasons":"Het regent"})";
  CHECK(as(story, 1)
            .at("2026-07-01T08:59:59Z")
            .refusal("assistance-request.withdrawn", withdrawn, request_id()) ==
        "assistance-request.times-reversed");
  story.at("2026-07-01T09:30:00Z").given("assistance-request.withdrawn", withdrawn, request_id());
  story.given("assistance-request.not-needed", of_leg(leg, R"(,"reasons":"Het regent")"), request_id());
  CHECK(as(story, 5).at("2026-07-01T09:29:59Z").refusal("assistance-request.closed", "{}", request_id()) ==
        "assistance-request.times-reversed");
  CHECK(story.at("2026-07-01T09:30:00Z").refusal("assistance-request.closed", "{}", request_id()) ==
        accepted);
}

TEST_CASE("assistance-request: what ends it or settles it is said also once the operation is closed") {
  auto story = parties();
  given_granted(story);
  const auto home = given_leg(story, LegPhase::returned_home);
  const auto open = given_leg(story, LegPhase::accepted);
  operation::State over;
  over.phase = operation::Phase::closed;
  story.world.put<Operations>(operation_id(1), over);
  const auto refused = [&](std::uint8_t author, std::string_view type, const std::string& json) {
    return as(story, author).refusal("assistance-request." + std::string(type), json, request_id());
  };
  CHECK(refused(1, "withdrawn", R"({"reasons":"Voorbij"})") == accepted);
  CHECK(refused(1, "informed", R"({"who":"minister"})") == accepted);
  CHECK(refused(2, "departed", some_of(open, 1)) == "operation.closed");
  CHECK(refused(5, "asked", asked(3)) == "operation.closed");
  CHECK(refused(2, "declined", with_reasons(open)) == accepted);
  as(story, 1).given("assistance-request.not-needed", with_reasons(open), request_id());
  CHECK(leg_of(story, home).phase == LegPhase::returned_home);
  const auto claim = R"({"party":)" + quoted(organisation_id(2)) + R"(,"amountCents":100})";
  CHECK(refused(2, "cost-claimed", claim) == accepted);
  as(story, 2).given("assistance-request.cost-claimed", claim, request_id());
  const std::string settled = R"({"borneBy":"requester","amountCents":100})";
  as(story, 5).given("assistance-request.settled", settled, request_id());
  CHECK(refused(5, "closed", "{}") == accepted);
}
