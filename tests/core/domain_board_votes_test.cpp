#include "tests/core/domain_board_support.h"

using namespace kroniek;
using namespace kroniek::test;
using board_matter::Phase;
using board_matter::SideTally;

namespace {

const auto of = matter_id(2);

Story tabled() {
  auto story = ruled_board();
  return story.given("board-matter.tabled", decision, of);
}
std::string adoption(const Story& story) {
  return story.refusal("board-matter.adopted", "{}", of);
}
std::string failure(const Story& story) {
  return story.refusal("board-matter.not-adopted", "{}", of);
}

}  // namespace

TEST_CASE("board matter: is adopted only when both sides carry it") {
  auto story = tabled();
  CHECK(adoption(story) == "board-matter.quorum-not-reached");
  vote(story, of, 1, "for");
  vote(story, of, 2, "for");
  vote(story, of, 3, "for");
  CHECK(adoption(story) == "board-matter.quorum-not-reached");
  vote(story, of, 10, "against");
  CHECK(adoption(story) == "board-matter.side-against");
  CHECK(failure(story) == accepted);
  vote(story, of, 10, "abstain");
  CHECK(adoption(story) == "board-matter.side-against");
  vote(story, of, 10, "for");
  CHECK(failure(story) == "board-matter.both-sides-agree");
  CHECK(adoption(story) == accepted);
  story.given("board-matter.adopted", "{}", of);
  CHECK(matter(story, of).phase == Phase::adopted);
  CHECK(adoption(story) == "board-matter.already-adopted");
  CHECK(failure(story) == "board-matter.already-adopted");
}

TEST_CASE("board matter: the ministry alone carries nothing, nor do the regions below their quorum") {
  auto story = tabled();
  vote(story, of, 10, "for");
  CHECK(adoption(story) == "board-matter.quorum-not-reached");
  vote(story, of, 1, "for");
  CHECK(adoption(story) == "board-matter.quorum-not-reached");
  vote(story, of, 2, "against");
  CHECK(adoption(story) == "board-matter.side-against");
  vote(story, of, 3, "for");
  CHECK(adoption(story) == accepted);
}

TEST_CASE("board matter: only a member's own key, mandate, organisation and side vote") {
  auto story = tabled();
  const auto for_region_1 = position_json(story, of, 1, "for");
  const auto refusal = [&](const std::string& json) {
    return story.refusal("board-matter.position-taken", json, of);
  };
  story.by(actor_id(1), mandate_id(1));
  CHECK(refusal(for_region_1) == accepted);
  story.world.assurance = Assurance::sealed;
  CHECK(refusal(for_region_1) == "board-matter.sealed-vote");
  story.world.assurance = Assurance::personal_key;

  CHECK(refusal(position_json(story, of, 2, "for")) == "board-matter.other-member");
  auto wrong_side = for_region_1;
  wrong_side.replace(wrong_side.find("regions"), 7, "ministry");
  CHECK(refusal(wrong_side) == "board-matter.wrong-side");
  CHECK(story.by(actor_id(10), mandate_id(10)).refusal("board-matter.position-taken", for_region_1, of) ==
        "board-matter.other-member");

  CHECK(story.by(actor_id(1), mandate_id(2)).refusal("board-matter.position-taken", for_region_1, of) ==
        "board-matter.not-a-board-member");
  CHECK(story.by(actor_id(20), mandate_id(20)).refusal("board-matter.position-taken", for_region_1, of) ==
        "board-matter.not-a-board-member");
  CHECK(story.by(actor_id(1), mandate_id(99)).refusal("board-matter.position-taken", for_region_1, of) ==
        "board-matter.not-a-board-member");
  CHECK(vote_refusal(story, of, 5, "for") == "board-matter.not-called-to-vote");
  CHECK(vote_refusal(story, of, 6, "for") == "board-matter.wrong-side");
}

TEST_CASE("board matter: a mandate that an organisation holds makes nobody a board member") {
  auto story = tabled();
  story.world.put<Mandates>(mandate_id(30), held_mandate(organisation_id(1), mandate::Role::board_member));
  story.by(actor_id(1), mandate_id(30));
  CHECK(story.refusal("board-matter.position-taken", position_json(story, of, 1, "for"), of) ==
        "board-matter.not-a-board-member");
}

TEST_CASE("board matter: a member has one vote, changes it until adoption, and its history stays") {
  auto story = tabled();
  vote(story, of, 1, "against");
  CHECK(vote_refusal(story, of, 1, "against") == "board-matter.position-unchanged");
  vote(story, of, 1, "for");
  CHECK(matter(story, of).tally.regions == SideTally{1, 0, 0});

  // The deputy votes for the same organisation: that changes its one vote and adds none.
  story.by(actor_id(4), mandate_id(4));
  const auto json = position_json(story, of, 1, "abstain");
  story.given("board-matter.position-taken", json, of);
  CHECK(story.refusal("board-matter.position-taken", json, of) == "board-matter.position-unchanged");
  story.by(actor_id(20), mandate_id(20));
  const auto& state = matter(story, of);
  CHECK(state.tally.regions == SideTally{0, 0, 1});
  REQUIRE(state.votes.size() == 3);
  CHECK_FALSE(state.votes[0].counts);
  CHECK_FALSE(state.votes[1].counts);
  CHECK(state.votes[2].counts);
  CHECK(state.votes[2].by == actor_id(4));

  vote(story, of, 1, "for");
  vote(story, of, 2, "for");
  vote(story, of, 10, "for").given("board-matter.adopted", "{}", of);
  CHECK(vote_refusal(story, of, 3, "for") == "board-matter.already-adopted");
  CHECK(survives_storing<BoardMatters>(matter(story, of)));
}

TEST_CASE("board matter: an amendment resets the positions, and no vote for one text counts for another") {
  auto story = tabled();
  all_for(story, of);
  const auto old = position_json(story, of, 1, "against");
  story.given("board-matter.amended", R"({"text":"Anders.","reasons":"Op verzoek"})", of);
  const auto& state = matter(story, of);
  CHECK(state.tally == board_matter::Tally{});
  CHECK(state.votes.size() == 4);
  CHECK(state.amendments == 1);
  CHECK(adoption(story) == "board-matter.quorum-not-reached");
  story.by(actor_id(1), mandate_id(1));
  CHECK(story.refusal("board-matter.position-taken", old, of) == "board-matter.other-text");
  all_for(story, of);
  CHECK(adoption(story) == accepted);
}

TEST_CASE("board matter: an amendment changes something and says why") {
  const auto story = tabled();
  CHECK(story.refusal("board-matter.amended", R"({"reasons":"Zomaar"})", of) ==
        "board-matter.nothing-amended");
  CHECK(faults<board_matter::Amended>(R"({"text":"Anders."})") == "/reasons field.missing\n");
}

TEST_CASE("board matter: only who tabled it, or the secretary, amends it and takes all positions back") {
  auto story = ruled_board();
  story.by(actor_id(2), mandate_id(2)).given("board-matter.tabled", decision, of);
  const auto amending = [&](std::uint8_t member) {
    return story.by(actor_id(member), mandate_id(member))
        .refusal("board-matter.amended", R"({"text":"Anders.","reasons":"Op verzoek"})", of);
  };
  CHECK(amending(1) == "board-matter.not-the-tabler");
  CHECK(amending(10) == "board-matter.not-the-tabler");
  CHECK(amending(2) == accepted);
  given_member(story.world, 7, 2);
  CHECK(amending(7) == accepted);
  CHECK(amending(20) == accepted);
}

TEST_CASE("board matter: without a term it fails only once nobody who has yet to vote can carry it") {
  auto story = tabled();
  CHECK(failure(story) == "board-matter.voting-open");
  vote(story, of, 10, "for");
  vote(story, of, 1, "against");
  CHECK(failure(story) == "board-matter.voting-open");
  vote(story, of, 2, "abstain");
  // One for and one against would carry nothing.
  CHECK(failure(story) == accepted);
  vote(story, of, 2, "for");
  CHECK(failure(story) == "board-matter.voting-open");
  vote(story, of, 10, "against");
  CHECK(failure(story) == accepted);
}

TEST_CASE("board matter: what was not adopted may be amended and voted on again") {
  auto story = tabled();
  for (const auto region : Numbers{1, 2, 3}) vote(story, of, region, "for");
  vote(story, of, 10, "against");
  story.given("board-matter.not-adopted", R"({"reasons":"Het ministerie is tegen"})", of);
  CHECK(vote_refusal(story, of, 10, "for") == "board-matter.was-not-adopted");
  story.given("board-matter.amended", R"({"text":"Anders.","reasons":"Overleg"})", of);
  CHECK(matter(story, of).phase == Phase::tabled);
  CHECK_FALSE(matter(story, of).decided_at.has_value());
  all_for(story, of).given("board-matter.adopted", "{}", of);
  CHECK(matter(story, of).phase == Phase::adopted);
}

TEST_CASE("board matter: nothing happens before what it rests on") {
  auto story = tabled();
  const auto reversed = "board-matter.dates-reversed";
  story.at("2026-11-23T19:44:00Z");
  CHECK(vote_refusal(story, of, 1, "for") == reversed);
  story.at("2026-11-23T19:48:00Z");
  all_for(story, of);
  story.at("2026-11-23T19:47:00Z");
  CHECK(vote_refusal(story, of, 1, "against") == reversed);
  CHECK(adoption(story) == reversed);
  CHECK(failure(story) == reversed);
  CHECK(story.refusal("board-matter.amended", R"({"text":"Anders.","reasons":"Haast"})", of) == reversed);
  story.at("2026-11-23T19:49:00Z").given("board-matter.adopted", "{}", of);
  story.at("2026-11-23T19:48:30Z");
  CHECK(story.refusal("board-matter.published", R"({"place":"Staatscourant"})", of) == reversed);
  CHECK(story.refusal("board-matter.executed", R"({"findings":"Gedaan"})", of) == reversed);
}

TEST_CASE("board matter: whoever was given a term keeps it, and a late vote counts until it is decided") {
  auto story = ruled_board();
  auto json = decision;
  json.insert(json.size() - 1, R"(,"voteBy":"2026-11-23T19:45:00Z")");
  CHECK(story.refusal("board-matter.tabled", json, of) == "board-matter.vote-by-not-ahead");
  json.replace(json.find("19:45"), 5, "19:55");
  story.given("board-matter.tabled", json, of);
  CHECK(failure(story) == "board-matter.voting-open");
  vote(story, of, 1, "for");
  vote(story, of, 2, "for");
  vote(story, of, 10, "for");
  CHECK(adoption(story) == "board-matter.voting-open");
  story.at("2026-11-23T19:55:00Z");
  CHECK(adoption(story) == accepted);
  CHECK(vote_refusal(story, of, 3, "for") == accepted);
  story.at("2026-11-23T19:50:00Z");
  vote(story, of, 3, "for");
  CHECK(adoption(story) == accepted);
}

TEST_CASE("board matter: amendments and changes of mind have an end") {
  auto story = tabled();
  for (std::size_t i = 0; i < board_matter::votes_on_one_text_max / 2; ++i) {
    vote(story, of, 1, "for");
    vote(story, of, 1, "against");
  }
  CHECK(vote_refusal(story, of, 1, "for") == "board-matter.changed-too-often");
  for (std::size_t i = 0; i < board_matter::amendments_max; ++i)
    story.given("board-matter.amended", R"({"text":"Anders.","reasons":"Weer"})", of);
  CHECK(story.refusal("board-matter.amended", R"({"text":"Anders.","reasons":"Weer"})", of) ==
        "board-matter.amended-too-often");
}

TEST_CASE("board matter: says who has not voted, and what the secretary and the centre still owe") {
  auto story = tabled();
  vote(story, of, 1, "for");
  vote(story, of, 10, "for");
  CHECK(story.waiting(of) == "board-matter.position-due " + to_string(organisation_id(3)) +
                                 "\nboard-matter.position-due " + to_string(organisation_id(2)) + "\n");
  vote(story, of, 2, "abstain");
  vote(story, of, 3, "for");
  CHECK(story.waiting(of) == "board-matter.outcome-due\n");
  story.given("board-matter.adopted", "{}", of);
  CHECK(story.waiting(of) == "board-matter.publication-due\nboard-matter.execution-due\n");
  story.given("board-matter.executed", R"({"findings":"Gedaan"})", of);
  CHECK(story.waiting(of) == "board-matter.publication-due\n");
  story.given("board-matter.published", R"({"place":"Staatscourant"})", of);
  CHECK(story.waiting(of).empty());
}

TEST_CASE("board matter: a member's vote is due from the text on, until the term") {
  auto story = ruled_board();
  auto json = decision;
  json.insert(json.size() - 1, R"(,"voteBy":"2026-11-30T12:00:00Z")");
  story.given("board-matter.tabled", json, of);
  const auto due = board_matter::duties(matter(story, of));
  REQUIRE(due.size() == 5);
  CHECK(due[0].organisation == organisation_id(10));
  CHECK(due[0].role == "board-member");
  CHECK(due[0].since == instant("2026-11-23T19:45:00Z"));
  CHECK(due[0].until == instant("2026-11-30T12:00:00Z"));
  CHECK(due[4].kind == "board-matter.outcome-due");
  CHECK(due[4].since == instant("2026-11-30T12:00:00Z"));
}

TEST_CASE("board matter: is no part of an exercise") {
  auto story = ruled_board();
  story.world.claims.exercise = true;
  CHECK(story.refusal("board-matter.tabled", decision, of) == "board-matter.exercise");
}
