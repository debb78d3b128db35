// A decision of the board over the public API: carried by the regions and not by the ministry, amended,
// carried by both, and then carried out as a mandate and a priority; and what the register answers on the
// way.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "api/demo/regions.h"
#include "api/demo/stories/board.h"
#include "core/statement/jwk.h"
#include "tests/support/story_world.h"

namespace kroniek::test {
namespace {

struct Scenario {
  explicit Scenario(demo::Signing signing = demo::Signing::own_key)
      : world(signing), story(world.stage, world.company, demo::days_before(StoryWorld::ends, 120)) {}
  StoryWorld world;
  demo::BoardDecision story;

  Scenario& until_voted_once() {
    story.adopt_rules();
    story.open_flood();
    story.vote_once();
    return *this;
  }
  Scenario& until_adopted() {
    until_voted_once();
    story.reject();
    story.amend();
    story.vote_again();
    story.adopt();
    return *this;
  }
  std::string phase() { return text_at(world.view(story.matter()), "phase"); }
  // For, against and abstentions of a side.
  static std::string tally(const Json& view, const std::string& side) {
    return text_at(view, "tally/" + side + "/for") + " " + text_at(view, "tally/" + side + "/against") + " " +
           text_at(view, "tally/" + side + "/abstain");
  }
};

const std::string positions_due = "kind=board-matter.position-due";

std::set<std::string> values(const Json::Array& links, std::string_view name) {
  std::set<std::string> out;
  for (const auto& link : links) out.insert(text_at(link, name));
  return out;
}

}  // namespace

TEST_CASE("scenario board: the first rules need every region and the ministry") {
  Scenario at;
  at.story.adopt_rules();
  CHECK(at.world.stage.refusals() == 1);
  const auto view = at.world.view(at.story.rules());
  CHECK(text_at(view, "phase") == "executed");
  CHECK(text_at(view, "replaces") == "founding-default");
  CHECK(Scenario::tally(view, "regions") == "25 0 0");
  CHECK(at.world.waiting(positions_due).empty());
  CHECK(at.world.waiting_as_of(positions_due, demo::hours_after(at.story.day(1), 1)).size() == 26);
  CHECK(at.world.waiting_as_of(positions_due, demo::hours_after(at.story.day(2), 1)) ==
        std::vector<std::string>{"board-matter.position-due JENV"});
}

TEST_CASE("scenario board: what the regions carry and the ministry does not is not adopted") {
  Scenario at(GENERATE(demo::Signing::own_key, demo::Signing::sealed));
  at.until_voted_once();
  CHECK(at.world.stage.refusals() == 5);
  const auto voted = at.world.view(at.story.matter());
  CHECK(Scenario::tally(voted, "regions") == "22 2 1");
  CHECK(Scenario::tally(voted, "ministry") == "0 1 0");
  CHECK(at.world.waiting("role=board-secretary") == std::vector<std::string>{"board-matter.outcome-due"});
  at.story.reject();
  CHECK(at.world.stage.refusals() == 7);
  CHECK(at.phase() == "not-adopted");
  CHECK(at.world.waiting("role=board-secretary").empty());
}

TEST_CASE("scenario board: amended, the text is voted on anew, and carried by both sides it is adopted") {
  Scenario at;
  at.until_voted_once();
  at.story.reject();
  at.story.amend();
  CHECK(at.phase() == "tabled");
  CHECK(at.world.waiting(positions_due).size() == 26);
  CHECK(Scenario::tally(at.world.view(at.story.matter()), "regions") == "0 0 0");
  at.story.vote_again();
  CHECK(at.world.waiting(positions_due).empty());
  at.story.adopt();
  CHECK(at.phase() == "published");
  CHECK(at.world.waiting("kind=board-matter.execution-due&role=kcr2-head") ==
        std::vector<std::string>{"board-matter.execution-due"});
  const auto view = at.world.view(at.story.matter());
  CHECK(Scenario::tally(view, "regions") == "24 0 1");
  CHECK(Scenario::tally(view, "ministry") == "1 0 0");
  CHECK(items_at(view, "votes").size() == 52);
}

TEST_CASE("scenario board: it is carried out as a mandate and as a priority that both name it") {
  Scenario at;
  at.until_adopted();
  at.story.carry_out();
  CHECK(at.phase() == "executed");
  CHECK(at.world.waiting("kind=board-matter.execution-due").empty());
  const auto matter = to_string(at.story.matter());
  const auto operation = at.world.view(at.story.flood());
  CHECK(text_at(operation, "priority") == "1");
  CHECK(text_at(operation, "matter") == matter);
  CHECK(text_at(at.world.view(at.story.deputy().mandate), "instrument/matter") == matter);
  at.story.close();
  CHECK(text_at(at.world.view(at.story.flood()), "phase") == "closed");
}

TEST_CASE("scenario board: behind the priority stand the decision and each vote with its member's own key") {
  Scenario at;
  at.until_adopted();
  at.story.carry_out();
  const auto& priority = at.story.priority();
  const auto votes = at.world.chain(priority, "vote");
  CHECK(votes.size() == 52);
  CHECK(values(votes, "assurance") == std::set<std::string>{"personal-key"});
  std::set<std::string> keys, actors;
  for (const auto& region : demo::regions()) {
    keys.insert(thumbprint(at.story.member(region.code).signer->key()));
    actors.insert(to_string(at.story.member(region.code).actor));
  }
  keys.insert(thumbprint(at.story.member("JENV").signer->key()));
  actors.insert(to_string(at.story.member("JENV").actor));
  CHECK(keys.size() == 26);
  CHECK(values(votes, "keyId") == keys);
  CHECK(values(votes, "author") == actors);
  CHECK(values(at.world.chain(priority, "decision"), "type") ==
        std::set<std::string>{"board-matter.tabled", "board-matter.not-adopted", "board-matter.amended",
                              "board-matter.adopted", "board-matter.published", "board-matter.executed"});
  CHECK(values(at.world.chain(priority, "mandate"), "statement").contains(to_string(at.story.grant())));
  CHECK(at.world.chain(at.story.grant(), "vote").size() == 52);
  for (const auto& link : votes) {
    const auto receipt = at.world.api.get(text_at(link, "proof"));
    CHECK(receipt.status == 200);
  }
}

TEST_CASE("scenario board: the chain tells which votes counted, by which rules, and who cast them on what") {
  Scenario at;
  at.until_adopted();
  at.story.carry_out();
  const auto& priority = at.story.priority();
  std::map<std::string, int> votes;
  std::set<std::string> members;
  for (const auto& vote : at.world.chain(priority, "vote")) {
    ++votes[text_at(vote, "counts")];
    members.insert(text_at(vote, "author"));
  }
  CHECK(votes == std::map<std::string, int>{{"false", 26}, {"true", 26}});

  const auto rules = at.world.chain(priority, "rules");
  CHECK(values(rules, "stream") == std::set<std::string>{to_string(at.story.rules())});
  CHECK(values(rules, "type").contains("board-matter.adopted"));
  const auto on_rules = at.world.chain(priority, "rules-vote");
  CHECK(on_rules.size() == 26);
  CHECK(values(on_rules, "counts") == std::set<std::string>{"true"});
  CHECK(text_at(rules[0], "counts") == "null");

  const auto authors = values(at.world.chain(priority, "author"), "stream");
  const auto keys = values(at.world.chain(priority, "key"), "stream");
  const auto mandates = values(at.world.chain(priority, "mandate"), "stream");
  for (const auto& member : members) {
    CHECK(authors.contains(member));
    CHECK(keys.contains(member));
  }
  CHECK(mandates.contains(to_string(at.story.member("JENV").mandate)));
  CHECK(mandates.contains(to_string(at.story.member("VR12").mandate)));
}

TEST_CASE("scenario board: behind the adoption itself stand the votes that carried it") {
  Scenario at;
  at.until_adopted();
  const auto adopted =
      at.world.get("/v1/statements?type=board-matter.adopted&stream=" + to_string(at.story.matter()));
  const auto jti = parse_uuid(text_at(adopted, "items/0/claims/jti")).value();
  CHECK(at.world.chain(jti, "vote").size() == 52);
  CHECK(at.world.chain(jti, "rules-vote").size() == 26);
}

TEST_CASE("scenario board: what was known on any day before is answered as it was") {
  Scenario at;
  at.story.tell();
  const auto phase = [&](std::int64_t day) {
    return text_at(at.world.view_as_of(at.story.matter(), demo::hours_after(at.story.day(day), 6)), "phase");
  };
  CHECK(phase(12) == "tabled");
  CHECK(phase(13) == "not-adopted");
  CHECK(phase(14) == "tabled");
  CHECK(phase(16) == "published");
  CHECK(phase(17) == "executed");
  const auto then = at.world.view_as_of(at.story.matter(), demo::hours_after(at.story.day(13), 6));
  CHECK(Scenario::tally(then, "regions") == "22 2 1");
  CHECK(text_at(at.world.view_as_of(at.story.flood(), at.story.day(16)), "priority") == "null");
  CHECK(at.world.waiting_as_of(positions_due + "&overdue=true", demo::hours_after(at.story.day(14), 6))
            .empty());
}

TEST_CASE("scenario board: figures count the votes and measure from the proposal to its adoption") {
  Scenario at;
  at.story.tell();
  const std::string votes = "/v1/figures/counts?type=board-matter.position-taken&by=day";
  const auto counts = at.world.get(votes);
  CHECK(text_at(counts, "total") == "78");
  CHECK(text_at(at.world.get_as_of(votes, at.story.day(14)), "total") == "52");
  const auto of_ministry = at.world.get("/v1/figures/counts?type=board-matter.position-taken&organisation=" +
                                        to_string(at.world.company.organisation("JENV")));
  CHECK(text_at(of_ministry, "total") == "3");

  const auto times =
      at.world.get("/v1/figures/lead-times?fromType=board-matter.tabled&toType=board-matter.adopted");
  CHECK(text_at(times, "figures/0/done") == "2");
  CHECK(text_at(times, "items/0/seconds") == std::to_string(3 * 86'400));
  CHECK(text_at(times, "items/1/seconds") == std::to_string(5 * 86'400));
}

}  // namespace kroniek::test
