// Founding a register: all of it or nothing, once.
#include <catch2/catch.hpp>

#include "core/statement/jwk.h"
#include "tests/support/register_world.h"

namespace kroniek::test {
namespace {

RegisterWorld::Options not_founded() {
  RegisterWorld::Options options;
  options.founded = false;
  return options;
}
std::string code_of(const Result<Ok>& result) {
  return result.ok() ? accepted : result.error().code;
}

}  // namespace

TEST_CASE("founding: entry 0 is register.founded, and the founding statements follow in one batch") {
  RegisterWorld world(not_founded());
  const auto plan = world.plan();
  REQUIRE(found_register(world.ports(), plan).ok());
  CHECK(world.faults().commits() == 1);
  REQUIRE(world.reopen().ok());
  const auto reading = world.service().read();
  CHECK(reading.size() == TreeSize{1 + plan.organisations.size() + 2 * plan.administrators.size()});
  const auto first = reading.log().read(Position{0}).value();
  CHECK(first.claims.type == "register.founded");
  CHECK(first.statement.key_id == thumbprint(world.ports().log_key.key()));
  CHECK(world.view(world.kcr2).find("phase")->string()[0] == "active");
  CHECK(world.view(world.administrator.mandate).find("role")->string()[0] == "administrator");
  CHECK(world.high_water.read().value() == reading.checkpoint());
}

TEST_CASE("founding: a second founding is refused and changes nothing") {
  RegisterWorld world(not_founded());
  REQUIRE(found_register(world.ports(), world.plan()).ok());
  const auto commits = world.faults().commits();
  CHECK(code_of(found_register(world.ports(), world.plan())) == "log.already-founded");
  CHECK(world.faults().commits() == commits);
}

TEST_CASE("founding: an empty store beside a high-water mark is a lost log, not a place for a new one") {
  RegisterWorld world(not_founded());
  REQUIRE(world.high_water.write("kroniek.test/register\n1\n").ok());
  CHECK(code_of(found_register(world.ports(), world.plan())) == "log.already-founded");
}

TEST_CASE("founding: a plan that breaks a rule leaves nothing behind") {
  RegisterWorld world(not_founded());
  auto plan = world.plan();
  plan.organisations.back().code = "not a code";
  CHECK(code_of(found_register(world.ports(), plan)) == "organisation.code-malformed");
  CHECK(world.faults().commits() == 0);
  CHECK(found_register(world.ports(), world.plan()).ok());
}

TEST_CASE("founding: after a failed write a second call finds one truth") {
  const auto fault = GENERATE(Fault::refuse, Fault::lose_reply);
  RegisterWorld world(not_founded());
  world.faults().fail_next(fault);
  CHECK(code_of(found_register(world.ports(), world.plan())) == "store.failed");
  const auto restarted = world.reopen();
  if (fault == Fault::lose_reply) {
    // What nobody was told is not acknowledged, and has no high water yet.
    CHECK(code_of(restarted) == "log.high-water-missing");
    CHECK(code_of(found_register(world.ports(), world.plan())) == "log.already-founded");
  } else {
    CHECK(code_of(restarted) == "log.not-founded");
    CHECK(found_register(world.ports(), world.plan()).ok());
  }
}

TEST_CASE("founding: afterwards the register itself states nothing but its seals") {
  RegisterWorld world;
  Person service{stream("actors", 250), world.kcr2, stream("mandates", 250), seeded_signer(201)};
  CHECK(world.refusal(service, R"({"type": "organisation.registered", "data": {"name": "X", "kind": "agency",
    "code": "X", "side": "none"}})") == "register.may-not-state");
}

TEST_CASE("founding: a populated world opens again on either store") {
  const auto on = GENERATE(RegisterWorld::On::memory, RegisterWorld::On::rocks);
  RegisterWorld::Options options;
  options.on = on;
  RegisterWorld world(options);
  const auto size = world.size();
  REQUIRE(world.reopen().ok());
  CHECK(world.size() == size);
  CHECK(world.view(world.operation).find("phase")->string()[0] == "open");
}

}  // namespace kroniek::test
