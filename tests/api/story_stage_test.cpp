// The stage that stories are told on: the demo's register behind the API, and extras who speak like anybody.
#include <catch2/catch.hpp>

#include "core/domain/operations.h"
#include "tests/support/story_world.h"

namespace kroniek::test {
namespace {

operation::Opened incident(const demo::Company& company) {
  operation::Opened event;
  event.kind = operation::Kind::incident;
  event.title.value = "Proef";
  event.area = {"VR03"};
  event.lead = company.organisation("KCR2");
  event.ground = "Wvr-39";
  return event;
}

}  // namespace

TEST_CASE("stage: a story is told sealed or with the authors' own keys, and the register tells which") {
  const auto [signing, assurance] = GENERATE(table<demo::Signing, std::string>(
      {{demo::Signing::own_key, "personal-key"}, {demo::Signing::sealed, "sealed"}}));
  StoryWorld world(signing);
  const auto& officer = world.company.enrol(
      world.stage, {"Gerda Venema", "Coördinator van dienst", mandate::Role::kcr2_duty_officer, "KCR2"});
  const auto operation = world.stage.new_stream("operations");
  const auto opened = world.stage.say(officer, operation, incident(world.company));
  CHECK(text_at(world.view(operation), "kind") == "incident");
  CHECK(text_at(world.get("/v1/statements/" + to_string(opened)), "assurance") == assurance);
}

TEST_CASE("stage: what must be refused leaves no trace") {
  StoryWorld world;
  const auto& officer = world.company[demo::Part::duty_officer];
  const auto operation = world.stage.new_stream("operations");
  world.stage.say(officer, operation, incident(world.company));
  const auto size = world.api.world.size();
  operation::Reopened reopened;
  reopened.reason.value = "Toch niet.";
  world.stage.refused(officer, demo::plain_of(operation, reopened), {"operation.already-open"});
  CHECK(world.stage.refusals() == 1);
  CHECK(world.api.world.size() == size);
  world.stage.say(officer, operation, operation::WoundDown{});
  CHECK(text_at(world.view(operation), "version") == "2");
}

}  // namespace kroniek::test
