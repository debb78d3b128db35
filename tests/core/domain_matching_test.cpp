#include "core/domain/matching.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using matching::Adjacency;
using matching::Capability;
using matching::find_matches;
using matching::Need;

namespace {

const auto now = instant("2026-07-01T08:00:00Z");

Need need() {
  return {organisation_id(1),
          "FBO-helicopter",
          {"crashtender"},
          2,
          instant("2026-07-01T12:00:00Z"),
          instant("2026-07-03T12:00:00Z")};
}
Capability capability(std::uint8_t organisation) {
  return {organisation_id(organisation), "FBO-helicopter", 2, 60, std::nullopt};
}
// 1 - 2 - 3 - 4, and 1 - 5; each border is declared by one of the two.
const Adjacency borders{{organisation_id(1), {organisation_id(2)}},
                        {organisation_id(3), {organisation_id(2), organisation_id(4)}},
                        {organisation_id(5), {organisation_id(1)}}};

std::vector<StreamId> organisations_of(const std::vector<matching::Match>& matches) {
  std::vector<StreamId> ids;
  for (const auto& match : matches) ids.push_back(match.capability.organisation);
  return ids;
}
std::vector<matching::Match> matches_of(const std::vector<Capability>& capabilities) {
  return find_matches(need(), capabilities, borders, now);
}

}  // namespace

TEST_CASE("matching: distance counts borders, whichever of the two declares them") {
  const auto distances = matching::distances_from(organisation_id(1), borders);
  CHECK(distances == std::map<StreamId, std::int64_t>{{organisation_id(1), 0},
                                                      {organisation_id(2), 1},
                                                      {organisation_id(3), 2},
                                                      {organisation_id(4), 3},
                                                      {organisation_id(5), 1}});
  CHECK(matching::distances_from(organisation_id(9), borders).size() == 1);
}

TEST_CASE("matching: the nearest come first, and where no border leads comes last") {
  const auto found = matches_of({capability(9), capability(4), capability(3), capability(5), capability(2)});
  CHECK(organisations_of(found) == std::vector{organisation_id(2), organisation_id(5), organisation_id(3),
                                               organisation_id(4), organisation_id(9)});
  CHECK(found.front().distance == 1);
  CHECK_FALSE(found.back().distance.has_value());
}

TEST_CASE("matching: the requester's own capabilities are no answer") {
  CHECK(matches_of({capability(1)}).empty());
}

TEST_CASE("matching: equally near, what was asked for comes before what does as well, and the ready first") {
  auto substitute = capability(2);
  substitute.unit_type = "crashtender";
  substitute.readiness_minutes = 0;
  auto slow = capability(2);
  slow.readiness_minutes = 90;
  auto many = capability(5);
  many.quantity = 9;
  const auto found = matches_of({substitute, slow, capability(2), many});
  CHECK(organisations_of(found) ==
        std::vector{organisation_id(5), organisation_id(2), organisation_id(2), organisation_id(2)});
  CHECK(found.at(2).capability == slow);
  CHECK(found.back().substitute);
}

TEST_CASE("matching: a capability fits where it is of a type that will do, in time, and still holds") {
  struct Row {
    std::string what;
    Capability capability;
    bool fits;
  };
  const auto changed = [](auto change) {
    auto made = capability(2);
    change(made);
    return made;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"as it is", capability(2), true},
      {"another type", changed([](auto& c) { c.unit_type = "pomp"; }), false},
      {"none of it", changed([](auto& c) { c.quantity = 0; }), false},
      {"less than none", changed([](auto& c) { c.quantity = -1; }), false},
      {"ready as the need ends", changed([](auto& c) { c.readiness_minutes = 52 * 60; }), false},
      {"ready before it ends", changed([](auto& c) { c.readiness_minutes = 52 * 60 - 1; }), true},
      {"negative readiness", changed([](auto& c) { c.readiness_minutes = -1; }), false},
      {"never ready", changed([](auto& c) { c.readiness_minutes = INT64_MAX; }), false},
      {"ended as the need begins", changed([](auto& c) { c.until = instant("2026-07-01T12:00:00Z"); }),
       false},
      {"holds as the need begins", changed([](auto& c) { c.until = instant("2026-07-01T12:00:01Z"); }), true},
  }));
  INFO(row.what);
  CHECK(matches_of({row.capability}).empty() != row.fits);
}

TEST_CASE("matching: says whether one covers all that is missing, and can leave by the time it is needed") {
  auto late = capability(2);
  late.readiness_minutes = 241;
  late.quantity = 1;
  const auto found = matches_of({late, capability(5)});
  CHECK(found.front().covers);
  CHECK(found.front().in_time);
  CHECK_FALSE(found.back().covers);
  CHECK_FALSE(found.back().in_time);
}

TEST_CASE("matching: a line of which nothing is missing matches nothing") {
  auto covered = need();
  covered.missing = 0;
  CHECK(find_matches(covered, std::vector{capability(2)}, borders, now).empty());
}

TEST_CASE("matching: the order in which capabilities were declared does not matter") {
  CHECK(rc::check([] {
    std::vector<Capability> declared;
    for (const auto number :
         *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::inRange<std::uint8_t>(1, 9))) {
      declared.push_back(capability(number));
      declared.back().quantity = *rc::gen::inRange(1, 4);
    }
    const auto found = matches_of(declared);
    auto turned = declared;
    std::reverse(turned.begin(), turned.end());
    RC_ASSERT(matches_of(turned) == found);
    for (std::size_t i = 1; i < found.size(); ++i)
      RC_ASSERT(found[i - 1].distance.value_or(99) <= found[i].distance.value_or(99));
  }));
}
