// The complete tables of these aggregates, as pages of the documentation.
#include <catch2/catch.hpp>

#include "core/domain/accountability_questions.h"
#include "core/domain/crisis_teams.h"
#include "core/domain/preparations.h"
#include "core/domain/situation_reports.h"
#include "tests/core/inform_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

struct Line {
  std::string_view type;
  std::string json;
};

// A story that tells these lines one after the other.
std::function<StreamId(Story&)> telling(std::string_view collection, const std::vector<Line>& lines) {
  const auto of = stream(collection, 1);
  return [=](Story& story) {
    story = informed_story();
    in_operation(story, 1);
    for (const auto& line : lines) story.given(line.type, line.json, of);
    return of;
  };
}

template <typename... More>
std::vector<Line> and_then(std::vector<Line> lines, const More&... more) {
  (lines.push_back(more), ...);
  return lines;
}

const auto one = "\"" + party(1) + "\"";
const auto first_actor = "\"" + to_string(actor_id(1)) + "\"";
const auto second_actor = "\"" + to_string(actor_id(2)) + "\"";
std::string quoted(std::uint8_t statement) {
  return "\"" + said(statement) + "\"";
}

const Line established{"crisis-team.established",
                       R"({"purpose":"Brand","decision":"Minister","until":"2026-12-01T00:00:00Z"})"};
const Line joined{"crisis-team.member-assigned", R"({"actor":)" + first_actor + R"(,"function":"Leider"})"};
const Line given{"crisis-team.advice-given", R"({"to":)" + one + R"(,"text":"Evacueer","pictureIndex":7})"};
const Line ended{"crisis-team.disbanded", R"({"reason":"Klaar"})"};

// What becomes of each statement on an advice, the team's third statement, in each state that it can be in.
std::string advice_table() {
  const auto answered = [](std::string_view outcome) {
    return Line{"crisis-team.advice-answered", R"({"advice":)" + quoted(3) + R"(,"outcome":")" +
                                                   std::string(outcome) + R"(","reasons":"Te laat"})"};
  };
  const Line reissued{"crisis-team.reissued",
                      R"({"advice":)" + quoted(3) + R"(,"text":"Toch","pictureIndex":90})"};
  const std::vector<Line> waits{established, joined, given};
  const std::map<std::string, std::vector<Line>> ways{
      {"waiting", waits},
      {"followed", and_then(waits, answered("followed"))},
      {"partly-followed", and_then(waits, answered("partly"))},
      {"not-followed", and_then(waits, answered("not"))},
      {"reissued", and_then(waits, answered("not"), reissued)},
      {"lapsed", and_then(waits, ended)}};
  std::string head = "| event |", rule = "|---|", answers, reissues;
  for (const auto name : names_of(crisis_team::AdviceState{})) {
    Story story;
    const auto team = telling("crisis-teams", ways.at(std::string(name)))(story);
    CHECK(name_of(story.world.state<CrisisTeams>(team).advices.front().state) == name);
    head += " " + std::string(name) + " |";
    rule += "---|";
    const auto tell = [&](const Line& line) {
      const auto code = story.refusal(line.type, line.json, team);
      return code == accepted ? std::string(" accepted |") : " `" + code + "` |";
    };
    answers += tell(answered("followed"));
    reissues += tell(reissued);
  }
  return head + "\n" + rule + "\n| `crisis-team.advice-answered` |" + answers +
         "\n| `crisis-team.reissued` |" + reissues + "\n";
}

}  // namespace

TEST_CASE("situation report: the complete table of its transitions") {
  const Line published{"situation-report.published",
                       R"({"kind":"figures","title":"Cijfers","body":"12","sources":["LCMS"],)"
                       R"("pictureTime":"2026-11-23T19:40:00Z","classification":"public","distribution":[)" +
                           one + "]}"};
  const Line corrected{"situation-report.corrected", R"({"what":"13","why":"Telfout"})"};
  const Line withdrawn{"situation-report.withdrawn", R"({"reason":"Achterhaald"})"};
  const auto tell = [](const std::vector<Line>& lines) { return telling("situation-reports", lines); };
  check_generated("ops/transitions/situation-reports.md",
                  transitions_page<situation_report::Phase>(
                      situation_reports(),
                      {{"published", tell({published})},
                       {"corrected", tell({published, corrected})},
                       {"withdrawn", tell({published, withdrawn})}},
                      {{"situation-report.corrected", corrected.json},
                       {"situation-report.acknowledged", R"({"organisation":)" + one + "}"},
                       {"situation-report.withdrawn", withdrawn.json}}));
}

TEST_CASE("crisis team: the complete table of its transitions") {
  const auto& advice = given.json;
  // Advice 3 waits for its answer, advice 4 was not followed.
  const std::vector<Line> active{established,
                                 joined,
                                 {"crisis-team.advice-given", advice},
                                 {"crisis-team.advice-given", advice},
                                 {"crisis-team.advice-answered",
                                  R"({"advice":)" + quoted(4) + R"(,"outcome":"not","reasons":"Te laat"})"}};
  check_generated(
      "ops/transitions/crisis-teams.md",
      transitions_page<crisis_team::Phase>(
          crisis_teams(),
          {{"active", telling("crisis-teams", active)},
           {"disbanded", telling("crisis-teams", and_then(active, ended))}},
          {{"crisis-team.member-assigned", R"({"actor":)" + second_actor + R"(,"function":"Liaison"})"},
           {"crisis-team.member-relieved", R"({"actor":)" + first_actor + "}"},
           {"crisis-team.advice-given", advice},
           {"crisis-team.advice-answered", R"({"advice":)" + quoted(3) + R"(,"outcome":"followed"})"},
           {"crisis-team.reissued", R"({"advice":)" + quoted(4) + R"(,"text":"Toch","pictureIndex":90})"},
           {"crisis-team.extended", R"({"until":"2026-12-08T00:00:00Z"})"},
           {"crisis-team.disbanded", ended.json}}) +
          "\n## Advices\n\nWhat becomes of each statement on an advice, in each state of the advice; it has "
          "lapsed "
          "where the team\nwas disbanded before anything came of it.\n\n" +
          advice_table());
}

TEST_CASE("preparation: the complete table of its transitions") {
  const auto because = std::string(R"({"reason":"Omdat"})");
  const auto action = R"({"text":"Doe het","owner":)" + one + R"(,"due":"2027-01-01T00:00:00Z"})";
  const auto digest = "\"" + std::string(64, 'a') + "\"";
  // The action of each story is its second statement.
  const Line opened{"preparation.action-opened", action};
  const std::vector<Line> capability{
      {"preparation.capability-declared",
       R"({"organisation":)" + one + R"(,"unitType":"pump","quantity":2,"readinessMinutes":60})"},
      opened};
  const std::vector<Line> plan{{"preparation.plan-adopted",
                                R"({"organisation":)" + one + R"(,"title":"Plan","digest":)" + digest + "}"},
                               opened};
  const std::vector<Line> exercise{
      {"preparation.exercise-planned",
       R"({"organisation":)" + one +
           R"(,"title":"Oefening","from":"2026-12-01T08:00:00Z","until":"2026-12-01T17:00:00Z"})"},
      opened};
  const Line held{"preparation.exercise-held", "{}"};
  const Line evaluated{"preparation.evaluated", R"({"findings":"Goed"})"};
  const auto tell = [](const std::vector<Line>& lines) { return telling("preparations", lines); };
  const Line withdrawn{"preparation.capability-withdrawn", because};
  const Line dropped{"preparation.plan-withdrawn", because};
  const Line cancelled{"preparation.exercise-cancelled", because};
  check_generated("ops/transitions/preparations.md",
                  transitions_page<preparation::Phase>(
                      preparations(),
                      {{"capability-declared", tell(capability)},
                       {"capability-withdrawn", tell(and_then(capability, withdrawn))},
                       {"plan-adopted", tell(plan)},
                       {"plan-withdrawn", tell(and_then(plan, dropped))},
                       {"exercise-planned", tell(exercise)},
                       {"exercise-held", tell(and_then(exercise, held))},
                       {"exercise-evaluated", tell(and_then(exercise, held, evaluated))},
                       {"exercise-cancelled", tell(and_then(exercise, cancelled))}},
                      {{"preparation.capability-redeclared", R"({"quantity":3,"readinessMinutes":30})"},
                       {"preparation.capability-withdrawn", because},
                       {"preparation.plan-revised", R"({"digest":)" + digest + "}"},
                       {"preparation.plan-withdrawn", because},
                       {"preparation.exercise-held", held.json},
                       {"preparation.exercise-cancelled", because},
                       {"preparation.evaluated", evaluated.json},
                       {"preparation.action-opened", action},
                       {"preparation.action-done", R"({"action":)" + quoted(2) + "}"}}));
}

TEST_CASE("accountability question: the complete table of its transitions") {
  const Line asked{"accountability-question.asked", R"({"by":"council","text":"Waarom?","asker":)" + one +
                                                        R"(,"addressed":)" + one +
                                                        R"(,"due":"2026-12-21T00:00:00Z"})"};
  const Line assigned{"accountability-question.assigned", R"({"organisation":)" + one + "}"};
  const Line answered{"accountability-question.answered",
                      R"({"text":"Daarom","evidence":[)" + quoted(1) + "]}"};
  const Line objected{"accountability-question.objected", R"({"reasons":"Onvolledig"})"};
  const Line closed{"accountability-question.closed", R"({"ending":"answered"})"};
  const auto tell = [](const std::vector<Line>& lines) { return telling("accountability-questions", lines); };
  check_generated(
      "ops/transitions/accountability-questions.md",
      transitions_page<accountability_question::Phase>(
          accountability_questions(),
          {{"asked", tell({asked})},
           {"assigned", tell({asked, assigned})},
           {"answered", tell({asked, assigned, answered})},
           {"objected", tell({asked, assigned, answered, objected})},
           {"closed", tell({asked, assigned, answered, closed})}},
          {{"accountability-question.assigned",
            R"({"organisation":)" + one + R"(,"actor":)" + first_actor + "}"},
           {"accountability-question.answered", answered.json},
           {"accountability-question.extended", R"({"until":"2027-01-04T00:00:00Z","reasons":"Onderzoek"})"},
           {"accountability-question.objected", objected.json},
           {"accountability-question.closed", closed.json}}));
}
