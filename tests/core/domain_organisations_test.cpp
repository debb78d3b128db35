#include <catch2/catch.hpp>

#include "tests/core/domain_support.h"

using namespace kroniek;
using namespace kroniek::test;
using organisation::Changed;
using organisation::Ended;
using organisation::Kind;
using organisation::Phase;
using organisation::Registered;
using organisation::Resumed;
using organisation::Side;
using organisation::Suspended;

namespace {

const auto of = organisation_id(1);
const auto suspended = read<Suspended>(R"({"reason":"Onderzoek"})");
const auto resumed = read<Resumed>("{}");
const auto ended = read<Ended>(R"({"lastDay":"2026-11-22"})");
const auto renamed = read<Changed>(R"({"name":"Veiligheidsregio Drenthe"})");

Registered registered(Kind kind, std::string_view code, Side side) {
  Registered event;
  event.name = "Naam";
  event.kind = kind;
  event.code = code;
  event.side = side;
  return event;
}

World active_world() {
  World world;
  given_region(world, 1);
  return world;
}
World suspended_world() {
  return active_world().given<Organisations>(of, suspended);
}
World ended_world() {
  return active_world().given<Organisations>(of, ended);
}

}  // namespace

TEST_CASE("organisation: its code has the form of its kind") {
  struct Row {
    Kind kind;
    std::string_view code;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {Kind::safety_region, "VR01", accepted},
      {Kind::safety_region, "VR25", accepted},
      {Kind::safety_region, "VR00", "organisation.region-code"},
      {Kind::safety_region, "VR26", "organisation.region-code"},
      {Kind::safety_region, "VR1", "organisation.region-code"},
      {Kind::safety_region, "vr01", "organisation.region-code"},
      {Kind::safety_region, "VR1A", "organisation.region-code"},
      {Kind::municipality, "GM0106", accepted},
      {Kind::municipality, "GM106", "organisation.municipality-code"},
      {Kind::municipality, "GM01060", "organisation.municipality-code"},
      {Kind::municipality, "GM01O6", "organisation.municipality-code"},
      {Kind::island, "BQ-BO", accepted},
      {Kind::island, "BQ-SA", accepted},
      {Kind::island, "BQ-SE", accepted},
      {Kind::island, "BQ-CU", "organisation.island-code"},
      {Kind::kcr2, "KCR2", accepted},
      {Kind::agency, "00000001234567890000", accepted},
      {Kind::relief, "NL-Rode-Kruis", accepted},
      {Kind::supervisor, "Inspectie JenV", "organisation.code-malformed"},
      {Kind::foreign, "", "organisation.code-malformed"},
      {Kind::foreign, "A234567890123456789012345678901234567890", accepted},
      {Kind::foreign, "A2345678901234567890123456789012345678901", "organisation.code-malformed"},
  }));
  const auto side = row.kind == Kind::safety_region ? Side::regions : Side::none;
  INFO(row.code);
  CHECK(World{}.refusal<Organisations>(of, registered(row.kind, row.code, side)) == row.expected);
}

TEST_CASE(
    "organisation: safety regions stand on the regions' side, a ministry on its own, all others on none") {
  struct Row {
    Kind kind;
    std::string_view code;
    Side side;
    std::string expected;
  };
  const auto row = GENERATE(values<Row>({
      {Kind::safety_region, "VR03", Side::regions, accepted},
      {Kind::safety_region, "VR03", Side::ministry, "organisation.side-mismatch"},
      {Kind::safety_region, "VR03", Side::none, "organisation.side-mismatch"},
      {Kind::ministry, "JenV", Side::ministry, accepted},
      {Kind::ministry, "JenV", Side::regions, "organisation.side-mismatch"},
      {Kind::ministry, "JenV", Side::none, "organisation.side-mismatch"},
      {Kind::kcr2, "KCR2", Side::none, accepted},
      {Kind::kcr2, "KCR2", Side::ministry, "organisation.side-mismatch"},
      {Kind::municipality, "GM0106", Side::none, accepted},
      {Kind::municipality, "GM0106", Side::regions, "organisation.side-mismatch"},
      {Kind::supervisor, "IJenV", Side::ministry, "organisation.side-mismatch"},
  }));
  INFO(row.code << " " << organisation::names_of(Side{})[static_cast<std::size_t>(row.side)]);
  CHECK(World{}.refusal<Organisations>(of, registered(row.kind, row.code, row.side)) == row.expected);
}

TEST_CASE("organisation: only safety regions border on each other") {
  World world;
  given_region(world, 2);
  world.given<Organisations>(organisation_id(3), registered(Kind::municipality, "GM0106", Side::none));

  auto event = registered(Kind::safety_region, "VR03", Side::regions);
  event.adjacent = {organisation_id(2)};
  CHECK(world.refusal<Organisations>(of, event) == accepted);
  event.adjacent = {organisation_id(9)};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.adjacent-unknown");
  event.adjacent = {organisation_id(3)};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.adjacent-unknown");
  event.adjacent = {of};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.adjacent-unknown");

  event = registered(Kind::ministry, "JenV", Side::ministry);
  event.adjacent = {organisation_id(2)};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.adjacent-not-region");
}

TEST_CASE("organisation: only a municipality lies in a safety region, and only in a registered one") {
  World world;
  given_region(world, 2);
  world.given<Organisations>(organisation_id(3), registered(Kind::ministry, "JenV", Side::ministry));

  auto event = registered(Kind::municipality, "GM0106", Side::none);
  event.region = organisation_id(2);
  CHECK(world.refusal<Organisations>(of, event) == accepted);
  event.region = organisation_id(9);
  CHECK(world.refusal<Organisations>(of, event) == "organisation.region-unknown");
  event.region = organisation_id(3);
  CHECK(world.refusal<Organisations>(of, event) == "organisation.region-unknown");

  event = registered(Kind::island, "BQ-BO", Side::none);
  event.region = organisation_id(2);
  CHECK(world.refusal<Organisations>(of, event) == "organisation.region-not-municipality");
}

TEST_CASE("organisation: what may happen to it in each phase") {
  CHECK(active_world().refusal<Organisations>(of, renamed) == accepted);
  CHECK(active_world().refusal<Organisations>(of, suspended) == accepted);
  CHECK(active_world().refusal<Organisations>(of, resumed) == "organisation.not-suspended");
  CHECK(active_world().refusal<Organisations>(of, ended) == accepted);

  CHECK(suspended_world().refusal<Organisations>(of, renamed) == accepted);
  CHECK(suspended_world().refusal<Organisations>(of, suspended) == "organisation.already-suspended");
  CHECK(suspended_world().refusal<Organisations>(of, resumed) == accepted);
  CHECK(suspended_world().refusal<Organisations>(of, ended) == accepted);

  CHECK(ended_world().refusal<Organisations>(of, renamed) == "organisation.ended");
  CHECK(ended_world().refusal<Organisations>(of, suspended) == "organisation.ended");
  CHECK(ended_world().refusal<Organisations>(of, resumed) == "organisation.ended");
  CHECK(ended_world().refusal<Organisations>(of, ended) == "organisation.ended");
}

TEST_CASE("organisation: a change changes something, under the rules of its kind") {
  auto world = active_world();
  given_region(world, 2);
  CHECK(world.refusal<Organisations>(of, read<Changed>("{}")) == "organisation.nothing-changed");
  Changed event;
  event.adjacent = {organisation_id(2)};
  CHECK(world.refusal<Organisations>(of, event) == accepted);
  event.adjacent = {of};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.adjacent-unknown");
  event = {};
  event.region = organisation_id(2);
  CHECK(world.refusal<Organisations>(of, event) == "organisation.region-not-municipality");
}

TEST_CASE("organisation: ends with its last day behind it, and names successors that are there") {
  auto world = active_world();
  given_region(world, 2);
  auto event = read<Ended>(R"({"lastDay":"2026-11-23"})");
  CHECK(world.refusal<Organisations>(of, event) == accepted);
  event.successors = {organisation_id(2)};
  CHECK(world.refusal<Organisations>(of, event) == accepted);
  event.successors = {organisation_id(9)};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.successor-unknown");
  event.successors = {of};
  CHECK(world.refusal<Organisations>(of, event) == "organisation.successor-unknown");
  CHECK(world.refusal<Organisations>(of, read<Ended>(R"({"lastDay":"2026-11-25"})")) ==
        "organisation.last-day-ahead");
  // After midnight in the Netherlands the register's clock still tells yesterday.
  world.recorded_at = instant("2026-12-31T23:30:00Z");
  CHECK(world.refusal<Organisations>(of, read<Ended>(R"({"lastDay":"2027-01-01"})")) == accepted);
}

TEST_CASE("organisation: a suspension gives its reason") {
  CHECK(faults<Suspended>("{}") == "/reason field.missing\n");
}

TEST_CASE("organisation: its state follows what is said of it") {
  auto world = active_world();
  given_region(world, 2);
  CHECK(world.state<Organisations>(of).phase == Phase::active);
  CHECK(world.state<Organisations>(of).code == "VR03");
  CHECK(world.state<Organisations>(of).side == Side::regions);

  Changed event;
  event.name = "Veiligheidsregio Drenthe";
  event.adjacent = {organisation_id(2)};
  world.given<Organisations>(of, event).given<Organisations>(of, suspended);
  CHECK(world.state<Organisations>(of).name == "Veiligheidsregio Drenthe");
  CHECK(world.state<Organisations>(of).adjacent == event.adjacent);
  CHECK(world.state<Organisations>(of).phase == Phase::suspended);
  CHECK(world.state<Organisations>(of).reason.places.size() == 1);

  world.given<Organisations>(of, resumed);
  CHECK(world.state<Organisations>(of).phase == Phase::active);
  CHECK(world.state<Organisations>(of).adjacent == event.adjacent);

  world.given<Organisations>(of, ended);
  CHECK(world.state<Organisations>(of).phase == Phase::ended);
  CHECK(world.state<Organisations>(of).last_day == Date{2026, 11, 22});
  CHECK(survives_storing<Organisations>(world.state<Organisations>(of)));
}

TEST_CASE("organisation: a mandate for one organisation registers no other, and changes no other") {
  for (const auto& [organisation, code] :
       {std::pair<std::uint8_t, std::string>{1, accepted}, {2, "organisation.outside-mandate"}}) {
    const auto active = on_mandate_for(active_world(), organisation);
    CHECK(active.refusal<Organisations>(of, renamed) == code);
    CHECK(active.refusal<Organisations>(of, suspended) == code);
    CHECK(active.refusal<Organisations>(of, ended) == code);
    CHECK(on_mandate_for(suspended_world(), organisation).refusal<Organisations>(of, resumed) == code);
    CHECK(active.refusal<Organisations>(organisation_id(3), registered(Kind::kcr2, "KCR2", Side::none)) ==
          "organisation.outside-mandate");
  }
}

TEST_CASE("organisation: nobody suspends or ends his own, so that somebody is left to resume it") {
  auto world = active_world();
  given_region(world, 2);
  given_actor(world, 1, of);
  CHECK(world.refusal<Organisations>(of, suspended) == "organisation.own-organisation");
  CHECK(world.refusal<Organisations>(of, ended) == "organisation.own-organisation");
  CHECK(world.refusal<Organisations>(of, renamed) == accepted);
  CHECK(world.refusal<Organisations>(organisation_id(2), suspended) == accepted);
}
