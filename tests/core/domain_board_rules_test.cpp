#include "tests/core/domain_board_support.h"

using namespace kroniek;
using namespace kroniek::test;
using board_matter::Phase;

namespace {

const auto of = matter_id(2);

std::string tabling(const Story& story, const std::string& json) {
  return story.refusal("board-matter.tabled", json, of);
}
std::string with(std::string json, std::string_view from, std::string_view to) {
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}
std::string and_rescinds(std::string json, std::uint8_t number) {
  return json.insert(json.size() - 1, R"(,"rescinds":)" + text_of(matter_id(number)));
}

}  // namespace

TEST_CASE("board rules: the first are adopted only when every member that they name is for them") {
  auto story = board();
  const auto first = matter_id(1);
  story.given("board-matter.tabled", first_rules, first);
  for (const auto member : Numbers{1, 2, 10}) vote(story, first, member, "for");
  CHECK(story.refusal("board-matter.adopted", "{}", first) == "board-matter.quorum-not-reached");
  vote(story, first, 3, "abstain");
  CHECK(story.refusal("board-matter.adopted", "{}", first) == "board-matter.side-against");
  vote(story, first, 3, "for");
  story.given("board-matter.adopted", "{}", first);
  CHECK(matter(story, first).replaces == "founding-default");
}

TEST_CASE("board rules: first rules replace the founding default, which the register holds unique") {
  const auto fields = describe_fields<board_matter::State>();
  const auto replaces = std::find_if(fields.begin(), fields.end(),
                                     [](const FieldInfo& each) { return each.name == "replaces"; });
  REQUIRE(replaces != fields.end());
  CHECK(replaces->options.unique);
}

TEST_CASE("board rules: name registered members on their own side, once, and a quorum that can be reached") {
  const auto story = board();
  CHECK(tabling(story, first_rules) == accepted);
  const auto one = text_of(organisation_id(1));
  CHECK(tabling(story, with(first_rules, one, text_of(organisation_id(99)))) ==
        "board-matter.member-unknown");
  CHECK(tabling(story, with(first_rules, one, text_of(organisation_id(10)))) ==
        "board-matter.member-of-other-side");
  CHECK(tabling(story, with(first_rules, one, text_of(organisation_id(6)))) ==
        "board-matter.member-of-other-side");
  CHECK(tabling(story, with(first_rules, one, text_of(organisation_id(2)))) == "board-matter.member-twice");
  CHECK(tabling(story, with(first_rules, ministry_members, "[]")) == "board-matter.side-without-members");
  CHECK(tabling(story, with(first_rules, R"("quorum":2)", R"("quorum":4)")) ==
        "board-matter.quorum-out-of-range");
  CHECK(tabling(story, with(first_rules, all_members, region_members)) == "board-matter.members-mismatch");

  auto suspended = story;
  suspended.world.given<Organisations>(organisation_id(1),
                                       read<organisation::Suspended>(R"({"reason":"Onderzoek"})"));
  CHECK(tabling(suspended, first_rules) == "board-matter.member-unknown");
}

TEST_CASE("board rules: the first leave out no active region and not the ministry, later ones may") {
  auto story = board();
  CHECK(tabling(story, first_rules) == accepted);
  given_region(story.world, 5);
  CHECK(tabling(story, first_rules) == "board-matter.member-missing");
  story.world.given<Organisations>(organisation_id(5),
                                   read<organisation::Suspended>(R"({"reason":"Onderzoek"})"));
  CHECK(tabling(story, first_rules) == accepted);

  auto ministries = board();
  ministries.world.given<Organisations>(
      organisation_id(11),
      read<organisation::Registered>(R"({"name":"BZK","kind":"ministry","code":"BZK","side":"ministry"})"));
  CHECK(tabling(ministries, first_rules) == "board-matter.member-missing");
  CHECK(tabling(ruled_board(), new_rules()) == accepted);
}

TEST_CASE("board rules: a region that comes while the first are voted on is called before they are adopted") {
  auto story = board();
  const auto first = matter_id(1);
  story.given("board-matter.tabled", first_rules, first);
  all_for(story, first);
  CHECK(story.refusal("board-matter.adopted", "{}", first) == accepted);
  given_region(story.world, 5);
  CHECK(story.refusal("board-matter.adopted", "{}", first) == "board-matter.member-missing");
}

TEST_CASE("board rules: a quorum and a majority are read strictly") {
  const auto fault = [](std::string_view from, std::string_view to) {
    return faults<board_matter::Tabled>(with(first_rules, from, to));
  };
  CHECK(fault(R"("quorum":2)", R"("quorum":0)") == "/procedure/regions/quorum field.out-of-range\n");
  CHECK(fault(R"("quorum":2)", R"("quorum":-1)") == "/procedure/regions/quorum field.out-of-range\n");
  CHECK(fault(R"("quorum":2)", R"("quorum":101)") == "/procedure/regions/quorum field.out-of-range\n");
  CHECK(fault("simple", "most") == "/procedure/regions/majority field.not-allowed\n");
}

TEST_CASE("board matter: is decided under rules in force, by exactly their members") {
  auto story = ruled_board();
  CHECK(tabling(story, decision) == accepted);
  CHECK(tabling(story, R"({"kind":"budget","title":"Begroting","text":"Euro's.","members":)" + all_members +
                           "}") == "board-matter.rules-missing");
  CHECK(tabling(story, with(decision, text_of(matter_id(1)), text_of(matter_id(9)))) ==
        "board-matter.rules-unknown");
  CHECK(tabling(story, with(decision, all_members, region_members)) == "board-matter.members-mismatch");
  auto own_procedure = decision;
  own_procedure.insert(own_procedure.size() - 1, R"(,"procedure":)" + procedure);
  CHECK(tabling(story, own_procedure) == "board-matter.procedure-misplaced");
  CHECK(tabling(story, of_kind("rules")) == "board-matter.procedure-missing");

  adopt(story, matter_id(3), decision);
  CHECK(tabling(story, with(decision, text_of(matter_id(1)), text_of(matter_id(3)))) ==
        "board-matter.rules-unknown");
  auto unruled = board();
  unruled.given("board-matter.tabled", first_rules, matter_id(1));
  CHECK(tabling(unruled, decision) == "board-matter.rules-not-in-force");
}

TEST_CASE("board rules: new ones are decided under the old ones, rescind them, and then alone are in force") {
  auto story = ruled_board();
  const auto pending = matter_id(4);
  story.given("board-matter.tabled", decision, pending);
  all_for(story, pending);
  CHECK(tabling(story, with(new_rules(), R"("rescinds":)" + text_of(matter_id(1)) + ",", "")) ==
        "board-matter.rules-not-replaced");
  adopt(story, of, new_rules());
  CHECK(matter(story, of).replaces == to_string(matter_id(1)));
  CHECK(story.refusal("board-matter.executed", R"({"findings":"Gedaan"})", of) ==
        "board-matter.not-yet-rescinded");
  story.given("board-matter.rescinded", R"({"by":)" + text_of(of) + "}", matter_id(1));
  CHECK(story.refusal("board-matter.executed", R"({"findings":"Gedaan"})", of) == accepted);

  // What was under way under the old rules is not adopted, or amended to go on under the new ones.
  const auto not_in_force = "board-matter.rules-not-in-force";
  CHECK(story.refusal("board-matter.adopted", "{}", pending) == not_in_force);
  CHECK(vote_refusal(story, pending, 1, "against") == not_in_force);
  CHECK(story.refusal("board-matter.not-adopted", "{}", pending) == accepted);
  CHECK(story.refusal("board-matter.amended", R"({"text":"Anders.","reasons":"Nieuw"})", pending) ==
        not_in_force);
  story.given("board-matter.amended", R"({"rules":)" + text_of(of) + R"(,"reasons":"Nieuw reglement"})",
              pending);
  all_for(story, pending).given("board-matter.adopted", "{}", pending);
}

TEST_CASE("board matter: is rescinded by a matter in force that was tabled to do so") {
  auto story = ruled_board();
  adopt(story, matter_id(3), decision);
  const auto rescission = R"({"by":)" + text_of(of) + "}";
  const auto refusal = [&] { return story.refusal("board-matter.rescinded", rescission, matter_id(3)); };
  CHECK(refusal() == "board-matter.by-another");
  story.given("board-matter.tabled", and_rescinds(decision, 3), of);
  CHECK(refusal() == "board-matter.by-not-in-force");
  all_for(story, of).given("board-matter.adopted", "{}", of);
  story.at("2026-11-23T19:44:00Z");
  CHECK(refusal() == "board-matter.dates-reversed");
  story.at("2026-11-23T19:46:00Z").given("board-matter.rescinded", rescission, matter_id(3));
  CHECK(matter(story, matter_id(3)).phase == Phase::rescinded);
  CHECK(matter(story, matter_id(3)).rescinded_by == of);
  CHECK(refusal() == "board-matter.rescinded");
  CHECK(survives_storing<BoardMatters>(matter(story, matter_id(3))));

  CHECK(story.refusal("board-matter.rescinded", R"({"by":)" + text_of(matter_id(3)) + "}", of) ==
        "board-matter.by-another");
}

TEST_CASE("board matter: rescinds what is in force, rules by rules and all else by anything else") {
  auto story = ruled_board();
  CHECK(tabling(story, and_rescinds(decision, 9)) == "board-matter.rescinds-unknown");
  CHECK(tabling(story, and_rescinds(decision, 1)) == "board-matter.rescinds-other-kind");
  story.given("board-matter.tabled", decision, matter_id(3));
  CHECK(tabling(story, and_rescinds(decision, 3)) == "board-matter.rescinds-not-in-force");
}

TEST_CASE("board matter: what another matter rescinded meanwhile cannot be rescinded again") {
  auto story = ruled_board();
  adopt(story, matter_id(3), decision);
  story.given("board-matter.tabled", and_rescinds(decision, 3), of);
  all_for(story, of);
  adopt(story, matter_id(4), and_rescinds(decision, 3));
  story.given("board-matter.rescinded", R"({"by":)" + text_of(matter_id(4)) + "}", matter_id(3));
  CHECK(story.refusal("board-matter.adopted", "{}", of) == "board-matter.rescinds-not-in-force");
  CHECK(story.refusal("board-matter.not-adopted", "{}", of) == accepted);
}

TEST_CASE("board matter: its execution names streams that are there") {
  auto story = ruled_board();
  adopt(story, of, decision);
  const auto in = [](const StreamId& where) {
    return R"({"findings":"Gedaan","carriedOutIn":[)" + text_of(where) + "]}";
  };
  CHECK(story.refusal("board-matter.executed", in(mandate_id(99)), of) == "board-matter.execution-unknown");
  story.given("board-matter.executed", in(mandate_id(20)), of);
  CHECK(matter(story, of).carried_out_in == std::vector{mandate_id(20)});
  CHECK(story.refusal("board-matter.executed", in(mandate_id(20)), of) == "board-matter.already-executed");
}
