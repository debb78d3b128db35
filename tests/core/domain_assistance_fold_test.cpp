#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/statement/sd_jwt.h"
#include "tests/core/assistance_support.h"

using namespace kroniek;
using namespace kroniek::test;
using assistance_request::Leg;

namespace {

Story granted_story() {
  Story story;
  given_parties(story);
  given_granted(story);
  return story;
}

// Any statement on any leg, with any number: most are refused.
std::pair<std::string, std::string> any_statement(const Story& story) {
  const auto state = state_of(story);
  const int quantity = *rc::gen::inRange(1, 7);
  const auto type = *rc::gen::elementOf(
      std::vector<std::string>{"asked", "offered", "declined", "accepted", "accepted", "not-needed",
                               "departed", "departed", "arrived", "arrived", "extended", "release-ordered",
                               "release-ordered", "released", "released", "returned-home", "returned-home"});
  if (type == "asked" || state.legs.empty())
    return {"asked", asked(*rc::gen::element<std::uint8_t>(2, 3, 9), quantity,
                           *rc::gen::element<std::string>("1", "2"))};
  const auto leg = state.legs.at(*rc::gen::inRange<std::size_t>(0, state.legs.size())).id;
  if (type == "offered") return {type, test::offered(leg, quantity)};
  if (type == "accepted") return {type, some_of(leg, quantity, R"(,"reasons":"Rotatie")")};
  if (type == "declined") return {type, with_reasons(leg)};
  if (type == "not-needed") return {type, of_leg(leg)};
  if (type == "extended") return {type, of_leg(leg, R"(,"until":"2026-07-05T12:00:00Z")")};
  return {type, some_of(leg, quantity)};
}

void check_leg(const Leg& leg) {
  RC_ASSERT(leg.committed <= leg.offered);
  RC_ASSERT(leg.departed <= leg.committed);
  RC_ASSERT(leg.arrived <= leg.departed);
  RC_ASSERT(leg.ordered_home <= leg.departed);
  RC_ASSERT(leg.released <= leg.arrived);
  RC_ASSERT(leg.released <= leg.ordered_home);
  RC_ASSERT(leg.home + leg.lost <= leg.ordered_home);
  for (const auto number :
       {leg.committed, leg.departed, leg.arrived, leg.ordered_home, leg.released, leg.home})
    RC_ASSERT(number >= 0);
}

// The totals of a line, counted again from what its legs say.
void check_lines(const assistance_request::State& state) {
  for (const auto& line : state.lines) {
    std::int64_t committed = 0, out = 0, in_service = 0;
    for (const auto& leg : state.legs) {
      if (leg.line != line.id) continue;
      const bool over = leg.phase >= assistance_request::LegPhase::returned_home;
      committed += over ? 0 : leg.committed - leg.home - leg.lost;
      out += leg.departed - leg.home - leg.lost;
      in_service += leg.arrived - leg.released;
    }
    RC_ASSERT(line.committed == committed);
    RC_ASSERT(line.under_way == out);
    RC_ASSERT(line.in_service == in_service);
    RC_ASSERT(line.in_service >= 0);
    RC_ASSERT(line.in_service <= line.under_way);
    RC_ASSERT(line.under_way <= line.committed);
  }
}

// Salts need not be secret here, only different.
class Counting final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (auto& byte : bytes) byte = next_++;
  }

 private:
  std::uint8_t next_ = 0;
};

Json stored(const assistance_request::State& state) {
  return write_fields(state, WriteMode::state);
}

}  // namespace

TEST_CASE("assistance-request: whatever is told in whatever order, the numbers of every leg add up") {
  static const auto begin = granted_story();
  CHECK(rc::check([] {
    auto story = begin;
    as(story, 5);
    for (int told = 0; told < 60; ++told) {
      const auto [type, json] = any_statement(story);
      if (story.refusal("assistance-request." + type, json, request_id()) != accepted) continue;
      story.given("assistance-request." + type, json, request_id());
      const auto state = state_of(story);
      for (const auto& leg : state.legs) check_leg(leg);
      check_lines(state);
    }
  }));
}

TEST_CASE("assistance-request: a state that is stored and loaded between any two statements folds the same") {
  static const auto begin = granted_story();
  CHECK(rc::check([] {
    auto kept = begin;
    auto reloaded = begin;
    as(kept, 5);
    as(reloaded, 5);
    for (int told = 0; told < 30; ++told) {
      const auto [type, json] = any_statement(kept);
      if (kept.refusal("assistance-request." + type, json, request_id()) != accepted) continue;
      kept.given("assistance-request." + type, json, request_id());
      const auto between = stored(state_of(reloaded));
      reloaded.world.put<AssistanceRequests>(
          request_id(), read_fields<assistance_request::State>(between, ReadMode::state).value());
      reloaded.given("assistance-request." + type, json, request_id());
      RC_ASSERT(stored(state_of(kept)) == stored(state_of(reloaded)));
    }
  }));
}

TEST_CASE("assistance-request: the log alone, without texts and personal fields, folds to the same view") {
  using assistance_request::Drafted;
  const auto said = parse_json(draft(R"(,"reception":{"place":"Eelde"},"caller":{"phone":"+31612345678"})"));
  Counting random;
  const auto concealed = conceal(*said, describe_fields<Drafted>(), random);
  CHECK(concealed.disclosures.size() == 5);
  CHECK(write_json(concealed.data).find("Heidebrand") == std::string::npos);
  const auto jti = stream("statements", 7).id;
  World world;
  world.claims.operation = operation_id(1);
  for (const auto& [number, data, mode] :
       {std::tuple{1, *said, ReadMode::intake}, {2, open_part(concealed.data), ReadMode::fold}})
    world.given<AssistanceRequests>(request_id(static_cast<std::uint8_t>(number)),
                                    read_fields<Drafted>(data, mode, jti).value());
  CHECK(stored(world.state<AssistanceRequests>(request_id(1))) ==
        stored(world.state<AssistanceRequests>(request_id(2))));
}

TEST_CASE("assistance-request: its view says all that was told") {
  Story story;
  given_parties(story).given(
      "assistance-request.drafted",
      draft(R"(,"priority":1,"answerBy":"2026-07-01T09:00:00Z","forecast":"Wind draait","risks":"Rook",)"
            R"("ownMeans":"Twee compagnieën","reception":{"place":"Eelde","reportTo":"OvD","lcmsId":"A-1"},)"
            R"("caller":{"name":"J. Jansen","phone":"+31612345678"})"),
      request_id());
  story.given("assistance-request.submitted", R"({"explanation":"Met spoed"})", request_id());
  as(story, 5).given("assistance-request.assessed", assessed("granted", R"(,"conditions":"Tot maandag")"),
                     request_id());
  given_leg(story, assistance_request::LegPhase::returned_home);
  story.given("assistance-request.reception-set", R"({"reception":{"place":"Hoogeveen"}})", request_id());
  const auto state = state_of(story);
  CHECK(state.request_of == operation_id(1));
  CHECK(state.requester == organisation_id(1));
  CHECK(state.priority == 1);
  CHECK(state.on_behalf_of == organisation_id(4));
  CHECK(state.caller->phone.places.size() == 1);
  CHECK(state.reception->place.places.size() == 1);
  CHECK_FALSE(state.reception->lcms_id.has_value());
  CHECK(state.lines.front().effect.places.front().pointer == "/lines/0/effect");
  CHECK(survives_storing<AssistanceRequests>(state));
}
