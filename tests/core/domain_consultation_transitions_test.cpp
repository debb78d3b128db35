#include "tests/core/domain_consultation_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

// In the table region 3 says all of it: on 1 July, or on 2 September when the deadline has passed. Its fourth
// municipality takes no part yet.
void tell_answered(Story& story) {
  story = sent_to_all();
  speaking(story, 3, "06-30").given("consultation.received", about(101), drenthe);
  story.given("consultation.views-given", views(101, "wishes", "06-30"), drenthe);
  speaking(story, 3, "09-02");
}
StreamId ready(Story& story, std::string_view day) {
  given_municipality(story.world, 105, 3);
  speaking(story, 3, day);
  return drenthe;
}

StreamId region_running(Story& story) {
  story = running();
  return ready(story, "07-01");
}
StreamId region_sent(Story& story) {
  story = sent_to_all();
  return ready(story, "07-01");
}
StreamId region_answered(Story& story) {
  tell_answered(story);
  return ready(story, "09-02");
}
StreamId region_complete(Story& story) {
  tell_answered(story);
  return drenthe;
}
StreamId region_decided(Story& story, std::string_view outcome) {
  tell_answered(story);
  story.given("consultation.final-decision-taken", final_decision("general-board", outcome, "09-01"),
              drenthe);
  return ready(story, "09-02");
}
StreamId region_withdrawn(Story& story) {
  region_answered(story);
  story.given("consultation.withdrawn", R"({"reasons":"Nieuw ontwerp"})", drenthe);
  return drenthe;
}
StreamId ministry_running(Story& story) {
  story = regions_in_favour();
  speaking(story, 40, "10-05");
  return ministry;
}
StreamId ministry_decided(Story& story, std::string_view outcome) {
  ministry_running(story);
  story.given("consultation.final-decision-taken", final_decision("minister", outcome, "10-05"), ministry);
  return ministry;
}
StreamId ministry_withdrawn(Story& story) {
  ministry_running(story);
  story.given("consultation.withdrawn", R"({"reasons":"Nieuw ontwerp"})", ministry);
  return ministry;
}
StreamId ministry_established(Story& story) {
  ministry_decided(story, "in-favour");
  story.given("consultation.foundation-established", established_on("10-05", 25), ministry);
  return ministry;
}

Samples samples(std::string_view board, std::string_view day) {
  return {{"consultation.municipality-added",
           R"({"reasons":"Vergeten","municipality":)" + text_of(organisation_id(105)) + "}"},
          {"consultation.sent", about(101)},
          {"consultation.received", about(101)},
          {"consultation.views-given", views(101, "concerns", "06-30")},
          {"consultation.answered", R"({"text":"Dank voor uw wensen"})"},
          {"consultation.deadline-moved", R"({"deadline":"2026-12-01T00:00:00Z","reasons":"Meer tijd"})"},
          {"consultation.final-decision-taken", final_decision(board, "in-favour", day)},
          {"consultation.withdrawn", R"({"reasons":"Nieuw ontwerp"})"},
          {"consultation.foundation-established", established_on(day, 25)}};
}

const AggregateRow& aggregate() {
  return *find_aggregate("consultations");
}
std::string part(const std::string& caption, const std::string& page) {
  return "\n" + caption + "\n\n" + page.substr(page.find("| event |"));
}

}  // namespace

TEST_CASE("consultations: what becomes of each event in each phase is the page") {
  const auto of_region = samples("general-board", "09-02");
  const auto early = samples("general-board", "07-01");
  const auto page =
      transitions_table(aggregate(), {"running", "in-favour", "against", "withdrawn"},
                        {{"running", region_answered},
                         {"in-favour", [](Story& story) { return region_decided(story, "in-favour"); }},
                         {"against", [](Story& story) { return region_decided(story, "against"); }},
                         {"withdrawn", region_withdrawn}},
                        of_region);
  const auto complete =
      transitions_table(aggregate(), {"running"}, {{"running", region_complete}}, of_region);
  const auto before = transitions_table(aggregate(), {"running"}, {{"running", region_running}}, early);
  const auto sent = transitions_table(aggregate(), {"running"}, {{"running", region_sent}}, early);
  const auto of_ministry = transitions_page<consultation::Phase>(
      aggregate(),
      {{"running", ministry_running},
       {"in-favour", [](Story& story) { return ministry_decided(story, "in-favour"); }},
       {"against", [](Story& story) { return ministry_decided(story, "against"); }},
       {"withdrawn", ministry_withdrawn},
       {"established", ministry_established}},
      samples("minister", "10-05"));
  check_generated(
      "ops/transitions/consultations.md",
      page +
          part("That is a region, after the deadline, with views of the council that the events are about. A "
               "council of the region takes no part yet; once all do:",
               rows_about(complete, {"consultation.final-decision-taken"})) +
          part("Before the draft was sent, and before the deadline:", before) +
          part("Once the draft was sent, before there are views and before the deadline:", sent) +
          part("The ministry, which has no councils, once all regions have decided:", of_ministry));
}
