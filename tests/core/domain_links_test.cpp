// Links between files of one person: suggested, judged by two people, parted again.
#include <catch2/catch.hpp>

#include "tests/core/together_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const auto link_id = stream("links", 1);

std::string pair_json(std::uint8_t a, std::uint8_t b) {
  return R"({"a":)" + file(a) + R"(,"b":)" + file(b) + "," + parts + R"(,"method":"names-1"})";
}
Line suggested(std::uint8_t by_actor, std::uint8_t a = 1, std::uint8_t b = 2) {
  return {by_actor, "link.suggested", pair_json(a, b)};
}
Line confirmed(std::uint8_t by_actor) {
  return {by_actor, "link.confirmed", "{}"};
}
Line rejected(std::uint8_t by_actor) {
  return {by_actor, "link.rejected", because};
}
Line withdrawn(std::uint8_t by_actor) {
  return {by_actor, "link.withdrawn", because};
}
Line reopened(std::uint8_t by_actor) {
  return {by_actor, "link.reopened", because};
}

link::State state_of(const Story& story) {
  return story.world.state<Links>(link_id);
}

}  // namespace

TEST_CASE("link: two people confirm it, and neither of them proposed it") {
  auto story = together_story();
  tell(story, link_id, {suggested(1)});
  CHECK(refusal(story, link_id, confirmed(1)) == "link.confirmed-by-proposer");
  tell(story, link_id, {confirmed(2)});
  CHECK(state_of(story).phase == link::Phase::confirmed_once);
  CHECK_FALSE(link::joins(state_of(story)));
  CHECK(refusal(story, link_id, confirmed(2)) == "link.confirmed-by-same");
  CHECK(refusal(story, link_id, confirmed(1)) == "link.confirmed-by-proposer");
  tell(story, link_id, {confirmed(3)});
  CHECK(link::joins(state_of(story)));
  REQUIRE(state_of(story).confirmations.size() == 2);
  CHECK(state_of(story).confirmations[0].by == actor_id(2));
  CHECK(state_of(story).confirmations[1].by == actor_id(3));
  CHECK(survives_storing<Links>(state_of(story)));
}

TEST_CASE("link: a program suggests, and judges nothing") {
  auto story = together_story();
  tell(story, link_id, {suggested(5)});
  auto other = together_story();
  tell(other, link_id, {suggested(1)});
  CHECK(refusal(other, link_id, confirmed(5)) == "link.not-a-person");
  CHECK(refusal(other, link_id, rejected(5)) == "link.not-a-person");
  tell(story, link_id, {confirmed(1), confirmed(2)});
  CHECK(refusal(story, link_id, withdrawn(5)) == "link.not-a-person");
  tell(story, link_id, {withdrawn(3)});
  CHECK(refusal(story, link_id, reopened(5)) == "link.not-a-person");
}

TEST_CASE("link: whoever reopens it proposes it, and does not confirm it") {
  auto story = together_story();
  tell(story, link_id, {suggested(5), confirmed(1), rejected(2), reopened(3)});
  CHECK(state_of(story).phase == link::Phase::suggested);
  CHECK(state_of(story).confirmations.empty());
  CHECK(refusal(story, link_id, confirmed(3)) == "link.confirmed-by-proposer");
  tell(story, link_id, {confirmed(1), confirmed(2), withdrawn(1), reopened(1)});
  CHECK(refusal(story, link_id, confirmed(1)) == "link.confirmed-by-proposer");
  CHECK(refusal(story, link_id, confirmed(3)) == "link.confirmed-by-proposer");
  tell(story, link_id, {confirmed(2), confirmed(4)});
  CHECK(link::joins(state_of(story)));
}

TEST_CASE("link: a pair is one pair whatever the order, so that it has one link for ever") {
  const auto key = link::pair_of(file_id(1), file_id(2));
  CHECK(key == link::pair_of(file_id(2), file_id(1)));
  CHECK(key != link::pair_of(file_id(1), file_id(3)));
  const Lines all_the_way{confirmed(1), confirmed(2), withdrawn(3), reopened(4), rejected(1)};
  for (std::size_t told = 0; told <= all_the_way.size(); ++told) {
    auto story = together_story();
    tell(story, link_id,
         Lines{suggested(5, 2, 1)} +
             Lines(all_the_way.begin(), all_the_way.begin() + static_cast<std::ptrdiff_t>(told)));
    CHECK(state_of(story).pair == key);
    CHECK(state_of(story).files == std::vector{file_id(1), file_id(2)});
  }
}

TEST_CASE("link: what may be suggested") {
  struct Row {
    std::string json;
    std::string code;
  };
  const auto with_pair = [](const std::string& member, const std::string& value) {
    return with(pair_json(1, 2), member, value);
  };
  const auto row = GENERATE_COPY(values<Row>({
      {pair_json(1, 2), accepted},
      {pair_json(1, 6), accepted},  // somebody who died without a name may be somebody who is missed
      {pair_json(1, 7), accepted},  // a person may be in two operations
      {pair_json(7, 1), accepted},
      {pair_json(7, 7), "link.same-file"},
      {pair_json(1, 1), "link.same-file"},
      {pair_json(1, 99), "link.registration-unknown"},
      {pair_json(99, 1), "link.registration-unknown"},
      {pair_json(1, 5), "link.registered-in-error"},
      {pair_json(1, 8), "link.exercise-mixed"},
      {with_pair("method", R"("door Jan")"), "link.method-malformed"},
      {with_pair("method", R"("names-1.2_a")"), accepted},
      {with_pair("scoreParts", "[]"), "link.score-parts-missing"},
      {with_pair("scoreParts", R"([{"kind":"name","score":1},{"kind":"name","score":2}])"),
       "link.score-part-twice"},
      {with_pair("explanation", R"("BSN 123456782")"), "field.bsn"},
  }));
  INFO(row.json);
  auto story = together_story();
  CHECK(refusal(story, link_id, {1, "link.suggested", row.json}) == row.code);
}

TEST_CASE("link: one of the two files is of the operation, and exercises stay among themselves") {
  auto story = together_story();
  put_file(story.world, 17, 4, false);
  put_file(story.world, 18, 2, false);
  CHECK(refusal(story, link_id, {1, "link.suggested", pair_json(7, 17)}) == "link.of-other-operation");
  in_operation(story, 2, true);
  CHECK(refusal(story, link_id, {1, "link.suggested", pair_json(8, 18)}) == accepted);
  CHECK(refusal(story, link_id, {1, "link.suggested", pair_json(8, 1)}) == "link.exercise-mixed");
}

TEST_CASE("link: what is malformed is refused before anybody judges it") {
  CHECK(faults<link::Suggested>(R"({"a":"registrations/x","b":"links/01935a00-0000-7000-8000-000000000001",)"
                                R"("score":101,"method":"m",)"
                                R"("scoreParts":[{"kind":"face","score":-1}]})") ==
        "/a stream.malformed\n/b field.wrong-collection\n/score field.out-of-range\n"
        "/scoreParts/0/kind field.not-allowed\n/scoreParts/0/score field.out-of-range\n");
  CHECK(faults<link::Rejected>("{}") == "/reasons field.missing\n");
  CHECK(faults<link::Withdrawn>("{}") == "/reasons field.missing\n");
  CHECK(faults<link::Reopened>("{}") == "/reasons field.missing\n");
}

TEST_CASE("link: twins stay two persons, and no status ever crosses a link") {
  auto story = together_story();
  // Everything agrees; still nothing is joined until two people said so.
  tell(story, link_id,
       {{5, "link.suggested", with(with(pair_json(1, 2), "score", "100"), "method", R"("names-1")")}});
  CHECK_FALSE(link::joins(state_of(story)));
  const auto first = view_of<Registrations>(story, file_id(1));
  change_file(story, 2, [](auto& state) { state.phase = registration::Phase::departed; });
  const auto second = view_of<Registrations>(story, file_id(2));
  tell(story, link_id, {confirmed(1), confirmed(2)});
  CHECK(view_of<Registrations>(story, file_id(1)) == first);
  CHECK(view_of<Registrations>(story, file_id(2)) == second);
  tell(story, link_id, {withdrawn(1)});
  CHECK(view_of<Registrations>(story, file_id(1)) == first);
  CHECK(view_of<Registrations>(story, file_id(2)) == second);
}

TEST_CASE("link: a file that turns out to be registered in error is not confirmed as anybody's") {
  auto story = together_story();
  tell(story, link_id, {suggested(5)});
  change_file(story, 2, [](auto& state) { state.phase = registration::Phase::registered_in_error; });
  CHECK(refusal(story, link_id, confirmed(1)) == "link.registered-in-error");
  tell(story, link_id, {rejected(1)});
  CHECK(refusal(story, link_id, reopened(2)) == "link.registered-in-error");
}

TEST_CASE("link: who was judged to be two people is not made one through a third file") {
  auto story = together_story();
  const auto first = stream("links", 1), second = stream("links", 2), third = stream("links", 3);
  tell(story, first, {suggested(1, 1, 3), rejected(2)});
  tell(story, second, {suggested(1, 1, 2), confirmed(2), confirmed(3)});
  tell(story, third, {suggested(1, 2, 3)});
  CHECK(refusal(story, third, confirmed(2)) == "link.joins-rejected");
  CHECK(refusal(story, third, rejected(3)) == accepted);

  // That judgement was wrong: then all three are one.
  tell(story, first, {reopened(3)});
  tell(story, third, {confirmed(2), confirmed(3)});
  CHECK(refusal(story, first, rejected(2)) == "link.joined-otherwise");
  tell(story, second, {withdrawn(2)});
  CHECK(refusal(story, first, rejected(2)) == accepted);
}

TEST_CASE("link: that files were joined wrongly may be said of a closed operation too") {
  auto story = together_story();
  tell(story, link_id, {suggested(5), confirmed(1), confirmed(2)});
  operation::State closed;
  closed.phase = operation::Phase::closed;
  story.world.put<Operations>(operation_id(1), closed);
  CHECK(refusal(story, link_id, withdrawn(1)) == accepted);
  auto other = together_story();
  tell(other, link_id, {suggested(5)});
  other.world.put<Operations>(operation_id(1), closed);
  CHECK(refusal(other, link_id, rejected(1)) == accepted);
  CHECK(refusal(other, link_id, confirmed(1)) == "operation.closed");
}

TEST_CASE("link: a suggestion waits until it is judged") {
  auto story = together_story();
  story.at("2026-11-23T10:00:00Z");
  tell(story, link_id, {suggested(5)});
  const auto waiting = link::duties(state_of(story));
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].kind == "link.judgement-due");
  CHECK(waiting[0].role == "identity-verifier");
  CHECK(waiting[0].since == instant("2026-11-23T10:00:00Z"));
  tell(story, link_id, {confirmed(1)});
  CHECK(story.waiting(link_id) == "link.judgement-due\n");
  tell(story, link_id, {confirmed(2)});
  CHECK(story.waiting(link_id).empty());
  tell(story, link_id, {withdrawn(3)});
  CHECK(story.waiting(link_id).empty());
  tell(story, link_id, {reopened(3)});
  CHECK(story.waiting(link_id) == "link.judgement-due\n");
  tell(story, link_id, {rejected(1)});
  CHECK(story.waiting(link_id).empty());
}

TEST_CASE("link: is judged after it was suggested, and each judgement follows the one before") {
  const auto reversed = "link.dates-reversed";
  const auto at = [](Story& story, std::string_view time) -> Story& { return story.at(time); };
  auto story = together_story();
  tell(at(story, "2026-11-23T20:00:00Z"), link_id, {suggested(5)});
  at(story, "2026-11-23T19:59:59Z");
  CHECK(refusal(story, link_id, confirmed(1)) == reversed);
  CHECK(refusal(story, link_id, rejected(1)) == reversed);
  tell(at(story, "2026-11-23T20:10:00Z"), link_id, {confirmed(1)});
  CHECK(refusal(at(story, "2026-11-23T20:09:59Z"), link_id, confirmed(2)) == reversed);
  tell(at(story, "2026-11-23T20:10:00Z"), link_id, {confirmed(2)});
  CHECK(refusal(at(story, "2026-11-23T20:09:59Z"), link_id, withdrawn(3)) == reversed);
  tell(at(story, "2026-11-23T20:20:00Z"), link_id, {withdrawn(3)});
  CHECK(refusal(at(story, "2026-11-23T20:19:59Z"), link_id, reopened(3)) == reversed);
  CHECK(refusal(at(story, "2026-11-23T20:20:00Z"), link_id, reopened(3)) == accepted);
}
