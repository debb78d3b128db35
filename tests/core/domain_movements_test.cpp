#include "core/domain/movements.h"

#include <catch2/catch.hpp>

#include "tests/core/domain_people_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

const std::string digest(64, 'a');
const std::string planned = R"("kind":"flight","carrier":"KL","number":"KL1234","from":"BEY","to":"EIN",)"
                            R"("eta":"2026-11-23T19:30:00Z","capacity":199)";
const std::string departed = R"({"at":"2026-11-23T15:00:00Z","onBoard":198})";
const std::string diverted = R"({"to":"AMS","eta":"2026-11-23T20:00:00Z","reason":"Mist"})";
const std::string arrived = R"({"at":"2026-11-23T19:40:00Z","place":"Platform 3"})";
const std::string cancelled = R"({"reason":"Luchtruim dicht"})";

std::string manifest(std::string_view source, int version, int count = 9) {
  return R"({"source":")" + std::string(source) + R"(","version":)" + std::to_string(version) +
         R"(,"digest":")" + digest + R"(","count":)" + std::to_string(count) + "}";
}
std::string reconciled(int seen, int unresolved) {
  return R"({"expected":9,"seen":)" + std::to_string(seen) +
         R"(,"noShow":2,"diverted":1,"unexpected":4,"unresolved":)" + std::to_string(unresolved) + "}";
}

// Files of ten people who came, of whom four were not expected, and of three who were and did not come.
void put_files(PeopleWorld& people, std::uint8_t movement) {
  for (std::uint8_t number = 1; number <= 13; ++number) {
    registration::State file;
    file.file_of = operation_id(1);
    if (number > 4) file.expected_on = {movement_id(movement)};
    if (number <= 10) file.seen_on = {movement_id(movement)};
    if (number > 11) file.no_show_on = {movement_id(movement)};
    if (number == 11) file.exit = registration::Phase::home_by_other_means;
    people.world.put<Registrations>(file_id(number), file);
  }
}

struct Row {
  std::string type;
  std::string json;
  std::array<std::string, 7> codes;  // in the order of movement::Phase, without `movement.`
};
// planned, departed, diverted, arrived, reconciled, cancelled, closed
const std::vector<Row> rows{
    {"movement.manifest-received", manifest("airline", 3), {"", "", "", "", "", "cancelled", "closed"}},
    {"movement.departed",
     departed,
     {"", "already-departed", "already-departed", "already-departed", "already-departed", "cancelled",
      "closed"}},
    {"movement.diverted",
     diverted,
     {"not-departed", "", "", "already-arrived", "already-arrived", "cancelled", "closed"}},
    {"movement.arrived",
     arrived,
     {"not-departed", "", "", "already-arrived", "already-arrived", "cancelled", "closed"}},
    {"movement.reconciled",
     reconciled(6, 0),
     {"not-arrived", "not-arrived", "not-arrived", "", "", "cancelled", "closed"}},
    {"movement.cancelled",
     cancelled,
     {"", "already-departed", "already-departed", "already-departed", "already-departed", "cancelled",
      "closed"}},
    {"movement.closed",
     "{}",
     {"not-reconciled", "not-reconciled", "not-reconciled", "not-reconciled", "", "", "closed"}},
};

PeopleWorld world_with(movement::Phase phase) {
  PeopleWorld people;
  movement::State state;
  state.phase = phase;
  state.movement_of = operation_id(1);
  state.expected = 9;
  state.seen = 6;
  state.no_show = 2;
  state.diverted = 1;
  state.unexpected = 4;
  state.unresolved = 0;
  people.world.put<Movements>(movement_id(1), state);
  put_files(people, 1);
  return people;
}

PeopleWorld world_arrived() {
  PeopleWorld people;
  people.given("movement.planned", "{" + planned + "}", movement_id(4));
  people.given("movement.manifest-received", manifest("airline", 1), movement_id(4));
  people.given("movement.departed", departed, movement_id(4));
  people.given("movement.arrived", arrived, movement_id(4));
  put_files(people, 4);
  return people;
}

}  // namespace

TEST_CASE("movement: in each phase each event is taken, or refused with its code") {
  const auto row = GENERATE(from_range(rows));
  for (std::size_t phase = 0; phase < row.codes.size(); ++phase) {
    const auto people = world_with(static_cast<movement::Phase>(phase));
    INFO(row.type << " in " << name_of(static_cast<movement::Phase>(phase)));
    const auto& code = row.codes[phase];
    CHECK(people.refusal(row.type, row.json, movement_id(1)) ==
          (code.empty() ? accepted : "movement." + code));
  }
}

TEST_CASE("movement: the table names every event but the first, and every phase") {
  CHECK(rows.size() + 1 == movements().events.size());
  CHECK(rows.front().codes.size() == names_of(movement::Phase{}).size());
}

TEST_CASE("movement: from its plan to its end") {
  PeopleWorld people;
  people.given("movement.planned", "{" + planned + "," + member("previous", movement_id(1)) + "}",
               movement_id(4));
  CHECK(people.movement_state(4).movement_of == operation_id(1));
  CHECK(people.movement_state(4).previous == movement_id(1));
  people.given("movement.departed", departed, movement_id(4));
  CHECK(people.movement_state(4).on_board == 198);
  people.given("movement.diverted", diverted, movement_id(4));
  CHECK(people.movement_state(4).to == "AMS");
  people.given("movement.arrived", arrived, movement_id(4));
  CHECK(people.movement_state(4).arrived_at == instant("2026-11-23T19:40:00Z"));
  put_files(people, 4);
  people.given("movement.reconciled", reconciled(6, 0), movement_id(4));
  CHECK(people.movement_state(4).seen == 6);
  people.given("movement.closed", "{}", movement_id(4));
  CHECK(people.movement_state(4).phase == movement::Phase::closed);
  CHECK(survives_storing<Movements>(people.movement_state(4)));
}

TEST_CASE("movement: the versions of a source's manifest only rise, and all of them are kept") {
  PeopleWorld people;
  people.given("movement.manifest-received", manifest("airline", 1, 180), movement_id(1));
  people.given("movement.manifest-received", manifest("airline", 3, 200), movement_id(1));
  people.given("movement.manifest-received", manifest("embassy", 1, 20), movement_id(1));
  CHECK(people.refusal("movement.manifest-received", manifest("airline", 3), movement_id(1)) ==
        "movement.manifest-version-not-rising");
  CHECK(people.refusal("movement.manifest-received", manifest("airline", 2), movement_id(1)) ==
        "movement.manifest-version-not-rising");
  CHECK(people.refusal("movement.manifest-received", manifest("embassy", 2), movement_id(1)) == accepted);
  const auto manifests = people.movement_state(1).manifests;
  REQUIRE(manifests.size() == 3);
  CHECK(manifests[1].count == 200);
  CHECK(manifests[1].digest.places.size() == 1);
  CHECK(manifests[1].statement != manifests[0].statement);
}

TEST_CASE("movement: a manifest after the reconciliation makes it due again") {
  auto people = world_arrived();
  people.given("movement.reconciled", reconciled(6, 0), movement_id(4));
  people.given("movement.manifest-received", manifest("airline", 2), movement_id(4));
  CHECK(people.movement_state(4).phase == movement::Phase::arrived);
}

TEST_CASE("movement: expected is seen, no-show, diverted and unresolved together") {
  const auto people = world_arrived();
  CHECK(people.refusal("movement.reconciled", reconciled(6, 0), movement_id(4)) == accepted);
  CHECK(people.refusal("movement.reconciled", reconciled(5, 0), movement_id(4)) ==
        "movement.reconciliation-unbalanced");
  CHECK(people.refusal("movement.reconciled", reconciled(6, 4), movement_id(4)) ==
        "movement.reconciliation-unbalanced");
}

TEST_CASE("movement: numbers that add up are refused where the people's files say others") {
  const auto people = world_arrived();
  const auto numbers =
      GENERATE(R"({"expected":9,"seen":7,"noShow":1,"diverted":1,"unexpected":4,"unresolved":0})",
               R"({"expected":9,"seen":6,"noShow":2,"diverted":1,"unexpected":3,"unresolved":0})",
               R"({"expected":10,"seen":6,"noShow":2,"diverted":1,"unexpected":4,"unresolved":1})",
               R"({"expected":0,"seen":0,"noShow":0,"diverted":0,"unexpected":0,"unresolved":0})");
  CHECK(people.refusal("movement.reconciled", numbers, movement_id(4)) == "movement.numbers-differ");
}

TEST_CASE("movement: does not close while somebody who was expected is unaccounted for") {
  auto people = world_arrived();
  auto missing = people.state(file_id(5));
  missing.seen_on.clear();
  people.world.put<Registrations>(file_id(5), missing);
  people.given("movement.reconciled", reconciled(5, 1), movement_id(4));
  CHECK(people.refusal("movement.closed", "{}", movement_id(4)) == "movement.unresolved-remain");
  put_files(people, 4);
  people.given("movement.reconciled", reconciled(6, 0), movement_id(4));
  CHECK(people.refusal("movement.closed", "{}", movement_id(4)) == accepted);
}

TEST_CASE("movement: does not close on numbers that the people's files no longer say") {
  auto people = world_arrived();
  people.given("movement.reconciled", reconciled(6, 0), movement_id(4));
  auto missing = people.state(file_id(5));
  missing.seen_on.clear();
  people.world.put<Registrations>(file_id(5), missing);
  CHECK(people.refusal("movement.closed", "{}", movement_id(4)) == "movement.numbers-differ");
  people.given("movement.reconciled", reconciled(5, 1), movement_id(4));
  CHECK(people.refusal("movement.closed", "{}", movement_id(4)) == "movement.unresolved-remain");
}

TEST_CASE("movement: does not arrive before it departed") {
  PeopleWorld people;
  people.given("movement.departed", departed, movement_id(1));
  CHECK(people.refusal("movement.arrived", R"({"at":"2026-11-23T14:59:59Z","place":"Platform 3"})",
                       movement_id(1)) == "movement.arrived-before-departed");
}

TEST_CASE("movement: a plan names places and codes by their form, and a leg that exists") {
  const auto with = [](std::string_view was, std::string_view is) {
    auto text = planned;
    text.replace(text.find(was), was.size(), is);
    return "{" + text + "}";
  };
  PeopleWorld people;
  CHECK(people.refusal("movement.planned", with("BEY", "Beiroet"), movement_id(4)) ==
        "movement.place-malformed");
  CHECK(people.refusal("movement.planned", with("EIN", "E"), movement_id(4)) == "movement.place-malformed");
  CHECK(people.refusal("movement.planned", with("KL1234", "KL 1234"), movement_id(4)) ==
        "movement.code-malformed");
  const auto after = [](const StreamId& previous) {
    return "{" + planned + "," + member("previous", previous) + "}";
  };
  CHECK(people.refusal("movement.planned", after(movement_id(9)), movement_id(4)) ==
        "movement.previous-unknown");
  CHECK(people.refusal("movement.planned", after(movement_id(1)), movement_id(1)) ==
        "movement.previous-unknown");
  people.world.claims.operation = operation_id(2);
  CHECK(people.refusal("movement.planned", after(movement_id(1)), movement_id(4)) ==
        "movement.previous-of-other-operation");
}

TEST_CASE("movement: a source is an opaque code, and no text holds a citizen service number") {
  PeopleWorld people;
  CHECK(people.refusal("movement.manifest-received", manifest("de lijst van Jan", 1), movement_id(1)) ==
        "movement.code-malformed");
  CHECK(people.refusal("movement.cancelled", R"({"reason":"Vraag 123456782"})", movement_id(1)) ==
        "field.bsn");
}

TEST_CASE("movement: belongs to an operation that is open, exercise data to an exercise") {
  PeopleWorld people;
  people.world.claims.operation.reset();
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == "operation.required");
  people.world.claims.operation = operation_id(9);
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == "operation.unknown");
  people.put_operation(3, operation::Phase::closed, operation::Kind::repatriation);
  people.world.claims.operation = operation_id(3);
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == "operation.closed");
  people.put_operation(4, operation::Phase::winding_down, operation::Kind::exercise);
  people.world.claims.operation = operation_id(4);
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == "operation.exercise-mismatch");
  people.world.claims.exercise = true;
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == accepted);
  people.world.claims.operation = operation_id(1);
  CHECK(people.refusal("movement.departed", departed, movement_id(1)) == "operation.exercise-mismatch");
}

TEST_CASE("movement: what is recorded has happened, and what follows comes after") {
  PeopleWorld people;
  const auto of = movement_id(1);  // planned
  const auto refused = [&](std::string_view time, std::string_view type, const std::string& json) {
    people.world.claims.occurred_at = instant(time);
    return people.refusal(type, json, of);
  };
  const auto given = [&](std::string_view time, std::string_view type, const std::string& json) {
    CHECK(refused(time, type, json) == accepted);
    people.given(type, json, of);
  };
  const auto reversed = "movement.dates-reversed";
  CHECK(refused("2026-11-23T14:59:59Z", "movement.departed", departed) == "movement.at-ahead");
  given("2026-11-23T15:00:00Z", "movement.departed", departed);
  CHECK(refused("2026-11-23T14:59:59Z", "movement.diverted", diverted) == reversed);
  CHECK(refused("2026-11-23T17:40:00Z", "movement.arrived", arrived) == "movement.at-ahead");
  given("2026-11-23T19:40:00Z", "movement.arrived", arrived);
  put_files(people, 1);
  CHECK(refused("2026-11-23T19:39:59Z", "movement.reconciled", reconciled(6, 0)) == reversed);
  given("2026-11-23T19:40:00Z", "movement.reconciled", reconciled(6, 0));
  CHECK(refused("2026-11-23T19:39:59Z", "movement.closed", "{}") == reversed);
  CHECK(refused("2026-11-23T19:40:00Z", "movement.closed", "{}") == accepted);
}
