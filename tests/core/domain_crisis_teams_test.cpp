#include "core/domain/crisis_teams.h"

#include <catch2/catch.hpp>

#include "tests/core/inform_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto of = stream("crisis-teams", 1);
const std::string established =
    R"({"purpose":"Natuurbrand","decision":"Minister, 23 november","until":"2026-11-30T00:00:00Z"})";
std::string member(std::uint8_t number) {
  return R"({"actor":")" + to_string(actor_id(number)) + R"(","function":"Liaison Defensie"})";
}
std::string relieved(std::uint8_t number) {
  return R"({"actor":")" + to_string(actor_id(number)) + "\"}";
}
std::string advice(std::uint8_t to, int picture = 7) {
  return R"({"to":")" + party(to) + R"(","text":"Zet de helikopters in","pictureIndex":)" +
         std::to_string(picture) + "}";
}
std::string answer(std::uint8_t statement, std::string_view outcome, std::string_view reasons = "Te duur") {
  return R"({"advice":")" + said(statement) + R"(","outcome":")" + std::string(outcome) +
         (reasons.empty() ? "\"}" : R"(","reasons":")" + std::string(reasons) + "\"}");
}
std::string anew(std::uint8_t statement, int picture = 90) {
  return R"({"advice":")" + said(statement) + R"(","text":"Zet er toch een in","pictureIndex":)" +
         std::to_string(picture) + "}";
}

// Statements 1 to 4: established, actor 1 assigned, advice 3 to organisation 2 and advice 4 to
// organisation 3.
Story advising() {
  auto story = informed_story();
  in_operation(story, 1)
      .given("crisis-team.established", established, of)
      .given("crisis-team.member-assigned", member(1), of)
      .given("crisis-team.advice-given", advice(2), of)
      .given("crisis-team.advice-given", advice(3), of);
  return story;
}
crisis_team::State state_of(const Story& story) {
  return story.world.state<CrisisTeams>(of);
}

}  // namespace

TEST_CASE("crisis team: is established for an operation, and until a moment that lies ahead") {
  auto story = informed_story();
  const auto refused = [&](const std::string& json) {
    return story.refusal("crisis-team.established", json, of);
  };
  CHECK(refused(established) == "operation.required");
  in_operation(story, 1);
  CHECK(refused(established) == accepted);
  CHECK(refused(with(established, "until", R"("2026-11-23T19:45:00Z")")) ==
        "crisis-team.until-not-after-start");
  CHECK(refused(with(established, "purpose", R"("BSN 111222333")")) == "field.bsn");
  CHECK(faults<crisis_team::Established>("{}") ==
        "/purpose field.missing\n/decision field.missing\n/until field.missing\n");
}

TEST_CASE("crisis team: exercise data never touches a real operation") {
  auto story = informed_story();
  const auto refused = [&](std::uint8_t operation, bool exercise) {
    return in_operation(story, operation, exercise).refusal("crisis-team.established", established, of);
  };
  CHECK(refused(2, true) == accepted);
  CHECK(refused(1, true) == "operation.exercise-mismatch");
  CHECK(refused(2, false) == "operation.exercise-mismatch");
  CHECK(refused(3, false) == "operation.closed");
}

TEST_CASE("crisis team: members come once, leave once, and may come again") {
  auto story = advising();
  const auto comes = [&](std::uint8_t number) {
    return story.refusal("crisis-team.member-assigned", member(number), of);
  };
  const auto leaves = [&](std::uint8_t number) {
    return story.refusal("crisis-team.member-relieved", relieved(number), of);
  };
  CHECK(comes(1) == "crisis-team.already-member");
  CHECK(comes(9) == "crisis-team.actor-unknown");
  CHECK(leaves(2) == "crisis-team.not-a-member");
  story.at("2026-11-23T20:00:00Z").given("crisis-team.member-assigned", member(2), of);
  story.at("2026-11-23T19:59:00Z");
  CHECK(leaves(2) == "crisis-team.relieved-before-assigned");
  story.at("2026-11-23T21:00:00Z").given("crisis-team.member-relieved", relieved(2), of);
  CHECK(leaves(2) == "crisis-team.not-a-member");
  story.given("crisis-team.member-assigned", member(2), of);
  const auto members = state_of(story).members;
  REQUIRE(members.size() == 3);
  CHECK(members[1].until == instant("2026-11-23T21:00:00Z"));
  CHECK_FALSE(members[2].until.has_value());
}

TEST_CASE("crisis team: a suspended actor does not join") {
  auto story = advising();
  story.world.given<Actors>(actor_id(3), read<actor::Suspended>(R"({"reason":"Onderzoek"})"));
  CHECK(story.refusal("crisis-team.member-assigned", member(3), of) == "crisis-team.actor-unknown");
}

TEST_CASE("crisis team: advice comes from a member, to an organisation, on a picture that was there") {
  auto story = advising();
  const auto refused = [&](const std::string& json) {
    return story.refusal("crisis-team.advice-given", json, of);
  };
  const auto position = static_cast<int>(story.world.position.value);
  CHECK(refused(advice(2, position - 1)) == accepted);
  CHECK(refused(advice(2, position)) == "crisis-team.picture-ahead");
  CHECK(refused(with(advice(2), "pictureIndex", "9007199254740991")) == "crisis-team.picture-ahead");
  CHECK(faults<crisis_team::AdviceGiven>(advice(2, -1)) == "/pictureIndex field.out-of-range\n");
  CHECK(refused(advice(4)) == "crisis-team.addressee-unknown");
  CHECK(refused(advice(9)) == "crisis-team.addressee-unknown");
  by(story, 2);
  CHECK(refused(advice(2)) == "crisis-team.author-not-member");
}

TEST_CASE("crisis team: several advices wait, each on the organisation that it was given to") {
  auto story = advising();
  const auto duties = crisis_team::duties(state_of(story));
  REQUIRE(duties.size() == 3);
  CHECK(duties[0].about == said(3));
  CHECK(duties[0].organisation == organisation_id(2));
  CHECK(duties[1].about == said(4));
  CHECK(duties[1].organisation == organisation_id(3));
  CHECK(duties[2].kind == "crisis-team.end-due");
  CHECK(duties[2].until == instant("2026-11-30T00:00:00Z"));
}

TEST_CASE("crisis team: an advice is answered by whoever was advised, once, with reasons unless followed") {
  auto story = advising();
  const auto refused = [&](const std::string& json) {
    return story.refusal("crisis-team.advice-answered", json, of);
  };
  CHECK(refused(answer(3, "followed")) == "crisis-team.not-the-addressee");
  story.world.claims.via = Via::phone;
  CHECK(refused(answer(3, "followed")) == accepted);
  story.world.claims.via = Via::api;
  by(story, 2);
  CHECK(refused(answer(3, "not", "")) == "crisis-team.reasons-missing");
  CHECK(refused(answer(3, "partly", "")) == "crisis-team.reasons-missing");
  CHECK(refused(answer(3, "followed", "")) == accepted);
  CHECK(refused(answer(4, "followed")) == "crisis-team.not-the-addressee");
  CHECK(refused(answer(9, "followed")) == "crisis-team.advice-unknown");
  story.at("2026-11-23T19:45:00Z").given("crisis-team.advice-answered", answer(3, "followed"), of);
  CHECK(story.waiting(of) == "crisis-team.answer-due " + said(4) + "\ncrisis-team.end-due\n");
}

TEST_CASE("crisis team: an advice is not answered before it is given") {
  auto story = advising();
  story.at("2026-11-24T08:00:00Z").given("crisis-team.advice-given", advice(2), of);
  by(story, 2).at("2026-11-24T07:00:00Z");
  CHECK(story.refusal("crisis-team.advice-answered", answer(5, "followed"), of) ==
        "crisis-team.answered-before-given");
}

TEST_CASE("crisis team: advice not followed goes back, and is issued anew on the actual picture") {
  auto story = advising();
  by(story, 2).given("crisis-team.advice-answered", answer(3, "not"), of);
  CHECK(story.waiting(of) == "crisis-team.reissue-due " + said(3) + "\ncrisis-team.answer-due " + said(4) +
                                 "\ncrisis-team.end-due\n");
  const auto refused = [&](const std::string& json) {
    return story.refusal("crisis-team.reissued", json, of);
  };
  CHECK(refused(anew(3)) == "crisis-team.author-not-member");
  by(story, 1);
  CHECK(refused(anew(3, 6)) == "crisis-team.picture-older");
  CHECK(refused(anew(3, 7)) == "crisis-team.picture-older");
  CHECK(refused(anew(3, 8)) == accepted);
  CHECK(refused(anew(3, 500)) == "crisis-team.picture-ahead");
  CHECK(refused(anew(8)) == "crisis-team.advice-unknown");
  story.given("crisis-team.reissued", anew(3), of);
  const auto advices = state_of(story).advices;
  REQUIRE(advices.size() == 3);
  CHECK(advices[0].state == crisis_team::AdviceState::reissued);
  CHECK(advices[0].outcome == crisis_team::Outcome::not_followed);
  CHECK(advices[0].reissued_as == advices[2].id);
  CHECK(advices[2].reissue_of == advices[0].id);
  CHECK(advices[2].to == organisation_id(2));
  CHECK(story.waiting(of) == "crisis-team.answer-due " + said(4) + "\ncrisis-team.answer-due " + said(6) +
                                 "\ncrisis-team.end-due\n");
}

TEST_CASE("crisis team: what may follow on an advice, in each of its states") {
  struct Row {
    std::string_view outcome;
    bool then_reissued;
    std::string answered, reissued;
  };
  const auto row = GENERATE(values<Row>(
      {{"", false, accepted, "crisis-team.advice-not-answered"},
       {"followed", false, "crisis-team.advice-already-answered", "crisis-team.advice-followed"},
       {"partly", false, "crisis-team.advice-already-answered", accepted},
       {"not", false, "crisis-team.advice-already-answered", accepted},
       {"partly", true, "crisis-team.advice-already-answered", "crisis-team.advice-already-reissued"},
       {"not", true, "crisis-team.advice-already-answered", "crisis-team.advice-already-reissued"}}));
  auto story = informed_story();
  in_operation(story, 1)
      .given("crisis-team.established", established, of)
      .given("crisis-team.member-assigned", member(1), of)
      .given("crisis-team.advice-given", advice(1), of);
  if (!row.outcome.empty()) story.given("crisis-team.advice-answered", answer(3, row.outcome), of);
  if (row.then_reissued) story.given("crisis-team.reissued", anew(3), of);
  INFO(row.outcome << " " << row.then_reissued);
  CHECK(story.refusal("crisis-team.advice-answered", answer(3, "not"), of) == row.answered);
  CHECK(story.refusal("crisis-team.reissued", anew(3), of) == row.reissued);
}

TEST_CASE("crisis team: after its term nothing rests on it until it is extended") {
  auto story = advising();
  story.at("2026-11-30T00:00:00Z");
  CHECK(story.refusal("crisis-team.advice-given", advice(2), of) == "crisis-team.term-over");
  CHECK(story.refusal("crisis-team.member-assigned", member(2), of) == "crisis-team.term-over");
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Klaar"})", of) == accepted);
  const auto extended = [](std::string_view until) {
    return R"({"until":")" + std::string(until) + R"(","reasons":"De brand woedt nog"})";
  };
  const auto refused = [&](std::string_view until) {
    return story.refusal("crisis-team.extended", extended(until), of);
  };
  CHECK(refused("2026-11-30T00:00:00Z") == "crisis-team.until-not-later");
  CHECK(refused("2026-11-29T00:00:00Z") == "crisis-team.until-not-later");
  story.at("2026-12-02T00:00:00Z");
  CHECK(refused("2026-12-01T00:00:00Z") == "crisis-team.until-not-later");
  story.given("crisis-team.extended", extended("2026-12-07T00:00:00Z"), of);
  CHECK(story.refusal("crisis-team.advice-given", advice(2), of) == accepted);
  CHECK(state_of(story).term_since == instant("2026-12-02T00:00:00Z"));
}

TEST_CASE("crisis team: when it is disbanded, nothing waits any more and open advice has lapsed") {
  auto story = advising();
  by(story, 2).given("crisis-team.advice-answered", answer(3, "not"), of);
  by(story, 1).given("crisis-team.disbanded", R"({"reason":"Brand meester"})", of);
  CHECK(story.waiting(of).empty());
  const auto state = state_of(story);
  CHECK(state.advices.at(0).state == crisis_team::AdviceState::lapsed);
  CHECK(state.advices.at(0).outcome == crisis_team::Outcome::not_followed);
  CHECK(state.advices.at(1).state == crisis_team::AdviceState::lapsed);
  CHECK(survives_storing<CrisisTeams>(state));
}

TEST_CASE("crisis team: nothing happens in it before it is established") {
  auto story = advising();
  story.at("2026-11-23T19:44:59Z");
  CHECK(story.refusal("crisis-team.advice-given", advice(2), of) == "crisis-team.before-established");
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Klaar"})", of) ==
        "crisis-team.before-established");
}

TEST_CASE("crisis team: who advises has joined before, and what follows comes after") {
  const auto reversed = "crisis-team.dates-reversed";
  auto story = informed_story();
  in_operation(story, 1).given("crisis-team.established", established, of);
  story.at("2026-11-23T20:00:00Z").given("crisis-team.member-assigned", member(1), of);
  story.at("2026-11-23T19:59:59Z");
  CHECK(story.refusal("crisis-team.advice-given", advice(2), of) == reversed);
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Voorbij"})", of) == reversed);
  story.at("2026-11-23T20:30:00Z").given("crisis-team.advice-given", advice(2), of);  // the third
  by(story, 2).at("2026-11-23T21:00:00Z").given("crisis-team.advice-answered", answer(3, "not"), of);
  by(story, 1).at("2026-11-23T20:59:59Z");
  CHECK(story.refusal("crisis-team.reissued", anew(3), of) == reversed);
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Voorbij"})", of) == reversed);
  story.at("2026-11-23T21:00:00Z");
  CHECK(story.refusal("crisis-team.reissued", anew(3), of) == accepted);
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Voorbij"})", of) == accepted);
}

TEST_CASE("crisis team: is extended after its term was set, and disbanded also once its operation is over") {
  auto story = advising();
  const auto extended = R"({"until":"2026-12-07T00:00:00Z","reasons":"Nog niet voorbij"})";
  const auto later = R"({"until":"2026-12-14T00:00:00Z","reasons":"Nog niet voorbij"})";
  story.at("2026-11-25T12:00:00Z").given("crisis-team.extended", extended, of);
  CHECK(story.at("2026-11-25T11:59:59Z").refusal("crisis-team.extended", later, of) ==
        "crisis-team.dates-reversed");
  story.at("2026-11-25T12:00:00Z");
  auto over = story.world.state<Operations>(operation_id(1));
  over.phase = operation::Phase::closed;
  story.world.put<Operations>(operation_id(1), over);
  CHECK(story.refusal("crisis-team.extended", later, of) == "operation.closed");
  CHECK(story.refusal("crisis-team.disbanded", R"({"reason":"Voorbij"})", of) == accepted);
}

TEST_CASE("crisis team: whoever is advised may be any organisation, so its advice is on whoever is on duty") {
  const auto waiting = crisis_team::duties(state_of(advising()));
  REQUIRE(waiting.size() == 3);
  CHECK(waiting[0].organisation == organisation_id(2));
  CHECK(waiting[0].role.empty());
}
