// The claims of a statement: read strictly, all faults at once.
#include "core/statement/claims.h"

#include <catch2/catch.hpp>

#include "tests/support/decide.h"

namespace kroniek::test {
namespace {

Json payload() {
  return parse_json(
             R"({"jti": "01935a00-0000-7000-8000-000000000001",
    "iss": "actors/01935a00-0000-7000-8000-000000000002",
    "aud": "kroniek.test/register", "iat": 1795463400, "type": "operation.opened",
    "sub": "operations/01935a00-0000-7000-8000-000000000003", "version": 1,
    "mandate": "mandates/01935a00-0000-7000-8000-000000000004", "occurredAt": "2026-11-23T20:50:00+01:00",
    "basis": ["Wvr-39.1"], "via": "paper", "data": {}, "_sd_alg": "sha-256"})")
      .value();
}

std::string faults_of(const Json& json) {
  const auto claims = read_claims(json);
  std::string lines;
  if (!claims.ok())
    for (const auto& fault : claims.error().faults) lines += fault.pointer + " " + fault.code + "\n";
  return lines;
}
std::string faults_with(std::string_view name, const Json& value) {
  auto json = payload();
  json.set(name, value);
  return faults_of(json);
}
std::string faults_without(std::string_view name) {
  auto json = payload();
  json.remove(name);
  const auto claims = read_claims(json);
  return claims.ok() ? "" : claims.error().faults.at(0).pointer + " " + claims.error().faults.at(0).code;
}

}  // namespace

TEST_CASE("claims: a whole set is read") {
  const auto claims = read_claims(payload()).value();
  CHECK(claims.stream == stream("operations", 3));
  CHECK(claims.occurred_at == instant("2026-11-23T19:50:00Z"));
  CHECK(claims.via == Via::paper);
  CHECK_FALSE(claims.is_exercise());
}

TEST_CASE("claims: each that is required is missed by name") {
  const std::string name =
      GENERATE("jti", "iss", "aud", "iat", "type", "sub", "mandate", "occurredAt", "via", "data", "_sd_alg");
  CHECK(faults_without(name) == "/" + name + " field.missing");
}

TEST_CASE("claims: basis names one code or more, and codes have a form") {
  CHECK(faults_without("basis") == "/basis statement.basis-missing");
  CHECK(faults_with("basis", Json::array()) == "/basis statement.basis-missing\n");
  CHECK(faults_with("basis", Json::array({"Wvr-39", "39 Wvr", "-a"})) ==
        "/basis/1 statement.basis-malformed\n/basis/2 statement.basis-malformed\n");
}

TEST_CASE("claims: each rule has its code") {
  CHECK(faults_with("jti", "01935a00-0000-4000-8000-000000000001") == "/jti statement.jti-not-v7\n");
  CHECK(faults_with("jti", "01935A00-0000-7000-8000-000000000001") == "/jti uuid.malformed\n");
  CHECK(faults_with("iss", "mandates/01935a00-0000-7000-8000-000000000002") ==
        "/iss field.wrong-collection\n");
  CHECK(faults_with("mandate", "actors/01935a00-0000-7000-8000-000000000002") ==
        "/mandate field.wrong-collection\n");
  CHECK(faults_with("version", 0) == "/version field.out-of-range\n");
  CHECK(faults_with("occurredAt", "2026-11-23 19:50:00Z") == "/occurredAt time.malformed\n");
  CHECK(faults_with("occurredAt", "2026-11-23T19:50:00-00:00") == "/occurredAt time.offset-unknown\n");
  CHECK(faults_with("_sd_alg", "sha-512") == "/_sd_alg statement.digest-algorithm\n");
  CHECK(faults_with("data", Json::array()) == "/data field.type\n");
  CHECK(faults_with("deviceSeq", 3) == "/device field.missing\n");
  CHECK(faults_with("exp", 3) == "/exp field.unknown\n");
  CHECK(faults_with("_sd", Json::array()) == "/_sd field.unknown\n");
}

TEST_CASE("claims: faults of the form and of the rules are told at once, and each place's once") {
  auto json = payload();
  for (const auto* name : {"mandate", "basis", "data"}) json.remove(name);
  json.set("jti", "01935a00-0000-4000-8000-000000000001");
  json.set("occurredAt", "gisteren");
  json.set("device", "");
  json.set("_sd_alg", "sha-512");
  CHECK(faults_of(json) ==
        "/mandate field.missing\n/occurredAt time.malformed\n/device field.empty\n/data field.missing\n"
        "/_sd_alg statement.digest-algorithm\n/jti statement.jti-not-v7\n/basis statement.basis-missing\n");
  json = payload();
  json.set("basis", Json::array({1, "39 Wvr"}));
  CHECK(faults_of(json) == "/basis/0 field.type\n/basis/1 statement.basis-malformed\n");
  CHECK(faults_of(Json::array()) == " field.type\n");
}

TEST_CASE("claims: the device is an opaque code, for it stands in clear in the log for ever") {
  const auto code = [](const Json& device) { return faults_with("device", device); };
  CHECK(code("tablet-1") == "");
  CHECK(code("KZ_A7.3") == "");
  const auto malformed = "/device statement.device-malformed\n";
  CHECK(code("Tablet van Jan Jansen") == malformed);
  CHECK(code("Jos\xC3\xA9") == malformed);
  CHECK(code("jan@regio.example") == malformed);
  CHECK(code("123456782") == malformed);
  CHECK(code("tablet-123456782") == malformed);
  CHECK(code("tablet-123.456.782") == malformed);
  CHECK(code(std::string(61, 'a')) == "/device field.too-long\n");
  CHECK(code("") == "/device field.empty\n");
}

TEST_CASE("claims: a basis holds no citizen service number") {
  CHECK(faults_with("basis", Json::array({"Wvr-123456782"})) == "/basis/0 statement.basis-malformed\n");
  CHECK(faults_with("basis", Json::array({"Wvr-123456783"})) == "");
}

}  // namespace kroniek::test
