// The seal key: how it is changed, what the old one counts for then, and what does not change with it.
#include "core/register/seal_keys.h"

#include <catch2/catch.hpp>

#include "core/log/proof.h"
#include "core/register/audit.h"
#include "core/statement/jwk.h"
#include "tests/core/statement_support.h"

namespace kroniek::test {
namespace {

std::string change_to(const RegisterWorld& world, const Signer& key, std::string_view rest = "") {
  return R"({"type": "register.seal-key-changed", "version": 2, "sub": ")" +
         to_string(StreamId{"registers", world.plan().service}) + R"(", "data": {"key": )" +
         write_json(write_jwk(key.key())) + R"(, "cause": "scheduled")" + std::string(rest) + "}}";
}

std::string problem_of(RegisterWorld& world) {
  const auto ports = world.ports();
  const auto report =
      audit_store(*world.inner_store().snapshot(), {ports.codec, ports.verifier, ports.random}, {}).value();
  return report.problem.has_value() ? report.problem->code : "";
}

}  // namespace

TEST_CASE(
    "seal key: from the change on the old one seals nothing, and what it sealed before holds for ever") {
  RegisterWorld world;
  const auto before = world.submit_plain(world.coordinator, operation_opened(9));
  REQUIRE(before.ok());
  const auto next = seeded_signer(203);
  world.state(world.administrator, change_to(world, *next));
  CHECK(world.submit_plain(world.coordinator, operation_opened(10)).error().code == "key.revoked");
  world.close();
  CHECK(world.reopen().error().code == "log.seal-key-wrong");

  world.take_seal_key(next);
  REQUIRE(world.reopen().ok());
  CHECK(world.submit_plain(world.coordinator, operation_opened(10)).ok());
  CHECK(problem_of(world) == "");
  const auto reading = world.service().read();
  const auto old = reading.log().read(before->position).value();
  CHECK(old.assurance == Assurance::sealed);
  const auto& said = old.statement.jws;
  const auto leaf = world.codec().encode({old.recorded_at, said.header, said.payload, said.signature});
  const Policy policy{{{log_note_key(world.service().founding()), ""}}, {}, {}, std::nullopt};
  CHECK(verify_receipt(before->receipt, leaf_hash(leaf.value()), policy, world.verifier()).ok());
}

TEST_CASE("seal key: an author's own keys go on, and the register's view tells every seal key and its time") {
  RegisterWorld world;
  const auto position = world.state(world.administrator, change_to(world, *seeded_signer(203))).position;
  world.state(world.coordinator, operation_opened(9));
  const auto state = register_now(*world.inner_store().snapshot()).value();
  REQUIRE(state.seal_keys.size() == 2);
  CHECK(state.seal_keys[0].until == static_cast<std::int64_t>(position.value));
  CHECK(state.seal_keys[1].from == static_cast<std::int64_t>(position.value));
  CHECK(state.seal_key == seeded_signer(203)->key());
  CHECK(founding::counts_at(state.seal_keys[0], Position{position.value - 1}));
  CHECK_FALSE(founding::counts_at(state.seal_keys[0], position));
  CHECK_FALSE(founding::counts_at(state.seal_keys[1], Position{position.value - 1}));
}

TEST_CASE("seal key: whoever holds it cannot change it, nor who keeps no keys") {
  RegisterWorld world;
  const auto json = change_to(world, *seeded_signer(203));
  CHECK(world.submit_plain(world.administrator, json).error().code == "register.sealed-key-change");
  CHECK(world.refusal(world.coordinator, json) == "mandate.type-not-covered");
  const auto custodian = world.enrol(9, world.kcr2, "key-custodian");
  CHECK(world.refusal(custodian, json) == "");
}

}  // namespace kroniek::test
