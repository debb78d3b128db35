// Exports: a disclosure of whoever lets relatives be told, in one format, as somebody else approved it.
#include <catch2/catch.hpp>

#include "tests/core/disclosures_support.h"

namespace kroniek::test {
namespace {

std::string refusal_of_request(const std::string& json) {
  return disclosure_story().refusal("disclosure.export-requested", json, disclosure_id());
}

// Of an approved export, with the look that it names.
std::string refusal_with(Story& story, const std::string& json_of_look) {
  given_look(story, json_of_look);
  return story.refusal("disclosure.export-performed", exported_with(), disclosure_id());
}

Story ready() {
  auto story = disclosure_story();
  for (const std::uint8_t number : std::to_array<std::uint8_t>({1, 2})) put_willing(story, number);
  given_approved_export(story);
  return story;
}

}  // namespace

TEST_CASE("export: goes from the request to the receipt") {
  auto story = ready();
  given_look(story, export_look(files({1})), 1);
  given_look(story, export_look(files({2})), 2);
  as(story, hander).given("disclosure.export-performed", exported_with({1, 2}), disclosure_id());
  story.given("disclosure.receipted", received, disclosure_id());
  const auto state = story.world.state<Disclosures>(disclosure_id());
  CHECK(state.phase == disclosure::Phase::receipted);
  CHECK(state.format == disclosure::Format::pfif);
  CHECK(state.recipient == organisation_id(1));
  CHECK(state.subjects.empty());
  CHECK(state.openings == std::vector{look_id(1), look_id(2)});
  CHECK(state.requester == actor_id(asker));
  CHECK(state.approver == actor_id(judge));
  CHECK(state.performer == actor_id(hander));
  CHECK(survives_storing<Disclosures>(state));
}

TEST_CASE("export: is performed also where nobody is in it") {
  auto story = ready();
  as(story, hander).given("disclosure.export-performed", exported_with({}), disclosure_id());
  CHECK(story.world.state<Disclosures>(disclosure_id()).openings.empty());
}

TEST_CASE("export: a request is of an operation, and of all fields of its format") {
  CHECK(refusal_of_request(export_asked()) == accepted);
  CHECK(refusal_of_request(export_asked(R"(["names"])")) == "disclosure.export-fields-differ");
  CHECK(refusal_of_request(export_asked(R"(["dateOfBirth","names","otherNames","sex","address"])")) ==
        "disclosure.export-fields-differ");
  CHECK(refusal_of_request(export_asked(pfif_names, "niet goed")) == "disclosure.ground-malformed");
  auto nowhere = disclosure_story();
  nowhere.world.claims.operation.reset();
  CHECK(nowhere.refusal("disclosure.export-requested", export_asked(), disclosure_id()) ==
        "disclosure.operation-missing");
}

TEST_CASE("export: who asks for it does not approve it") {
  auto story = disclosure_story();
  as(story, asker).given("disclosure.export-requested", export_asked(), disclosure_id());
  CHECK(story.refusal("disclosure.approved", "{}", disclosure_id()) == "disclosure.own-request");
}

TEST_CASE("export: every look is of people of the operation who let relatives be told, and of no other") {
  auto story = ready();
  SECTION("nobody asked this person") {
    CHECK(refusal_with(story, export_look(files({1, 3}))) == "disclosure.subject-unwilling");
  }
  SECTION("who objected") {
    auto file = story.world.state<Registrations>(file_id(1));
    file.objected = true;
    story.world.put<Registrations>(file_id(1), file);
    CHECK(refusal_with(story, export_look()) == "disclosure.subject-unwilling");
  }
  SECTION("of another operation") {
    put_willing(story, 4, operation_id(2));
    CHECK(refusal_with(story, export_look(files({4}))) == "disclosure.subject-elsewhere");
  }
  SECTION("shielded, also for a role that may see the person") {
    put_shield(story, 1);
    CHECK(refusal_with(story, export_look()) == "disclosure.subject-shielded");
  }
}

TEST_CASE("export: every look is the performer's own, of the approved fields, after the approval") {
  auto story = ready();
  SECTION("other fields") {
    CHECK(refusal_with(story, look(files({1}), R"(["names"])")) == "disclosure.opening-differs");
  }
  SECTION("another occasion") {
    CHECK(refusal_with(story, look(files({1}), pfif_names, "batch")) == "disclosure.opening-differs");
  }
  SECTION("somebody else's") {
    given_look(story, export_look());
    CHECK(as(story, judge).refusal("disclosure.export-performed", exported_with(), disclosure_id()) ==
          "disclosure.opening-differs");
  }
  SECTION("one that is not there") {
    CHECK(as(story, hander).refusal("disclosure.export-performed", exported_with({9}), disclosure_id()) ==
          "disclosure.opening-unknown");
  }
  SECTION("one of them twice") {
    given_look(story, export_look());
    CHECK(story.refusal("disclosure.export-performed", exported_with({1, 1}), disclosure_id()) ==
          "disclosure.opening-twice");
  }
}

TEST_CASE("export: leaves in its format only, and values leave as values only") {
  auto story = ready();
  given_look(story, export_look());
  CHECK(story.refusal("disclosure.performed", performed(), disclosure_id()) == "disclosure.is-an-export");
  auto other = disclosure_story();
  given_approval(other);
  given_look(other);
  CHECK(other.refusal("disclosure.export-performed", exported_with(), disclosure_id()) ==
        "disclosure.not-an-export");
}

}  // namespace kroniek::test
