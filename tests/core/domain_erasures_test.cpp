// Erasures: who may decide, what may be erased, and what stops it.
#include "tests/core/erasing_support.h"

namespace kroniek::test {

TEST_CASE("erasure: proposed by one, approved by another, and performed") {
  auto story = erasing_story();
  propose(story);
  approve(story);
  by_actor(story, 1).given("erasure.performed", "{}", erasure_id());
  const auto state = story.world.state<Erasures>(erasure_id());
  CHECK(state.phase == erasure::Phase::performed);
  CHECK(state.personal_erased_of == std::vector{file_id()});
  CHECK(state.text_erased_of.empty());
  CHECK(state.decided_by == stream("actors", 2));
  CHECK(state.performed_by == stream("actors", 1));
  CHECK(survives_storing<Erasures>(state));
}

TEST_CASE("erasure: nobody decides on his own proposal, neither to approve nor to refuse") {
  auto story = erasing_story();
  propose(story);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.by-proposer");
  CHECK(story.refusal("erasure.refused", R"({"reasons":"Nee"})", erasure_id()) == "erasure.by-proposer");
  by_actor(story, 2);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == accepted);
}

TEST_CASE("erasure: no program proposes, decides on, performs or withdraws one") {
  auto story = erasing_story();
  by_actor(story, 3);
  CHECK(story.refusal("erasure.proposed", proposal(file_id()), erasure_id()) == "erasure.not-a-person");
  propose(story);
  by_actor(story, 3);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.not-a-person");
  CHECK(story.refusal("erasure.refused", R"({"reasons":"Nee"})", erasure_id()) == "erasure.not-a-person");
  CHECK(story.refusal("erasure.withdrawn", because, erasure_id()) == "erasure.not-a-person");
  approve(story);
  by_actor(story, 3);
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == "erasure.not-a-person");
}

TEST_CASE(
    "erasure: it is approved and performed by the people's own keys; whoever holds the seal does neither") {
  auto story = erasing_story();
  story.world.assurance = Assurance::sealed;
  propose(story);
  by_actor(story, 2);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.sealed-decision");
  CHECK(story.refusal("erasure.refused", R"({"reasons":"Nee"})", erasure_id()) == accepted);
  story.world.assurance = Assurance::personal_key;
  approve(story);
  story.world.assurance = Assurance::sealed;
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == "erasure.sealed-decision");
  CHECK(story.refusal("erasure.withdrawn", because, erasure_id()) == accepted);
  story.world.assurance = Assurance::personal_key;
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == accepted);
}

TEST_CASE("hold: it is lifted by a person, with a key of his own") {
  auto story = erasing_story();
  by_actor(story, 3);
  set_hold(story, file_id());
  CHECK(story.refusal("hold.lifted", because, hold_id()) == "hold.not-a-person");
  by_actor(story, 2).world.assurance = Assurance::sealed;
  CHECK(story.refusal("hold.lifted", because, hold_id()) == "hold.sealed-lifting");
  story.world.assurance = Assurance::personal_key;
  CHECK(story.refusal("hold.lifted", because, hold_id()) == accepted);
}

TEST_CASE("erasure: what may be proposed") {
  struct Row {
    const char* what;
    std::string json;
    std::string code;
  };
  const auto one = file_id(1), two = file_id(2);
  const std::vector<Row> rows{
      {"sound", proposal(one), ""},
      {"both classes", proposal(one, "", R"(["personal","text"])"), ""},
      {"with another file", proposal(one, R"(,"also":[)" + quoted(two) + "]"), ""},
      {"no class", proposal(one, "", "[]"), "erasure.classes-missing"},
      {"a class twice", proposal(one, "", R"(["text","text"])"), "erasure.class-twice"},
      {"itself also", proposal(one, R"(,"also":[)" + quoted(one) + "]"), "erasure.subject-twice"},
      {"another twice", proposal(one, R"(,"also":[)" + quoted(two) + "," + quoted(two) + "]"),
       "erasure.subject-twice"},
      {"not there", proposal(file_id(99)), "erasure.subject-unknown"},
      {"another not there", proposal(one, R"(,"also":[)" + quoted(file_id(99)) + "]"),
       "erasure.subject-unknown"},
      {"an opening", proposal(stream("openings", 1)), "erasure.subject-protected"},
      {"an opening, and its text", proposal(stream("openings", 1), "", R"(["personal","text"])"),
       "erasure.subject-protected"},
      {"an opening's text", proposal(stream("openings", 1), "", R"(["text"])"), ""},
      {"a disclosure's receiver, of one that is not there", proposal(stream("disclosures", 1)),
       "erasure.subject-unknown"},
      {"the register", proposal(stream("registers", 1)), "erasure.subject-protected"},
      {"the register's text", proposal(stream("registers", 1), "", R"(["text"])"),
       "erasure.subject-protected"},
      {"another operation's", proposal(file_id(4)), "erasure.operation-differs"},
      {"outside operations", proposal(stream("actors", 9)), "erasure.operation-differs"},
      {"an exercise's", proposal(file_id(5)), "erasure.exercise-mismatch"},
      {"asked in the future", proposal(one, R"(,"requestedAt":"2026-11-24T00:00:00Z")"),
       "erasure.requested-ahead"},
      {"asked now", proposal(one, R"(,"requestedAt":"2026-11-23T19:50:00Z")"), ""},
      {"asked before", proposal(one, R"(,"requestedAt":"2026-11-01T00:00:00Z")"), ""},
      {"a number in the reason", proposal(one, R"(,"reason":"BSN 123456782")"), "field.bsn"},
  };
  const auto story = erasing_story();
  for (const auto& [what, json, code] : rows) {
    CAPTURE(what);
    CHECK(story.refusal("erasure.proposed", json, erasure_id()) == code);
  }
}

TEST_CASE("erasure: the text of a hold goes once it keeps nothing any more") {
  auto story = erasing_story();
  const auto text = proposal(hold_id(), "", R"(["text"])");
  set_hold(story, file_id());
  CHECK(story.refusal("erasure.proposed", text, erasure_id()) == "erasure.subject-under-way");
  CHECK(story.refusal("erasure.proposed", proposal(hold_id()), erasure_id()) == "erasure.subject-protected");
  story.given("hold.lifted", because, hold_id());
  CHECK(story.refusal("erasure.proposed", text, erasure_id()) == accepted);
  set_hold(story, file_id(), hold_id(2), R"(,"until":"2026-12-01T00:00:00Z")");
  const auto other = proposal(hold_id(2), "", R"(["text"])");
  CHECK(story.refusal("erasure.proposed", other, erasure_id()) == "erasure.subject-under-way");
  story.world.recorded_at = instant("2026-12-01T00:00:00Z");
  CHECK(story.refusal("erasure.proposed", other, erasure_id()) == accepted);
}

TEST_CASE("erasure: the text of an erasure goes once it is over") {
  const auto text = proposal(erasure_id(), "", R"(["text"])");
  auto story = erasing_story();
  propose(story);
  CHECK(story.refusal("erasure.proposed", text, erasure_id(2)) == "erasure.subject-under-way");
  approve(story);
  CHECK(story.refusal("erasure.proposed", text, erasure_id(2)) == "erasure.subject-under-way");
  story.given("erasure.performed", "{}", erasure_id());
  CHECK(story.refusal("erasure.proposed", text, erasure_id(2)) == accepted);
}

TEST_CASE("erasure: the text of a disclosure goes once the data have left or it was refused") {
  using disclosure::Phase;
  for (std::size_t i = 0; i < names_of(Phase{}).size(); ++i) {
    const auto phase = static_cast<Phase>(i);
    auto story = erasing_story();
    disclosure::State state;
    state.phase = phase;
    story.world.put<Disclosures>(stream("disclosures", 1), state);
    CAPTURE(name_of(phase));
    const bool over = phase != Phase::requested && phase != Phase::approved;
    CHECK(story.refusal("erasure.proposed", proposal(stream("disclosures", 1), "", R"(["text"])"),
                        erasure_id()) == (over ? accepted : "erasure.subject-under-way"));
  }
}

TEST_CASE("erasure: the ground is a legal-basis code") {
  const auto story = erasing_story();
  const auto json =
      R"({"subject":)" + quoted(file_id()) + R"(,"classes":["personal"],"ground":"artikel 17"})";
  CHECK(story.refusal("erasure.proposed", json, erasure_id()) == "erasure.ground-malformed");
}

TEST_CASE("erasure: outside an operation the claim must stay away, in an exercise it must be the exercise") {
  auto story = erasing_story();
  within(story, std::nullopt);
  CHECK(story.refusal("erasure.proposed", proposal(stream("actors", 9)), erasure_id()) == accepted);
  CHECK(story.refusal("erasure.proposed", proposal(file_id()), erasure_id()) == "erasure.operation-differs");
  within(story, 3);
  CHECK(story.refusal("erasure.proposed", proposal(file_id(5)), erasure_id()) == accepted);
  CHECK(story.refusal("erasure.proposed", proposal(file_id()), erasure_id()) == "erasure.exercise-mismatch");
}

TEST_CASE("erasure: under a hold nothing is approved, and a later hold stops the performing") {
  auto story = erasing_story();
  propose(story);
  set_hold(story, file_id());
  by_actor(story, 2);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.under-hold");
  story.given("hold.lifted", because, hold_id());
  approve(story);
  set_hold(story, file_id(), hold_id(2));
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == "erasure.under-hold");
  story.given("hold.lifted", because, hold_id(2));
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == accepted);
}

TEST_CASE("erasure: a hold on any of its files, or on the operation, keeps them all") {
  for (const auto& kept : {file_id(2), operation_id(1)}) {
    auto story = erasing_story();
    story.given("erasure.proposed", proposal(file_id(1), R"(,"also":[)" + quoted(file_id(2)) + "]"),
                erasure_id());
    set_hold(story, kept);
    by_actor(story, 2);
    CAPTURE(to_string(kept));
    CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.under-hold");
  }
}

TEST_CASE("erasure: a hold on another file or operation does not stop it") {
  auto story = erasing_story();
  propose(story);
  set_hold(story, file_id(3));
  within(story, 2);
  set_hold(story, operation_id(2), hold_id(2));
  within(story, 1);
  by_actor(story, 2);
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == accepted);
}

TEST_CASE("erasure: a hold ends by the log's clock, whatever moment the author names") {
  auto story = erasing_story();
  propose(story);
  set_hold(story, file_id(), hold_id(), R"(,"until":"2026-12-01T00:00:00Z")");
  by_actor(story, 2).at("2027-01-01T00:00:00Z");
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == "erasure.under-hold");
  story.at("2026-11-23T19:45:00Z").world.recorded_at = instant("2026-12-01T00:00:00Z");
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == accepted);
}

TEST_CASE("erasure: of two erasures of one file only one is performed; the other class still can be") {
  auto story = erasing_story();
  propose(story);
  approve(story);
  propose(story, file_id(), erasure_id(2));
  approve(story, erasure_id(2));
  story.given("erasure.performed", "{}", erasure_id());
  CHECK(story.refusal("erasure.performed", "{}", erasure_id()) == "erasure.already-performed");
  CHECK(story.refusal("erasure.performed", "{}", erasure_id(2)) == "erasure.already-erased");
  CHECK(story.refusal("erasure.proposed", proposal(file_id()), erasure_id(3)) == "erasure.already-erased");
  CHECK(story.refusal("erasure.proposed", proposal(file_id(), "", R"(["text"])"), erasure_id(3)) == accepted);
}

TEST_CASE("erasure: whoever asked hears within a month, and the decision and the doing wait until then") {
  auto story = erasing_story();
  story.given("erasure.proposed", proposal(file_id(), R"(,"requestedAt":"2026-10-31T12:00:00Z")"),
              erasure_id());
  CHECK(story.waiting(erasure_id()) == "erasure.decision-due\n");
  const auto due = duties(story.world.state<Erasures>(erasure_id()));
  CHECK(due.front().until == instant("2026-11-30T12:00:00Z"));
  CHECK(due.front().role == "data-protection-officer");
  approve(story);
  CHECK(story.waiting(erasure_id()) == "erasure.performing-due\n");
  story.given("erasure.performed", "{}", erasure_id());
  CHECK(story.waiting(erasure_id()) == "");
}

TEST_CASE("hold: what may be kept, and until when") {
  struct Row {
    const char* what;
    std::string json;
    std::string code;
  };
  const std::vector<Row> rows{
      {"a file", keeping(file_id()), ""},
      {"the operation", keeping(operation_id(1)), ""},
      {"another operation", keeping(operation_id(2)), "hold.operation-differs"},
      {"another operation's file", keeping(file_id(4)), "hold.operation-differs"},
      {"an exercise's file", keeping(file_id(5)), "hold.exercise-mismatch"},
      {"not there", keeping(file_id(99)), "hold.subject-unknown"},
      {"until then", keeping(file_id(), R"(,"until":"2026-11-23T19:50:01Z")"), ""},
      {"over already", keeping(file_id(), R"(,"until":"2026-11-23T19:50:00Z")"), "hold.until-passed"},
      {"a number in the reason",
       R"({"subject":)" + quoted(file_id()) + R"(,"ground":"AVG-18","reason":"BSN 123456782"})", "field.bsn"},
      {"no code", R"({"subject":)" + quoted(file_id()) + R"(,"ground":"art 18","reason":"Zaak"})",
       "hold.ground-malformed"},
  };
  const auto story = erasing_story();
  for (const auto& [what, json, code] : rows) {
    CAPTURE(what);
    CHECK(story.refusal("hold.set", json, hold_id()) == code);
  }
}

TEST_CASE("hold: one without an end is looked at again after a year") {
  auto story = erasing_story();
  set_hold(story, file_id());
  const auto due = duties(story.world.state<Holds>(hold_id()));
  REQUIRE(due.size() == 1);
  CHECK(due.front().kind == "hold.review-due");
  CHECK(due.front().since == instant("2027-11-23T19:45:00Z"));
  story.given("hold.lifted", because, hold_id());
  CHECK(story.waiting(hold_id()) == "");
  set_hold(story, file_id(), hold_id(2), R"(,"until":"2027-01-01T00:00:00Z")");
  CHECK(story.waiting(hold_id(2)) == "");
}

TEST_CASE("erasure: deciding follows proposing, performing follows deciding, lifting follows setting") {
  const auto reversed = "erasure.dates-reversed";
  auto story = erasing_story();
  story.at("2026-11-23T19:45:00Z");
  set_hold(story, file_id(3));
  propose(story);
  by_actor(story, 2).at("2026-11-23T19:44:59Z");
  CHECK(story.refusal("hold.lifted", because, hold_id()) == "hold.dates-reversed");
  CHECK(story.refusal("erasure.approved", "{}", erasure_id()) == reversed);
  CHECK(story.refusal("erasure.refused", R"({"reasons":"Nee"})", erasure_id()) == reversed);
  CHECK(story.refusal("erasure.withdrawn", because, erasure_id()) == reversed);
  story.at("2026-11-23T19:46:00Z");
  approve(story);
  CHECK(story.at("2026-11-23T19:45:59Z").refusal("erasure.performed", "{}", erasure_id()) == reversed);
  CHECK(story.at("2026-11-23T19:46:00Z").refusal("erasure.performed", "{}", erasure_id()) == accepted);
}

}  // namespace kroniek::test
