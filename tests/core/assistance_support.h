// The world that the tests of assistance need: organisations 1 to 10 with an actor and a mandate of the same
// number each, two operations, and requests that have come some way.
//   1 the requester, a region; 2 a region that borders on it; 3 one that does not; 4 the ministry; 5 KCR2;
//   6 abroad; 7 an island; 8 a suspended region; 9 an agency; 10 the centre that asks for itself
#pragma once

#include "core/domain/assistance_requests.h"
#include "core/domain/offers.h"
#include "tests/core/domain_support.h"
#include "tests/support/story.h"

namespace kroniek::test {

inline StreamId request_id(std::uint8_t number = 1) {
  return stream("assistance-requests", number);
}
inline StreamId offer_id(std::uint8_t number = 1) {
  return stream("offers", number);
}
inline std::string quoted(const StreamId& id) {
  return "\"" + to_string(id) + "\"";
}
inline std::string quoted(const Uuid& id) {
  return "\"" + to_string(id) + "\"";
}

// The actor of that organisation speaks from now on; of KCR2's, as one who writes down what he is told by
// phone.
inline Story& as(Story& story, std::uint8_t number) {
  story.world.claims.via = number == 5 || number == 10 ? Via::phone : Via::desk;
  return story.by(actor_id(number), mandate_id(number));
}

inline void put_organisation(Story& story, std::uint8_t number, organisation::Kind kind) {
  organisation::State state;
  state.kind = kind;
  story.world.put<Organisations>(organisation_id(number), state);
}

inline Story& given_parties(Story& story) {
  using organisation::Kind;
  constexpr std::array kinds{
      Kind::safety_region, Kind::safety_region, Kind::safety_region, Kind::ministry, Kind::kcr2,
      Kind::foreign,       Kind::island,        Kind::safety_region, Kind::agency,   Kind::kcr2};
  using enum mandate::Role;
  constexpr std::array roles{
      requesting_authority, offering_authority, offering_authority, requesting_authority, kcr2_head,
      requesting_authority, offering_authority, offering_authority, offering_authority,   kcr2_head};
  for (std::uint8_t number = 1; number <= kinds.size(); ++number) {
    put_organisation(story, number, kinds.at(number - 1U));
    given_actor(story.world, number, organisation_id(number));
    auto held = held_mandate(actor_id(number), roles.at(number - 1U));
    held.tasks = {Task::assistance, Task::international};
    story.world.put<Mandates>(mandate_id(number), held);
  }
  organisation::State second;
  second.kind = Kind::safety_region;
  second.adjacent = {organisation_id(1)};
  story.world.put<Organisations>(organisation_id(2), second);
  auto suspended = story.world.state<Organisations>(organisation_id(8));
  suspended.phase = organisation::Phase::suspended;
  story.world.put<Organisations>(organisation_id(8), suspended);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2}))
    story.world.put<Operations>(operation_id(number), {});
  story.world.claims.operation = operation_id(1);
  return as(story.at("2026-07-01T08:00:00Z"), 1);
}

// ---- what is said, as JSON

inline std::string need_line(std::string_view id, int quantity) {
  return R"({"id":")" + std::string(id) + R"(","effect":"Natuurbrand blussen vanuit de lucht",)" +
         R"("unitType":"FBO-helicopter","quantity":)" + std::to_string(quantity) +
         R"(,"unit":"helicopter","from":"2026-07-01T12:00:00Z","until":"2026-07-03T12:00:00Z"})";
}
// A draft of organisation 1 on the national route for ten of line 1 and two of line 2; `more` are members of
// the object that replace or add.
inline std::string draft(std::string_view more = "", std::uint8_t requester = 1,
                         std::string_view route = "national", std::string_view direction = "out") {
  return R"({"requester":)" + quoted(organisation_id(requester)) + R"(,"route":")" + std::string(route) +
         R"(","direction":")" + std::string(direction) + R"(","situation":"Heidebrand, 40 hectare",)" +
         R"("lines":[)" + need_line("1", 10) + "," + need_line("2", 2) + "]" + std::string(more) + "}";
}
inline const std::string adjacent_grounds =
    R"(,"crisisPlan":"Regionaal crisisplan 4.3","urgency":"Het vuur bereikt binnen het uur de bebouwing")";

inline std::string assessed(std::string_view outcome, std::string_view more = "") {
  return R"({"outcome":")" + std::string(outcome) + R"(","onBehalfOf":)" + quoted(organisation_id(4)) +
         std::string(more) + "}";
}
inline std::string asked(std::uint8_t party, int quantity = 2, std::string_view line = "1",
                         std::string_view more = "") {
  return R"({"party":)" + quoted(organisation_id(party)) + R"(,"line":")" + std::string(line) +
         R"(","quantity":)" + std::to_string(quantity) + std::string(more) + "}";
}
inline std::string of_leg(const Uuid& leg, std::string_view more = "") {
  return R"({"leg":)" + quoted(leg) + std::string(more) + "}";
}
inline std::string some_of(const Uuid& leg, int quantity, std::string_view more = "") {
  return of_leg(leg, R"(,"quantity":)" + std::to_string(quantity) + std::string(more));
}
inline std::string offered(const Uuid& leg, int quantity = 2) {
  return some_of(leg, quantity, R"(,"earliest":"2026-07-01T10:00:00Z")");
}
inline std::string with_reasons(const Uuid& leg) {
  return of_leg(leg, R"(,"reasons":"Zelf nodig")");
}

// ---- requests that have come some way

inline void given_submitted(Story& story, std::uint8_t author = 1) {
  as(story, author);
  story.given("assistance-request.drafted", draft("", author), request_id());
  story.given("assistance-request.submitted", "{}", request_id());
}
inline void given_granted(Story& story, std::uint8_t author = 1) {
  given_submitted(story, author);
  as(story, 5).given("assistance-request.assessed", assessed("granted"), request_id());
}
// KCR2 speaks from now on. The leg's id.
inline Uuid given_asked(Story& story, std::uint8_t party, int quantity = 2, std::string_view line = "1") {
  as(story, 5).given("assistance-request.asked", asked(party, quantity, line), request_id());
  return story.world.claims.jti;
}

// A leg of two of line 1, told up to this phase by KCR2.
inline Uuid given_leg(Story& story, assistance_request::LegPhase phase, std::uint8_t party = 2) {
  using enum assistance_request::LegPhase;
  const auto leg = given_asked(story, party);
  const auto tell = [&](std::string_view type, const std::string& json) {
    story.given("assistance-request." + std::string(type), json, request_id());
  };
  if (phase == declined) tell("declined", with_reasons(leg));
  if (phase == not_needed) tell("not-needed", of_leg(leg));
  if (phase >= declined) return leg;
  if (phase >= offered) tell("offered", kroniek::test::offered(leg));
  if (phase >= accepted) tell("accepted", some_of(leg, 2, R"(,"reasons":"Aflossing")"));
  if (phase >= departed) tell("departed", some_of(leg, 2));
  if (phase >= arrived) tell("arrived", some_of(leg, 2));
  if (phase >= release_ordered) tell("release-ordered", of_leg(leg));
  if (phase >= released) tell("released", some_of(leg, 2));
  if (phase >= returned_home) tell("returned-home", some_of(leg, 2));
  return leg;
}

inline assistance_request::State state_of(const Story& story, std::uint8_t number = 1) {
  return story.world.state<AssistanceRequests>(request_id(number));
}
inline assistance_request::Leg leg_of(const Story& story, const Uuid& id) {
  for (const auto& leg : state_of(story).legs)
    if (leg.id == id) return leg;
  return {};
}

}  // namespace kroniek::test
