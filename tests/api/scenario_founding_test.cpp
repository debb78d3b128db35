// The founding consultation of Drenthe's twelve councils over the public API: from the draft to the decision,
// which is refused while it is too early, and what the register answers on the way.
#include <catch2/catch.hpp>
#include <set>

#include "api/demo/stories/founding.h"
#include "core/statement/jwk.h"
#include "tests/support/story_world.h"

namespace kroniek::test {
namespace {

using demo::FoundingConsultation;

struct Scenario {
  explicit Scenario(demo::Signing signing = demo::Signing::own_key)
      : world(signing), story(world.stage, world.company, demo::days_before(StoryWorld::ends, 230)) {}
  StoryWorld world;
  FoundingConsultation story;

  std::string organisation(std::string_view code) {
    return "organisation=" + to_string(world.company.organisation(code));
  }
  Json country() { return world.get("/v1/consultations/_country"); }
  // The row of the founder or council with that code.
  static Json row(const Json& country, const std::string& list, std::string_view code) {
    for (const auto& each : items_at(country, list))
      if (text_at(each, "code") == code) return each;
    return {};
  }
  static std::string totals(const Json& country) {
    std::string out;
    for (const auto* name : {"councils", "notConsulted", "notSent", "withoutViews", "wishes", "concerns",
                             "wishesAndConcerns", "none", "late"})
      out += (out.empty() ? "" : " ") + text_at(country, "totals/" + std::string(name));
    return out;
  }
};

}  // namespace

TEST_CASE("scenario founding: the board cannot decide before every council was sent the draft") {
  Scenario at;
  at.story.send_draft();
  CHECK(at.world.stage.refusals() == 1);
  CHECK(text_at(at.world.view(at.story.consultation()), "phase") == "running");
  CHECK(at.world.waiting(at.organisation("VR03")) ==
        std::vector<std::string>{"consultation.sending-due GM1690"});
  CHECK(at.world.waiting(at.organisation("GM0114")) ==
        std::vector<std::string>{"consultation.views-due GM0114"});
  CHECK(at.world.waiting(at.organisation("GM1690")).empty());
  const auto country = at.country();
  CHECK(Scenario::totals(country) == "342 330 1 11 0 0 0 0 0");
  CHECK(text_at(Scenario::row(country, "councils", "GM1690"), "standing") == "not-sent");
  CHECK(text_at(Scenario::row(country, "councils", "GM1701"), "standing") == "sent");
  CHECK(text_at(Scenario::row(country, "councils", "GM0106"), "standing") == "received");
  CHECK(text_at(Scenario::row(country, "founders", "VR03"), "sent") == "11");

  at.story.send_to_the_forgotten();
  CHECK(at.world.waiting("kind=consultation.sending-due").empty());
  CHECK(at.world.waiting("kind=consultation.views-due").size() == 12);
  CHECK(text_at(Scenario::row(at.country(), "councils", "GM1690"), "deadline") ==
        to_string(at.story.day(76)));
}

TEST_CASE(
    "scenario founding: concerns wait for an answer, and the deadline for the councils that are silent") {
  Scenario at;
  at.story.send_draft();
  at.story.send_to_the_forgotten();
  at.story.hear_ten_councils();
  CHECK(at.world.waiting(at.organisation("VR03")) ==
        std::vector<std::string>{"consultation.answer-due GM0106", "consultation.answer-due GM0114",
                                 "consultation.answer-due GM0118", "consultation.answer-due GM1699"});
  CHECK(at.world.waiting("kind=consultation.views-due") ==
        std::vector<std::string>{"consultation.views-due GM1690", "consultation.views-due GM1701"});
  CHECK(at.world.waiting("kind=consultation.views-due&overdue=true").empty());
  CHECK(Scenario::totals(at.country()) == "342 330 0 2 2 1 1 6 0");

  at.story.answer_concerns();
  CHECK(at.world.stage.refusals() == 2);
  CHECK(at.world.waiting(at.organisation("VR03")) ==
        std::vector<std::string>{"consultation.answer-due GM0106", "consultation.answer-due GM0114"});
  CHECK(text_at(Scenario::row(at.country(), "founders", "VR03"), "mayDecide") == "false");

  at.world.stage.at(at.story.day(71));  // nothing is said: the deadline of all but one has passed
  CHECK(at.world.waiting("kind=consultation.views-due&overdue=true") ==
        std::vector<std::string>{"consultation.views-due GM1701"});
  CHECK(text_at(Scenario::row(at.country(), "councils", "GM1701"), "late") == "true");
  CHECK(text_at(Scenario::row(at.country(), "councils", "GM1690"), "late") == "false");
}

TEST_CASE(
    "scenario founding: the board decides once all were heard or had their time, and answers the late") {
  Scenario at(GENERATE(demo::Signing::own_key, demo::Signing::sealed));
  at.story.send_draft();
  at.story.send_to_the_forgotten();
  at.story.hear_ten_councils();
  at.story.answer_concerns();
  at.story.hear_the_late();
  CHECK(at.world.waiting(at.organisation("VR03")) ==
        std::vector<std::string>{"consultation.answer-due GM1701", "consultation.decision-due"});
  CHECK(text_at(Scenario::row(at.country(), "founders", "VR03"), "mayDecide") == "true");
  CHECK(text_at(at.country(), "totals/regionsThatMayDecide") == "1");

  at.story.decide();
  CHECK(text_at(at.world.view(at.story.consultation()), "phase") == "in-favour");
  CHECK(at.world.waiting(at.organisation("VR03")) ==
        std::vector<std::string>{"consultation.answer-due GM1701"});
  CHECK(Scenario::totals(at.country()) == "342 330 0 0 4 1 1 6 1");
  CHECK(text_at(at.country(), "totals/regionsInFavour") == "1");

  at.story.answer_after_deciding();
  CHECK(at.world.stage.refusals() == 4);
  CHECK(at.world.waiting("kind=consultation.answer-due").empty());
  const auto view = at.world.view(at.story.consultation());
  CHECK(text_at(view, "councils/9/views") == "wishes");
  CHECK(text_at(view, "councils/11/answeredAt") == to_string(at.story.day(85)));
  CHECK(text_at(view, "decisions/0/statement") == to_string(at.story.decision()));
}

TEST_CASE("scenario founding: what was known on any day before is answered as it was") {
  Scenario at;
  at.story.tell();
  const auto of = at.story.consultation();
  CHECK(text_at(at.world.view_as_of(of, at.story.day(10)), "councils/10/sentAt") == "null");
  CHECK(text_at(at.world.view_as_of(of, at.story.day(60)), "deadline") == to_string(at.story.day(71)));
  CHECK(text_at(at.world.view_as_of(of, at.story.day(50)), "deadline") == to_string(at.story.day(57)));
  CHECK(text_at(at.world.view_as_of(of, at.story.day(77)), "phase") == "running");
  const auto country = [&](std::int64_t day) {
    return Scenario::totals(at.world.get_as_of("/v1/consultations/_country", at.story.day(day)));
  };
  CHECK(country(0) == "342 342 0 0 0 0 0 0 0");
  CHECK(country(10) == "342 330 1 11 0 0 0 0 0");
  CHECK(country(49) == "342 330 0 5 1 1 0 5 0");
  CHECK(country(74) == "342 330 0 1 3 1 1 6 1");
  CHECK(at.world.waiting_as_of(at.organisation("GM1701"), at.story.day(74)) ==
        std::vector<std::string>{"consultation.views-due GM1701"});
  CHECK(at.world.waiting(at.organisation("GM1701")).empty());
}

TEST_CASE("scenario founding: figures count the councils' views and measure the consultation") {
  Scenario at;
  at.story.tell();
  const std::string views = "/v1/figures/counts?type=consultation.views-given&by=organisation";
  const auto counts = at.world.get(views);
  CHECK(text_at(counts, "total") == "12");
  REQUIRE(items_at(counts, "figures").size() == 12);
  for (const auto& figure : items_at(counts, "figures")) CHECK(items_at(figure, "statements").size() == 1);
  CHECK(text_at(at.world.get_as_of(views, at.story.day(49)), "total") == "7");

  const std::string times =
      "/v1/figures/lead-times?fromType=consultation.opened&toType=consultation.final-decision-taken";
  const auto lead = at.world.get(times);
  CHECK(text_at(lead, "figures/0/done") == "1");
  CHECK(text_at(lead, "items/0/seconds") == std::to_string(77 * 86'400));
  CHECK(text_at(lead, "items/0/to") == to_string(at.story.decision()));
  CHECK(text_at(at.world.get_as_of(times, at.story.day(70)), "figures/0/waiting") == "1");
}

TEST_CASE("scenario founding: how long the councils took is measured for each of them") {
  Scenario at;
  at.story.tell();
  const std::string times =
      "/v1/figures/lead-times?fromType=consultation.sent&toType=consultation.views-given&by=organisation&" +
      at.organisation("VR03");
  const auto all = at.world.get(times);
  CHECK(text_at(all, "figures/0/done") == "12");
  CHECK(text_at(all, "figures/0/waiting") == "0");
  REQUIRE(items_at(all, "items").size() == 12);
  std::set<std::string> councils;
  for (const auto& item : items_at(all, "items")) councils.insert(text_at(item, "about"));
  CHECK(councils.size() == 12);
  CHECK(councils.count(to_string(at.world.company.organisation("GM1701"))) == 1);
  const auto then = at.world.get_as_of(times, at.story.day(49));  // seven have answered, five have not
  CHECK(text_at(then, "figures/0/done") == "7");
  CHECK(text_at(then, "figures/0/waiting") == "5");
}

TEST_CASE("scenario founding: behind the decision stand the secretary's key and mandate") {
  Scenario at;
  at.story.tell();
  const auto decided = at.world.chain(at.story.decision(), "statement");
  REQUIRE(decided.size() == 1);
  CHECK(text_at(decided[0], "assurance") == "personal-key");
  REQUIRE(at.world.chain(at.story.decision(), "key").size() >= 1);
  const auto mandates = at.world.chain(at.story.decision(), "mandate");
  REQUIRE(mandates.size() >= 2);
  CHECK(text_at(mandates[0], "author") == to_string(at.world.company[demo::Part::administrator].actor));
}

}  // namespace kroniek::test
