#include "core/domain/situation_reports.h"

#include <catch2/catch.hpp>

#include "tests/core/inform_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto of = stream("situation-reports", 1);
const auto published = R"({"kind":"national-picture","title":"Hoogwater","body":"De Maas stijgt.",)"
                       R"("sources":["LCMS","VR03"],"pictureTime":"2026-11-23T19:40:00Z",)"
                       R"("classification":"internal","distribution":[")" +
                       party(1) + "\",\"" + party(2) + R"("],"lcmsActivity":"LVCb-2026-17"})";
const std::string corrected = R"({"what":"De Waal, niet de Maas","why":"Verwisseld"})";
const std::string withdrawn = R"({"reason":"Achterhaald"})";
std::string taken_note(std::uint8_t number) {
  return R"({"organisation":")" + party(number) + "\"}";
}
Story published_story() {
  auto story = informed_story();
  story.given("situation-report.published", published, of);
  return story;
}
std::string refusal(const Story& story, const std::string& json) {
  return story.refusal("situation-report.published", json, of);
}

}  // namespace

TEST_CASE("situation report: is published outside every operation, or within an open one") {
  auto story = informed_story();
  CHECK(refusal(story, published) == accepted);
  CHECK(refusal(in_operation(story, 1), published) == accepted);
  CHECK(refusal(in_operation(story, 3), published) == "operation.closed");
  CHECK(refusal(in_operation(story, 9), published) == "operation.unknown");
}

TEST_CASE("situation report: exercise data stands in an exercise, and real data does not") {
  auto story = informed_story();
  CHECK(refusal(in_operation(story, 2, true), published) == accepted);
  CHECK(refusal(in_operation(story, 2, false), published) == "operation.exercise-mismatch");
  CHECK(refusal(in_operation(story, 1, true), published) == "operation.exercise-mismatch");
  story.world.claims.operation.reset();
  CHECK(refusal(story, published) == "operation.required");
}

TEST_CASE("situation report: is refused for what it says, each fault with its code") {
  struct Row {
    std::string member, value;
    std::string expected;
  };
  const auto twice = "[\"" + party(1) + "\",\"" + party(2) + "\",\"" + party(1) + "\"]";
  const auto suspended = "[\"" + party(4) + "\"]";
  const auto unknown = "[\"" + party(9) + "\"]";
  const auto row = GENERATE_COPY(
      values<Row>({{"sources", "", "situation-report.sources-missing"},
                   {"sources", R"(["LCMS","een bron"])", "situation-report.source-malformed"},
                   {"lcmsActivity", R"("LVCb 17")", "situation-report.lcms-activity-malformed"},
                   {"pictureTime", R"("2026-11-23T19:45:00.000001Z")", "situation-report.picture-ahead"},
                   {"pictureTime", R"("2026-11-23T19:45:00Z")", accepted},
                   {"distribution", "", "situation-report.distribution-missing"},
                   {"distribution", twice, "situation-report.distribution-twice"},
                   {"distribution", suspended, "situation-report.distribution-unknown"},
                   {"distribution", unknown, "situation-report.distribution-unknown"},
                   {"body", R"("BSN 111.222.333")", "field.bsn"}}));
  INFO(row.member << " " << row.value);
  CHECK(refusal(informed_story(), with(published, row.member, row.value)) == row.expected);
}

TEST_CASE("situation report: has a kind, a title, a body, a picture time and a classification") {
  CHECK(faults<situation_report::Published>("{}") ==
        "/kind field.missing\n/title field.missing\n/body field.missing\n/pictureTime field.missing\n"
        "/classification field.missing\n");
  CHECK(faults<situation_report::Corrected>("{}") == "/what field.missing\n/why field.missing\n");
  CHECK(faults<situation_report::Withdrawn>("{}") == "/reason field.missing\n");
}

TEST_CASE("situation report: the view shows the delay, and after ten minutes that it is late") {
  struct Row {
    std::string_view at;
    std::int64_t seconds;
    bool late;
  };
  const auto row = GENERATE(values<Row>({{"2026-11-23T19:40:00Z", 0, false},
                                         {"2026-11-23T19:40:00.000001Z", 1, false},
                                         {"2026-11-23T19:50:00Z", 600, false},
                                         {"2026-11-23T19:50:00.000001Z", 601, true},
                                         {"2026-11-24T19:40:00Z", 86'400, true}}));
  auto story = informed_story();
  story.at(row.at).given("situation-report.published", published, of);
  const auto state = story.world.state<SituationReports>(of);
  CHECK(state.delay_seconds == row.seconds);
  CHECK(state.late == row.late);
}

TEST_CASE("situation report: waits on every organisation that has not taken note") {
  auto story = published_story();
  const auto duty = [](std::uint8_t number) {
    return "situation-report.acknowledgement-due " + party(number) + "\n";
  };
  CHECK(story.waiting(of) == duty(1) + duty(2));
  by(story, 2).given("situation-report.acknowledged", taken_note(2), of);
  CHECK(story.waiting(of) == duty(1));
  CHECK(story.refusal("situation-report.acknowledged", taken_note(2), of) ==
        "situation-report.already-acknowledged");
  by(story, 1).given("situation-report.acknowledged", taken_note(1), of);
  CHECK(story.waiting(of).empty());
}

TEST_CASE("situation report: a correction is taken note of anew, by who did so before too") {
  auto story = published_story();
  by(story, 2).at("2026-11-23T19:46:00Z").given("situation-report.acknowledged", taken_note(2), of);
  by(story, 1).at("2026-11-23T19:50:00Z").given("situation-report.corrected", corrected, of);
  const auto duties = situation_report::duties(story.world.state<SituationReports>(of));
  REQUIRE(duties.size() == 2);
  CHECK(duties[1].organisation == organisation_id(2));
  CHECK(duties[1].since == instant("2026-11-23T19:50:00Z"));
  // What was said before the correction and arrives after it says nothing about the correction.
  by(story, 1).at("2026-11-23T19:47:00Z").given("situation-report.acknowledged", taken_note(1), of);
  CHECK(situation_report::duties(story.world.state<SituationReports>(of)).size() == 2);
  story.at("2026-11-23T19:51:00Z").given("situation-report.acknowledged", taken_note(1), of);
  by(story, 2).given("situation-report.acknowledged", taken_note(2), of);
  CHECK(story.waiting(of).empty());
}

TEST_CASE("situation report: an organisation takes note itself, or by phone or paper to the centre") {
  auto story = published_story();
  const auto refused = [&] { return story.refusal("situation-report.acknowledged", taken_note(2), of); };
  CHECK(refused() == "situation-report.not-the-organisation");
  story.world.claims.via = Via::phone;
  CHECK(refused() == accepted);
  story.world.claims.via = Via::paper;
  CHECK(refused() == accepted);
  by(story, 3);
  CHECK(refused() == "situation-report.not-the-organisation");
  CHECK(story.refusal("situation-report.acknowledged", taken_note(3), of) ==
        "situation-report.not-distributed-to");
}

TEST_CASE("situation report: only its publisher's organisation corrects or withdraws it") {
  auto story = published_story();
  by(story, 2);
  CHECK(story.refusal("situation-report.corrected", corrected, of) == "situation-report.not-the-publisher");
  CHECK(story.refusal("situation-report.withdrawn", withdrawn, of) == "situation-report.not-the-publisher");
  given_actor(story.world, 5, organisation_id(1));
  by(story, 5);
  CHECK(story.refusal("situation-report.corrected", corrected, of) == accepted);
}

TEST_CASE("situation report: nothing happens to it before it is published, or after it is withdrawn") {
  auto story = published_story();
  story.at("2026-11-23T19:44:59Z");
  CHECK(story.refusal("situation-report.corrected", corrected, of) == "situation-report.before-published");
  CHECK(story.refusal("situation-report.acknowledged", taken_note(1), of) ==
        "situation-report.before-published");
  story.at("2026-11-23T19:46:00Z").given("situation-report.withdrawn", withdrawn, of);
  CHECK(story.waiting(of).empty());
}

TEST_CASE("situation report: its state is stored whole, and does not rest on hidden values") {
  auto story = published_story();
  story.given("situation-report.corrected", corrected, of)
      .given("situation-report.acknowledged", taken_note(1), of)
      .given("situation-report.withdrawn", withdrawn, of);
  const auto state = story.world.state<SituationReports>(of);
  CHECK(survives_storing<SituationReports>(state));
  CHECK(state.title.places.size() == 1);
  CHECK_FALSE(state.body.value.has_value());
  CHECK(state.corrections.at(0).what.places.size() == 1);
  CHECK(state.published_by == actor_id(1));
}
