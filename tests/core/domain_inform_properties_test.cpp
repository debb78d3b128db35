// What must hold of any sequence that is accepted: what waits is what was opened and not done, and folding
// does not rest on hidden values or on where a batch ended.
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <set>

#include "core/domain/crisis_teams.h"
#include "core/domain/preparations.h"
#include "core/domain/situation_reports.h"
#include "tests/core/inform_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// The state after a statement, stored and loaded again, as after a restart.
template <typename Aggregate>
void restart(Story& story, const StreamId& of) {
  const auto stored = write_fields(story.world.state<Aggregate>(of), WriteMode::state);
  story.world.put<Aggregate>(of, read_fields<typename Aggregate::State>(stored, ReadMode::state).value());
}

std::size_t count(const std::string& lines, std::string_view kind) {
  std::size_t found = 0;
  for (auto at = lines.find(kind); at != std::string::npos; at = lines.find(kind, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("properties: open actions are those opened and not done, in any order and any batch split") {
  CHECK(rc::check([] {
    const auto of = stream("preparations", 1);
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8));
    auto whole = informed_story();
    whole.given(
        "preparation.plan-adopted",
        R"({"organisation":")" + party(1) + R"(","title":"P","digest":")" + std::string(64, 'a') + "\"}", of);
    auto parted = whole;
    std::vector<std::string> open;
    for (const auto step : steps) {
      std::string type = "preparation.action-opened";
      auto json = R"({"text":"Doe","owner":")" + party(1) + R"(","due":"2027-06-01T00:00:00Z"})";
      if (step < 4 && !open.empty()) {
        const auto chosen =
            open.begin() + static_cast<std::ptrdiff_t>(step) % static_cast<std::ptrdiff_t>(open.size());
        type = "preparation.action-done";
        json = R"({"action":")" + *chosen + "\"}";
        open.erase(chosen);
      }
      whole.given(type, json, of);
      parted.given(type, json, of);
      if (step % 3 == 0) restart<Preparations>(parted, of);
      if (type == "preparation.action-opened") open.push_back(to_string(whole.world.claims.jti));
    }
    RC_ASSERT(count(whole.waiting(of), "preparation.action-due") == open.size());
    RC_ASSERT(view_of<Preparations>(whole, of) == view_of<Preparations>(parted, of));
  }));
}

TEST_CASE("properties: each advice waits on one, or on nobody once something came of it") {
  CHECK(rc::check([] {
    const auto of = stream("crisis-teams", 1);
    auto story = informed_story();
    in_operation(story, 1)
        .given("crisis-team.established", R"({"purpose":"P","decision":"D","until":"2027-01-01T00:00:00Z"})",
               of)
        .given("crisis-team.member-assigned",
               R"({"actor":")" + to_string(actor_id(1)) + R"(","function":"F"})", of);
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6));
    std::vector<std::string> unanswered;
    std::vector<std::string> refused;
    std::uint64_t newest = 1000;
    story.world.position.value = 100'000;
    for (const auto step : steps) {
      if (step < 2 && !unanswered.empty()) {
        const auto* const outcome = step == 0 ? "followed" : "not";
        story.given("crisis-team.advice-answered",
                    R"({"advice":")" + unanswered.back() + R"(","reasons":"R","outcome":")" + outcome + "\"}",
                    of);
        if (step == 1) refused.push_back(unanswered.back());
        unanswered.pop_back();
        continue;
      }
      std::string type = "crisis-team.advice-given";
      auto json = R"({"to":")" + party(1) + R"(","text":"A","pictureIndex":7})";
      if (step == 2 && !refused.empty()) {
        type = "crisis-team.reissued";
        json = R"({"advice":")" + refused.back() + R"(","text":"A","pictureIndex":)" +
               std::to_string(++newest) + "}";
        refused.pop_back();
      }
      story.given(type, json, of);
      unanswered.push_back(to_string(story.world.claims.jti));
    }
    const auto waiting = story.waiting(of);
    RC_ASSERT(count(waiting, "crisis-team.answer-due") == unanswered.size());
    RC_ASSERT(count(waiting, "crisis-team.reissue-due") == refused.size());
    RC_ASSERT(survives_storing<CrisisTeams>(story.world.state<CrisisTeams>(of)));
  }));
}

TEST_CASE(
    "properties: a report waits on exactly those of its distribution that took no note since its last "
    "change") {
  CHECK(rc::check([] {
    const auto of = stream("situation-reports", 1);
    auto story = informed_story();
    story.given("situation-report.published",
                R"({"kind":"figures","title":"T","body":"B","sources":["S"],"pictureTime":)"
                R"("2026-11-23T19:40:00Z","classification":"public","distribution":[")" +
                    party(1) + "\",\"" + party(2) + "\",\"" + party(3) + "\"]}",
                of);
    std::set<std::uint8_t> waiting{1, 2, 3};
    std::int64_t minute = 0;
    for (const auto step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4))) {
      story.world.claims.occurred_at.microseconds += ++minute * 60'000'000;
      const auto number = static_cast<std::uint8_t>(step);
      if (step == 0) {
        by(story, 1).given("situation-report.corrected", R"({"what":"W","why":"Y"})", of);
        waiting = {1, 2, 3};
      } else if (waiting.erase(number) == 1) {
        by(story, number)
            .given("situation-report.acknowledged", R"({"organisation":")" + party(number) + "\"}", of);
      }
    }
    std::set<std::uint8_t> told;
    for (const auto& duty : situation_report::duties(story.world.state<SituationReports>(of)))
      told.insert(duty.organisation.value().id.bytes[15]);
    RC_ASSERT(told == waiting);
  }));
}
