// Groups: who belongs together, who is responsible for whom, who got separated.
#include <catch2/catch.hpp>

#include "tests/core/together_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto group_id = stream("groups", 1);

Line formed() {
  return {1, "group.formed", R"({"kind":"household"})"};
}
Line added(std::uint8_t number, const std::string& rest = {}) {
  return {1, "group.member-added", R"({"registration":)" + file(number) + rest + "}"};
}
Line removed(std::uint8_t number) {
  return {1, "group.member-removed", R"({"registration":)" + file(number) + R"(,"reason":"Verkeerd"})"};
}
Line minority(std::uint8_t number, const std::string& minor) {
  return {1, "group.minority-recorded", R"({"registration":)" + file(number) + R"(,"minor":)" + minor + "}"};
}
std::string relation_json(std::uint8_t from, const std::string& relation, std::uint8_t to) {
  return R"({"from":)" + file(from) + R"(,"to":)" + file(to) + R"(,"relation":")" + relation + "\"}";
}
Line related(std::uint8_t from, const std::string& relation, std::uint8_t to) {
  return {1, "group.relation-asserted", relation_json(from, relation, to)};
}
Line retracted(std::uint8_t from, const std::string& relation, std::uint8_t to) {
  return {1, "group.relation-retracted", with(relation_json(from, relation, to), "reason", R"("Fout")")};
}
Line responsible(std::uint8_t minor, std::uint8_t adult, const std::string& rest = R"("basis":"parent")") {
  return {1, "group.responsible-adult-recorded",
          R"({"minor":)" + file(minor) + R"(,"adult":)" + file(adult) + "," + rest + "}"};
}
Line separated(std::uint8_t number) {
  return {1, "group.separated", R"({"member":)" + file(number) + R"(,"place":"BEY-gate-4"})"};
}
Line reunited(std::uint8_t number) {
  return {1, "group.reunited", R"({"member":)" + file(number) + "}"};
}
const Line dissolved{1, "group.dissolved", R"({"reason":"Thuis"})"};

// Two adults, a minor, and somebody of whom nobody knows the age.
Story family() {
  auto story = together_story();
  tell(story, group_id, {formed(), added(1), added(2), added(3, R"(,"minor":true)"), added(4)});
  return story;
}
const std::string alone = "group.responsible-adult-due " + to_string(file_id(3)) + "\n";

}  // namespace

TEST_CASE("group: who may be a member") {
  struct Row {
    Line line;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {added(1), accepted},
      {added(1, R"(,"minor":false)"), accepted},
      {added(1, R"(,"minor":true)"), "group.minority-differs"},
      {added(3, R"(,"minor":true)"), accepted},
      {added(3), "group.minority-differs"},
      {added(3, R"(,"minor":false)"), "group.minority-differs"},
      {added(4), accepted},
      {added(4, R"(,"minor":true)"), accepted},
      {added(5), "group.registered-in-error"},
      {added(6), accepted},
      {added(7), "group.registration-of-other-operation"},
      {added(99), "group.registration-unknown"},
  }));
  INFO(row.line.json);
  auto story = together_story();
  tell(story, group_id, {formed()});
  CHECK(refusal(story, group_id, row.line) == row.code);
}

TEST_CASE("group: nobody is a member twice, and there is a limit") {
  auto story = family();
  CHECK(refusal(story, group_id, added(1)) == "group.already-member");
  tell(story, group_id, {removed(1)});
  CHECK(refusal(story, group_id, removed(1)) == "group.not-a-member");
  CHECK(refusal(story, group_id, added(1)) == accepted);
  auto full = story.world.state<Groups>(group_id);
  full.members.resize(group::members_max);
  story.world.put<Groups>(group_id, full);
  CHECK(refusal(story, group_id, added(1)) == "group.full");
}

TEST_CASE("group: codes name nobody") {
  auto story = together_story();
  CHECK(refusal(story, group_id, {1, "group.formed", R"({"kind":"tour","code":"TUI-4711"})"}) == accepted);
  CHECK(refusal(story, group_id, {1, "group.formed", R"({"kind":"tour","code":"Familie Jansen"})"}) ==
        "group.code-malformed");
  CHECK(refusal(story, group_id, {1, "group.formed", R"({"kind":"tour","code":"123456782"})"}) ==
        "field.bsn");
}

TEST_CASE("group: a minor without a responsible adult waits for one") {
  auto story = family();
  CHECK(story.waiting(group_id) == alone);
  tell(story, group_id, {responsible(3, 1)});
  CHECK(story.waiting(group_id).empty());
  // The adult leaves the group: the minor is alone again.
  tell(story, group_id, {removed(1)});
  CHECK(story.waiting(group_id) == alone);
  tell(story, group_id, {responsible(3, 2, R"("basis":"authority-decision","decision":"RvdK-12")")});
  CHECK(story.waiting(group_id).empty());
  CHECK(survives_storing<Groups>(story.world.state<Groups>(group_id)));
}

TEST_CASE("group: what becomes known of somebody's age changes who needs whom") {
  auto story = family();
  tell(story, group_id, {responsible(3, 1), minority(4, "true")});
  CHECK(story.waiting(group_id) == "group.responsible-adult-due " + to_string(file_id(4)) + "\n");
  tell(story, group_id, {minority(4, "false")});
  CHECK(story.waiting(group_id).empty());
  CHECK(refusal(story, group_id, minority(3, "false")) == "group.minority-differs");
  CHECK(refusal(story, group_id, minority(7, "true")) == "group.not-a-member");
  // Who was taken for an adult is a child after all, and responsible for nobody.
  change_file(story, 1, [](auto& state) { state.minor = true; });
  tell(story, group_id, {minority(1, "true")});
  CHECK(story.waiting(group_id) == "group.responsible-adult-due " + to_string(file_id(1)) + "\n" + alone);
}

TEST_CASE("group: who may be responsible") {
  struct Row {
    Line line;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {responsible(3, 1), accepted},
      {responsible(4, 1), accepted},  // of whom nobody knows the age, we take it that he is a minor
      {responsible(3, 4), "group.adult-is-minor"},
      {responsible(3, 3), "group.same-member"},
      {responsible(3, 7), "group.not-a-member"},
      {responsible(7, 1), "group.not-a-member"},
      {responsible(3, 1, R"("basis":"authority-decision")"), "group.decision-mismatch"},
      {responsible(3, 1, R"("basis":"parent","decision":"RvdK-12")"), "group.decision-mismatch"},
      {responsible(3, 1, R"("basis":"authority-decision","decision":"RvdK 12")"), "group.code-malformed"},
      {responsible(3, 1, R"("basis":"authority-decision","decision":"RvdK-12")"), accepted},
      {responsible(1, 2), accepted},  // nobody said yet, in this group, that 1 is of age
  }));
  INFO(row.line.json);
  auto story = family();
  CHECK(refusal(story, group_id, row.line) == row.code);
}

TEST_CASE("group: an adult answers for himself, and the dead for nobody") {
  auto story = family();
  tell(story, group_id, {minority(1, "false"), added(6)});
  CHECK(refusal(story, group_id, responsible(1, 2)) == "group.not-a-minor");
  CHECK(refusal(story, group_id, responsible(3, 6)) == "group.adult-deceased");
  change_file(story, 2, [](auto& state) { state.phase = registration::Phase::registered_in_error; });
  CHECK(refusal(story, group_id, responsible(3, 2)) == "group.registered-in-error");
}

TEST_CASE("group: a relation is one relation, from whichever side it is said") {
  auto story = family();
  tell(story, group_id, {related(1, "parent", 3), related(1, "partner", 2)});
  struct Row {
    Line line;
    std::string code;
  };
  const auto row = GENERATE(values<Row>({
      {related(1, "parent", 3), "group.relation-already-asserted"},
      {related(3, "child", 1), "group.relation-already-asserted"},
      {related(2, "partner", 1), "group.relation-already-asserted"},
      {related(3, "parent", 1), "group.relation-contradicts"},
      {related(1, "child", 3), "group.relation-contradicts"},
      {related(2, "parent", 3), accepted},
      {related(3, "ward", 2), accepted},
      {related(4, "grandchild", 2), accepted},
      {related(1, "guardian", 3), accepted},
      {related(1, "sibling", 1), "group.same-member"},
      {related(1, "sibling", 7), "group.not-a-member"},
      {related(7, "sibling", 1), "group.not-a-member"},
      {retracted(3, "child", 1), accepted},
      {retracted(2, "partner", 1), accepted},
      {retracted(1, "sibling", 3), "group.relation-unknown"},
  }));
  INFO(row.line.type << row.line.json);
  CHECK(refusal(story, group_id, row.line) == row.code);
}

TEST_CASE("group: what is retracted, and what goes with a member, is gone") {
  auto story = family();
  tell(story, group_id, {related(1, "parent", 3), related(1, "partner", 2), retracted(3, "child", 1)});
  CHECK(story.world.state<Groups>(group_id).relations.size() == 1);
  tell(story, group_id, {related(1, "parent", 3), removed(2)});
  CHECK(story.world.state<Groups>(group_id).relations.size() == 1);
  auto full = story.world.state<Groups>(group_id);
  full.relations.resize(group::relations_max);
  story.world.put<Groups>(group_id, full);
  CHECK(refusal(story, group_id, related(1, "parent", 4)) == "group.relations-too-many");
}

TEST_CASE("group: whoever got separated is waited for, and the group is not dissolved meanwhile") {
  auto story = family();
  tell(story, group_id, {responsible(3, 1)});
  story.at("2026-11-23T20:00:00Z");
  tell(story, group_id, {separated(3)});
  const auto waiting = group::duties(story.world.state<Groups>(group_id));
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].kind == "group.reunion-due");
  CHECK(waiting[0].about == to_string(file_id(3)));
  CHECK(waiting[0].since == instant("2026-11-23T20:00:00Z"));
  CHECK(waiting[0].role == "reception-lead");
  CHECK(refusal(story, group_id, separated(3)) == "group.already-separated");
  CHECK(refusal(story, group_id, separated(7)) == "group.not-a-member");
  CHECK(refusal(story, group_id, reunited(1)) == "group.not-separated");
  CHECK(refusal(story, group_id, dissolved) == "group.separated-remain");
  tell(story, group_id, {reunited(3)});
  CHECK(story.waiting(group_id).empty());
  tell(story, group_id, {separated(3), removed(3), dissolved});
  CHECK(story.waiting(group_id).empty());
}

TEST_CASE("group: once dissolved it waits for nobody") {
  auto story = family();
  CHECK(story.waiting(group_id) == alone);
  tell(story, group_id, {dissolved});
  CHECK(story.waiting(group_id).empty());
}

TEST_CASE("group: nobody is reunited before being separated") {
  auto story = family();
  story.at("2026-11-23T20:00:00Z");
  tell(story, group_id, {separated(1)});
  story.at("2026-11-23T19:59:59Z");
  CHECK(refusal(story, group_id, reunited(1)) == "group.dates-reversed");
  story.at("2026-11-23T20:00:00Z");
  CHECK(refusal(story, group_id, reunited(1)) == accepted);
}
