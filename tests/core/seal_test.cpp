// State seals: what they commit to, how the service makes them, and that verifying recomputes them.
#include "core/register/seal.h"

#include <catch2/catch.hpp>

#include "core/register/views_version.h"
#include "core/sha256.h"
#include "tests/core/audit_support.h"

namespace kroniek::test {
namespace {

Result<Accepted> seal(RegisterWorld& world) {
  std::promise<Result<Accepted>> answer;
  auto waiting = answer.get_future();
  world.service().seal_state([&](Result<Accepted> result) { answer.set_value(std::move(result)); });
  return waiting.get();
}

AuditReport audit(RegisterWorld& world) {
  const auto ports = world.ports();
  return audit_store(*world.inner_store().snapshot(), {ports.codec, ports.verifier, ports.random}, {})
      .value();
}

PlainStatement plain_of(RegisterWorld& world, const StateRoot& state) {
  return plain_seal(world.service().founding(), state, world.clock.now());
}
// Signed by the register itself.
Result<Accepted> submit_seal(RegisterWorld& world, const PlainStatement& plain) {
  const auto ports = world.ports();
  const auto statement =
      make_statement(plain, {world.service().founding().said.service, RegisterWorld::origin, false},
                     {world.clock.now(), ports.random, ports.log_key});
  return world.submit(to_text(statement.value()));
}

}  // namespace

TEST_CASE("seal: a leaf is stream, version and the digest of the view, a line each") {
  const StateLeaf leaf{3, sha256(as_bytes("{}"))};
  CHECK(format_state_leaf(stream("operations", 1), leaf) ==
        "operations/01935a00-0000-7000-8000-000000000001\n3\n" + hex(leaf.view) + "\n");
}

TEST_CASE("seal: the leaves stand in the byte order of the streams' texts, hashed as RFC 6962 says") {
  // A hyphen sorts before the slash that ends a collection's name.
  const auto first = stream("a-b", 2);
  const auto second = stream("a", 1);
  const StateLeaves leaves{{first, {1, {}}}, {second, {2, {}}}};
  CHECK(state_root(leaves) == node_hash(leaf_hash(as_bytes(format_state_leaf(first, leaves.at(first)))),
                                        leaf_hash(as_bytes(format_state_leaf(second, leaves.at(second))))));
  CHECK(state_root({}) == empty_root());
}

TEST_CASE("seal: the register seals its state, and verifying comes to the same root") {
  RegisterWorld world;
  const auto size = world.size();
  const auto before = state_root_of(*world.inner_store().snapshot()).value();
  REQUIRE(seal(world).ok());
  const auto view = world.view(world.service().founding().register_id);
  CHECK(view.find("sealedSize")->integer()[0] == static_cast<std::int64_t>(size));
  CHECK(view.find("sealedRoot")->string()[0] == hex(before.root));
  world.enrol(9, world.kcr2, "registrar");
  REQUIRE(seal(world).ok());
  const auto report = audit(world);
  CHECK_FALSE(report.problem.has_value());
  CHECK(report.seals == 2);
  CHECK(report.state_root == state_root_of(*world.inner_store().snapshot()).value().root);
}

TEST_CASE("seal: a statement that is recorded between computing a seal and recording it changes nothing") {
  RegisterWorld world;
  const auto state = state_root_of(*world.inner_store().snapshot()).value();
  world.enrol(9, world.kcr2, "registrar");
  REQUIRE(submit_seal(world, plain_of(world, state)).ok());
  CHECK_FALSE(audit(world).problem.has_value());
}

TEST_CASE("seal: a root that is not that of the streams is found at its entry") {
  RegisterWorld world;
  auto state = state_root_of(*world.inner_store().snapshot()).value();
  state.root[0] ^= 1;
  const auto position = submit_seal(world, plain_of(world, state)).value().position;
  const auto report = audit(world);
  REQUIRE(report.problem.has_value());
  CHECK(report.problem->code == "seal.root-wrong");
  CHECK(report.problem->index == position);
}

TEST_CASE("seal: one that another version of the views counts is told apart, and is not called wrong") {
  RegisterWorld world;
  auto state = state_root_of(*world.inner_store().snapshot()).value();
  state.root[0] ^= 1;
  const auto other = GENERATE(std::optional<std::int64_t>(), std::int64_t{999});
  auto plain = plain_of(world, state);
  CHECK(plain.data.find("views")->integer()[0] == views_version);
  plain.data.remove("views");
  if (other.has_value()) plain.data.set("views", *other);
  REQUIRE(submit_seal(world, plain).ok());
  REQUIRE(seal(world).ok());
  const auto report = audit(world);
  CHECK_FALSE(report.problem.has_value());
  CHECK(report.seals == 1);
  CHECK(report.seals_of_other_views == 1);
}

TEST_CASE("seal: a stream is proven to be in it, as it stood then, and nothing else is") {
  RegisterWorld world;
  const auto snapshot = world.inner_store().snapshot();
  const auto sealed = state_root_of(*snapshot).value();
  const auto view = world.view(world.operation);
  world.state(world.coordinator, R"({"type": "operation.wound-down", "version": 2, "sub": ")" +
                                     to_string(world.operation) + "\"}");
  const auto later = world.inner_store().snapshot();

  const auto state = SealedState::at(*later, sealed.size).value();
  CHECK(state.root() == sealed.root);
  const auto proof = state.prove(world.operation).value();
  CHECK(proof.streams.value == sealed.streams);
  CHECK(proof.leaf == format_state_leaf(world.operation, {1, sha256(as_bytes(canonical_json(view)))}));
  CHECK(check_stream_proof(proof, sealed.root).ok());
  auto forged = proof;
  forged.leaf[forged.leaf.size() - 2] ^= 1;
  CHECK_FALSE(check_stream_proof(forged, sealed.root).ok());
  CHECK(state.prove(stream("operations", 99)).error().code == "stream.unknown");
}

TEST_CASE("seal: every stream of it is proven, and the proofs of a state that leaves one out are refused") {
  RegisterWorld world;
  const auto sealed = state_root_of(*world.inner_store().snapshot()).value();
  CopiedStore lessened(*world.inner_store().snapshot());
  const auto left_out = to_string(world.registrar.actor);
  std::erase_if(lessened.rows(Table::view_history),
                [&](const auto& row) { return row.first.starts_with(left_out); });
  const auto whole = SealedState::at(*world.inner_store().snapshot(), sealed.size).value();
  const auto less = SealedState::at(lessened, sealed.size).value();
  CHECK(less.prove(world.registrar.actor).error().code == "stream.unknown");
  REQUIRE(world.inner_store()
              .snapshot()
              ->scan(Table::views, "", "", Order::ascending,
                     [&](std::string_view key, std::string_view) {
                       const auto id = parse_stream_id(key.substr(0, key.find('\0'))).value();
                       CHECK(check_stream_proof(whole.prove(id).value(), sealed.root).ok());
                       if (id != world.registrar.actor)
                         CHECK_FALSE(check_stream_proof(less.prove(id).value(), sealed.root).ok());
                       return true;
                     })
              .ok());
}

}  // namespace kroniek::test
