#include "core/domain/accountability_questions.h"

#include <catch2/catch.hpp>

#include "tests/core/inform_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto of = stream("accountability-questions", 1);
const auto asked = R"({"by":"council","text":"Waarom kwam de helikopter laat?","asker":")" + party(3) +
                   R"(","addressed":")" + party(1) + R"(","due":"2026-12-21T00:00:00Z"})";
std::string assigned(std::uint8_t number) {
  return R"({"organisation":")" + party(number) + "\"}";
}
const auto answered = R"({"text":"Door het zicht","evidence":[")" + said(1) + "\"]}";
const std::string objected = R"({"reasons":"Onvolledig","due":"2027-02-01T00:00:00Z"})";
std::string extended(std::string_view until) {
  return R"({"until":")" + std::string(until) + R"(","reasons":"Onderzoek loopt"})";
}
std::string closed(std::string_view ending, std::string_view reason = "") {
  return R"({"ending":")" + std::string(ending) +
         (reason.empty() ? "\"}" : R"(","reason":")" + std::string(reason) + "\"}");
}
// The centre, which organisation 5 is.
Story& at_the_centre(Story& story, Via via) {
  organisation::State centre;
  centre.kind = organisation::Kind::kcr2;
  story.world.put<Organisations>(organisation_id(5), centre);
  given_actor(story.world, 5, organisation_id(5));
  story.world.put<Mandates>(mandate_id(5), held_mandate(actor_id(5), mandate::Role::board_secretary));
  story.world.claims.via = via;
  return by(story, 5);
}
Story with_organisation_2() {
  auto story = informed_story();
  story.given("accountability-question.asked", asked, of)
      .given("accountability-question.assigned", assigned(2), of);
  return story;
}
accountability_question::State state_of(const Story& story) {
  return story.world.state<AccountabilityQuestions>(of);
}

}  // namespace

TEST_CASE("accountability: a question is asked of an organisation, with a term that lies ahead") {
  struct Row {
    std::string member, value;
    std::string expected;
  };
  const auto suspended = "\"" + party(4) + "\"";
  const auto row = GENERATE_COPY(
      values<Row>({{"by", "\"citizen\"", accepted},
                   {"due", R"("2026-11-23T19:45:00Z")", "accountability-question.due-not-after"},
                   {"addressed", suspended, "accountability-question.addressed-unknown"},
                   {"asker", suspended, "accountability-question.asker-unknown"},
                   {"reference", "\"zaak 12\"", "accountability-question.reference-malformed"},
                   {"text", "\"BSN 111222333\"", "field.bsn"}}));
  INFO(row.member << " " << row.value);
  CHECK(informed_story().refusal("accountability-question.asked", with(asked, row.member, row.value), of) ==
        row.expected);
}

TEST_CASE("accountability: a question may be about a closed operation, and an exercise's stays in it") {
  auto story = informed_story();
  const auto refused = [&](std::uint8_t operation, bool exercise) {
    return in_operation(story, operation, exercise).refusal("accountability-question.asked", asked, of);
  };
  CHECK(refused(3, false) == accepted);
  CHECK(refused(2, true) == accepted);
  CHECK(refused(2, false) == "operation.exercise-mismatch");
  CHECK(refused(1, true) == "operation.exercise-mismatch");
  CHECK(refused(9, false) == "operation.unknown");
}

TEST_CASE("accountability: waits on whom it is addressed to, then on whom it is assigned to") {
  auto story = informed_story();
  story.given("accountability-question.asked", asked, of);
  auto duties = accountability_question::duties(state_of(story));
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].kind == "accountability-question.assignment-due");
  CHECK(duties[0].organisation == organisation_id(1));
  CHECK(duties[0].until == instant("2026-12-21T00:00:00Z"));
  story.at("2026-11-25T09:00:00Z").given("accountability-question.assigned", assigned(2), of);
  duties = accountability_question::duties(state_of(story));
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].kind == "accountability-question.answer-due");
  CHECK(duties[0].organisation == organisation_id(2));
  CHECK(duties[0].since == instant("2026-11-25T09:00:00Z"));
  CHECK(duties[0].until == instant("2026-12-21T00:00:00Z"));
}

TEST_CASE("accountability: is assigned to an organisation that is there, and to one of its people") {
  auto story = with_organisation_2();
  const auto refused = [&](std::uint8_t number, std::uint8_t actor) {
    return story.refusal("accountability-question.assigned",
                         with(assigned(number), "actor", "\"" + to_string(actor_id(actor)) + "\""), of);
  };
  CHECK(story.refusal("accountability-question.assigned", assigned(2), of) ==
        "accountability-question.already-assigned");
  CHECK(story.refusal("accountability-question.assigned", assigned(4), of) ==
        "accountability-question.organisation-unknown");
  CHECK(refused(2, 2) == accepted);
  CHECK(refused(2, 9) == "accountability-question.actor-unknown");
  CHECK(refused(2, 3) == "accountability-question.actor-of-other-organisation");
  CHECK(refused(3, 3) == accepted);
}

TEST_CASE("accountability: is answered by whom it is assigned to, on evidence that it names once") {
  auto story = with_organisation_2();
  const auto refused = [&](const std::string& json) {
    return story.refusal("accountability-question.answered", json, of);
  };
  CHECK(refused(answered) == "accountability-question.not-the-assigned");
  story.world.claims.via = Via::paper;
  CHECK(refused(answered) == accepted);
  by(story, 2);
  story.world.claims.via = Via::api;
  CHECK(refused(answered) == accepted);
  CHECK(refused(R"({"text":"Daarover is niets vastgelegd"})") == accepted);
  CHECK(refused(with(answered, "evidence", "[\"" + said(1) + "\",\"" + said(1) + "\"]")) ==
        "accountability-question.evidence-twice");
  CHECK(faults<accountability_question::Answered>(R"({"evidence":["x"]})") ==
        "/text field.missing\n/evidence/0 uuid.malformed\n");
}

TEST_CASE("accountability: what an answer rests on is cited, so that the register checks that it is there") {
  const auto row = find_event("accountability-question.answered");
  const auto event = row.event->read(parse_json(answered).value(), ReadMode::intake, {}).value();
  CHECK(row.event->cited(event) == std::vector{stream("statements", 101).id});
  const auto other = find_event("accountability-question.closed");
  CHECK(other.event
            ->cited(other.event->read(parse_json(closed("answered")).value(), ReadMode::intake, {}).value())
            .empty());
}

TEST_CASE("accountability: a term is extended while it runs, to a later moment") {
  auto story = with_organisation_2();
  const auto refused = [&](std::string_view until) {
    return story.refusal("accountability-question.extended", extended(until), of);
  };
  CHECK(refused("2026-12-21T00:00:00Z") == "accountability-question.until-not-later");
  by(story, 2);
  CHECK(refused("2027-01-04T00:00:00Z") == accepted);
  by(story, 3);
  CHECK(refused("2027-01-04T00:00:00Z") == "accountability-question.not-the-answering-side");
  by(story, 1);
  story.at("2026-12-21T00:00:00Z");
  CHECK(refused("2027-01-04T00:00:00Z") == "accountability-question.term-over");
  story.at("2026-12-20T00:00:00Z")
      .given("accountability-question.extended", extended("2027-01-04T00:00:00Z"), of);
  const auto state = state_of(story);
  CHECK(state.due == instant("2027-01-04T00:00:00Z"));
  CHECK(state.extensions.size() == 1);
  CHECK(accountability_question::duties(state).at(0).until == instant("2027-01-04T00:00:00Z"));
}

TEST_CASE("accountability: an objection waits for a new answer") {
  auto story = with_organisation_2();
  by(story, 2).given("accountability-question.answered", answered, of);
  CHECK(story.waiting(of).empty());
  by(story, 3);
  CHECK(story.refusal("accountability-question.objected", with(objected, "due", R"("2026-11-23T19:45:00Z")"),
                      of) == "accountability-question.due-not-after");
  story.given("accountability-question.objected", objected, of);
  const auto duties = accountability_question::duties(state_of(story));
  REQUIRE(duties.size() == 1);
  CHECK(duties[0].kind == "accountability-question.objection-due");
  CHECK(duties[0].organisation == organisation_id(2));
  CHECK(duties[0].until == instant("2027-02-01T00:00:00Z"));
  by(story, 2).given("accountability-question.answered", answered, of);
  CHECK(story.waiting(of).empty());
  const auto state = state_of(story);
  CHECK(state.answers.size() == 2);
  CHECK(state.answers[0].evidence == std::vector{stream("statements", 101).id});
  CHECK(survives_storing<AccountabilityQuestions>(state));
}

TEST_CASE("accountability: how a question may end, in each of its phases") {
  struct Row {
    int steps;  // of: assigned, answered, objected
    std::string answered, withdrawn, forwarded;
  };
  const std::string not_answered = "accountability-question.not-answered";
  const std::string already = "accountability-question.already-answered";
  const auto row =
      GENERATE_COPY(values<Row>({{0, not_answered, accepted, accepted},
                                 {1, not_answered, accepted, accepted},
                                 {2, accepted, accepted, already},
                                 {3, "accountability-question.objection-waits", accepted, already}}));
  auto story = informed_story();
  story.given("accountability-question.asked", asked, of);
  if (row.steps > 0) story.given("accountability-question.assigned", assigned(1), of);
  if (row.steps > 1) story.given("accountability-question.answered", answered, of);
  if (row.steps > 2) by(story, 3).given("accountability-question.objected", objected, of);
  by(story, 1);
  const auto refused = [&](const std::string& json) {
    return story.refusal("accountability-question.closed", json, of);
  };
  CHECK(refused(closed("answered")) == row.answered);
  CHECK(refused(closed("withdrawn", "Ingetrokken")) == "accountability-question.not-the-asker");
  CHECK(refused(closed("forwarded", "Naar de minister")) == row.forwarded);
  by(story, 3);
  CHECK(refused(closed("withdrawn", "Ingetrokken")) == row.withdrawn);
  if (row.answered == accepted)
    CHECK(refused(closed("answered")) == "accountability-question.not-the-answering-side");
  if (row.forwarded == accepted)
    CHECK(refused(closed("forwarded", "Naar elders")) == "accountability-question.not-the-answering-side");
  CHECK(refused(closed("withdrawn")) == "accountability-question.reason-missing");
  CHECK(refused(closed("forwarded")) == "accountability-question.reason-missing");
}

TEST_CASE("accountability: who is asked passes it on, or who then has it, and nobody else") {
  auto story = informed_story();
  story.given("accountability-question.asked", asked, of);
  const auto refused = [&](std::uint8_t author, std::uint8_t to) {
    return by(story, author).refusal("accountability-question.assigned", assigned(to), of);
  };
  CHECK(refused(2, 2) == "accountability-question.not-the-answering-side");
  CHECK(refused(3, 2) == "accountability-question.not-the-answering-side");
  CHECK(refused(1, 2) == accepted);
  by(story, 1).given("accountability-question.assigned", assigned(2), of);
  CHECK(refused(2, 1) == accepted);
  CHECK(refused(1, 1) == accepted);
}

TEST_CASE("accountability: the asker objects, or the centre writes down what he said by phone or on paper") {
  auto story = with_organisation_2();
  by(story, 2).given("accountability-question.answered", answered, of);
  const auto refused = [&] { return story.refusal("accountability-question.objected", objected, of); };
  const std::string not_the_asker = "accountability-question.not-the-asker";
  CHECK(refused() == not_the_asker);
  by(story, 1).world.claims.via = Via::paper;
  CHECK(refused() == not_the_asker);
  at_the_centre(story, Via::desk);
  CHECK(refused() == not_the_asker);
  at_the_centre(story, Via::paper);
  CHECK(refused() == accepted);
  by(story, 3).world.claims.via = Via::desk;
  CHECK(refused() == accepted);
}

TEST_CASE("accountability: of an asker who is in no register, whom he asked writes down what he says") {
  auto story = informed_story();
  const auto by_citizen = with(with(asked, "asker", ""), "by", "\"citizen\"");
  story.given("accountability-question.asked", by_citizen, of)
      .given("accountability-question.assigned", assigned(1), of)
      .given("accountability-question.answered", answered, of);
  const auto refused = [&] { return story.refusal("accountability-question.objected", objected, of); };
  CHECK(refused() == "accountability-question.not-the-asker");
  story.world.claims.via = Via::paper;
  CHECK(refused() == accepted);
  by(story, 2);
  CHECK(refused() == "accountability-question.not-the-asker");
  at_the_centre(story, Via::phone);
  CHECK(refused() == accepted);
}

TEST_CASE("accountability: where the board asked, its members say whether they are content") {
  auto story = informed_story();
  story.given("accountability-question.asked", with(with(asked, "asker", ""), "by", "\"board\""), of)
      .given("accountability-question.assigned", assigned(1), of)
      .given("accountability-question.answered", answered, of);
  by(story, 2);
  CHECK(story.refusal("accountability-question.objected", objected, of) ==
        "accountability-question.not-the-asker");
  story.world.put<Mandates>(mandate_id(2), held_mandate(actor_id(2), mandate::Role::board_member));
  CHECK(story.refusal("accountability-question.objected", objected, of) == accepted);
}

TEST_CASE("accountability: nothing happens to a question before it is asked") {
  auto story = with_organisation_2();
  by(story, 2).at("2026-11-23T19:44:59Z");
  CHECK(story.refusal("accountability-question.answered", answered, of) ==
        "accountability-question.before-asked");
}

TEST_CASE("accountability: the view shows of each answer whether its term had passed") {
  auto story = with_organisation_2();
  by(story, 2).at("2026-12-20T23:59:59Z");
  auto in_time = story;
  in_time.given("accountability-question.answered", answered, of);
  CHECK_FALSE(state_of(in_time).answers[0].late);
  story.at("2026-12-21T00:00:00Z").given("accountability-question.answered", answered, of);
  CHECK(state_of(story).answers[0].late);
  CHECK(survives_storing<AccountabilityQuestions>(state_of(story)));

  by(story, 3).at("2027-01-10T00:00:00Z").given("accountability-question.objected", objected, of);
  by(story, 2).at("2027-01-31T23:59:59Z");
  auto heard = story;
  heard.given("accountability-question.answered", answered, of);
  CHECK_FALSE(state_of(heard).answers[1].late);  // the objection has a term of its own
  CHECK(state_of(heard).answers[0].late);
  story.at("2027-02-01T00:00:00Z").given("accountability-question.answered", answered, of);
  CHECK(state_of(story).answers[1].late);

  auto extended_in_time = with_organisation_2();
  by(extended_in_time, 2).given("accountability-question.extended", extended("2027-01-15T00:00:00Z"), of);
  extended_in_time.at("2027-01-14T00:00:00Z").given("accountability-question.answered", answered, of);
  CHECK_FALSE(state_of(extended_in_time).answers[0].late);
}

TEST_CASE("accountability: assigning, answering, objecting and closing follow each other in time") {
  const auto reversed = "accountability-question.dates-reversed";
  auto story = informed_story();
  story.given("accountability-question.asked", asked, of);
  by(story, 1).at("2026-11-25T09:00:00Z").given("accountability-question.assigned", assigned(2), of);
  story.at("2026-11-25T08:59:59Z");
  CHECK(story.refusal("accountability-question.assigned", assigned(3), of) == reversed);
  CHECK(by(story, 2).refusal("accountability-question.answered", answered, of) == reversed);
  story.at("2026-11-26T09:00:00Z").given("accountability-question.answered", answered, of);
  by(story, 3).at("2026-11-26T08:59:59Z");
  CHECK(story.refusal("accountability-question.objected", objected, of) == reversed);
  CHECK(by(story, 2).refusal("accountability-question.closed", closed("answered"), of) == reversed);
  by(story, 3).at("2026-11-27T09:00:00Z").given("accountability-question.objected", objected, of);
  by(story, 2).at("2026-11-27T08:59:59Z");
  CHECK(story.refusal("accountability-question.answered", answered, of) == reversed);
  CHECK(story.at("2026-11-27T09:00:00Z").refusal("accountability-question.answered", answered, of) ==
        accepted);
}
