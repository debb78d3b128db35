#include "tests/core/domain_board_support.h"
#include "tests/support/golden.h"
#include "tests/support/transitions.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto of = matter_id(2);
const auto rescinder = matter_id(3);
const std::string published = R"({"place":"Staatscourant"})";
const std::string executed = R"({"findings":"Gedaan"})";
const std::string rescinded = R"({"by":)" + text_of(rescinder) + "}";

void come_to_tabled(Story& story) {
  story = ruled_board();
  story.given("board-matter.tabled", decision, of);
}
// Without region 1, whose vote is the sample.
void come_to_carried(Story& story) {
  come_to_tabled(story);
  for (const auto member : Numbers{2, 3, 10}) vote(story, of, member, "for");
}
// With a matter in force that may rescind it.
void come_to_adopted(Story& story) {
  story = ruled_board();
  adopt(story, of, decision);
  auto json = decision;
  adopt(story, rescinder, json.insert(json.size() - 1, R"(,"rescinds":)" + text_of(of)));
}
// Whoever votes is a member of the board; the others are the secretary's. In the table, actor 1 says all of
// it.
StreamId ready(Story& story) {
  story.by(actor_id(1), mandate_id(1));
  return of;
}

const Phases phases{
    {"tabled", [](Story& story) { return come_to_carried(story), ready(story); }},
    {"not-adopted",
     [](Story& story) {
       come_to_tabled(story);
       vote(story, of, 10, "against").given("board-matter.not-adopted", "{}", of);
       return ready(story);
     }},
    {"adopted", [](Story& story) { return come_to_adopted(story), ready(story); }},
    {"published",
     [](Story& story) {
       come_to_adopted(story);
       story.given("board-matter.published", published, of);
       return ready(story);
     }},
    {"executed",
     [](Story& story) {
       come_to_adopted(story);
       story.given("board-matter.published", published, of).given("board-matter.executed", executed, of);
       return ready(story);
     }},
    {"rescinded",
     [](Story& story) {
       come_to_adopted(story);
       story.given("board-matter.rescinded", rescinded, of);
       return ready(story);
     }},
};

Samples samples() {
  Story story;
  come_to_tabled(story);
  return {{"board-matter.amended", R"({"text":"Anders.","reasons":"Op verzoek"})"},
          {"board-matter.position-taken", position_json(story, of, 1, "for")},
          {"board-matter.adopted", "{}"},
          {"board-matter.not-adopted", "{}"},
          {"board-matter.published", published},
          {"board-matter.executed", executed},
          {"board-matter.rescinded", rescinded}};
}

}  // namespace

TEST_CASE("board matters: what becomes of each event in each phase is the page") {
  const auto& aggregate = *find_aggregate("board-matters");
  const Phases before{{"tabled", [](Story& story) { return come_to_tabled(story), ready(story); }}};
  const auto page = transitions_page<board_matter::Phase>(aggregate, phases, samples());
  const auto other = transitions_table(aggregate, {"tabled"}, before, samples());
  check_generated("ops/transitions/board-matters.md",
                  page + "\nIn `tabled` above both sides carry the matter. Where neither has voted yet:\n\n" +
                      other.substr(other.find("| event |")));
}
