// Versions of lists: who is expected by which list, and what a newer one ends.
#include <catch2/catch.hpp>

#include "core/domain/links.h"
#include "core/domain/reconciliation.h"
#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;
using registration::Phase;

namespace {

std::string on(std::uint8_t number, std::string_view source = "") {
  return "{" + member("movement", movement_id(number)) +
         (source.empty() ? "" : R"(,"source":")" + std::string(source) + "\"") + "}";
}

PeopleWorld world_expected(std::string_view source = "KLM") {
  PeopleWorld people;
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"KLM","externalId":"1"})");
  people.given("registration.expected", on(1, source));
  return people;
}

std::string list(std::string_view source, int version, int count) {
  return R"({"source":")" + std::string(source) + R"(","version":)" + std::to_string(version) +
         R"(,"digest":")" + std::string(64, 'a') + R"(","count":)" + std::to_string(count) + "}";
}

}  // namespace

TEST_CASE("expectation: a newer list without the person ends it, and the file says which list it was") {
  auto people = world_expected();
  const auto ended = people.given("registration.expectation-ended", on(1, "KLM"));
  const auto state = people.state();
  CHECK(state.phase == Phase::announced);
  CHECK(state.expected_on.empty());
  CHECK(state.listed_on == std::vector{movement_id(1)});
  CHECK(state.movement == std::nullopt);
  REQUIRE(state.expectations.size() == 1);
  CHECK(state.expectations[0].ended_by == ended);
  CHECK(survives_storing<Registrations>(state));
}

TEST_CASE("expectation: goes on while the current list of another source names the person") {
  auto people = world_expected();
  people.given("registration.expected", on(1, "embassy"));
  people.given("registration.expectation-ended", on(1, "KLM"));
  CHECK(people.state().expected_on == std::vector{movement_id(1)});
  CHECK(people.state().phase == Phase::expected);
  people.given("registration.expectation-ended", on(1, "embassy"));
  CHECK(people.state().expected_on.empty());
}

TEST_CASE("expectation: each source says it once, and takes back only its own") {
  auto people = world_expected();
  CHECK(people.refusal("registration.expected", on(1, "KLM")) == "registration.already-expected");
  CHECK(people.refusal("registration.expected", on(1)) == "registration.already-expected");
  CHECK(people.refusal("registration.expectation-ended", on(1)) == "registration.not-expected-there");
  CHECK(people.refusal("registration.expectation-ended", on(1, "embassy")) ==
        "registration.not-expected-there");
  CHECK(people.refusal("registration.expectation-ended", on(2, "KLM")) == "registration.not-expected-there");
  people.given("registration.expectation-ended", on(1, "KLM"));
  CHECK(people.refusal("registration.expectation-ended", on(1, "KLM")) == "registration.not-expected-there");
  people.given("registration.expected", on(1, "KLM"));
  CHECK(people.state().phase == Phase::expected);
}

TEST_CASE("expectation: who has come stays where he is, and is unexpected from then on") {
  auto people = world_expected();
  people.given("registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}");
  CHECK(reconcile(movement_id(1), people.world).seen == 1);
  people.given("registration.expectation-ended", on(1, "KLM"));
  CHECK(people.state().phase == Phase::seen);
  CHECK(people.state().movement == movement_id(1));
  const auto numbers = reconcile(movement_id(1), people.world);
  CHECK(numbers.expected == 0);
  CHECK(numbers.unexpected == 1);
}

TEST_CASE("expectation: who was missed is no no-show any more, and is expected where other lists say so") {
  const bool elsewhere = GENERATE(false, true);
  auto people = world_expected();
  if (elsewhere) people.given("registration.expected", on(2, "KLM"));
  people.given("registration.marked-no-show", on(1));
  REQUIRE(people.state().phase == Phase::no_show);
  people.given("registration.expectation-ended", on(1, "KLM"));
  CHECK(people.state().phase == (elsewhere ? Phase::expected : Phase::announced));
  CHECK(people.state().no_show_on.empty());
  CHECK(people.state().exit == std::nullopt);
}

TEST_CASE("expectation: does not change on a movement that is closed or cancelled") {
  auto people = world_expected();
  auto movement = people.movement_state(1);
  movement.phase = GENERATE(movement::Phase::closed, movement::Phase::cancelled);
  people.world.put<Movements>(movement_id(1), movement);
  CHECK(people.refusal("registration.expectation-ended", on(1, "KLM")) == "registration.movement-closed");
}

TEST_CASE("expectation: bad input is refused for what it is") {
  const auto people = world_expected();
  const auto [json, code] = GENERATE(table<std::string, std::string>({
      {on(9, "KLM"), "registration.movement-unknown"},
      {on(1, "lijst van Jan"), "registration.code-malformed"},
      {on(1, "KLM-123456782"), "field.bsn"},
  }));
  CHECK(people.refusal("registration.expectation-ended", json) == code);
}

TEST_CASE("lists: of each source the newest version counts, and overlapping lists are not added up") {
  PeopleWorld people;
  people.given("movement.manifest-received", list("KLM", 1, 9), movement_id(1));
  people.given("movement.manifest-received", list("KLM", 2, 3), movement_id(1));
  CHECK(reconcile(movement_id(1), people.world).expected == 3);
  // A total that somebody phoned through says nothing of who is on it.
  people.given("movement.manifest-received", list("embassy", 1, 4), movement_id(1));
  CHECK(reconcile(movement_id(1), people.world).expected == 4);
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2, 3})) {
    people.given("registration.opened",
                 R"({"number":"KLM-00042F","source":"KLM","externalId":")" + std::to_string(number) + "\"}",
                 file_id(number));
    people.given("registration.expected", on(1, "KLM"), file_id(number));
  }
  const auto numbers = reconcile(movement_id(1), people.world);
  CHECK(numbers.expected == 4);
  CHECK(numbers.unresolved == 4);
}

TEST_CASE("lists: a row that could not be taken stays unresolved, also beside a longer list") {
  PeopleWorld people;
  people.given("movement.manifest-received", list("KLM", 1, 2), movement_id(1));  // one row was refused
  people.given("movement.manifest-received", list("embassy", 1, 2), movement_id(1));
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"KLM"})", file_id(1));
  people.given("registration.expected", on(1, "KLM"), file_id(1));
  people.given("registration.expected", on(1, "embassy"), file_id(1));
  people.given("registration.opened", R"({"number":"KLM-00043D","source":"embassy"})", file_id(2));
  people.given("registration.expected", on(1, "embassy"), file_id(2));
  CHECK(reconcile(movement_id(1), people.world).expected == 3);
}

namespace {

void put_link(PeopleWorld& people, link::Phase phase) {
  link::State link;
  link.phase = phase;
  link.a = file_id(1);
  link.b = file_id(2);
  link.files = {link.a, link.b};
  people.world.put<Links>(StreamId{"links", file_id(9).id}, link);
}

PeopleWorld on_two_lists() {
  PeopleWorld people;
  people.given("movement.manifest-received", list("KLM", 1, 1), movement_id(1));
  people.given("movement.manifest-received", list("embassy", 1, 1), movement_id(1));
  people.given("registration.opened", R"({"number":"KLM-00042F","source":"KLM"})", file_id(1));
  people.given("registration.expected", on(1, "KLM"), file_id(1));
  people.given("registration.opened", R"({"number":"KLM-00043D","source":"embassy"})", file_id(2));
  people.given("registration.expected", on(1, "embassy"), file_id(2));
  return people;
}

}  // namespace

TEST_CASE("lists: two files of one person count once while a link joins them, and twice when it parts them") {
  auto people = on_two_lists();
  CHECK(reconcile(movement_id(1), people.world).expected == 2);
  put_link(people, link::Phase::confirmed_once);
  CHECK(reconcile(movement_id(1), people.world).expected == 2);
  put_link(people, link::Phase::confirmed);
  CHECK(reconcile(movement_id(1), people.world).expected == 1);
  people.given("registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}",
               file_id(2));
  const auto joined = reconcile(movement_id(1), people.world);
  CHECK(std::tuple(joined.expected, joined.seen, joined.unresolved) == std::tuple(1, 1, 0));
  CHECK(passengers_of(movement_id(1), people.world).size() == 1);
  put_link(people, link::Phase::withdrawn);
  const auto parted = reconcile(movement_id(1), people.world);
  CHECK(std::tuple(parted.expected, parted.seen, parted.unresolved) == std::tuple(2, 1, 1));
}

TEST_CASE("lists: who was on no list himself is expected where a link joins him with somebody who was") {
  auto people = on_two_lists();
  people.given("registration.expectation-ended", on(1, "embassy"), file_id(2));
  people.given("registration.seen", R"({"checkpoint":"EIN-1",)" + member("movement", movement_id(1)) + "}",
               file_id(2));
  CHECK(reconcile(movement_id(1), people.world).unexpected == 1);
  put_link(people, link::Phase::confirmed);
  const auto numbers = reconcile(movement_id(1), people.world);
  CHECK(std::tuple(numbers.expected, numbers.seen, numbers.unexpected) == std::tuple(1, 1, 0));
}

TEST_CASE("lists: a row whose file was registered in error is accounted for") {
  auto people = on_two_lists();
  people.given("registration.marked-registered-in-error", R"({"reason":"Tweede dossier"})", file_id(2));
  const auto numbers = reconcile(movement_id(1), people.world);
  CHECK(std::tuple(numbers.expected, numbers.unresolved) == std::tuple(1, 1));
}
