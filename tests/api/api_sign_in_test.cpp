// Sign-in over the API: bearer tokens made with one's own key.
#include <catch2/catch.hpp>

#include "core/statement/jwk.h"
#include "tests/support/api_world.h"

namespace kroniek::test {
namespace {

http::Response ask_with(ApiWorld& api, const std::string& authorization) {
  return api.ask({.target = "/v1/operations", .headers = {{"Authorization", authorization}}});
}

// A token that says anything.
std::string token_of(const Json& claims, const Signer& signer, std::string_view type = token_media_type) {
  Jws jws;
  jws.header = to_bytes(
      write_json(Json::object({{"alg", "EdDSA"}, {"typ", type}, {"kid", thumbprint(signer.key())}})));
  jws.payload = to_bytes(write_json(claims));
  jws.signature = signer.sign(as_bytes(signing_input(jws))).value();
  return "Bearer " + compact(jws);
}

Json claims_of(ApiWorld& api, const Person& by, std::int64_t seconds) {
  return Json::object({{"iss", to_string(by.actor)},
                       {"aud", RegisterWorld::origin},
                       {"exp", api.world.clock.now().microseconds / 1'000'000 + seconds}});
}

void check_refused(const http::Response& answer, std::string_view code) {
  CHECK(answer.status == 401);
  CHECK(code_of(answer) == code);
  CHECK(header_of(answer, "WWW-Authenticate").starts_with("Bearer"));
}

}  // namespace

TEST_CASE("api sign-in: a token of one's own key signs in, whatever the case of the scheme") {
  ApiWorld api;
  CHECK(ask_with(api, "Bearer " + api.token(api.world.registrar)).status == 200);
  CHECK(ask_with(api, "bearer " + api.token(api.world.registrar)).status == 200);
}

TEST_CASE("api sign-in: without a token it is 401, and says how to sign in") {
  ApiWorld api;
  check_refused(api.get("/v1/operations"), "token.missing");
  check_refused(api.get("/v1/_whoami"), "token.missing");
  check_refused(api.get("/v1/events"), "token.missing");
  check_refused(ask_with(api, "Basic dXNlcjpwYXNz"), "token.scheme");
  check_refused(ask_with(api, ""), "token.scheme");
  check_refused(ask_with(api, "Bearer "), "token.malformed");
  check_refused(ask_with(api, "Bearer x.y.z"), "token.malformed");
}

TEST_CASE("api sign-in: a wrong token is refused even where none is needed") {
  ApiWorld api;
  const auto answer = api.ask({.target = "/livez", .headers = {{"Authorization", "Bearer x"}}});
  check_refused(answer, "token.malformed");
}

TEST_CASE("api sign-in: an expired token, and one that lives too long") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  check_refused(ask_with(api, token_of(claims_of(api, by, 0), *by.signer)), "token.expired");
  CHECK(ask_with(api, token_of(claims_of(api, by, 1), *by.signer)).status == 200);
  CHECK(ask_with(api, token_of(claims_of(api, by, 300), *by.signer)).status == 200);
  check_refused(ask_with(api, token_of(claims_of(api, by, 361), *by.signer)), "token.too-long-lived");
  const auto token = api.token(by);
  api.world.clock.advance_seconds(301);
  check_refused(ask_with(api, "Bearer " + token), "token.expired");
}

TEST_CASE("api sign-in: a token for another register, of another type, of another's key, or changed") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  auto other_log = claims_of(api, by, 60);
  other_log.set("aud", "kroniek.test/other");
  check_refused(ask_with(api, token_of(other_log, *by.signer)), "token.wrong-log");
  check_refused(ask_with(api, token_of(claims_of(api, by, 60), *by.signer, "JWT")), "token.type");
  check_refused(ask_with(api, token_of(claims_of(api, by, 60), *api.world.care.signer)), "token.key-unknown");
  auto extra = claims_of(api, by, 60);
  extra.set("admin", true);
  check_refused(ask_with(api, token_of(extra, *by.signer)), "token.malformed");

  auto changed = "Bearer " + api.token(by);
  changed[changed.size() - 5] = changed[changed.size() - 5] == 'A' ? 'B' : 'A';
  check_refused(ask_with(api, changed), "token.signature-wrong");
}

TEST_CASE("api sign-in: a revoked key signs in no more") {
  ApiWorld api;
  const auto& by = api.world.registrar;
  const auto second = seeded_signer(77);
  const auto added = Json::object({{"type", "actor.key-added"},
                                   {"sub", to_string(by.actor)},
                                   {"version", 2},
                                   {"data", Json::object({{"key", write_jwk(second->key())}})}});
  REQUIRE(api.world.submit(api.world.sign(api.world.administrator, write_json(added))).ok());
  const auto revoked = Json::object({{"type", "actor.key-revoked"},
                                     {"sub", to_string(by.actor)},
                                     {"version", 3},
                                     {"data", Json::object({{"keyId", thumbprint(by.signer->key())},
                                                            {"since", to_string(api.world.clock.now())},
                                                            {"reason", "lost"}})}});
  const auto answer = api.world.submit(api.world.sign(api.world.administrator, write_json(revoked)));
  INFO((answer.ok() ? "" : answer.error().code + answer.error().detail));
  REQUIRE(answer.ok());
  check_refused(ask_with(api, "Bearer " + api.token(by)), "token.key-revoked");
  CHECK(ask_with(api, token_of(claims_of(api, by, 60), *second)).status == 200);
}

TEST_CASE("api sign-in: a suspended actor signs in no more") {
  ApiWorld api;
  api.world.state(api.world.administrator, R"({"type": "actor.suspended", "version": 2, "sub": ")" +
                                               to_string(api.world.registrar.actor) +
                                               R"(", "data": {"reason": "Verlof"}})");
  check_refused(ask_with(api, "Bearer " + api.token(api.world.registrar)), "token.actor-not-active");
}

TEST_CASE("api sign-in: who is signed in can see as whom, with which mandates") {
  ApiWorld api;
  const auto json = json_of(api.get("/v1/_whoami", &api.world.registrar));
  CHECK(text_at(json, "actor") == to_string(api.world.registrar.actor));
  CHECK(text_at(json, "organisation") == to_string(api.world.region));
  CHECK(text_at(json, "keyId") == thumbprint(api.world.registrar.signer->key()));
  CHECK(text_at(json, "mandates/0/id") == to_string(api.world.registrar.mandate));
  CHECK(text_at(json, "mandates/0/role") == "registrar");
}

}  // namespace kroniek::test
