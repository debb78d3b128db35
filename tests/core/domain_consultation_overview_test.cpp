#include "core/domain/consultation_overview.h"

#include <rapidcheck.h>

#include "tests/core/domain_consultation_support.h"

using namespace kroniek;
using namespace kroniek::test;
using consultation::KnownConsultation;
using consultation::KnownOrganisation;
using consultation::Overview;
using consultation::Standing;

namespace {

constexpr std::size_t drenthe_row = 3;  // JENV comes before VR01

// Everything that the story's world holds, as the register would hand it over.
Overview seen(const Story& story, std::string_view time) {
  std::vector<KnownConsultation> consultations;
  std::vector<KnownOrganisation> organisations;
  for (std::uint8_t number = 1; number < 200; ++number) {
    if (const auto found = story.world.find(consultation_id(number)); found != nullptr)
      consultations.push_back(
          {consultation_id(number), std::static_pointer_cast<const consultation::State>(found)});
    if (const auto found = story.world.find(organisation_id(number)); found != nullptr)
      organisations.push_back(
          {organisation_id(number), std::static_pointer_cast<const organisation::State>(found)});
  }
  return consultation::overview(consultations, organisations, instant(time));
}

std::int64_t councils_counted(const consultation::Totals& totals) {
  return totals.not_consulted + totals.not_sent + totals.without_views + totals.wishes + totals.concerns +
         totals.wishes_and_concerns + totals.none;
}

}  // namespace

TEST_CASE("overview: every council has a row, also one that nobody consults") {
  const auto made = seen(running(), "2026-06-01T00:00:00Z");
  REQUIRE(made.councils.size() == 4);
  CHECK(made.councils[0].code == "GM0101");
  CHECK(made.councils[0].name == "Organisatie 101");
  CHECK(made.councils[0].standing == Standing::not_sent);
  CHECK(made.councils[0].consultation == drenthe);
  CHECK(made.councils[3].standing == Standing::not_consulted);
  CHECK(made.councils[3].region == organisation_id(4));
  CHECK(made.totals.councils == 4);
  CHECK(made.totals.not_sent == 3);
  CHECK(made.totals.not_consulted == 1);
  CHECK(made.totals.regions == 25);
  REQUIRE(made.founders.size() == 26);
  CHECK(made.founders[drenthe_row].code == "VR03");
  CHECK(made.founders[drenthe_row].councils == 3);
  CHECK_FALSE(made.founders[drenthe_row].may_decide_from.has_value());
}

TEST_CASE("overview: who was sent, who answered what, who is late, and who may decide") {
  auto story = sent_to_all();
  speaking(story, 101, "07-01").given("consultation.received", about(101), drenthe);
  speaking(story, 102, "07-01").given("consultation.views-given", views(102, "wishes", "06-30"), drenthe);
  const auto before = seen(story, "2026-08-31T23:59:59Z");
  CHECK(before.councils[0].standing == Standing::received);
  CHECK(before.councils[1].standing == Standing::views_given);
  CHECK(before.councils[1].views == consultation::Views::wishes);
  CHECK(before.councils[1].waits_for_answer);
  CHECK(before.councils[2].standing == Standing::sent);
  CHECK(before.totals.late == 0);
  CHECK(before.founders[drenthe_row].may_decide_from == instant("2026-09-01T00:00:00Z"));
  CHECK_FALSE(before.founders[drenthe_row].may_decide);

  const auto after = seen(story, "2026-09-01T00:00:00Z");
  CHECK(after.councils[0].late);
  CHECK_FALSE(after.councils[1].late);
  CHECK(after.totals.late == 2);
  CHECK(after.founders[drenthe_row].late == 2);
  CHECK(after.founders[drenthe_row].waiting_for_answer == 1);
  CHECK(after.founders[drenthe_row].may_decide);
  CHECK(after.totals.regions_that_may_decide == 1);

  speaking(story, 103, "09-02").given("consultation.views-given", views(103, "none", "09-02"), drenthe);
  CHECK(seen(story, "2026-09-03T00:00:00Z").councils[2].late);
}

TEST_CASE("overview: a region that left out a council may not decide") {
  auto story = sent_to_all();
  given_municipality(story.world, 105, 3);
  const auto made = seen(story, "2026-09-03T00:00:00Z");
  CHECK(made.totals.councils == 5);
  CHECK(made.totals.not_consulted == 2);
  CHECK_FALSE(made.founders[drenthe_row].may_decide);
  CHECK_FALSE(made.founders[drenthe_row].may_decide_from.has_value());
  CHECK(made.totals.regions_that_may_decide == 0);
}

TEST_CASE("overview: what is decided needs no permission, and what is withdrawn is not there") {
  auto story = sent_to_all();
  speaking(story, 3, "09-02")
      .given("consultation.final-decision-taken", final_decision("general-board", "in-favour", "09-02"),
             drenthe);
  const auto decided = seen(story, "2026-09-03T00:00:00Z");
  CHECK(decided.totals.regions_that_may_decide == 0);
  CHECK(decided.totals.regions_in_favour == 1);
  CHECK(decided.totals.late == 0);
  CHECK(decided.founders[drenthe_row].decided == Date{2026, 9, 2});

  story = running();
  story.given("consultation.withdrawn", R"({"reasons":"Nieuw ontwerp"})", drenthe);
  const auto withdrawn = seen(story, "2026-09-03T00:00:00Z");
  CHECK(withdrawn.totals.not_consulted == 4);
  CHECK_FALSE(withdrawn.founders[drenthe_row].consultation.has_value());
}

TEST_CASE("overview: the founding, when all have decided and the deed was signed") {
  auto story = regions_in_favour();
  speaking(story, 40, "10-05")
      .given("consultation.final-decision-taken", final_decision("minister", "in-favour", "10-05"), ministry);
  const auto before = seen(story, "2026-10-06T00:00:00Z").totals;
  CHECK(before.regions_in_favour == 25);
  CHECK(before.ministry_in_favour);
  CHECK_FALSE(before.established);
  story.given("consultation.foundation-established", established_on("10-05", 25), ministry);
  const auto after = seen(story, "2026-10-06T00:00:00Z").totals;
  CHECK(after.ministry_in_favour);
  CHECK(after.established);
}

TEST_CASE("overview: an ended municipality that nobody consulted has no row") {
  auto story = country();
  auto state = story.world.state<Organisations>(organisation_id(104));
  state.phase = organisation::Phase::ended;
  story.world.put<Organisations>(organisation_id(104), state);
  CHECK(seen(story, "2026-06-01T00:00:00Z").councils.size() == 3);
}

TEST_CASE("overview: no total ever differs from the sum of its councils") {
  CHECK(rc::check("rows, founders and totals agree", [] {
    auto story = running();
    if (*rc::gen::inRange(0, 4) == 0) given_municipality(story.world, 105, 3);  // left out
    const auto length = *rc::gen::inRange(0, 20);
    for (int i = 0; i < length; ++i) {
      const auto municipality = *rc::gen::inRange<std::uint8_t>(101, 104);
      const auto type = *rc::gen::element<std::string>("consultation.sent", "consultation.received",
                                                       "consultation.views-given");
      const auto said = *rc::gen::element<std::string>("wishes", "concerns", "wishes-and-concerns", "none");
      const auto json =
          type == "consultation.views-given" ? views(municipality, said, "06-01") : about(municipality);
      speaking(story, 3, "06-01");
      if (story.refusal(type, json, drenthe) == accepted) story.given(type, json, drenthe);
    }
    const auto day = *rc::gen::element<std::string>("06-02", "10-01");
    const auto made = seen(story, "2026-" + day + "T12:00:00Z");
    RC_ASSERT(councils_counted(made.totals) == made.totals.councils);
    RC_ASSERT(made.totals.councils == static_cast<std::int64_t>(made.councils.size()));
    std::int64_t of_founders = 0;
    std::int64_t late = 0;
    for (const auto& founder : made.founders) of_founders += founder.councils, late += founder.late;
    RC_ASSERT(of_founders == made.totals.councils);
    RC_ASSERT(late == made.totals.late);
    speaking(story, 3, day);
    const auto decided = story.refusal("consultation.final-decision-taken",
                                       final_decision("general-board", "in-favour", day), drenthe);
    RC_ASSERT(made.founders[drenthe_row].may_decide == (decided == accepted));
  }));
}
