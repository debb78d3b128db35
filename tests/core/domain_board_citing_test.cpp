#include "tests/core/domain_board_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto granted = mandate_id(40);
const auto the_operation = operation_id(1);

std::string grant_on(const StreamId& matter) {
  return R"({"holder":)" + text_of(organisation_id(2)) +
         R"(,"role":"kcr2-duty-officer","scope":{},"tasks":["assistance"],"basis":["Wvr-39"],)" +
         R"("from":"2026-12-01T00:00:00Z","instrument":{"matter":)" + text_of(matter) +
         R"(},"mayDelegate":false})";
}
std::string priority_on(const StreamId& matter) {
  return R"({"priority":1,"decision":"Besluit van het bestuur","matter":)" + text_of(matter) + "}";
}

// Matter 2 is of that kind and adopted; actor 20 grants as an administrator.
Story with_adopted(std::string_view kind) {
  auto story = ruled_board();
  adopt(story, matter_id(2), of_kind(kind));
  story.world.put<Mandates>(mandate_id(21), held_mandate(actor_id(20), mandate::Role::administrator));
  kroniek::operation::State open;
  open.lead = organisation_id(1);
  story.world.put<Operations>(the_operation, open);
  return story;
}
std::string granting(Story& story, const StreamId& matter) {
  return story.by(actor_id(20), mandate_id(21)).refusal("mandate.granted", grant_on(matter), granted);
}
std::string prioritising(Story& story, const StreamId& matter) {
  return story.by(actor_id(20), mandate_id(20))
      .refusal("operation.priority-set", priority_on(matter), the_operation);
}
void rescind(Story& story, const StreamId& matter) {
  auto json = decision;
  story.by(actor_id(20), mandate_id(20));
  adopt(story, matter_id(8), json.insert(json.size() - 1, R"(,"rescinds":)" + text_of(matter)));
  story.given("board-matter.rescinded", R"({"by":)" + text_of(matter_id(8)) + "}", matter);
}

}  // namespace

TEST_CASE("mandate: rests on a board matter of kind mandate or decision, and on no other") {
  struct Row {
    std::string kind, expected;
  };
  const auto row = GENERATE(values<Row>({{"mandate", accepted},
                                         {"decision", accepted},
                                         {"priority", "mandate.matter-of-other-kind"},
                                         {"budget", "mandate.matter-of-other-kind"}}));
  INFO(row.kind);
  auto story = with_adopted(row.kind);
  CHECK(granting(story, matter_id(2)) == row.expected);
  CHECK(granting(story, matter_id(1)) == "mandate.matter-of-other-kind");
}

TEST_CASE("mandate: rests on a board matter only while that is in force") {
  auto story = with_adopted("mandate");
  CHECK(granting(story, matter_id(9)) == "mandate.matter-unknown");
  story.given("board-matter.tabled", of_kind("mandate"), matter_id(3));
  CHECK(granting(story, matter_id(3)) == "mandate.matter-not-in-force");
  auto failed = story.world.state<BoardMatters>(matter_id(3));
  failed.phase = board_matter::Phase::not_adopted;
  story.world.put<BoardMatters>(matter_id(3), failed);
  CHECK(granting(story, matter_id(3)) == "mandate.matter-not-in-force");
  story.given("board-matter.executed", R"({"findings":"Verleend"})", matter_id(2));
  CHECK(granting(story, matter_id(2)) == accepted);
  rescind(story, matter_id(2));
  CHECK(granting(story, matter_id(2)) == "mandate.matter-not-in-force");
}

TEST_CASE("mandate: says in its view which matter it rests on") {
  auto story = with_adopted("mandate");
  story.by(actor_id(20), mandate_id(21)).given("mandate.granted", grant_on(matter_id(2)), granted);
  CHECK(story.world.state<Mandates>(granted).instrument.matter == matter_id(2));
}

TEST_CASE("operation: a priority rests on a board matter of kind priority or decision, and on no other") {
  const auto row =
      GENERATE(values<std::pair<std::string, std::string>>({{"priority", accepted},
                                                            {"decision", accepted},
                                                            {"mandate", "operation.matter-of-other-kind"},
                                                            {"budget", "operation.matter-of-other-kind"}}));
  INFO(row.first);
  auto story = with_adopted(row.first);
  CHECK(prioritising(story, matter_id(2)) == row.second);
}

TEST_CASE("operation: a priority may rest on a matter that is in force, and shows it") {
  auto story = with_adopted("priority");
  CHECK(prioritising(story, matter_id(9)) == "operation.matter-unknown");
  CHECK(prioritising(story, matter_id(1)) == "operation.matter-of-other-kind");
  story.given("board-matter.tabled", of_kind("priority"), matter_id(3));
  CHECK(prioritising(story, matter_id(3)) == "operation.matter-not-in-force");
  story.given("operation.priority-set", priority_on(matter_id(2)), the_operation);
  CHECK(story.world.state<Operations>(the_operation).matter == matter_id(2));
  CHECK(survives_storing<Operations>(story.world.state<Operations>(the_operation)));
  rescind(story, matter_id(2));
  CHECK(prioritising(story, matter_id(2)) == "operation.matter-not-in-force");
}

TEST_CASE("operation: KCR2's head sets a priority without the board, the board's secretary never does") {
  auto story = with_adopted("priority");
  const auto own = R"({"priority":2,"decision":"Besluit van het hoofd"})";
  CHECK(story.refusal("operation.priority-set", own, the_operation) == "operation.matter-missing");
  story.given("operation.priority-set", priority_on(matter_id(2)), the_operation);
  story.world.put<Mandates>(mandate_id(22), held_mandate(actor_id(20), mandate::Role::kcr2_head));
  story.by(actor_id(20), mandate_id(22)).given("operation.priority-set", own, the_operation);
  CHECK_FALSE(story.world.state<Operations>(the_operation).matter.has_value());
}
