// The stage that stories are told on: the demo's register behind the API, and extras who speak like anybody.
#include <catch2/catch.hpp>

#include "api/demo/narrator.h"
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

operation::Reopened reopened() {
  operation::Reopened event;
  event.reason.value = "Toch niet.";
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
  world.stage.refused(officer, demo::plain_of(operation, reopened()), {"operation.already-open"});
  CHECK(world.stage.refusals() == 1);
  CHECK(world.api.world.size() == size);
  world.stage.say(officer, operation, operation::WoundDown{});
  CHECK(text_at(world.view(operation), "version") == "2");
}

TEST_CASE("narrator: a demo is not made where the register answers otherwise than the story says") {
  StoryWorld world;
  demo::DemoClock clock(world.stage.now());
  const auto& officer = world.company[demo::Part::duty_officer];
  demo::Narrator narrator(world.api.world.service(), clock, *world.tools.random);
  const auto operation = narrator.new_stream("operations");
  SECTION("taken, and was to be refused") {
    narrator.refused(officer, demo::plain_of(operation, incident(world.company)), {"operation.closed"});
    CHECK(narrator.settle().error().code == "demo.not-refused");
  }
  SECTION("refused, and was to be taken") {
    narrator.say(officer, operation, reopened());
    CHECK(narrator.settle().error().code == "stream.unknown");
  }
  SECTION("refused for another reason") {
    narrator.say(officer, operation, incident(world.company));
    narrator.refused(officer, demo::plain_of(operation, reopened()), {"operation.closed"});
    CHECK(narrator.settle().error().code == "operation.already-open");
  }
  SECTION("refused as it was to be, sealed too") {
    narrator.say(officer, operation, incident(world.company));
    narrator.refused(officer, demo::plain_of(operation, reopened()),
                     {"operation.already-open", demo::Signing::sealed});
    CHECK(narrator.settle().ok());
  }
}

}  // namespace kroniek::test
