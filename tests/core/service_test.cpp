// The service: the same words get the same answer, in every form and after a restart; receipts hold without
// it.
#include "core/register/service.h"

#include <catch2/catch.hpp>

#include "core/register/receipts.h"
#include "tests/core/people_support.h"

namespace kroniek::test {
namespace {

// What an outsider needs: the log's name and public key, nothing of its witnesses.
Policy policy_of(RegisterWorld& world) {
  Policy policy;
  policy.logs = {{log_note_key(world.service().founding()), ""}};
  return policy;
}
Hash leaf_of(const RegisterWorld& world, const std::string& sd_jwt, Instant recorded_at) {
  const auto jws = parse_sd_jwt(sd_jwt).value().jws;
  return leaf_hash(world.codec().encode({recorded_at, jws.header, jws.payload, jws.signature}).value());
}
std::string opened_with_jti(std::uint8_t jti, std::string_view title) {
  return R"({"type": "operation.opened", "jti": ")" + to_string(stream("statements", jti).id) +
         R"(", "sub": ")" + to_string(stream("operations", 30)) +
         R"(", "occurredAt": "2026-11-23T19:40:00Z", "data": {
           "kind": "incident", "title": ")" +
         std::string(title) + R"(", "area": ["VR12"], "lead": ")" + to_string(stream("organisations", 1)) +
         R"(", "ground": "Wvr-39"}})";
}

}  // namespace

TEST_CASE("service: the same bytes get the first answer, byte for byte, before and after a restart") {
  const auto on = GENERATE(RegisterWorld::On::memory, RegisterWorld::On::rocks);
  RegisterWorld world({.on = on});
  const auto text = world.sign(world.coordinator, operation_opened(9));
  const auto first = world.submit(text).value();
  CHECK_FALSE(first.again);
  world.state(world.coordinator, operation_opened(10));
  world.clock.advance_seconds(3'600);
  const auto size = world.size();
  for (int restart = 0; restart < 2; ++restart) {
    const auto again = world.submit(text).value();
    CHECK(again.again);
    CHECK(again.recorded_at == first.recorded_at);
    CHECK(again.version == first.version);
    CHECK(format_receipt(again.receipt) == format_receipt(first.receipt));
    CHECK(world.size() == size);
    REQUIRE(world.reopen().ok());
  }
}

TEST_CASE("service: other bytes under a known jti are refused") {
  RegisterWorld world;
  world.state(world.coordinator, opened_with_jti(1, "Een"));
  CHECK(world.refusal(world.coordinator, opened_with_jti(1, "Een")) ==
        "statement.jti-reused");  // other salts
  CHECK(world.refusal(world.registrar, opened_with_jti(1, "Twee")) == "statement.jti-reused");
}

TEST_CASE(
    "service: a sealed statement that says the same under its jti gets the first answer, after a restart "
    "too") {
  RegisterWorld world;
  const auto first = world.submit_plain(world.coordinator, opened_with_jti(2, "Een")).value();
  CHECK(first.assurance == Assurance::sealed);
  world.clock.advance_seconds(60);
  const auto again = world.submit_plain(world.coordinator, opened_with_jti(2, "Een")).value();
  CHECK(again.again);
  CHECK(format_receipt(again.receipt) == format_receipt(first.receipt));
  REQUIRE(world.reopen().ok());
  const auto later = world.submit_plain(world.coordinator, opened_with_jti(2, "Een")).value();
  CHECK(format_receipt(later.receipt) == format_receipt(first.receipt));
}

TEST_CASE("service: a sealed statement that says something else under a known jti is refused") {
  RegisterWorld world;
  REQUIRE(world.submit_plain(world.coordinator, opened_with_jti(2, "Een")).ok());
  const auto code = [&](const Person& by, const Json& json) {
    return world.submit_plain(by, write_json(json)).error().code;
  };
  const auto with = [&](std::string_view name, Json value) {
    auto json = parse_json(opened_with_jti(2, "Een")).value();
    json.set(name, std::move(value));
    return json;
  };
  CHECK(code(world.coordinator, parse_json(opened_with_jti(2, "Twee")).value()) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("occurredAt", "2026-11-23T19:41:00Z")) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("basis", Json::array({"Wvr-40"}))) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("via", "phone")) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("version", 2)) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("device", "tablet-1")) == "statement.jti-reused");
  CHECK(code(world.coordinator, with("sub", to_string(stream("operations", 31)))) == "statement.jti-reused");
  CHECK(code(world.registrar, parse_json(opened_with_jti(2, "Een")).value()) == "statement.jti-reused");
}

TEST_CASE("service: a plain statement that opens a stream may leave the stream to the service") {
  RegisterWorld world;
  auto json = parse_json(opened_with_jti(3, "Een")).value();
  json.remove("sub");
  const auto first = world.submit_plain(world.coordinator, write_json(json)).value();
  CHECK(first.stream.collection == "operations");
  CHECK(first.version == 1);
  const auto again = world.submit_plain(world.coordinator, write_json(json)).value();
  CHECK(again.stream == first.stream);
}

TEST_CASE("service: a plain statement's own faults") {
  RegisterWorld world;
  CHECK(world.submit_plain(world.coordinator, R"({"type": "operation.dreamt"})").error().code ==
        "statement.type-unknown");
  CHECK(read_plain(parse_json(R"({"type": "x", "jwt": 1})").value()).error().code ==
        "statement.claims-invalid");
}

TEST_CASE("service: a plain statement's faults are told at once, those of its basis and its stream too") {
  const auto faults = [](std::string_view json) {
    const auto plain = read_plain(parse_json(json).value());
    std::string lines;
    if (!plain.ok())
      for (const auto& fault : plain.error().faults) lines += fault.pointer + " " + fault.code + "\n";
    return lines;
  };
  CHECK(faults(R"({"type": "operation.closed"})") ==
        "/mandate field.missing\n/occurredAt field.missing\n/data field.missing\n"
        "/basis statement.basis-missing\n/sub statement.stream-missing\n");
  CHECK(faults(R"({"type": "operation.opened", "basis": ["39 Wvr"], "jti": "x", "deviceSeq": 1})") ==
        "/jti uuid.malformed\n/mandate field.missing\n/occurredAt field.missing\n/data field.missing\n"
        "/basis/0 statement.basis-malformed\n/device field.missing\n");
  CHECK(faults("[]") == " field.type\n");
}

TEST_CASE("service: every receipt holds offline, at once and for good") {
  RegisterWorld world;
  const auto policy = policy_of(world);
  std::vector<std::pair<std::string, Accepted>> given;
  for (std::uint8_t i = 20; i < 60; ++i) {
    const auto text = world.sign(world.coordinator, operation_opened(i));
    given.emplace_back(text, world.submit(text).value());
  }
  for (const auto& [text, answer] : given) {
    const auto receipt = parse_receipt(format_receipt(answer.receipt)).value();
    const auto proven =
        verify_receipt(receipt, leaf_of(world, text, answer.recorded_at), policy, world.verifier());
    REQUIRE(proven.ok());
    CHECK(proven->position == answer.position);
  }
}

TEST_CASE("service: a receipt proves no other statement, and no other time") {
  RegisterWorld world;
  const auto text = world.sign(world.coordinator, operation_opened(9));
  const auto other = world.sign(world.coordinator, operation_opened(10));
  const auto answer = world.submit(text).value();
  const auto code = [&](const std::string& statement, Instant at) {
    return verify_receipt(answer.receipt, leaf_of(world, statement, at), policy_of(world), world.verifier())
        .error()
        .code;
  };
  CHECK(code(other, answer.recorded_at) == "proof.inclusion-wrong");
  CHECK(code(text, Instant{answer.recorded_at.microseconds + 1}) == "proof.inclusion-wrong");
}

TEST_CASE("service: an old statement gets a receipt under every newer checkpoint") {
  RegisterWorld world;
  const auto text = world.sign(world.coordinator, operation_opened(9));
  const auto first = world.submit(text).value();
  for (std::uint8_t i = 20; i < 30; ++i) {
    world.state(world.coordinator, operation_opened(i));
    const auto reading = world.service().read();
    const auto receipt = receipt_against(reading.snapshot(), first.position, first.recorded_at,
                                         {reading.checkpoint(), reading.size()});
    REQUIRE(receipt.ok());
    CHECK(
        verify_receipt(*receipt, leaf_of(world, text, first.recorded_at), policy_of(world), world.verifier())
            .ok());
  }
}

TEST_CASE("service: a reading stays what it was while others write") {
  RegisterWorld world;
  const auto reading = world.service().read();
  const auto size = reading.size();
  world.state(world.coordinator, operation_opened(9));
  CHECK(reading.size() == size);
  const auto view = view_at(reading.log(), stream("operations", 9), {size, true, std::nullopt});
  CHECK_FALSE(view.value().has_value());
  CHECK(world.size() == size.value + 1);
}

TEST_CASE("service: the high water follows the log, and closing writes the last of it") {
  RegisterWorld world;
  world.state(world.coordinator, operation_opened(9));
  const auto checkpoint = world.service().read().checkpoint();
  world.close();
  CHECK(world.high_water.read().value() == checkpoint);
}

TEST_CASE("service: where a statement stands") {
  RegisterWorld world;
  const auto answer = world.state(world.coordinator, operation_opened(9));
  const auto reading = world.service().read();
  CHECK(reading.find_statement(answer.jti).value().position == answer.position);
  CHECK(reading.find_statement(stream("statements", 99).id).error().code == "statement.unknown");
}

}  // namespace kroniek::test
