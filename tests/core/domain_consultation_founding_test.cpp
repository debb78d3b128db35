#include "tests/core/domain_consultation_support.h"

using namespace kroniek;
using namespace kroniek::test;
using consultation::Phase;

namespace {

Story ministry_in_favour() {
  auto story = regions_in_favour();
  speaking(story, 40, "10-05")
      .given("consultation.final-decision-taken", final_decision("minister", "in-favour", "10-05"), ministry);
  speaking(story, 40, "11-01");
  return story;
}
std::string establishing(const Story& story, const std::string& json) {
  return story.refusal("consultation.foundation-established", json, ministry);
}
std::string naming(std::uint8_t instead_of_25) {
  auto json = established_on("11-01", 24);
  return json.insert(json.size() - 2, "," + text_of(consultation_id(instead_of_25)));
}
void put_phase(Story& story, std::uint8_t region, Phase phase) {
  auto state = consulted(story, consultation_id(region));
  state.phase = phase;
  story.world.put<Consultations>(consultation_id(region), state);
}

}  // namespace

TEST_CASE("foundation: is established once all 25 regions and the ministry have decided in favour") {
  auto story = regions_in_favour();
  speaking(story, 40, "11-01");
  CHECK(establishing(story, established_on("11-01", 25)) == "consultation.undecided");
  story = ministry_in_favour();
  CHECK(establishing(story, established_on("11-01", 24)) == "consultation.regions-missing");
  story.given("consultation.foundation-established", established_on("11-01", 25), ministry);
  const auto& state = consulted(story, ministry);
  CHECK(state.phase == Phase::established);
  CHECK(state.consultations.size() == 25);
  CHECK(survives_storing<Consultations>(state));
  CHECK(establishing(story, established_on("11-01", 25)) == "consultation.established");
}

TEST_CASE("foundation: every consultation that it rests on is of another region, decided in favour") {
  auto story = ministry_in_favour();
  CHECK(establishing(story, naming(25)) == accepted);
  CHECK(establishing(story, naming(24)) == "consultation.region-twice");
  CHECK(establishing(story, naming(40)) == "consultation.not-a-region");
  CHECK(establishing(story, naming(99)) == "consultation.consultation-unknown");
  for (const auto phase : {Phase::running, Phase::against, Phase::withdrawn}) {
    put_phase(story, 25, phase);
    CHECK(establishing(story, naming(25)) == "consultation.region-not-in-favour");
  }
}

TEST_CASE("foundation: the deed follows every decision, and lies not ahead") {
  const auto story = ministry_in_favour();
  CHECK(establishing(story, established_on("11-03", 25)) == "consultation.deed-date-ahead");
  CHECK(establishing(story, established_on("10-04", 25)) == "consultation.dates-reversed");
  auto later = story;
  auto state = consulted(later, consultation_id(7));
  state.decisions[0].date = {2026, 10, 20};
  later.world.put<Consultations>(consultation_id(7), state);
  CHECK(establishing(later, established_on("10-19", 25)) == "consultation.dates-reversed");
  CHECK(establishing(later, established_on("10-20", 25)) == accepted);
}

TEST_CASE("foundation: a region decides otherwise until the foundation rests on its decision") {
  auto story = ministry_in_favour();
  const auto against = [&] {
    speaking(story, 7, "11-02");
    return story.refusal("consultation.final-decision-taken",
                         final_decision("general-board", "against", "11-02"), consultation_id(7));
  };
  CHECK(against() == accepted);
  speaking(story, 40, "11-01")
      .given("consultation.foundation-established", established_on("11-01", 25), ministry);
  CHECK(against() == "consultation.established");
}

TEST_CASE("foundation: is established in the ministry's stream and in no other") {
  auto story = ministry_in_favour();
  speaking(story, 7, "11-01");
  CHECK(story.refusal("consultation.foundation-established", established_on("11-01", 25),
                      consultation_id(7)) == "consultation.not-the-ministry");
  CHECK(establishing(story, established_on("11-01", 25)) == "consultation.other-organisation");
}

TEST_CASE("foundation: the minister decides for the ministry, and may decide against") {
  auto story = regions_in_favour();
  speaking(story, 40, "10-05");
  CHECK(story.refusal("consultation.final-decision-taken",
                      final_decision("general-board", "in-favour", "10-05"),
                      ministry) == "consultation.other-board");
  story.given("consultation.final-decision-taken", final_decision("minister", "against", "10-05"), ministry);
  CHECK(establishing(story, established_on("10-05", 25)) == "consultation.decided-against");
}
