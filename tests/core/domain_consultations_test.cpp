#include "tests/core/domain_consultation_support.h"

using namespace kroniek;
using namespace kroniek::test;
using consultation::Phase;

namespace {

std::string with(std::string json, std::string_view from, std::string_view to) {
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}
std::string decision_refusal(const Story& story, std::string_view day) {
  return story.refusal("consultation.final-decision-taken", final_decision("general-board", "in-favour", day),
                       drenthe);
}

}  // namespace

TEST_CASE("consultation: a region opens it for its own municipalities, with a deadline ahead") {
  auto story = country();
  speaking(story, 3, "05-21");
  const auto refusal = [&](const std::string& json) {
    return story.refusal("consultation.opened", json, drenthe);
  };
  CHECK(refusal(opened_by_drenthe) == accepted);
  const auto first = text_of(organisation_id(101));
  CHECK(refusal(with(opened_by_drenthe, first, text_of(organisation_id(104)))) ==
        "consultation.municipality-of-other-region");
  CHECK(refusal(with(opened_by_drenthe, first, text_of(organisation_id(102)))) ==
        "consultation.municipality-twice");
  CHECK(refusal(with(opened_by_drenthe, first, text_of(organisation_id(4)))) ==
        "consultation.municipality-unknown");
  CHECK(refusal(with(opened_by_drenthe, first, text_of(organisation_id(199)))) ==
        "consultation.municipality-unknown");
  CHECK(refusal(with(opened_by_drenthe, "2026-09-01T00", "2026-05-21T12")) ==
        "consultation.deadline-not-ahead");
  CHECK(refusal(with(opened_by_drenthe, R"("deadline":"2026-09-01T00:00:00Z",)", "")) ==
        "consultation.deadline-missing");
  CHECK(refusal(opened_by_drenthe.substr(0, opened_by_drenthe.find(R"(,"munic)")) + "}") ==
        "consultation.municipalities-missing");
  CHECK(refusal(with(opened_by_drenthe, text_of(organisation_id(3)), text_of(organisation_id(101)))) ==
        "consultation.not-a-founder");
  CHECK(refusal(with(opened_by_drenthe, text_of(organisation_id(3)), text_of(organisation_id(199)))) ==
        "consultation.not-a-founder");
  CHECK(refusal(with(opened_by_drenthe, text_of(organisation_id(3)), text_of(organisation_id(4)))) ==
        "consultation.other-organisation");
  CHECK(faults<consultation::Opened>(R"({"founder":)" + text_of(organisation_id(3)) + "}") ==
        "/draft field.missing\n");
  story.world.claims.exercise = true;
  CHECK(refusal(opened_by_drenthe) == "consultation.exercise");
}

TEST_CASE("consultation: the ministry opens its own without councils") {
  auto story = country();
  speaking(story, 40, "05-21");
  CHECK(story.refusal("consultation.opened", opened_by_ministry, ministry) == accepted);
  auto with_deadline = opened_by_ministry;
  with_deadline.insert(with_deadline.size() - 1, R"(,"deadline":"2026-09-01T00:00:00Z")");
  CHECK(story.refusal("consultation.opened", with_deadline, ministry) ==
        "consultation.ministry-without-councils");
  story.given("consultation.opened", opened_by_ministry, ministry);
  CHECK(story.refusal("consultation.deadline-moved",
                      R"({"deadline":"2026-12-01T00:00:00Z","reasons":"Meer tijd"})",
                      ministry) == "consultation.ministry-without-councils");
  CHECK(story.refusal("consultation.sent", about(101), ministry) == "consultation.not-participating");
}

TEST_CASE("consultation: no final decision before each council was sent the draft and was heard") {
  auto story = running();
  speaking(story, 3, "09-02");
  CHECK(decision_refusal(story, "09-02") == "consultation.draft-not-sent");

  story = sent_to_all();
  speaking(story, 3, "06-30");
  CHECK(decision_refusal(story, "06-30") == "consultation.councils-not-heard");
  speaking(story, 101, "07-01").given("consultation.views-given", views(101, "none", "07-01"), drenthe);
  speaking(story, 102, "07-02").given("consultation.views-given", views(102, "wishes", "07-01"), drenthe);
  speaking(story, 3, "08-31");
  CHECK(decision_refusal(story, "08-31") == "consultation.councils-not-heard");

  // The deadline of the third passes on 1 September; a decision of the day before stays too early.
  speaking(story, 3, "09-01");
  CHECK(decision_refusal(story, "08-31") == "consultation.councils-not-heard");
  CHECK(decision_refusal(story, "09-01") == accepted);

  // Or it answers, and nothing needs to pass.
  speaking(story, 103, "07-03").given("consultation.views-given", views(103, "concerns", "07-03"), drenthe);
  speaking(story, 3, "07-02");
  CHECK(decision_refusal(story, "07-02") == "consultation.councils-not-heard");
  speaking(story, 3, "07-04");
  CHECK(decision_refusal(story, "07-02") == "consultation.councils-not-heard");
  CHECK(decision_refusal(story, "07-03") == accepted);
}

TEST_CASE("consultation: a municipality added later is heard as well") {
  auto story = sent_to_all();
  given_municipality(story.world, 105, 3);
  const auto added = R"({"municipality":)" + text_of(organisation_id(105)) + R"(,"reasons":"Fusie"})";
  speaking(story, 3, "08-01").given("consultation.municipality-added", added, drenthe);
  CHECK(story.refusal("consultation.municipality-added", added, drenthe) ==
        "consultation.municipality-twice");
  speaking(story, 3, "09-02");
  CHECK(decision_refusal(story, "09-02") == "consultation.draft-not-sent");
  CHECK(story.refusal("consultation.sent", about(105), drenthe) == "consultation.deadline-passed");
  story.given("consultation.deadline-moved",
              R"({"deadline":"2026-11-01T00:00:00Z","reasons":"Fusie","municipality":)" +
                  text_of(organisation_id(105)) + "}",
              drenthe);
  story.given("consultation.sent", about(105), drenthe);
  CHECK(decision_refusal(story, "09-02") == "consultation.councils-not-heard");
  speaking(story, 3, "11-02");
  CHECK(decision_refusal(story, "11-02") == accepted);
  CHECK(survives_storing<Consultations>(consulted(story, drenthe)));
}

TEST_CASE("consultation: no final decision while a council of the region takes no part") {
  auto story = sent_to_all();
  speaking(story, 3, "09-02");
  given_municipality(story.world, 105, 4);
  CHECK(decision_refusal(story, "09-02") == accepted);
  given_municipality(story.world, 105, 3);
  CHECK(decision_refusal(story, "09-02") == "consultation.municipality-missing");
  auto ended = story.world.state<Organisations>(organisation_id(105));
  ended.phase = organisation::Phase::ended;
  story.world.put<Organisations>(organisation_id(105), ended);
  CHECK(decision_refusal(story, "09-02") == accepted);
}

TEST_CASE("consultation: a municipality that came after the decision holds up no other decision") {
  auto story = sent_to_all();
  speaking(story, 3, "09-02")
      .given("consultation.final-decision-taken", final_decision("general-board", "against", "09-02"),
             drenthe);
  given_municipality(story.world, 105, 3);
  CHECK(decision_refusal(story, "09-02") == accepted);
}

TEST_CASE("consultation: a deadline moves to a later moment only, for all or for one") {
  auto story = sent_to_all();
  speaking(story, 3, "08-01");
  const auto moved = [](std::string_view to, std::string_view rest) {
    return R"({"deadline":"2026-)" + std::string(to) + R"(T00:00:00Z","reasons":"Zomer")" +
           std::string(rest) + "}";
  };
  const auto for_101 = R"(,"municipality":)" + text_of(organisation_id(101));
  const auto refusal = [&](const std::string& json) {
    return story.refusal("consultation.deadline-moved", json, drenthe);
  };
  CHECK(refusal(moved("09-01", "")) == "consultation.deadline-not-later");
  CHECK(refusal(moved("08-15", "")) == "consultation.deadline-not-later");
  CHECK(refusal(moved("09-15", R"(,"municipality":)" + text_of(organisation_id(104)))) ==
        "consultation.not-participating");
  story.given("consultation.deadline-moved", moved("09-15", for_101), drenthe);
  CHECK(refusal(moved("09-14", for_101)) == "consultation.deadline-not-later");
  speaking(story, 3, "09-10");
  CHECK(decision_refusal(story, "09-10") == "consultation.councils-not-heard");
  speaking(story, 3, "10-01");
  CHECK(refusal(moved("09-20", "")) == "consultation.deadline-not-ahead");
  CHECK(refusal(moved("10-20", "")) == accepted);
}

TEST_CASE("consultation: a council's views follow the draft, are given once, and may be decided anew") {
  auto story = sent_to_all();
  const auto refusal = [&](const std::string& json) {
    return story.refusal("consultation.views-given", json, drenthe);
  };
  speaking(story, 101, "06-30");
  CHECK(refusal(views(104, "none", "06-30")) == "consultation.other-organisation");
  CHECK(refusal(views(101, "none", "05-21")) == "consultation.council-date");
  CHECK(refusal(views(101, "none", "07-02")) == "consultation.council-date");
  CHECK(refusal(R"({"municipality":)" + text_of(organisation_id(101)) +
                R"(,"views":"concerns","councilDate":"2026-06-30"})") == "consultation.text-missing");
  story.given("consultation.views-given", views(101, "wishes", "06-30"), drenthe);
  CHECK(refusal(views(101, "wishes", "06-30")) == "consultation.views-already-given");
  speaking(story, 101, "06-29");
  CHECK(refusal(views(101, "none", "06-29")) == "consultation.dates-reversed");

  speaking(story, 3, "07-05").given("consultation.answered", R"({"text":"Dank"})", drenthe);
  CHECK(story.refusal("consultation.answered", R"({"text":"Dank"})", drenthe) ==
        "consultation.nothing-to-answer");
  speaking(story, 101, "07-10");
  CHECK(refusal(views(101, "concerns", "06-29")) == "consultation.council-date");
  story.given("consultation.views-given", views(101, "concerns", "07-09"), drenthe);
  CHECK(waits_for_answer(consulted(story, drenthe).councils[0]));
}

TEST_CASE("consultation: a new day begins at midnight where the council or the board meets") {
  auto story = sent_to_all();
  speaking(story, 101, "06-30").at("2026-07-01T00:42:00+02:00");
  CHECK(story.refusal("consultation.views-given", views(101, "none", "07-01"), drenthe) == accepted);
  CHECK(story.refusal("consultation.views-given", views(101, "none", "07-02"), drenthe) ==
        "consultation.council-date");
  speaking(story, 3, "09-02").at("2026-09-02T00:42:00+02:00");
  const auto decided = [&](std::string_view day) {
    return story.refusal("consultation.final-decision-taken",
                         final_decision("general-board", "in-favour", day), drenthe);
  };
  CHECK(decided("09-02") == accepted);
  CHECK(decided("09-03") == "consultation.decision-date");
}

TEST_CASE("consultation: only the founder and the council concerned speak in it") {
  auto story = sent_to_all();
  for (const auto& [type, json] :
       std::map<std::string, std::string>{{"consultation.received", about(102)},
                                          {"consultation.views-given", views(102, "none", "06-30")}}) {
    INFO(type);
    CHECK(speaking(story, 3, "06-30").refusal(type, json, drenthe) == accepted);
    CHECK(speaking(story, 102, "06-30").refusal(type, json, drenthe) == accepted);
    CHECK(speaking(story, 101, "06-30").refusal(type, json, drenthe) == "consultation.other-organisation");
    CHECK(speaking(story, 4, "06-30").refusal(type, json, drenthe) == "consultation.other-organisation");
  }
  speaking(story, 102, "09-02");
  CHECK(decision_refusal(story, "09-02") == "consultation.other-organisation");
  CHECK(story.refusal("consultation.withdrawn", R"({"reasons":"Nee"})", drenthe) ==
        "consultation.other-organisation");
}

TEST_CASE("consultation: what is sent, received and answered happens in that order") {
  auto story = running();
  const auto reversed = "consultation.dates-reversed";
  speaking(story, 3, "05-20");
  CHECK(story.refusal("consultation.sent", about(101), drenthe) == reversed);
  story = sent_to_all();
  speaking(story, 3, "05-21");
  CHECK(story.refusal("consultation.received", about(101), drenthe) == reversed);
  CHECK(story.refusal("consultation.views-given", views(101, "none", "05-21"), drenthe) == reversed);
  speaking(story, 3, "07-01").given("consultation.views-given", views(101, "wishes", "06-30"), drenthe);
  speaking(story, 3, "06-30");
  CHECK(story.refusal("consultation.answered", R"({"text":"Dank"})", drenthe) == reversed);
  given_municipality(story.world, 105, 3);
  speaking(story, 3, "05-20");
  CHECK(story.refusal("consultation.municipality-added",
                      R"({"municipality":)" + text_of(organisation_id(105)) + R"(,"reasons":"Fusie"})",
                      drenthe) == reversed);
}

TEST_CASE("consultation: a final decision is its own board's, dated in time, and has reasons against") {
  auto story = sent_to_all();
  speaking(story, 3, "09-02");
  const auto refusal = [&](const std::string& json) {
    return story.refusal("consultation.final-decision-taken", json, drenthe);
  };
  CHECK(refusal(final_decision("minister", "in-favour", "09-02")) == "consultation.other-board");
  CHECK(refusal(final_decision("general-board", "in-favour", "09-04")) == "consultation.decision-date");
  CHECK(refusal(final_decision("general-board", "in-favour", "05-20")) == "consultation.decision-date");
  CHECK(refusal(R"({"board":"general-board","outcome":"against","date":"2026-09-02"})") ==
        "consultation.reasons-missing");
  story.given("consultation.final-decision-taken", final_decision("general-board", "against", "09-02"),
              drenthe);
  CHECK(refusal(final_decision("general-board", "against", "09-02")) == "consultation.outcome-unchanged");
  CHECK(refusal(final_decision("general-board", "in-favour", "09-01")) == "consultation.decision-date");
  speaking(story, 3, "10-02")
      .given("consultation.final-decision-taken", final_decision("general-board", "in-favour", "10-02"),
             drenthe);
  const auto& state = consulted(story, drenthe);
  CHECK(state.phase == Phase::in_favour);
  REQUIRE(state.decisions.size() == 2);
  CHECK(state.decisions[0].outcome == consultation::Outcome::against);
}

TEST_CASE("consultation: a region has one at a time; one that was withdrawn makes room") {
  auto story = running();
  CHECK(consulted(story, drenthe).current_of == organisation_id(3));
  story.given("consultation.withdrawn", R"({"reasons":"Nieuw ontwerp"})", drenthe);
  CHECK_FALSE(consulted(story, drenthe).current_of.has_value());
  CHECK(story.waiting(drenthe).empty());
}

TEST_CASE("consultation: says which councils, answers and decisions wait, on whom and until when") {
  auto story = running();
  const auto name = [](std::uint8_t number) { return " " + to_string(organisation_id(number)) + "\n"; };
  CHECK(story.waiting(drenthe) == "consultation.sending-due" + name(101) + "consultation.sending-due" +
                                      name(102) + "consultation.sending-due" + name(103));
  story = sent_to_all();
  speaking(story, 101, "07-01").given("consultation.views-given", views(101, "wishes", "07-01"), drenthe);
  speaking(story, 102, "07-02").given("consultation.views-given", views(102, "none", "07-02"), drenthe);
  CHECK(story.waiting(drenthe) == "consultation.answer-due" + name(101) + "consultation.views-due" +
                                      name(103) + "consultation.decision-due\n");
  const auto due = consultation::duties(consulted(story, drenthe));
  CHECK(due[0].organisation == organisation_id(3));
  CHECK(due[0].since == instant("2026-07-01T12:00:00Z"));
  CHECK(due[1].organisation == organisation_id(103));
  CHECK(due[1].since == instant("2026-05-22T12:00:00Z"));
  CHECK(due[1].until == instant("2026-09-01T00:00:00Z"));
  CHECK(due[2].since == instant("2026-09-01T00:00:00Z"));
  speaking(story, 3, "09-02")
      .given("consultation.final-decision-taken", final_decision("general-board", "in-favour", "09-02"),
             drenthe);
  CHECK(story.waiting(drenthe) == "consultation.answer-due" + name(101));
  story.given("consultation.answered",
              R"({"text":"Dank","municipality":)" + text_of(organisation_id(101)) + "}", drenthe);
  CHECK(story.waiting(drenthe).empty());
}
